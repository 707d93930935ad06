import { expect, test } from 'vitest'
import type { TimelineEntry } from '../../api/views.ts'
import { openQuotes } from './open-quotes.ts'

const EXPIRES = Date.parse('2026-03-01T00:30:00Z')
const issued = {
  type: 'fairline.quote-issued.v1',
  data: {
    quote_id: 'q',
    amount_minor: 100,
    currency: 'CNY',
    expires_at: '2026-03-01T00:30:00Z',
    terms: { tenor_months: 3, day_rate: 30_000 },
  },
}
const log = [{ decision: { outcomes: [issued, { type: 'fairline.notice-due.v1', data: {} }] } }] as unknown as TimelineEntry[]

test('a quote is open until the moment it expires, and not from then on', () => {
  const quote = { quoteId: 'q', amountMinor: 100, currency: 'CNY', tenorMonths: 3, dayRate: 30_000, expiresAt: '2026-03-01T00:30:00Z' }
  expect(openQuotes(log, EXPIRES - 1)).toEqual([quote])
  expect(openQuotes(log, EXPIRES)).toEqual([])
})
