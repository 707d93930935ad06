/**
 * What is known to have been done by somebody else in the borrower's name. It is kept, so that what is heard of later leaves no trace either.
 *
 * Whose    within its time, what names one of its devices or sessions. What names neither is the stranger's too where a beginning was told, or
 *          where no device and no session was: in doubt for the borrower.
 */
import type { FactOf } from '@fairline/contract/facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { byDoing, type Doing } from './doing.ts'
import { placed } from './retention.ts'

/** `sinceAt` null: at any time before `untilAt`. Fingerprints, ascending. */
export type Intrusion = Readonly<{
  sinceAt: number | null
  untilAt: number
  devices: readonly number[]
  /** Those told, and those that began on one of its devices. */
  sessions: readonly number[]
}>

/** Null where nothing of his was told: then the suspicion ends, and nothing is undone. */
export function intrusionOf({ occurredAt, data }: FactOf<'takeover-cleared'>): Intrusion | null {
  const { attackerSessions = [], attackerDevices = [], sinceAt, untilAt } = data
  if (attackerSessions.length === 0 && attackerDevices.length === 0 && sinceAt === undefined) return null
  return {
    sinceAt: sinceAt ?? null,
    untilAt: untilAt ?? occurredAt,
    devices: keysOf(attackerDevices),
    sessions: keysOf(attackerSessions),
  }
}

const ascending = (keys: Iterable<number>): readonly number[] => [...new Set(keys)].sort((a, b) => a - b)
const keysOf = (ids: readonly string[]): readonly number[] => ascending(ids.map(fingerprint))

export const isOfIntruder = (intrusions: readonly Intrusion[], doing: Doing): boolean => intrusions.some((one) => isOf(one, doing))

function isOf({ sinceAt, untilAt, devices, sessions }: Intrusion, { at, device, session }: Doing): boolean {
  if (at > untilAt || (sinceAt !== null && at < sinceAt)) return false
  if (devices.includes(device) || sessions.includes(session)) return true
  const namesNobody = device === 0 && session === 0
  return sinceAt !== null && (namesNobody || (devices.length === 0 && sessions.length === 0))
}

/** With the session that began on one of its devices: what names that session alone is the stranger's as well. */
export function withSession(intrusion: Intrusion, login: Doing): Intrusion {
  const { devices, sessions } = intrusion
  const isNew = login.session !== 0 && devices.includes(login.device) && !sessions.includes(login.session) && isOf(intrusion, login)
  return isNew ? { ...intrusion, sessions: ascending([...sessions, login.session]) } : intrusion
}

/** Each once, the oldest end first. */
export function addIntrusion(intrusions: readonly Intrusion[], intrusion: Intrusion, cap: number): readonly Intrusion[] {
  const key = JSON.stringify(intrusion)
  if (intrusions.some((one) => JSON.stringify(one) === key)) return intrusions
  return [...intrusions, intrusion].sort(byEnd).slice(-cap)
}

const byEnd = (a: Intrusion, b: Intrusion): number =>
  a.untilAt - b.untilAt || (a.sinceAt ?? -1) - (b.sinceAt ?? -1) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

/** Those that the intruder did not do; the list itself where he did none. */
export function withoutIntruder<T extends Doing>(doings: readonly T[], intrusions: readonly Intrusion[]): readonly T[] {
  const rest = doings.filter((one) => !isOfIntruder(intrusions, one))
  return rest.length === doings.length ? doings : rest
}

/** In order, and no more than the newest `cap`. */
export function addDoing<T extends Doing>(
  doings: readonly T[],
  one: T,
  cap: number,
  order: (a: T, b: T) => number = byDoing,
): readonly T[] {
  return placed(doings, one, cap, order)
}

export const doneAfter = <T extends Doing>(doings: readonly T[], since: number): readonly T[] =>
  doings[0] === undefined || doings[0].at > since ? doings : doings.filter(({ at }) => at > since)
