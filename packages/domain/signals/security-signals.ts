/**
 * Signals of account security: a policy must not put them into a credit score, for causes do not mix.
 *
 * Curing   a proof of identity says who holds the account: what was seen up to it no longer speaks against him.
 */
import { FRAUD_LINKS, TAKEOVER_SIGNS } from '@fairline/contract/facts/security-facts'
import { permille } from '../kernel/ratio.ts'
import { anonymisedLogins, loginsAtOnce, mostAskedOnNewDevice, networkChanges, recentLogins } from './devices.ts'
import { provenAt } from './proof.ts'
import type { Sighting } from './retention.ts'
import { isOpen, type Matter } from './security.ts'
import type { Signal, SignalSource } from './signal.ts'
import { countAfter, WINDOW } from './windows.ts'

function seenSince(sightings: readonly Sighting[], since: number): number {
  let count = 0
  for (const { at } of sightings) if (at > since) count++
  return count
}

const counted = { type: 'number', unit: 'count' } as const
const lastLogin = (source: SignalSource): number | null => recentLogins(source).at(-1)?.at ?? null

/** The newest that is open. */
const latestOpen = (matters: readonly Matter[], at: number): Matter | undefined => matters.findLast((one) => isOpen(one, at))
const openCount = (matters: readonly Matter[], at: number): number => matters.filter((one) => isOpen(one, at)).length

/** The first sign of the list: they are in the order of what they weigh. */
function sign({ signals, at }: SignalSource): string {
  const bits = latestOpen(signals.security.suspicions, at)?.kind ?? 0
  return TAKEOVER_SIGNS.find((_, index) => (bits & (1 << index)) !== 0) ?? 'none'
}

function linkKind({ signals, at }: SignalSource): string {
  const link = latestOpen(signals.security.links, at)
  return link === undefined ? 'none' : (FRAUD_LINKS[link.kind] ?? 'none')
}

const deviceSignals: readonly Signal[] = [
  {
    ...counted,
    name: 'devices_30d',
    family: 'device',
    window: 'P30D',
    zh: '30 天内使用的不同设备数',
    en: 'different devices used in 30 days',
    dated: ({ signals }) => signals.devices.at(-1)?.at ?? null,
    restsOn: ['devices'],
    read: ({ signals, at }) => seenSince(signals.devices, at - WINDOW.month),
  },
  {
    // This is what lets a proof of identity cure it.
    ...counted,
    name: 'devices_since_verification_30d',
    family: 'device',
    window: 'P30D',
    zh: '30 天内（上次实名认证后）使用的设备数',
    en: 'devices used in 30 days, since the last identity check',
    dated: ({ signals }) => signals.devices.at(-1)?.at ?? null,
    restsOn: ['devices'],
    read: ({ signals, at }) => seenSince(signals.devices, Math.max(at - WINDOW.month, provenAt(signals) ?? 0)),
  },
  {
    name: 'new_device_draw_permille_24h',
    type: 'number',
    unit: 'permille',
    family: 'device',
    window: 'PT24H',
    nullMeans: { zh: '尚未授信', en: 'no line yet' },
    zh: '24 小时内从新设备申请的最大借款占额度的比例（上次实名认证后）',
    en: 'most asked for in 24 hours on a device not known a day before, of the limit, since the last identity check',
    dated: ({ signals }) => signals.security.asked.at(-1)?.at ?? null,
    read: (source) => (source.line.highestLimitMinor > 0 ? permille(mostAskedOnNewDevice(source), source.line.highestLimitMinor) : null),
  },
]

const placeSignals: readonly Signal[] = [
  {
    ...counted,
    name: 'places_since_verification_24h',
    family: 'place',
    window: 'PT24H',
    zh: '24 小时内（上次实名认证后）登录的地点数',
    en: 'places of login in 24 hours, since the last identity check',
    dated: ({ signals }) => signals.places.at(-1)?.at ?? null,
    restsOn: ['places'],
    read: ({ signals, at }) => seenSince(signals.places, Math.max(at - WINDOW.day, provenAt(signals) ?? 0)),
  },
  {
    ...counted,
    name: 'logins_at_once',
    family: 'place',
    window: 'PT24H',
    zh: '同时在不同地点登录的设备数（上次实名认证后，常用设备合计一台）',
    en: 'devices logged in at once at different places, since the last identity check; trusted devices count as one',
    dated: lastLogin,
    read: loginsAtOnce,
  },
]

