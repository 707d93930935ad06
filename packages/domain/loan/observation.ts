/**
 * How long a loan counts as restructured: until a year has passed since its last relief, and two instalments of the new plan, one after the other, were
 * paid on time and have fallen due.
 *
 * Source   the banking supervisor's measures of classifying financial assets by risk (rule CN-CLASS): observed for two repayment periods in a row at
 *          least, and for a year at least. Of every relief, whatever its reason: whether the borrower was in difficulty is for a person to say.
 */
import { addMonths, type Day } from '../kernel/day.ts'
import type { InstalmentPosition, Loan, LoanPosition } from './loan.ts'

const OBSERVED_MONTHS = 12

/** `until`: the first day on which it is over; null while that depends on what is yet to be paid. */
export type Observation = Readonly<{ since: Day; until: Day | null }>

/** Null where no relief was granted by the day of the position. `position`: of that very loan. */
export function observationOf(loan: Loan, { instalments, on }: LoanPosition): Observation | null {
  const since = loan.reliefs.findLast((relief) => relief.on <= on)?.on
  if (since === undefined) return null
  const ofPlan = instalments.filter(({ dueOn }) => dueOn > since)
  const isOnTime = ({ dueOn, settledOn }: InstalmentPosition) => settledOn !== null && settledOn <= dueOn + loan.terms.graceDays
  const second = ofPlan.find((row, index) => index > 0 && isOnTime(row) && isOnTime(ofPlan[index - 1]!))
  if (second === undefined) return { since, until: null }
  return { since, until: Math.max(addMonths(since, OBSERVED_MONTHS), second.dueOn, second.settledOn ?? 0) }
}

/** One that was paid back is restructured no more. */
export function isRestructured(loan: Loan, position: LoanPosition): boolean {
  if (position.settledOn !== null) return false
  const observation = observationOf(loan, position)
  return observation !== null && (observation.until === null || position.on < observation.until)
}
