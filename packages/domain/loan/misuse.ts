/**
 * A loan that was used for something else than agreed (挪用): while that is charged, all its principal bears another rate.
 *
 * Rate     of the day rate, in place of interest where principal is not due and of penalty where it is, whether its grace lasts or not: never two of them
 *          for one day. The interest of the plan stays as it is; what is beyond it is penalty of the instalment under way.
 * Source   人民银行 银发〔2003〕251号: misused loans bear one and a half to two times their rate; late and misused at once, the higher alone.
 */
import type { Day } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import { penaltyMinor } from './interest.ts'
import type { Loan, Misuse } from './loan.ts'

/** Throws BrokenInvariant where one is charged already: the loan is misused once at a time. */
export function addMisuse(loan: Loan, misuse: Misuse): Loan {
  const last = loan.misuses.at(-1)
  invariant(last === undefined || (last.until !== null && last.until <= misuse.from), 'a misuse follows the one before')
  invariant(misuse.from >= loan.disbursedOn, 'a misuse follows the loan')
  return { ...loan, misuses: [...loan.misuses, misuse] }
}

/** `until` null: as if it had never been found. */
export const endMisuse = (loan: Loan, finding: number, until: Day | null): Loan => ({
  ...loan,
  misuses: loan.misuses.flatMap((misuse) => {
    if (misuse.finding !== finding) return [misuse]
    return until === null ? [] : [{ ...misuse, until }]
  }),
})

/** Days from `from` to `until` on which a misuse is charged. */
export const misuseDays = ({ misuses }: Loan, from: Day, until: Day): number =>
  misuses.reduce((days, misuse) => days + overlap(misuse, from, until), 0)

/** What principal bears of it over these days, rounded once. `insteadPermille`: borne in any case, as interest of the plan. */
export function misuseMinor(loan: Loan, principalMinor: number, [from, until]: readonly [Day, Day], insteadPermille: 0 | 1000): number {
  const permille = loan.misuses.reduce((sum, one) => sum + overlap(one, from, until) * (one.penaltyPermille - insteadPermille), 0)
  return permille === 0 ? 0 : penaltyMinor({ principalMinor, dayRate: loan.terms.dayRate, penaltyPermille: permille, days: 1 })
}

const overlap = (misuse: Misuse, from: Day, until: Day): number =>
  Math.max(0, Math.min(until, misuse.until ?? until) - Math.max(from, misuse.from))
