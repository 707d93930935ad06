/** Facts about an application: submitted, looked at by a person, accepted, taken back. What the policy says of it is a review like any other. */
import type { FactOf } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import type { LineOutcome } from '../line/outcomes.ts'
import { declineApplication } from '../line/review.ts'
import type { ReviewVerdict } from '../line/verdict.ts'
import { assessLine } from '../pack/assess.ts'
import { type Context, type Progress, record, sourceOf } from './progress.ts'
import { offerNow, review } from './review.ts'

export function submitApplication(progress: Progress, { occurredAt, data }: FactOf<'application-submitted'>, context: Context): Progress {
  const product = data.product ?? context.pack.defaultProduct?.id ?? ''
  const opened = {
    applicationId: data.applicationId,
    product,
    limitMinor: data.limitMinor ?? null,
    submittedAt: writeInstant(occurredAt),
  }
  const looked = review(record(progress, [{ type: 'application-opened', data: opened }], context), context)
  return tellMissing(looked, assessLine(context.pack, sourceOf(looked, context)), context)
}

export function withdrawApplication(progress: Progress, { data }: FactOf<'application-withdrawn'>, context: Context): Progress {
  return record(progress, [{ type: 'application-closed', data: { applicationId: data.applicationId, why: 'withdrawn' } }], context)
}

/** A person stands in for the rule that sent it to him, and for no other. */
export function takeReview(progress: Progress, { data }: FactOf<'application-reviewed'>, context: Context): Progress {
  const looked = review(progress, context)
  const { application } = looked.line
  if (application?.referred !== true) return looked
  const verdict = assessLine(context.pack, sourceOf(looked, context))
  if (verdict.grant?.outcome !== 'refer') return looked
  if (data.result === 'decline')
    return record(looked, declineApplication(application.id, { causes: verdict.grant.causes, furtherReasons: 0 }), context)
  return record(looked, offerNow(looked, verdict, context), context)
}

/** The offer is looked at once more first: one that is another by now, or gone, or no longer the policy's, is not accepted. */
export function acceptOffer(progress: Progress, context: Context): Progress {
  const accepted = progress.line.application?.offer
  const looked = review(progress, context)
  const { application } = looked.line
  const currency = looked.signals.registeredCurrency
  if (application === null || application.offer === null || application.offer !== accepted || currency === null) return looked
  const verdict = assessLine(context.pack, sourceOf(looked, context))
  const stands = verdict.grant?.outcome === 'grant' || (verdict.grant?.outcome === 'refer' && application.referred)
  if (!stands) return tellMissing(looked, verdict, context)
  const product = context.pack.products.get(application.product)
  const { limitMinor, dayRate } = application.offer
  const granted: readonly LineOutcome[] = [
    { type: 'line-granted', data: { limitMinor, currency, dayRate, ...(product && { product: product.ref }) } },
    { type: 'application-closed', data: { applicationId: application.id, why: 'accepted' } },
  ]
  return review(record(looked, granted, context), context)
}

/** Whoever applies is told that it is not his doing, each time. Where nothing waits for the answer, nothing is said. */
export function takeFailedInquiry(progress: Progress, context: Context): Progress {
  const looked = review(progress, context)
  if (looked.line.application?.offer !== null) return looked
  return tellMissing(looked, assessLine(context.pack, sourceOf(looked, context)), context)
}

function tellMissing(progress: Progress, { grant }: ReviewVerdict, context: Context): Progress {
  const { application } = progress.line
  if (application === null || grant?.outcome !== 'wait') return progress
  return record(progress, [{ type: 'application-waiting', data: { applicationId: application.id, causes: grant.causes } }], context)
}
