/** How time alone moves a value: ages grow, days left shrink, instants leave their window. Units: instants in epoch milliseconds. */
import { DAY_MS } from '../kernel/time.ts'
import type { SignalSource } from './signal.ts'

/** The values at which somebody looks at a signal; `any`: every change counts. */
export type Cuts = readonly number[] | 'any'

export type Moves = (source: SignalSource, cuts: Cuts) => readonly number[]

const NONE: readonly number[] = []

export const never: Moves = () => NONE

/** Each instant leaves a window of this length. */
export const leaving = (instants: readonly number[], windowMs: number): readonly number[] =>
  instants.length === 0 ? NONE : instants.map((at) => at + windowMs)

/** So does each of what is seen at an instant. */
export const seenLeaving = (seen: readonly { readonly at: number }[], windowMs: number): readonly number[] =>
  seen.length === 0 ? NONE : seen.map(({ at }) => at + windowMs)

/** The days on which an age comes to a cut, and goes beyond it; without cuts, the next day. */
export function ageing(since: number | null | undefined, at: number, cuts: Cuts): readonly number[] {
  if (since === null || since === undefined) return NONE
  if (cuts === 'any') return [since + (Math.max(0, Math.floor((at - since) / DAY_MS)) + 1) * DAY_MS]
  const days: number[] = []
  for (const cut of cuts) days.push(since + Math.ceil(cut) * DAY_MS, since + (Math.floor(cut) + 1) * DAY_MS)
  return days
}

/** Whole days, begun ones counted: 1 on the last day, 0 from the very end on, and below 0 a day later. */
export const daysLeft = (end: number | null, at: number): number | null => (end === null ? null : Math.ceil((end - at) / DAY_MS) + 0)

/** The days on which what is left comes down to a cut, and below it; without cuts, the next day. */
export function running(end: number | null, at: number, cuts: Cuts): readonly number[] {
  if (end === null) return NONE
  if (cuts === 'any') return [end - (Math.ceil((end - at) / DAY_MS) - 1) * DAY_MS]
  const days: number[] = []
  for (const cut of cuts) days.push(end - Math.floor(cut) * DAY_MS, end - (Math.ceil(cut) - 1) * DAY_MS)
  return days
}
