/** Facts about the limit of an open line: more is asked for, proposed, accepted, or granted for a while. None of them takes anything away (P4). */
import type { FactOf } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { DAY_MS } from '../kernel/time.ts'
import { smallestOf } from '../line/bounds.ts'
import type { TemporaryLimit } from '../line/line.ts'
import type { Cause, LineOutcome } from '../line/outcomes.ts'
import { capOf, changedTo, offered } from '../line/review-limit.ts'
import { assessLine } from '../pack/assess.ts'
import { productFor } from '../pack/line-product.ts'
import { higherNow, notNow } from './higher-limit.ts'
import { answerRequest, beginReview } from './increase-review.ts'
import { type Context, type Progress, record, sourceOf } from './progress.ts'
import { review } from './review.ts'
import { reviewOf } from './review-of.ts'

/** Answered at once. Another system's line is not ours to raise: there the request is only kept. */
export function answerIncrease(progress: Progress, { data }: FactOf<'increase-requested'>, context: Context): Progress {
  const looked = review(progress, context)
  if (looked.line.origin === 'imported' || productFor(context.pack, looked.line) === null) return looked
  const request = { requestId: data.requestId, wishMinor: data.limitMinor ?? null }
  return beginReview(looked, request, context) ?? answerRequest(looked, request, context)
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
  if (context.pack.revision >= 2 && isLess({ limitMinor, endsAt }, line.temporary)) return looked
  return record(looked, [{ type: 'temporary-limit-set', data: { limitMinor, endsAt: writeInstant(endsAt), bounds } }], context)
}

/** Than the one in force: it would take something away. */
const isLess = (given: TemporaryLimit, inForce: TemporaryLimit | null): boolean =>
  inForce !== null && (given.limitMinor < inForce.limitMinor || given.endsAt < inForce.endsAt)

const notAReview = { mayChangeLimit: false, isReassessed: false } as const
