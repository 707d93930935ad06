/** The limit that a borrower could have today. */
import { holdsDrawing } from '../line/line.ts'
import { mergeCauses } from '../line/notice.ts'
import type { Cause } from '../line/outcomes.ts'
import type { Review } from '../line/review.ts'
import { type Higher, higherLimit, type NoHigher, whyNotYet } from '../line/review-limit.ts'
import { assessLine } from '../pack/assess.ts'
import { notAssessable } from '../pack/causes.ts'
import { lacksGivenConsent } from '../signals/consent-signals.ts'
import { type Context, type Progress, sourceOf } from './progress.ts'
import { reviewOf } from './review-of.ts'

export function notNow(progress: Progress, context: Context): NoHigher {
  return { outcome: 'no', causes: [notAssessable(context.pack, sourceOf(progress, context))], furtherReasons: 0 }
}

/** What he could have today. Every no has its reasons (P6). */
export function higherNow(progress: Progress, wishMinor: number | null, context: Context): Higher | NoHigher {
  const source = sourceOf(progress, context)
  const { line } = progress
  if (line.stage !== 'open') return notNow(progress, context)
  const asked = reviewOf(progress, assessLine(context.pack, source), context, { mayChangeLimit: true, isReassessed: true })
  const tooSoon = notAtAll(asked)
  if (tooSoon.length > 0) return { outcome: 'no', causes: mergeCauses(tooSoon), furtherReasons: 0 }
  const { grant } = asked.verdict
  if (lacksGivenConsent(source) || grant === null || grant.outcome !== 'grant') {
    return grant === null || grant.outcome === 'grant'
      ? notNow(progress, context)
      : { outcome: 'no', causes: grant.causes, furtherReasons: grant.outcome === 'decline' ? grant.furtherReasons : 0 }
  }
  const answer = higherLimit(asked, { asksTable: true, wishMinor })
  if (answer.outcome === 'yes') return answer
  const causes = mergeCauses(answer.causes)
  return causes.length > 0 ? { ...answer, causes } : notNow(progress, context)
}

/** What stands in the way whatever he earns, owes or proves. */
export const notAtAll = (asked: Review): readonly Cause[] => [...whyHeld(asked), ...whyNotYet(asked)]

const whyHeld = ({ line }: Review): readonly Cause[] => holdsDrawing(line).map(({ reason, evidence }) => ({ reason, evidence }))
