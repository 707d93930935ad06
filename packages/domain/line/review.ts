/**
 * Compares what the policy wants with what is in force, and says what changes: grant, holds placed, kept, observed and lifted, limit.
 *
 * Always   no increase request comes near here (P4); a cut or a hold without a cause is not made (P6).
 * Ladder   a hold whose trigger is gone waits out its observation, and starts over when the trigger comes back. What cannot be told stays as it is.
 */
import { writeInstant } from '@fairline/contract/instant'
import { DAY_MS } from '../kernel/time.ts'
import type { Application, Line } from './line.ts'
import { offerOf } from './offer.ts'
import type { Cause, LineOutcome } from './outcomes.ts'
import { reviewClosure } from './review-closure.ts'
import { type HoldReview, reviewHolds } from './review-holds.ts'
import { type LimitReview, left, reviewLimit } from './review-limit.ts'
import type { Told } from './verdict.ts'

export type Review = LimitReview &
  HoldReview &
  Readonly<{
    /** The currency a new line is granted in. */
    currency: string | null
  }>

export function reviewLine(review: Review): readonly LineOutcome[] {
  const { stage, application } = review.line
  if (stage === 'closed') return []
  if (stage === 'open') return [...reviewHolds(review), ...reviewLimit(review), ...reviewClosure(review)]
  return application === null ? reviewGrant(review) : reviewApplication(review, application)
}

function reviewGrant(review: Review): readonly LineOutcome[] {
  const { line, verdict, currency, product } = review
  const { grant, dayRate } = verdict
  if (grant === null || grant.outcome === 'wait' || grant.outcome === 'refer' || line.hasApplied) return []
  if (grant.outcome === 'decline') return declineOnce(line, grant)
  if (currency === null || dayRate === null) return []
  const offer = offerOf(review, grant.limitMinor, null)
  if (offer.outcome === 'wait') return []
  if (offer.outcome === 'decline') return declineOnce(line, { causes: offer.causes, furtherReasons: 0 })
  const { limitMinor, bounds } = offer
  const granted = { limitMinor, currency, dayRate, ...(product !== null && { product: product.ref, bounds }) }
  return [{ type: 'line-granted', data: granted }]
}

const declineOnce = (line: Line, { causes, furtherReasons }: Told): readonly LineOutcome[] =>
  alreadyDeclined(line, causes) ? [] : [{ type: 'grant-declined', data: { causes, ...left(furtherReasons) } }]

/** He hears each answer once; an offer that the policy would make otherwise now is made anew. */
function reviewApplication(review: Review, application: Application): readonly LineOutcome[] {
  const { verdict, at, currency, product } = review
  const { grant, dayRate } = verdict
  const { id: applicationId, offer, wishMinor, submittedAt } = application
  if (offer !== null && at >= offer.expiresAt) return [{ type: 'application-closed', data: { applicationId, why: 'lapsed' } }]
  if (grant === null || grant.outcome === 'wait' || product === null) return []
  if (grant.outcome === 'decline') return declineApplication(applicationId, grant)
  if (grant.outcome === 'refer') {
    return application.referred ? [] : [{ type: 'application-referred', data: { applicationId, causes: grant.causes } }]
  }
  if (currency === null || dayRate === null) return []
  const made = offerOf(review, grant.limitMinor, wishMinor)
  if (made.outcome === 'wait') return []
  if (made.outcome === 'decline') return declineApplication(applicationId, { causes: made.causes, furtherReasons: 0 })
  const { limitMinor, bounds, causes } = made
  if (offer !== null && offer.limitMinor === limitMinor && offer.dayRate === dayRate) return []
  const expiresAt = writeInstant(at + product.offer_valid_days * DAY_MS)
  const offered = { applicationId, product: product.ref, limitMinor, currency, dayRate, expiresAt, tookMs: Math.max(0, at - submittedAt) }
  return [{ type: 'offer-made', data: { ...offered, bounds, ...(causes.length > 0 && { causes }) } }]
}

export const declineApplication = (applicationId: string, { causes, furtherReasons }: Told): readonly LineOutcome[] => [
  { type: 'grant-declined', data: { causes, applicationId, ...left(furtherReasons) } },
  { type: 'application-closed', data: { applicationId, why: 'declined' } },
]

const alreadyDeclined = (line: Line, causes: readonly Cause[]): boolean =>
  line.declinedReasons.join() === causes.map(({ reason }) => reason).join()
