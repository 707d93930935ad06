/** Compares the line with what the pack wants of it. */
import { writeInstant } from '@fairline/contract/instant'
import type { Line } from '../line/line.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { isReassessmentDue } from '../line/reassessment.ts'
import { reviewLine } from '../line/review.ts'
import type { ReviewVerdict } from '../line/verdict.ts'
import { assessLine } from '../pack/assess.ts'
import { productFor } from '../pack/line-product.ts'
import { lacksGivenConsent } from '../signals/consent-signals.ts'
import { awaitsPerson } from '../signals/information-signals.ts'
import type { SignalSource } from '../signals/signal.ts'
import { decideIncrease } from './increase-review.ts'
import { stepsDone } from './life-of-holds.ts'
import { type Context, type Progress, record, sourceOf } from './progress.ts'
import { reviewOf } from './review-of.ts'

/** A line just granted is looked at once more, now that it is open; so is one of which a hold ran out. */
export function review(progress: Progress, context: Context, what: 'limit-too' | 'limit-stays' | 'corrected' = 'limit-stays'): Progress {
  const ended = decideIncrease(record(progress, [...runOut(progress.line, context.at), ...stepsDone(progress, context)], context), context)
  const source = sourceOf(ended, context)
  context.hear?.('review', source, ended.outcomes.length)
  const verdict = assessLine(context.pack, source)
  const assessed = record(ended, reassessed(ended, verdict, source, context), context)
  const isReassessed = assessed !== ended
  // Without a consent that he took back, or that ran out, nobody is assessed anew: grade and limit stay as they were. The limit also stays while he
  // waits for a person, having refused to be decided on by machine alone.
  const isBlind = lacksGivenConsent(source)
  const mayChangeLimit =
    !isBlind && !awaitsPerson(source.signals) && (what !== 'limit-stays' || isReassessed || assessed.outcomes.some(isCreditNews))
  const changes = reviewLine(reviewOf(assessed, verdict, context, { mayChangeLimit, isReassessed, isCorrection: what === 'corrected' }))
  const { behaviourScore, grade } = isBlind ? progress.assessment : verdict
  const reviewed = record({ ...assessed, assessment: { behaviourScore, grade } }, changes, context)
  const isNew = progress.line.stage === 'pending' && reviewed.line.stage === 'open'
  return isNew || changes.some(isEndedByDate) ? review(reviewed, context) : reviewed
}

/** What such a hold counted is struck with it: only then can be told whether its trigger is still there. */
const isEndedByDate = (outcome: LineOutcome): boolean => outcome.type === 'hold-lifted' && outcome.data.why === 'expired'

/** How he pays is knowledge of his credit; that he drew or paid something is not. */
const isCreditNews = ({ type }: LineOutcome): boolean => type === 'instalment-settled' || type === 'delinquency-changed'

/** What was for a while only. */
function runOut({ temporary, proposal }: Line, at: number): readonly LineOutcome[] {
  const outcomes: LineOutcome[] = []
  if (temporary !== null && at >= temporary.endsAt) {
    outcomes.push({ type: 'temporary-limit-ended', data: { limitMinor: temporary.limitMinor } })
  }
  if (proposal !== null && at >= proposal.expiresAt) {
    outcomes.push({ type: 'limit-proposal-closed', data: { proposalId: proposal.id, why: 'lapsed', causes: [] } })
  }
  return outcomes
}

/** Where it is due, and nothing is missing for it: as if the line were granted today. */
function reassessed(progress: Progress, { grant }: ReviewVerdict, source: SignalSource, { pack, at }: Context): readonly LineOutcome[] {
  const { line } = progress
  const product = productFor(pack, line)
  if (line.stage !== 'open' || product === null || !isReassessmentDue(line, product, at)) return []
  if (grant === null || grant.outcome === 'wait' || lacksGivenConsent(source) || awaitsPerson(source.signals)) return []
  return [{ type: 'line-reassessed', data: { assessedAt: writeInstant(at) } }]
}

/** What a person who stands in for a rule offers: the limit that the tables give all the same. */
export function offerNow(progress: Progress, verdict: ReviewVerdict, context: Context): readonly LineOutcome[] {
  const { grant } = verdict
  const limitMinor = grant?.outcome === 'refer' ? grant.limitMinor : null
  if (limitMinor === null || limitMinor <= 0) return []
  const granted: ReviewVerdict = { ...verdict, grant: { outcome: 'grant', limitMinor } }
  return reviewLine(reviewOf(progress, granted, context, { mayChangeLimit: false, isReassessed: false }))
}
