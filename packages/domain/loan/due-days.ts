/**
 * On which days a loan falls due, and where its interest periods end.
 *
 * Moves    where the terms say so, an instalment whose due day is no business day is due on the next that is: until the end of that day it is paid on time,
 *          and its grace, its penalty and its days past due count from there. Its interest period ends on the due day all the same, so that no amount
 *          depends on the calendar: the instalment bears no interest for the days added, which are the first of the next period.
 * Kept     a plan holds the days as they were moved when it was made; the end of a period is told from them by the terms alone, so a calendar that changes
 *          later, or is gone, changes no loan. What is paid on days between the two pays the instalment: it is no early repayment.
 * Bounds   a due day stays before the next one: one without any business day before that is not moved.
 */
import { addMonths, type Day } from '../kernel/day.ts'
import type { LoanTerms } from './loan.ts'

/**
 * A due day sooner than this would bill a borrower who has hardly had the money; much more, and the first period outgrows a month and a half. The shortest
 * month has 28 days, so a loan drawn on its own due day always begins with a whole month.
 */
const FIRST_PERIOD_DAYS_MIN = 20

export type IsBusinessDay = (day: Day) => boolean

/** As the calendar of months has them, not moved: the ends of the periods. */
export function dueDaysOf(disbursedOn: Day, { dueDay, tenorMonths }: Pick<LoanTerms, 'dueDay' | 'tenorMonths'>): Day[] {
  let first = 0
  while (addMonths(disbursedOn, first, dueDay) - disbursedOn < FIRST_PERIOD_DAYS_MIN) first += 1
  return Array.from({ length: tenorMonths }, (_, index) => addMonths(disbursedOn, first + index, dueDay))
}

type Moving = Pick<LoanTerms, 'dueDay' | 'dueDateMoves'>

/** When the instalment of a period that ends on `endsOn` is due. */
export function movedDueDay({ dueDay, dueDateMoves }: Moving, endsOn: Day, isBusinessDay: IsBusinessDay): Day {
  if (dueDateMoves === undefined) return endsOn
  const nextDueDay = addMonths(endsOn, 1, dueDay)
  for (let day = endsOn; day < nextDueDay; day++) if (isBusinessDay(day)) return day
  return endsOn
}

/** The end of the period of an instalment of the plan that is due on `dueOn`. */
export function periodEndOf({ dueDay, dueDateMoves }: Moving, dueOn: Day): Day {
  if (dueDateMoves === undefined) return dueOn
  const ofMonth = addMonths(dueOn, 0, dueDay)
  return ofMonth <= dueOn ? ofMonth : addMonths(dueOn, -1, dueDay)
}
