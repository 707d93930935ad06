/** Papers that end: his document, his card, and what he agreed to. */
import { type Borrower, reveal, tell } from '../borrower.ts'
import { DAY_MS, type Month, monthsAfter } from '../calendar.ts'
import { PARAMETERS } from '../parameters.ts'
import type { World } from '../world.ts'
import { daytime } from './devices.ts'

const DOCUMENT_YEARS = 10
const MONTHS_A_YEAR = 12
const CONSENT_MONTHS = 24

const iso = (at: number): string => new Date(at).toISOString()

/** Some bring one that ends soon, and a new one in time, or late. */
export function bringDocument(world: World, borrower: Borrower, at: number): void {
  const random = borrower.random.paper
  const { share, renewedInTime, lateDays } = PARAMETERS.documents.value
  const [isShort, months, isInTime] = [random.chance(share), random.between(1, MONTHS_A_YEAR), random.chance(renewedInTime)]
  const days = random.between(1, lateDays)
  if (!isShort) return
  const endsAt = Math.floor(monthsAfter(at, Math.floor(months)) + (months % 1) * 28 * DAY_MS)
  const bring = (broughtAt: number, until: number): string =>
    tell(borrower, 'paper', {
      type: 'identity-document-reported',
      at: broughtAt,
      data: { document: 'identity_card', expires_at: iso(until) },
    })
  bring(at, endsAt)
  const broughtAt = isInTime ? endsAt - days * DAY_MS : endsAt + days * DAY_MS
  bring(Math.max(broughtAt, at + DAY_MS), monthsAfter(endsAt, DOCUMENT_YEARS * MONTHS_A_YEAR))
  if (!isInTime) reveal(world, borrower.subject, { kind: 'expired-document', from: endsAt, to: broughtAt })
}

/** Until when he agrees to the use of his score: `usually`, or some months, after which he agrees anew in time, late, or not at all. */
export function consentEndsAt(world: World, borrower: Borrower, usually: number): number {
  const random = borrower.random.paper
  const { share, minMonths, maxMonths, renewedInTime, renewedLate, lateDays } = PARAMETERS.shortConsents.value
  const [isShort, months, ending] = [random.chance(share), random.whole(minMonths, maxMonths), random.next()]
  const days = random.between(1, lateDays)
  if (!isShort) return usually
  const endsAt = Math.floor(monthsAfter(borrower.joinsAt, months) / 1_000) * 1_000
  const agree = (at: number): string =>
    tell(borrower, 'paper', {
      type: 'consent-granted',
      at,
      data: { purpose: 'score', terms_version: '4', expires_at: iso(monthsAfter(endsAt, CONSENT_MONTHS)) },
    })
  if (ending < renewedInTime) {
    agree(endsAt - days * DAY_MS)
    return endsAt
  }
  const to = ending < renewedInTime + renewedLate ? endsAt + days * DAY_MS : null
  if (to !== null) agree(to)
  reveal(world, borrower.subject, { kind: 'consent-lapse', from: endsAt, to })
  return endsAt
}

export function loseCard(world: World, borrower: Borrower, month: Month): void {
  const random = borrower.random.paper
  const { chance, minDays, maxDays } = PARAMETERS.deadCardsMonthly.value
  const [dies, from, days] = [random.chance(chance * world.trouble), daytime(random, month), random.between(minDays, maxDays)]
  if (!dies) return
  const nth = borrower.told.paper
  const to = from + days * DAY_MS
  tell(borrower, 'paper', { type: 'bank-card-failed', at: from, data: { card_id: borrower.card, cause: 'expired' } })
  borrower.card = `${borrower.subject}-card-${nth + 1}`
  tell(borrower, 'paper', { type: 'bank-card-bound', at: to, data: { card_id: borrower.card } })
  reveal(world, borrower.subject, { kind: 'dead-card', from, to })
}
