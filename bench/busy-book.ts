/**
 * A book as it is in use, for measuring: few borrowers do much and many little (Zipf, exponent 0.99), nearly all of it harmless. Per hundred events some
 * 70 logins, 12 drawdowns, 12 repayments, 5 scores; one login in 400 is from a new device. The first four events of each borrower open his line.
 */

import { wireType } from '@fairline/contract/cloud-event'
import type { FactDataOnWire, FactType } from '@fairline/contract/facts'
import type { WireEvent } from './synthetic-book.ts'

const EXPONENT = 0.99

export type BusyBook = { readonly next: () => WireEvent; readonly take: (count: number) => WireEvent[] }

/** Endless, and the same for the same numbers. `startAt` and `stepMs`: when the first event happens, and how long each next one is after it. */
export function busyBook({
  borrowers,
  startAt,
  stepMs,
  name = 'busy',
}: {
  borrowers: number
  startAt: number
  stepMs: number
  name?: string
}): BusyBook {
  const shares = runningShares(borrowers)
  const told = new Uint32Array(borrowers)
  let steps = 0
  const next = (): WireEvent => {
    const draw = mix(steps)
    const borrower = rankOf(shares, (draw / 2 ** 32) * shares.at(-1)!)
    const nth = told[borrower]!
    told[borrower] = nth + 1
    return eventOf({ name, borrower, nth, at: startAt + steps++ * stepMs })
  }
  return { next, take: (count) => Array.from({ length: count }, next) }
}

/** Any spread will do, as long as it is the same every time (the finisher of MurmurHash3, public domain). */
function mix(seed: number): number {
  let mixed = Math.imul(seed ^ (seed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

function runningShares(borrowers: number): Float64Array {
  const shares = new Float64Array(borrowers)
  let sum = 0
  for (let rank = 0; rank < borrowers; rank++) {
    sum += 1 / (rank + 1) ** EXPONENT
    shares[rank] = sum
  }
  return shares
}

/** The first rank whose running share is beyond `at`. */
function rankOf(shares: Float64Array, at: number): number {
  let [low, high] = [0, shares.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if (shares[middle]! > at) high = middle
    else low = middle + 1
  }
  return low
}

type Told = { [T in FactType]: readonly [type: T, data: FactDataOnWire<T>] }[FactType]

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
  return ['session-started', { device_id: `device-${borrower}-${device}`, network: 'home', place: `place-${borrower}` } as never]
}

function eventOf({ name, borrower, nth, at }: { name: string; borrower: number; nth: number; at: number }): WireEvent {
  const [type, data] = told(borrower, nth)
  const time = new Date(at).toISOString()
  return {
    specversion: '1.0',
    id: `e${borrower}-${nth}`,
    source: 'urn:bench',
    subject: `${name}-${borrower}`,
    type: wireType(type).replace(/\d+$/, '1'),
    time,
    knownat: time,
    data,
  }
}
