/**
 * How well a set of flagged borrowers foresaw the bads.
 *
 * precision   bads among the flagged; null when nobody was flagged.
 * recall      flagged among the bads; null when there were no bads.
 * baseRate    bads among all; null when there was nobody.
 * lift        precision over base rate: how many times better than flagging blindly; null when either is missing or the base rate is 0.
 * Units       shares from 0 to 1, not rounded. Counts are whole in `confusion`; in `confusionOfRiskiest` they may be fractions.
 */
import { invariant } from '../kernel/outcome.ts'
import { badsAmongRiskiest } from './lift-by-decile.ts'
import { classSizes, type Observation, tieGroups } from './observation.ts'

export type Confusion = {
  readonly flagged: number
  readonly flaggedBads: number
  readonly precision: number | null
  readonly recall: number | null
  readonly baseRate: number | null
  readonly lift: number | null
}

export function confusion(cases: readonly { readonly flagged: boolean; readonly bad: boolean }[]): Confusion {
  const flagged = cases.filter((one) => one.flagged)
  const bads = cases.filter(({ bad }) => bad).length
  return shares({ all: cases.length, bads, flagged: flagged.length, flaggedBads: flagged.filter(({ bad }) => bad).length })
}

/**
 * The same for a ranking, flagging exactly its `count` riskiest, so that rankings can be compared at equal harm.
 *
 * Ties     when the cut falls inside a tie, the bads of that tie count in proportion: the mean over every order of the tied.
 */
export function confusionOfRiskiest(observations: readonly Observation[], count: number): Confusion {
  invariant(Number.isSafeInteger(count) && count >= 0 && count <= observations.length, 'count is whole and within the book')
  const groups = tieGroups(observations)
  const { bads } = classSizes(groups)
  return shares({ all: observations.length, bads, flagged: count, flaggedBads: badsAmongRiskiest(groups, count) })
}

function shares({ all, bads, flagged, flaggedBads }: { all: number; bads: number; flagged: number; flaggedBads: number }): Confusion {
  const precision = ratio(flaggedBads, flagged)
  const baseRate = ratio(bads, all)
  return {
    flagged,
    flaggedBads,
    precision,
    recall: ratio(flaggedBads, bads),
    baseRate,
    lift: precision === null || baseRate === null ? null : ratio(precision, baseRate),
  }
}

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
