/** The external score: a walk of its own, pushed by what happens, told once a month. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, HOUR_MS, type Month } from '../calendar.ts'
import { principalLeft } from '../loan.ts'
import { PARAMETERS } from '../parameters.ts'
import { driftPhase, type World } from '../world.ts'
import { mayAppeal } from './appeals.ts'
import { correctScore } from './mistakes.ts'

/** What people are granted at a score, as they tell each other; what they really may draw, the platform says. */
const BELIEVED_LIMITS = [
  { from: 800, limitMinor: 5_000_000 },
  { from: 750, limitMinor: 3_000_000 },
  { from: 700, limitMinor: 2_000_000 },
  { from: 650, limitMinor: 1_200_000 },
  { from: 600, limitMinor: 500_000 },
] as const

/** Until the next score, or about. */
const FALSE_DROP_MS = 30 * DAY_MS

export function moveScore(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.score
  const assessedAt = month.startAt + random.between(0.5, 3) * DAY_MS
  const knownAt = assessedAt + random.between(1, 20) * HOUR_MS
  const { innovation } = PARAMETERS.score.value
  const { months, low, high } = PARAMETERS.scoreAfterCleanMonths.value
  borrower.cleanMonths = borrower.arrears === 0 ? borrower.cleanMonths + 1 : 0
  const bonus = random.between(low, high)
  if (borrower.cleanMonths >= months) {
    borrower.cleanMonths = 0
    borrower.scoreShock += bonus
  }
  borrower.score = within(borrower.score + random.normal(0, innovation) + borrower.scoreShock)
  borrower.scoreShock = 0
  const drift = driftOf(world, borrower, assessedAt)
  if (month.nth === 0) return
  lookAtCredit(world, borrower, assessedAt)
  publishScore(borrower, assessedAt, knownAt, drift)
  if (drift >= 0) return
  const corrections = correctScore(borrower, knownAt)
  const to = assessedAt + FALSE_DROP_MS
  reveal(world, borrower.subject, { kind: 'model-false-drop', from: assessedAt, to, needs: { messageIds: corrections } })
  mayAppeal(borrower, assessedAt + DAY_MS)
}

/** By the score that he should have, whatever the bureau's model makes of it; and by what he thinks he owes and may draw. */
export function lookAtCredit(world: World, borrower: Borrower, at: number): void {
  const { subject, score, weakSince, heavySince, limitMinor, loans } = borrower
  const isWeak = Math.round(score) < PARAMETERS.weakBelow.value
  if (!isWeak && weakSince !== null) reveal(world, subject, { kind: 'weak-credit', from: weakSince, to: at })
  borrower.weakSince = isWeak ? (weakSince ?? at) : null
  const owed = loans.reduce((sum, loan) => sum + principalLeft(loan, at), 0)
  const isHeavy = limitMinor > 0 && owed >= limitMinor * PARAMETERS.heavyUse.value
  if (!isHeavy && heavySince !== null) reveal(world, subject, { kind: 'heavy-use', from: heavySince, to: at, serious: false })
  borrower.heavySince = isHeavy ? (heavySince ?? at) : null
}

export const believedLimit = (score: number): number => BELIEVED_LIMITS.find(({ from }) => score >= from)?.limitMinor ?? 0

export function publishScore(borrower: Borrower, at: number, knownAt: number, drift = 0): void {
  const { min, max } = PARAMETERS.score.value
  const value = Math.round(within(borrower.score + drift))
  borrower.knownScore = value
  if (borrower.limitMinor === 0 && !borrower.isApplicant) {
    borrower.limitMinor = believedLimit(value)
    borrower.lineFrom = knownAt
  }
  tell(borrower, 'score', { type: 'score-updated', at, knownAt, data: { value, range_min: min, range_max: max, source: 'zhima' } })
}

const within = (score: number): number => Math.min(PARAMETERS.score.value.max, Math.max(PARAMETERS.score.value.min, score))

/** Drawn in every month, so that a drift moves nothing else. */
function driftOf(world: World, borrower: Borrower, at: number): number {
  const drift = PARAMETERS.modelDrift.value
  const random = borrower.random.score
  const isFalse = random.chance(drift.falseDrops)
  const fall = random.between(drift.low, drift.high)
  const phase = driftPhase(world, at)
  if (phase === null) return 0
  if (phase === 'lasts' || !isFalse) return drift.shift
  return fall
}
