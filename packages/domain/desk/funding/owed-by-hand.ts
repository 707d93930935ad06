/**
 * What is owed on a line, as it was seen last and as people moved it since by assigning entries of statements.
 *
 * Always   in whatever order they are assigned and taken back: once all are taken back it is what it was seen to be. Nothing is owed below nothing.
 */
import type { MatchRecord } from './statement-record.ts'

/** `sequence`: of the observation; 0, and an amount of 0: nobody ever said. */
export type SeenOwed = Readonly<{ amountMinor: number; sequence: number }>
/** `isAnew`: what was seen held some of what is taken back, so that this takes its place. */
export type Owed = Readonly<{ amountMinor: number; isAnew: boolean }>

/** `standing`: what people assigned to the line. `without`: keys of those that are taken back. `moreMinor`: of one that is assigned now. */
export function owedByHand(
  seen: SeenOwed,
  standing: readonly MatchRecord[],
  { without = new Set(), moreMinor = 0 }: Readonly<{ without?: ReadonlySet<string>; moreMinor?: number }>,
): Owed {
  const sum = (all: readonly MatchRecord[]): number => all.reduce((total, { moved_minor: moved = 0 }) => total + moved, 0)
  const goes = ({ entryKey }: MatchRecord): boolean => without.has(entryKey)
  const later = standing.filter((one) => one.sequence > seen.sequence && !goes(one))
  const within = standing.filter((one) => one.sequence <= seen.sequence && goes(one))
  return { amountMinor: Math.max(0, seen.amountMinor - sum(within) + sum(later) + moreMinor), isAnew: within.length > 0 }
}
