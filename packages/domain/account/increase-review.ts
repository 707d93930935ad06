/**
 * A request for a higher limit that the product has looked at more closely, for some hours at most: who he is, what he earns and owes is checked anew.
 *
 * Always   it blocks further increases and nothing else, ends by its date, and leaves everything as it was if the answer is no (P4).
 */
import { writeInstant } from '@fairline/contract/instant'
import { HOUR_MS } from '../kernel/time.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { UNDER_REVIEW } from '../line/recovery.ts'
import { changedTo, left } from '../line/review-limit.ts'
import { assessLine } from '../pack/assess.ts'
import { productFor } from '../pack/line-product.ts'
import { higherNow, notAtAll } from './higher-limit.ts'
import { openSteps } from './life-of-holds.ts'
import { type Context, type Progress, record, sourceOf } from './progress.ts'
import { reviewOf } from './review-of.ts'

export type Request = Readonly<{ requestId: string; wishMinor: number | null }>

/** Undefined where nothing has to be looked at: the product asks for no review, or it would be in vain. */
export function beginReview(progress: Progress, { requestId, wishMinor }: Request, context: Context): Progress | undefined {
  const { pack, at, naming } = context
  const hours = productFor(pack, progress.line)?.increase.review_hours
  if (hours === undefined || progress.line.stage !== 'open') return undefined
  const asked = reviewOf(progress, assessLine(pack, sourceOf(progress, context)), context, { mayChangeLimit: true, isReassessed: true })
  if (notAtAll(asked).length > 0) return undefined
  const holdId = `hd_${naming.borrower}_${progress.line.holdsEverPlaced + 1}`
  const until = writeInstant(at + hours * HOUR_MS)
  const evidence = [
    { signal: 'request_id', value: requestId, test: null, asOf: writeInstant(at) },
    ...(wishMinor === null ? [] : [{ signal: 'limit_wish_minor', value: wishMinor, test: null, asOf: null }]),
  ]
  const begun: LineOutcome[] = [
    { type: 'hold-placed', data: { holdId, scope: 'increase', cause: { reason: UNDER_REVIEW, evidence }, expiresAt: until } },
    { type: 'increase-under-review', data: { requestId, holdId, ...(wishMinor !== null && { limitMinor: wishMinor }), until } },
  ]
  return record(progress, begun, context)
}

/** Once all that was asked of him is there, or the time is over. */
export function decideIncrease(progress: Progress, context: Context): Progress {
  const { increase } = progress.line.recovery
  const hold = progress.line.holds.find(({ id }) => id === increase?.holdId)
  if (increase === null || hold === undefined || progress.line.stage !== 'open') return progress
  const asked = (context.pack.reasons.get(hold.reason)?.cures ?? []).filter(({ done }) => done !== null)
  const isDone = asked.length > 0 && openSteps(context.pack, hold).every(({ done }) => done === null)
  if (!isDone && context.at < increase.until) return progress
  const lifted: LineOutcome = { type: 'hold-lifted', data: { holdId: hold.id, reason: hold.reason, ...(!isDone && { why: 'expired' }) } }
  return answerRequest(record(progress, [lifted], context), increase, context)
}

export function answerRequest(progress: Progress, { requestId, wishMinor }: Request, context: Context): Progress {
  const answer = higherNow(progress, wishMinor, context)
  if (answer.outcome === 'yes') return record(progress, [changedTo(progress.line, answer, requestId)], context)
  return record(
    progress,
    [{ type: 'increase-declined', data: { requestId, causes: answer.causes, ...left(answer.furtherReasons) } }],
    context,
  )
}
