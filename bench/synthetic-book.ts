/** Made-up borrowers and their events for benches, on the wire; the same for the same numbers. No ground truth: that is the simulator's. */
import { wireType } from '@fairline/contract/cloud-event'
import type { FactType, FirstDataOnWire } from '@fairline/contract/facts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-01-01T00:00:00Z')

/** Any spread will do, as long as it is the same every time. */
const spread = (seed: number): number => Math.imul(seed ^ (seed >>> 13), 0x5bd1e995) >>> 0

export type WireEvent = {
  specversion: '1.0'
  id: string
  source: string
  subject: string
  type: string
  time: string
  knownat: string
  data: object
}

const event = <T extends FactType>(type: T, borrower: number, nth: number, data: FirstDataOnWire<T>): WireEvent => {
  const time = new Date(START + nth * DAY_MS).toISOString()
  return {
    specversion: '1.0',
    id: `e${borrower}-${nth}`,
    source: 'urn:bench',
    subject: `bench-${borrower}`,
    type: wireType(type, 1),
    time,
    knownat: time,
    data,
  }
}

const currency = 'CNY'
const score = (seed: number) => ({ value: 600 + (seed % 200), range_min: 350, range_max: 950, source: 'bench' })

/** The first four events open the line; then logins, drawdowns, repayments and scores, a day apart. */
export function eventOf(borrower: number, nth: number): WireEvent {
  const seed = spread(borrower * 7919 + nth)
  switch (nth) {
    case 0:
      return event('borrower-registered', borrower, nth, { kind: 'individual', currency, fields_on_file: ['phone', 'address'] })
    case 1:
      return event('consent-granted', borrower, nth, { purpose: 'score' })
    case 2:
      return event('identity-verified', borrower, nth, { method: 'document_bank_card_otp' })
    case 3:
      return event('score-updated', borrower, nth, score(seed))
  }
  switch (seed % 8) {
    case 0:
      return event('drawdown-requested', borrower, nth, {
        drawdown_id: `d${borrower}-${nth}`,
        amount_minor: 50_000 + (seed % 100_000),
        currency,
      })
    case 1:
      return event('repayment-posted', borrower, nth, { repayment_id: `r${borrower}-${nth}`, amount_minor: 1 + (seed % 90_000), currency })
    case 2:
      return event('score-updated', borrower, nth, score(seed))
    default:
      return event('session-started', borrower, nth, {
        device_id: `device-${borrower}-${seed % 20 === 7 ? nth : 0}`,
        network: 'home',
        place: 'p1',
      })
  }
}

/** `events` events of `borrowers` borrowers, in turn, each borrower's in order. */
export function* bookOf(borrowers: number, events: number): Generator<WireEvent> {
  for (let index = 0; index < events; index++) yield eventOf(index % borrowers, Math.floor(index / borrowers))
}
