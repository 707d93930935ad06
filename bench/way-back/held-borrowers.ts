/** Borrowers who are held by the default pack, each for one to three of its reasons at once: the facts that brought it about, on the wire. */
import { wireType } from '@fairline/contract/cloud-event'
import type { FactType, FirstDataOnWire } from '@fairline/contract/facts'
import type { WireEvent } from '../synthetic-book.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const NOW = Date.now() - HOUR_MS

type Told = { [T in FactType]: readonly [type: T, daysAgo: number, data: FirstDataOnWire<T>] }[FactType]

const currency = 'CNY'
const score = (value: number, daysAgo: number): Told => [
  'score-updated',
  daysAgo,
  { value, range_min: 350, range_max: 950, source: 'bench' },
]
const elsewhere = (record_id: string, days_past_due: number): Told => [
  'delinquency-elsewhere-reported',
  9,
  { source: 'bureau', record_id, days_past_due },
]

const OPENING: readonly Told[] = [
  ['borrower-registered', 60, { kind: 'individual', currency, fields_on_file: ['phone', 'address'] }],
  ['consent-granted', 60, { purpose: 'score' }],
  ['consent-granted', 60, { purpose: 'bureau' }],
  ['identity-verified', 60, { method: 'document_bank_card_otp' }],
  score(760, 60),
]

/** What holds a line, each by itself; the last, a loan that nobody pays, will soon. */
const TROUBLES: readonly (readonly Told[])[] = [
  ['a', 'b', 'c'].map((device_id): Told => ['session-started', 3, { device_id }]),
  [['consent-withdrawn', 2, { purpose: 'score' }]],
  [score(655, 8)],
  [score(590, 8)],
  [elsewhere('x', 40), elsewhere('y', 10)],
  [['bank-card-failed', 6, { card_id: 'c', cause: 'frozen' }]],
  [['document-requested', 40, { request_id: 'r', items: ['income_proof', 'bank_statement'] }]],
  [['profile-changed', 7, { field: 'phone', verified: false }]],
  [['identity-document-reported', 10, { document: 'passport', expires_at: new Date(NOW - 5 * DAY_MS).toISOString() }]],
  [
    ['drawdown-requested', 50, { drawdown_id: 'd', amount_minor: 200_000, currency, purpose: 'consumption' }],
    ['drawdown-disbursed', 50, { drawdown_id: 'd', loan_id: 'l', amount_minor: 200_000, currency }],
  ],
]

/** The nth of them: one trouble each, then pairs, then three at once, in turn. */
function troublesOf(nth: number): readonly number[] {
  const count = TROUBLES.length
  const [first, round] = [nth % count, Math.floor(nth / count)]
  const [second, third] = [(first + 1 + (round % (count - 1))) % count, (first + 2 + (round % (count - 2))) % count]
  return [...new Set([first, ...(round % 3 > 0 ? [second] : []), ...(round % 3 > 1 ? [third] : [])])]
}

export function eventsOf(nth: number, subject: string): WireEvent[] {
  const told = [...OPENING, ...troublesOf(nth).flatMap((trouble) => TROUBLES[trouble]!)]
  return told
    .map((one, place) => ({ one, at: NOW - one[1] * DAY_MS + place * 1_000 }))
    .sort((a, b) => a.at - b.at)
    .map(({ one: [type, , data], at }, place) => {
      const time = new Date(at).toISOString()
      return {
        specversion: '1.0',
        id: `e${nth}-${place}`,
        source: 'urn:bench',
        subject,
        type: wireType(type, 1),
        time,
        knownat: time,
        data,
      }
    })
}
