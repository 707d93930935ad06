/** Facts of logins, devices and suspicions, for tests; drawdowns are not among them, as they are counted by their outcome. */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { NETWORKS } from '@fairline/contract/facts/security-facts'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'

export const NOW = 1_000 * DAY_MS

export const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data'], knownAt = at): Fact =>
  ({ type, occurredAt: at, knownAt, data }) as Fact

type Login = Readonly<{
  device?: string | undefined
  session?: string | undefined
  place?: string | undefined
  network?: (typeof NETWORKS)[number] | undefined
}>

export const login = (at: number, { device = 'own', session, place, network }: Login = {}): Fact =>
  fact('session-started', at, {
    device: { id: device },
    ...(session !== undefined && { sessionId: session }),
    ...(place !== undefined && { place }),
    ...(network !== undefined && { network: { kind: network } }),
  })
export const ended = (at: number, session: string): Fact => fact('session-ended', at, { sessionId: session })
export const wrong = (at: number, device?: string): Fact =>
  fact('authentication-failed', at, { method: 'password', ...(device !== undefined && { deviceId: device }) })
export const trusted = (at: number, device: string): Fact => fact('device-trusted', at, { deviceId: device })
export const untrusted = (at: number, device: string): Fact => fact('device-untrusted', at, { deviceId: device })
export const verified = (at: number, device?: string): Fact =>
  fact('identity-verified', at, { method: 'document', ...(device !== undefined && { deviceId: device }) })
export const suspected = (at: number, id = 'tk', signs: FactOf<'takeover-suspected'>['data']['signs'] = ['new_device']): Fact =>
  fact('takeover-suspected', at, { suspicionId: id, signs })
type Cleared = Omit<FactOf<'takeover-cleared'>['data'], 'suspicionId'>
export const cleared = (at: number, told: Cleared = {}, id = 'tk'): Fact => fact('takeover-cleared', at, { suspicionId: id, ...told })
export const linked = (at: number, id = 'fl', link: FactOf<'fraud-link-reported'>['data']['link'] = 'device'): Fact =>
  fact('fraud-link-reported', at, { linkId: id, link })
export const explained = (at: number, id = 'fl'): Fact => fact('fraud-link-cleared', at, { linkId: id })
/** `from`: device and session that it names. */
type From = Readonly<{ device?: string | undefined; session?: string | undefined }>
const named = ({ device, session }: From) => ({
  ...(device !== undefined && { deviceId: device }),
  ...(session !== undefined && { sessionId: session }),
})
export const asked = (at: number, amountMinor: number, from: From = {}, knownAt = at): Fact =>
  fact('drawdown-requested', at, { drawdownId: `d${at}-${amountMinor}`, amountMinor, currency: 'CNY', ...named(from) }, knownAt)
export const identityFailed = (at: number, from: From = {}): Fact =>
  fact('identity-failed', at, { method: 'face', cause: 'mismatch', ...named(from) })
export const moved = (at: number, field: FactOf<'profile-changed'>['data']['field'] = 'phone', from: From = {}): Fact =>
  fact('profile-changed', at, { field, verified: true, ...named(from) })

/** Few instants, so that they meet. */
export const quarterDaysAgo = (quarters: number): number => NOW - quarters * 6 * HOUR_MS

const PLACES = ['p', 'q', 'r', undefined]
const FIELDS = ['phone', 'address'] as const

/** Whatever numbers are drawn, something that somebody did, from one of these devices or sessions or from nowhere. */
export function doingFrom(
  [what, who, how, much]: readonly [number, number, number, number],
  at: number,
  devices: readonly string[],
  sessions: readonly string[],
): Fact {
  const pick = <T>(from: readonly T[], by: number): T => from[by % from.length]!
  const own = pick(devices, who)
  const from = { device: pick([...devices, undefined], who), session: pick([...sessions, undefined], how) }
  const makers: readonly (() => Fact)[] = [
    () => login(at, { device: own, session: from.session, place: pick(PLACES, much), network: pick([...NETWORKS, undefined], much) }),
    () => ended(at, pick(sessions, how)),
    () => wrong(at, from.device),
    () => identityFailed(at, from),
    () => moved(at, pick(FIELDS, much), from),
    () => asked(at, 1 + (much % 9), from),
    () => trusted(at, own),
  ]
  return pick(makers, what)()
}
