/** Quotes that can still be taken up, out of the borrower's log. */
import type { TimelineEntry } from '../../api/views.ts'

export type Quote = Readonly<{
  quoteId: string
  amountMinor: number
  currency: string
  tenorMonths: number
  dayRate: number
  expiresAt: string
}>

export const openQuotes = (entries: readonly TimelineEntry[], nowMs: number): Quote[] =>
  entries.flatMap(({ decision }) => decision.outcomes.flatMap(quoteOf)).filter(({ expiresAt }) => Date.parse(expiresAt) > nowMs)

function quoteOf({ type, data }: TimelineEntry['decision']['outcomes'][number]): Quote[] {
  if (type !== 'fairline.quote-issued.v1') return []
  const { quote_id, amount_minor, currency, expires_at, terms } = data as QuoteIssued
  return [
    {
      quoteId: quote_id,
      amountMinor: amount_minor,
      currency,
      tenorMonths: terms.tenor_months,
      dayRate: terms.day_rate,
      expiresAt: expires_at,
    },
  ]
}

type QuoteIssued = {
  quote_id: string
  amount_minor: number
  currency: string
  expires_at: string
  terms: { tenor_months: number; day_rate: number }
}
