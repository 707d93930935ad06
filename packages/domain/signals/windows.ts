import { DAY_MS, HOUR_MS } from '../kernel/time.ts'

/** Lengths of the catalogue's windows, in milliseconds. A window holds what happened after its start and up to now. */
export const WINDOW = {
  day: 24 * HOUR_MS,
  month: 30 * DAY_MS,
  quarter: 90 * DAY_MS,
  halfYear: 180 * DAY_MS,
  twoYears: 730 * DAY_MS,
} as const

/**
 * The most a snapshot keeps of each kind, newest first. Beyond it a count stays at the cap, which is far above any sensible threshold,
 * so the snapshot stays small whatever a borrower does.
 */
export const CAP = {
  instants: 64,
  devices: 64,
  places: 16,
  scores: 32,
  elsewhere: 32,
  statements: 24,
  balances: 64,
  instalments: 64,
  cashFlows: 16,
  logins: 32,
  trusted: 16,
  draws: 24,
  fieldChanges: 16,
  matters: 16,
  intrusions: 8,
  /** Values of one field that bureaus hold. */
  toldValues: 4,
  information: 16,
  inquiries: 64,
  spending: 90,
  attempts: 16,
} as const

export function countAfter(instants: readonly number[], since: number): number {
  let count = 0
  for (const instant of instants) if (instant > since) count++
  return count
}
