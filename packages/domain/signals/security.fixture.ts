/** Facts of logins, devices and suspicions, for tests; drawdowns are not among them, as they are counted by their outcome. */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { NETWORKS } from '@fairline/contract/facts/security-facts'
import fc from 'fast-check'
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
export const instantIn = (days: number): fc.Arbitrary<number> => fc.nat(days * 4).map((quarter) => NOW - quarter * 6 * HOUR_MS)

export const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined })

/** From any of these devices, sessions and places. */
export function anyDoing(at: fc.Arbitrary<number>, devices: readonly string[], sessions: readonly string[]): fc.Arbitrary<Fact> {
  const [device, session] = [optional(fc.constantFrom(...devices)), optional(fc.constantFrom(...sessions))]
  const from = fc.record({ device, session })
  return fc.oneof(
    fc
      .tuple(at, fc.constantFrom(...devices), session, optional(fc.constantFrom('p', 'q', 'r')), optional(fc.constantFrom(...NETWORKS)))
      .map(([when, d, s, place, network]) => login(when, { device: d, session: s, place, network })),
    fc.tuple(at, fc.constantFrom(...sessions)).map(([when, s]) => ended(when, s)),
    fc.tuple(at, device).map(([when, d]) => wrong(when, d)),
    fc.tuple(at, from).map(([when, who]) => identityFailed(when, who)),
    fc.tuple(at, fc.constantFrom<'phone' | 'address'>('phone', 'address'), from).map(([when, field, who]) => moved(when, field, who)),
    fc.tuple(at, fc.integer({ min: 1, max: 9 }), from).map(([when, amount, who]) => asked(when, amount, who)),
    fc.tuple(at, fc.constantFrom(...devices)).map(([when, d]) => trusted(when, d)),
  )
}
