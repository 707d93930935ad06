/** Signals of account security: a policy must not put them into a credit score, for causes do not mix. */

import type { Sighting } from './retention.ts'
import type { Signal } from './signal.ts'
import { countAfter, WINDOW } from './windows.ts'

function seenSince(sightings: readonly Sighting[], since: number): number {
  let count = 0
  for (const { at } of sightings) if (at > since) count++
  return count
}

export const securitySignals: readonly Signal[] = [
  {
    name: 'devices_30d',
    type: 'number',
    unit: 'count',
    window: 'P30D',
    zh: '30 天内使用的不同设备数',
    en: 'different devices used in 30 days',
    dated: ({ signals }) => signals.devices.at(-1)?.at ?? null,
    restsOn: ['devices'],
    read: ({ signals, at }) => seenSince(signals.devices, at - WINDOW.month),
  },
  {
    // A verification proves who holds the account: what was seen up to it no longer speaks against him. This is what lets it cure.
    name: 'devices_since_verification_30d',
    type: 'number',
    unit: 'count',
    window: 'P30D',
    zh: '30 天内（上次实名认证后）使用的设备数',
    en: 'devices used in 30 days, since the last identity check',
    dated: ({ signals }) => signals.devices.at(-1)?.at ?? null,
    restsOn: ['devices'],
    read: ({ signals, at }) => seenSince(signals.devices, Math.max(at - WINDOW.month, signals.verifiedAt ?? 0)),
  },
  {
    name: 'places_since_verification_24h',
    type: 'number',
    unit: 'count',
    window: 'PT24H',
    zh: '24 小时内（上次实名认证后）登录的地点数',
    en: 'places of login in 24 hours, since the last identity check',
    dated: ({ signals }) => signals.places.at(-1)?.at ?? null,
    restsOn: ['places'],
    read: ({ signals, at }) => seenSince(signals.places, Math.max(at - WINDOW.day, signals.verifiedAt ?? 0)),
  },
  {
    name: 'identity_failures_24h',
    type: 'number',
    unit: 'count',
    window: 'PT24H',
    zh: '24 小时内身份验证失败次数（上次成功之后）',
    en: 'failed identity checks in 24 hours, since the last success',
    dated: ({ signals }) => signals.identityFailures.at(-1) ?? null,
    restsOn: ['identity_failures'],
    read: ({ signals, at }) => countAfter(signals.identityFailures, Math.max(at - WINDOW.day, signals.verifiedAt ?? 0)),
  },
]
