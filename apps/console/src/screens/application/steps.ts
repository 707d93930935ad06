/** The facts that lead a borrower from the application to his line, out of his log. */
import type { TimelineEntry } from '../../api/views.ts'

const STEPS = [
  'borrower-registered',
  'consent-granted',
  'consent-withdrawn',
  'identity-verified',
  'identity-failed',
  'bank-card-bound',
  'score-updated',
  'credit-file-reported',
  'debt-statement-received',
  'inquiry-failed',
  'income-statement-received',
  'application-submitted',
  'application-reviewed',
  'application-withdrawn',
  'offer-accepted',
] as const

/** As the API is asked for them. */
export const STEP_TYPES = STEPS.map((name) => `fairline.${name}.v1`).join(',')

type OfferId = Readonly<{ application_id: string }>

export type Bound = Readonly<{ name: string; limit_minor: number }>

/** The entry on which this application got its latest offer, and what the limit may be at most by each bound, lowest first; none of an older offer. */
export function offerOf(
  entries: readonly TimelineEntry[],
  { application_id }: OfferId,
): { sequence: number; bounds: readonly Bound[] } | undefined {
  const isOffer = ({ type, data }: TimelineEntry['decision']['outcomes'][number]): boolean =>
    type === 'fairline.offer-made.v1' && data.application_id === application_id
  for (const { sequence, decision } of entries.toSorted((a, b) => b.sequence - a.sequence)) {
    const offer = decision.outcomes.find(isOffer)
    if (offer) return { sequence, bounds: Array.isArray(offer.data.bounds) ? (offer.data.bounds as Bound[]) : [] }
  }
  return undefined
}

/** Up to its end, the oldest first; what another application of the same borrower is told is left out. */
export function stepsOf(entries: readonly TimelineEntry[], { application_id }: OfferId, closedAt: string | null): TimelineEntry[] {
  const isOther = ({ data }: TimelineEntry): boolean => typeof data.application_id === 'string' && data.application_id !== application_id
  const isLater = ({ occurred_at }: TimelineEntry): boolean => closedAt !== null && occurred_at > closedAt
  return entries.filter((entry) => !isOther(entry) && !isLater(entry)).toSorted((a, b) => a.sequence - b.sequence)
}