const networkSignals: readonly Signal[] = [
  {
    ...counted,
    name: 'anonymised_logins_24h',
    family: 'network',
    window: 'PT24H',
    zh: '24 小时内（上次实名认证后）经匿名网络登录的次数',
    en: 'logins by way of an anonymising network in 24 hours, since the last identity check',
    dated: lastLogin,
    read: anonymisedLogins,
  },
  {
    ...counted,
    name: 'network_changes_24h',
    family: 'network',
    window: 'PT24H',
    zh: '24 小时内（上次实名认证后）网络类型切换次数',
    en: 'changes between kinds of network in 24 hours, since the last identity check',
    dated: lastLogin,
    read: networkChanges,
  },
]

const authenticationSignals: readonly Signal[] = [
  {
    ...counted,
    name: 'identity_failures_24h',
    family: 'authentication',
    window: 'PT24H',
    zh: '24 小时内身份验证失败次数（上次成功之后）',
    en: 'failed identity checks in 24 hours, since the last success',
    dated: ({ signals }) => signals.identityFailures.at(-1) ?? null,
    restsOn: ['identity_failures'],
    read: ({ signals, at }) => countAfter(signals.identityFailures, Math.max(at - WINDOW.day, provenAt(signals) ?? 0)),
  },
  {
    ...counted,
    name: 'authentication_failures_24h',
    family: 'authentication',
    window: 'PT24H',
    zh: '24 小时内（上次实名认证后）密码、验证码等校验失败次数',
    en: 'wrong passwords and codes in 24 hours, since the last identity check',
    dated: ({ signals }) => signals.security.authenticationFailures.at(-1)?.at ?? null,
    read: ({ signals, at }) => seenAfter(signals.security.authenticationFailures, Math.max(at - WINDOW.day, provenAt(signals) ?? 0)),
  },
]

const seenAfter = (doings: readonly { readonly at: number }[], since: number): number => doings.filter((one) => one.at > since).length

const suspicionSignals: readonly Signal[] = [
  {
    name: 'takeover_suspected',
    type: 'boolean',
    unit: 'flag',
    family: 'takeover',
    window: null,
    zh: '是否疑似账户被他人使用（尚未排除）',
    en: 'somebody else may be using the account, and that is not settled',
    dated: ({ signals, at }) => latestOpen(signals.security.suspicions, at)?.openedAt ?? null,
    read: ({ signals, at }) => latestOpen(signals.security.suspicions, at) !== undefined,
  },
  {
    name: 'takeover_sign',
    type: 'string',
    unit: 'code',
    family: 'takeover',
    window: null,
    values: ['none', ...TAKEOVER_SIGNS],
    zh: '账户被盗用的主要迹象',
    en: 'main sign that somebody else uses the account',
    dated: ({ signals, at }) => latestOpen(signals.security.suspicions, at)?.openedAt ?? null,
    read: sign,
  },
  {
    ...counted,
    name: 'fraud_links',
    family: 'fraud_graph',
    window: null,
    zh: '尚未排除的团伙骗贷关联数',
    en: 'links to a suspected fraud ring that are not yet explained',
    dated: ({ signals, at }) => latestOpen(signals.security.links, at)?.openedAt ?? null,
    read: ({ signals, at }) => openCount(signals.security.links, at),
  },
  {
    name: 'fraud_link_kind',
    type: 'string',
    unit: 'code',
    family: 'fraud_graph',
    window: null,
    values: ['none', ...FRAUD_LINKS],
    zh: '关联类型',
    en: 'kind of that link',
    dated: ({ signals, at }) => latestOpen(signals.security.links, at)?.openedAt ?? null,
    read: linkKind,
  },
]

export const securitySignals: readonly Signal[] = [
  ...deviceSignals,
  ...placeSignals,
  ...networkSignals,
  ...authenticationSignals,
  ...suspicionSignals,
]
