/** Asking others for credit, asking us too often, and probing what we let through. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, HOUR_MS, type Month } from '../calendar.ts'
import { PARAMETERS } from '../parameters.ts'
import type { World } from '../world.ts'
import { mayAppeal } from './appeals.ts'
import { daytime } from './devices.ts'
import { draw, request } from './draws.ts'

const SPREE = { min: 7, max: 9, days: 24 }
const PROBE_STEP_MINOR = 10_000
const COMMITMENT_MONTHS = 6

export function applyElsewhere(borrower: Borrower, month: Month): void {
  const random = borrower.random.inquiry
  const isShopper = borrower.segment === 'shopper'
  const mean = isShopper ? PARAMETERS.shoppers.value.applicationsMonthly : PARAMETERS.applicationsMonthly.value
  const count = random.poisson(mean)
  for (let inquiry = 0; inquiry < count; inquiry++) {
    const at = daytime(random, month)
    const { low, high } = PARAMETERS.scoreAfterInquiry.value
    const shock = random.between(low, high)
    inquire(borrower, at, random.between(1, 40) * HOUR_MS)
    borrower.scoreShock += shock
  }
}

/** A bureau tells it some hours later. */
export function inquire(borrower: Borrower, at: number, laterMs: number): void {
  const inquiry_id = `iq_${borrower.nth + 1}_${borrower.told.inquiry}`
  const data = { inquiry_id, source: 'pboc', purpose: 'application' as const }
  tell(borrower, 'inquiry', { type: 'credit-inquiry-recorded', at, knownAt: at + laterMs, data })
}

export function overdoIt(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.spree
  const [goes, from] = [random.next(), month.startAt + random.between(0.5, 3) * DAY_MS]
  if (borrower.limitMinor === 0 || borrower.arrears > 0) return
  if (borrower.segment === 'shopper' && goes < PARAMETERS.shoppers.value.spreesMonthly * world.trouble) spree(world, borrower, from)
  if (borrower.segment === 'prober' && goes < PARAMETERS.probers.value.burstsMonthly * world.trouble)
    probe(world, borrower, from + 9 * DAY_MS)
}

/** Small drawdowns, one every few days; some promise to keep to the rules afterwards. */
function spree(world: World, borrower: Borrower, from: number): void {
  const random = borrower.random.spree
  const count = random.whole(SPREE.min, SPREE.max)
  for (let nth = 0; nth < count; nth++) {
    const at = from + ((nth + random.next() * 0.8) * SPREE.days * DAY_MS) / SPREE.max
    draw(world, borrower, at, PARAMETERS.drawSize.value.minMinor, 'in-haste')
  }
  if (random.chance(0.5)) {
    const commitment_id = `cm_${borrower.nth + 1}_${borrower.told.spree}`
    const data = { commitment_id, duration_months: COMMITMENT_MONTHS }
    tell(borrower, 'spree', { type: 'commitment-made', at: from + (SPREE.days + 2) * DAY_MS, data })
  }
  mayAppeal(borrower, from + SPREE.days * DAY_MS)
  reveal(world, borrower.subject, { kind: 'application-spree', from, to: from + SPREE.days * DAY_MS })
}

/** More than he may have, a little less each time, within a day. */
function probe(world: World, borrower: Borrower, from: number): void {
  const random = borrower.random.spree
  const { attemptsADay } = PARAMETERS.probers.value
  for (let nth = 0; nth < attemptsADay; nth++) {
    const at = from + (nth + random.next() * 0.5) * HOUR_MS
    request(borrower, at, borrower.limitMinor * 3 - nth * PROBE_STEP_MINOR, 'consumption')
  }
  reveal(world, borrower.subject, { kind: 'probing', from, to: from + attemptsADay * HOUR_MS })
}
