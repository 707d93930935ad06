/** What logins say of a device, of sessions that are open at once, and of the networks they came by. */
import { NETWORKS } from '@fairline/contract/facts/security-facts'
import type { Doing } from './doing.ts'
import { isOfIntruder } from './intrusion.ts'
import { provenAt } from './proof.ts'
import type { Login, Security, Trust } from './security.ts'
import type { SignalSource } from './signal.ts'
import { WINDOW } from './windows.ts'

const ANONYMISED = NETWORKS.indexOf('anonymised') + 1
/** Of a kind that nobody could tell, nothing is known. */
const UNTOLD = new Set([0, NETWORKS.indexOf('unknown') + 1])

/** The device that was named, or that of the session that was; 0 where neither says. */
export function deviceOf({ logins }: Security, { device, session }: Doing): number {
  if (device !== 0 || session === 0) return device
  return logins.findLast((login) => login.session === session)?.device ?? 0
}

/** When the device was first used in the month before `at`; null where it was not. */
export const firstSeen = ({ logins }: Security, device: number, at: number): number | null =>
  logins.find((login) => login.device === device && login.at > at - WINDOW.month)?.at ?? null

export const trustOf = ({ trust }: Security, device: number): Trust | undefined => trust.find((one) => one.device === device)

/** Taking trust back at the very instant it is given wins. */
function isTrusted(security: Security, device: number): boolean {
  const { trustedAt = null, untrustedAt = null } = trustOf(security, device) ?? {}
  return trustedAt !== null && (untrustedAt === null || trustedAt > untrustedAt)
}

/** Trusted, or the owner proved on it who he is, and did not take it back since. An intruder's never is. */
export function isProven({ signals: { security } }: SignalSource, doing: Doing): boolean {
  if (isOfIntruder(security.intrusions, doing)) return false
  const device = deviceOf(security, doing)
  if (device === 0) return false
  const { trustedAt = null, untrustedAt = null, provedAt = null } = trustOf(security, device) ?? {}
  const knownAt = Math.max(trustedAt ?? 0, provedAt ?? 0)
  return knownAt > 0 && (untrustedAt === null || knownAt > untrustedAt)
}

/** Logins of the last day, since he last proved who he is: what was seen up to then does not speak against him. */
export function recentLogins({ signals, at }: SignalSource): readonly Login[] {
  const { logins } = signals.security
  const since = Math.max(at - WINDOW.day, provenAt(signals) ?? 0)
  let first = logins.length
  while (first > 0 && logins[first - 1]!.at > since) first--
  return first === logins.length ? NONE : first === 0 ? logins : logins.slice(first)
}
const NONE: readonly Login[] = []

/**
 * How many devices are logged in at once at as many places, among the sessions of which the end would have been told. His trusted devices are one:
 * a phone on the way and a tablet at home are no stranger.
 */
export function loginsAtOnce(source: SignalSource): number {
  const { security } = source.signals
  const logins = recentLogins(source)
  if (logins.length === 0) return 0
  const [devices, places] = [new Set<number>(), new Set<number>()]
  for (const login of logins) {
    if (login.session === 0 || login.place === 0 || hasEnded(security, login)) continue
    devices.add(isTrusted(security, login.device) ? 0 : login.device)
    places.add(login.place)
  }
  return Math.min(devices.size, places.size)
}

const hasEnded = ({ endedSessions }: Security, { session, at }: Login): boolean =>
  endedSessions.some((ended) => ended.key === session && ended.at >= at)

export const anonymisedLogins = (source: SignalSource): number =>
  recentLogins(source).filter(({ network }) => network === ANONYMISED).length

/** From one kind of network to another, from login to login. */
export function networkChanges(source: SignalSource): number {
  let [changes, before] = [0, 0]
  for (const { network } of recentLogins(source)) {
    if (UNTOLD.has(network)) continue
    if (before !== 0 && network !== before) changes++
    before = network
  }
  return changes
}

/** The most that was asked for in a day, since he last proved who he is, on a device that nobody knew a day before. */
export function mostAskedOnNewDevice(source: SignalSource): number {
  const { signals, at } = source
  let most = 0
  for (const asked of signals.security.asked) {
    if (asked.at <= Math.max(at - WINDOW.day, provenAt(signals) ?? 0) || isProven(source, asked)) continue
    const device = deviceOf(signals.security, asked)
    const since = device === 0 ? null : firstSeen(signals.security, device, asked.at)
    if (device !== 0 && (since === null || since > asked.at - WINDOW.day)) most = Math.max(most, asked.amountMinor)
  }
  return most
}
