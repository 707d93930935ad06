/** What is to be paid: on the day, next, and to end the loan. */
import type { Day } from '../kernel/day.ts'
import type { Amounts, Loan, LoanPosition } from './loan.ts'
import { positionOf, unpaidMinor } from './position.ts'

/** `next`: the first instalment of a later day with something left to pay, without what is due already. `payoffMinor`: all of it, paid that day. */
export type Owed = Readonly<{ dueMinor: number; next: Readonly<{ dueOn: Day; amountMinor: number }> | null; payoffMinor: number }>

export function owedOn(loan: Loan, on: Day): Owed {
  const position = positionOf(loan, on)
  const next = position.instalments.find((row) => row.dueOn > on && unpaidMinor(row) > 0)
  return {
    dueMinor: sumOf(position.due),
    next: next === undefined ? null : { dueOn: next.dueOn, amountMinor: unpaidMinor(next) },
    payoffMinor: payoffOf(position),
  }
}

export const payoffOf = (position: LoanPosition): number =>
  position.principalLeftMinor + position.accruedInterestMinor + accruedPenalty(position)

/** Earned and not paid, due or not. */
export const accruedPenalty = ({ earned, paid }: LoanPosition): number => earned.penaltyMinor - paid.penaltyMinor

export const sumOf = ({ penaltyMinor, interestMinor, principalMinor }: Amounts): number => penaltyMinor + interestMinor + principalMinor

/** What was paid between two positions of one loan. A repayment that is taken back, or heard of late, may make parts negative. */
export const partsBetween = (before: LoanPosition, after: LoanPosition): Amounts => ({
  penaltyMinor: after.paid.penaltyMinor - before.paid.penaltyMinor,
  interestMinor: after.paid.interestMinor - before.paid.interestMinor,
  principalMinor: after.paid.principalMinor - before.paid.principalMinor,
})
