/**
 * The plan a loan is drawn on: on which days it falls due, and how much.
 *
 * Units    minor units; days. Rounding and what is always so: spread.ts.
 * Throws   BrokenInvariant when the principal is not above 0.
 * Source   reference of the product: formulas and worked figures, which are the tests.
 */
import { addMonths, type Day } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import { dueDaysOf, type IsBusinessDay, movedDueDay } from './due-days.ts'
import { TWELFTHS_A_DAY } from './interest.ts'
import type { Instalment, Loan, LoanTerms } from './loan.ts'
import { type Period, spread } from './spread.ts'

export type NewLoan = Pick<Loan, 'principalMinor' | 'disbursedOn' | 'terms'>

/** As many instalments as the loan has months; of a tiny loan some hold nothing. `isBusinessDay`: of the product's calendar, where its due days move. */
export function planLoan({ principalMinor, disbursedOn, terms }: NewLoan, isBusinessDay: IsBusinessDay): Instalment[] {
  invariant(Number.isSafeInteger(principalMinor) && principalMinor > 0, 'a loan lends something')
  const planned = spread({
    balanceMinor: principalMinor,
    periods: periodsOf(disbursedOn, dueDaysOf(disbursedOn, terms), terms),
    method: terms.method,
    dayRate: terms.dayRate,
  })
  return planned.map((instalment) => ({ ...instalment, dueOn: movedDueDay(terms, instalment.dueOn, isBusinessDay) }))
}

/** `ends` follow each other; the first period begins on `from`. */
export const periodsOf = (from: Day, ends: readonly Day[], terms: LoanTerms): Period[] =>
  ends.map((dueOn, index) => ({ dueOn, twelfths: twelfthsOf(terms, ends[index - 1] ?? from, dueOn) }))

/** By months, each month counts the same; only a first period that is no whole month is counted by its days, as it would cost a month at any length. */
function twelfthsOf({ interestBy, yearDays, dueDay }: LoanTerms, from: Day, dueOn: Day): number {
  const byMonths = interestBy === 'months' && addMonths(from, 0, dueDay) === from && addMonths(from, 1, dueDay) === dueOn
  return byMonths ? yearDays : TWELFTHS_A_DAY * (dueOn - from)
}
