/**
 * Relief of a borrower in difficulty: what he has not paid is planned anew, over later due days or more of them (纾困、延期、重组).
 *
 * Always   the new due days are due days of the loan (in shorter months their last day), each after the day of the relief, no two on one day.
 * Effect   what a relief does to what is owed is in walk.ts; when the loan counts as restructured no more, in observation.ts.
 */
import type { RELIEF_KINDS } from '@fairline/contract/terms'
import { addMonths, type Day } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import { type IsBusinessDay, movedDueDay } from './due-days.ts'
import type { Loan, LoanPosition, Relief } from './loan.ts'
import { positionOf } from './position.ts'

/** `defer`: every unpaid instalment moves by `months`. `extend`: as many instalments more; those not yet due keep their days. */
export type ReliefKind = (typeof RELIEF_KINDS)[number]

/** The loan with one more relief. Throws BrokenInvariant where it cannot be one of the loan. */
export function addRelief(loan: Loan, relief: Relief): Loan {
  const { on, dueDays } = relief
  invariant(on >= Math.max(loan.disbursedOn, loan.reliefs.at(-1)?.on ?? 0), 'a relief follows the loan, and the reliefs before')
  invariant(loan.writtenOffOn === null, 'a loan that was written off is not relieved')
  invariant(
    dueDays.length > 0 && dueDays.every((dueOn, index) => dueOn > (dueDays[index - 1] ?? on)),
    'the due days of a relief follow it, and each other',
  )
  return { ...loan, reliefs: [...loan.reliefs, relief] }
}

/** As it stands when a relief of that day takes hold: what is paid on the day itself comes after it. */
export const positionBefore = (loan: Loan, on: Day): LoanPosition =>
  positionOf({ ...loan, payments: loan.payments.filter((payment) => payment.on < on) }, on)

type Grant = Readonly<{ kind: ReliefKind; months: number }>

/** One that would fall on the relief or before it, or on a day that is taken, goes to the next due day that is free; then they move as those of a plan. */
export function reliefDueDays(loan: Loan, on: Day, { kind, months }: Grant, isBusinessDay: IsBusinessDay): Day[] {
  const { dueDay } = loan.terms
  const ends: Day[] = []
  const free = (): Day => (ends.length === 0 ? dueDayAfter(on, dueDay) : addMonths(ends.at(-1)!, 1, dueDay))
  for (const { endsOn, settledOn } of positionBefore(loan, on).instalments) {
    if (settledOn === null) ends.push(Math.max(free(), addMonths(endsOn, kind === 'defer' ? months : 0, dueDay)))
  }
  for (let more = kind === 'extend' ? months : 0; more > 0; more -= 1) ends.push(free())
  return ends.map((endsOn) => movedDueDay(loan.terms, endsOn, isBusinessDay))
}

function dueDayAfter(on: Day, dueDay: number): Day {
  const ofMonth = addMonths(on, 0, dueDay)
  return ofMonth > on ? ofMonth : addMonths(on, 1, dueDay)
}
