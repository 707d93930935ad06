/** Facts about the limit of an open line: more is asked for, proposed, accepted, or granted for a while. None of them takes anything away (P4). */
import type { FactOf } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { DAY_MS } from '../kernel/time.ts'
import { smallestOf } from '../line/bounds.ts'
import { holdsDrawing } from '../line/line.ts'
import { mergeCauses } from '../line/notice.ts'
import type { Cause, LineOutcome } from '../line/outcomes.ts'
import type { Review } from '../line/review.ts'
import { capOf, changedTo, type Higher, higherLimit, left, type NoHigher, offered, whyNotYet } from '../line/review-limit.ts'
import { assessLine } from '../pack/assess.ts'
import { notAssessable } from '../pack/causes.ts'
import { productFor } from '../pack/line-product.ts'
import { lacksGivenConsent } from '../signals/consent-signals.ts'
import { type Context, type Progress, record, sourceOf } from './progress.ts'
import { review, reviewOf } from './review.ts'

/** Answered at once. Another system's line is not ours to raise: there the request is only kept. */
export function answerIncrease(progress: Progress, { data }: FactOf<'increase-requested'>, context: Context): Progress {
  const looked = review(progress, context)
  if (looked.line.origin === 'imported' || productFor(context.pack, looked.line) === null) return looked
  const answer = higherNow(looked, data.limitMinor ?? null, context)
  const { requestId } = data
  if (answer.outcome === 'yes') return record(looked, [changedTo(looked.line, answer, requestId)], context)
  return record(
    looked,
    [{ type: 'increase-declined', data: { requestId, causes: answer.causes, ...left(answer.furtherReasons) } }],
    context,
  )
}

/** No higher than he proposes; where the product says so, the borrower accepts it first. */
export function takeProposal(progress: Progress, { data }: FactOf<'limit-proposed'>, context: Context): Progress {
  const looked = review(progress, context)
  const { line } = looked
  const product = productFor(context.pack, line)
  const { proposalId, limitMinor } = data
  const answer = product === null ? notNow(looked, context) : higherNow(looked, limitMinor, context)
  if (answer.outcome === 'no') return record(looked, [notPossible(proposalId, answer.causes)], context)
  const taken = product?.increase.needs_acceptance ? offered(answer, product, { proposalId, at: context.at }) : changedTo(line, answer)
  return record(looked, [taken], context)
}

/** Looked at once more first: he gets what is possible now, and no more than was offered. */
export function acceptLimit(progress: Progress, { data }: FactOf<'limit-accepted'>, context: Context): Progress {
  const looked = review(progress, context)
  const { proposal } = looked.line
  if (proposal === null || proposal.id !== data.proposalId) return looked
  const answer = higherNow(looked, proposal.limitMinor, context)
  const taken = answer.outcome === 'yes' ? changedTo(looked.line, answer) : notPossible(proposal.id, answer.causes)
  return record(looked, [taken], context)
}

const notPossible = (proposalId: string, causes: readonly Cause[]): LineOutcome => ({
  type: 'limit-proposal-closed',
  data: { proposalId, why: 'not-possible', causes },
})

function notNow(progress: Progress, context: Context): NoHigher {
  return { outcome: 'no', causes: [notAssessable(context.pack, sourceOf(progress, context))], furtherReasons: 0 }
}

/** What he could have today. Every no has its reasons (P6). */
function higherNow(progress: Progress, wishMinor: number | null, context: Context): Higher | NoHigher {
  const source = sourceOf(progress, context)
  const { line } = progress
  if (line.stage !== 'open') return notNow(progress, context)
  const asked = reviewOf(progress, assessLine(context.pack, source), context, { mayChangeLimit: true, isReassessed: true })
  const tooSoon = [...whyHeld(asked), ...whyNotYet(asked)]
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

const whyHeld = ({ line }: Review): readonly Cause[] => holdsDrawing(line).map(({ reason, evidence }) => ({ reason, evidence }))

/** Bounded by the product and the law; a shorter or lower one than now changes nothing. */
export function grantTemporary(progress: Progress, { data }: FactOf<'temporary-limit-granted'>, context: Context): Progress {
  const looked = review(progress, context)
  const { line } = looked
  const product = productFor(context.pack, line)
  if (product === null || line.stage !== 'open') return looked
  const { law } = reviewOf(looked, assessLine(context.pack, sourceOf(looked, context)), context, notAReview)
  const { max_days, max_permille } = product.temporary_limit
  const none = () => []
  const mostMinor = Number((BigInt(line.limitMinor) * BigInt(1000 + max_permille)) / 1000n)
  const { limitMinor, bounds } = smallestOf(
    [
      { name: 'wish', limitMinor: data.limitMinor, causes: none },
      { name: 'product', limitMinor: mostMinor, causes: none },
      ...capOf(law, Math.min(data.limitMinor, mostMinor)),
    ],
    product.line.step_minor,
  )
  const endsAt = Math.min(data.endsAt, context.at + max_days * DAY_MS)
  if (limitMinor <= line.limitMinor || endsAt <= context.at) return looked
  return record(looked, [{ type: 'temporary-limit-set', data: { limitMinor, endsAt: writeInstant(endsAt), bounds } }], context)
}

const notAReview = { mayChangeLimit: false, isReassessed: false } as const
