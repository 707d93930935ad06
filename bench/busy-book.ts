/**
 * A book as it is in use, for measuring. First every borrower opens his line, with four events each; then they come as they do in life: mostly one by one, at
 * times several of one borrower in a row. Per hundred events some 70 logins, 12 drawdowns, 12 repayments and 5 scores; one login in 400 is from a new device.
 * Nearly all of it is harmless.
 */
import { wireType } from '@fairline/contract/cloud-event'
import type { FactType, FirstDataOnWire } from '@fairline/contract/facts'
import type { WireEvent } from './synthetic-book.ts'

const OPENING = 4
/** Of three events, one is of somebody who was just there. */
const RECENT = 100

export type BusyBook = { readonly take: (count: number) => WireEvent[] }

/** Endless, and the same for the same numbers. `startAt` and `stepMs`: when the first event happens, and how long each next one is after it. */
export function busyBook(book: { borrowers: number; startAt: number; stepMs: number; name: string }): BusyBook {
  const { borrowers, startAt, stepMs, name } = book
  const told = new Uint32Array(borrowers)
  const recent = new Uint32Array(RECENT)
  let steps = 0
  const pick = (): number => {
    if (steps < OPENING * borrowers) return steps % borrowers
    const draw = mix(steps)
    return draw % 3 === 0 ? recent[(draw >>> 8) % RECENT]! : (draw >>> 2) % borrowers
  }
  const next = (): WireEvent => {
    const borrower = pick()
    const nth = told[borrower]!
    told[borrower] = nth + 1
    recent[steps % RECENT] = borrower
    return eventOf({ name, borrower, nth, at: startAt + steps++ * stepMs })
  }
  return { take: (count) => Array.from({ length: count }, next) }
}

/** Any spread will do, as long as it is the same every time (the finisher of MurmurHash3, public domain). */
function mix(seed: number): number {
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

type Told = { [T in FactType]: readonly [type: T, data: FirstDataOnWire<T>] }[FactType]

const currency = 'CNY'
const score = (seed: number): Told => ['score-updated', { value: 700 + (seed % 90), range_min: 350, range_max: 950, source: 'bench' }]

function told(borrower: number, nth: number): Told {
  const seed = mix(borrower * 7919 + nth)
  const opening: Told[] = [
    ['borrower-registered', { kind: 'individual', currency, fields_on_file: ['phone', 'address'] }],
    ['consent-granted', { purpose: 'score' }],
    ['identity-verified', { method: 'document_bank_card_otp' }],
    score(seed),
  ]
  const opened = opening[nth]
  if (opened) return opened
  const [share, amount] = [seed % 100, 100_00 + (seed % 400) * 100]
  if (share < 12)
    return ['drawdown-requested', { drawdown_id: `d${nth}`, amount_minor: 100_000 + amount, currency, purpose: 'consumption' }]
  if (share < 24) return ['repayment-posted', { repayment_id: `r${nth}`, amount_minor: 110_000 + amount, currency }]
  if (share < 29) return score(seed)
  const device = seed % 400 === 399 ? nth : 0
  return ['session-started', { device_id: `device-${borrower}-${device}`, network: 'home', place: `place-${borrower}` }]
}

function eventOf({ name, borrower, nth, at }: { name: string; borrower: number; nth: number; at: number }): WireEvent {
  const [type, data] = told(borrower, nth)
  const time = new Date(at).toISOString()
  return {
    specversion: '1.0',
    id: `e${borrower}-${nth}`,
    source: 'urn:bench',
    subject: `${name}-${borrower}`,
    type: wireType(type, 1),
    time,
    knownat: time,
    data,
  }
}
