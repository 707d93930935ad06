/**
 * The plan a loan is drawn on: on which days it falls due, and how much.
 *
 * Units    minor units; days. Rounding and what is always so: spread.ts.
 * Throws   BrokenInvariant when the principal is not above 0.
 * Source   reference of the product: formulas and worked figures, which are the tests.
 */
import { addMonths, type Day } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import { TWELFTHS_A_DAY } from './interest.ts'
import type { Instalment, Loan, LoanTerms } from './loan.ts'
import { type Period, spread } from './spread.ts'

/**
 * A due day sooner than this would bill a borrower who has hardly had the money; much more, and the first period outgrows a month and a half. The shortest
 * month has 28 days, so a loan drawn on its own due day always begins with a whole month.
 */
const FIRST_PERIOD_DAYS_MIN = 20

export type NewLoan = Pick<Loan, 'principalMinor' | 'disbursedOn' | 'terms'>

/** As many instalments as the loan has months; of a tiny loan some hold nothing. */
export function planLoan({ principalMinor, disbursedOn, terms }: NewLoan): Instalment[] {
  invariant(Number.isSafeInteger(principalMinor) && principalMinor > 0, 'a loan lends something')
  const dueDays = dueDaysOf(disbursedOn, terms)
  return spread({
    balanceMinor: principalMinor,
    periods: periodsOf(disbursedOn, dueDays, terms),
    method: terms.method,
    dayRate: terms.dayRate,
  })
}

export function dueDaysOf(disbursedOn: Day, { dueDay, tenorMonths }: Pick<LoanTerms, 'dueDay' | 'tenorMonths'>): Day[] {
  let first = 0
  while (addMonths(disbursedOn, first, dueDay) - disbursedOn < FIRST_PERIOD_DAYS_MIN) first += 1
  return Array.from({ length: tenorMonths }, (_, index) => addMonths(disbursedOn, first + index, dueDay))
}

/** `dueDays` follow each other; the first period begins on `from`. */
export const periodsOf = (from: Day, dueDays: readonly Day[], terms: LoanTerms): Period[] =>
  dueDays.map((dueOn, index) => ({ dueOn, twelfths: twelfthsOf(terms, dueDays[index - 1] ?? from, dueOn) }))

/** By months, each month counts the same; only a first period that is no whole month is counted by its days, as it would cost a month at any length. */
function twelfthsOf({ interestBy, yearDays, dueDay }: LoanTerms, from: Day, dueOn: Day): number {
  const byMonths = interestBy === 'months' && addMonths(from, 0, dueDay) === from && addMonths(from, 1, dueDay) === dueOn
  return byMonths ? yearDays : TWELFTHS_A_DAY * (dueOn - from)
}
