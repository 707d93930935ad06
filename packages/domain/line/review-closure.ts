/**
 * Whether the policy closes a line: the last step of the ladder, after a warning, a check, a cut and a hold.
 *
 * Always   a milder measure comes first: a hold for the same reason stood before today's look, unless the reason is of the gravest. What is owed runs on as agreed (P3).
 * Once     what it was closed for wrongly does not close it again; newer evidence does.
 */
import type { LineOutcome } from './outcomes.ts'
import { type HoldReview, isExempt } from './review-holds.ts'
import type { ReviewVerdict, WantedHold } from './verdict.ts'

type ClosureReview = Pick<HoldReview, 'line' | 'at' | 'termsOf'> & Readonly<{ verdict: Pick<ReviewVerdict, 'closures'> }>

export function reviewClosure(review: ClosureReview): readonly LineOutcome[] {
  const causes = review.verdict.closures
    .filter((wanted) => mayClose(wanted, review))
    .map(({ reason, evidence }) => ({ reason, evidence: [...evidence] }))
  return causes.length === 0 ? [] : [{ type: 'line-closed', data: { by: 'policy', kind: 'close', causes } }]
}

function mayClose(wanted: WantedHold, { line, at, termsOf }: ClosureReview): boolean {
  if (wanted.evidence.length === 0 || isExempt(wanted, line.recovery.exemptions)) return false
  return termsOf(wanted.reason).isGravest || line.holds.some(({ reason, placedAt }) => reason === wanted.reason && placedAt < at)
}
