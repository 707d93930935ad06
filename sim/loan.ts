/** A loan as its borrower remembers it: when he has to pay. How much, the platform says. */
import type { FactDataOnWire } from '@fairline/contract/facts'
import { partsOf } from '@fairline/domain/kernel/day'
import { dueDaysOf } from '@fairline/domain/loan/due-days'
import { chinaDay, startOfChinaDay } from './calendar.ts'

/** A day of the month, or that of the day the money came. */
export type DueDay = number | 'same_as_disbursement'

export type Loan = Readonly<{
  loanId: string
  principalMinor: number
  method: NonNullable<FactDataOnWire<'drawdown-requested'>['repayment_method']>
  /** The first moment of each day on which an instalment falls due. */
  dueAts: readonly number[]
  /** He pays it back at once before that instalment, counted from 0. */
  paidOffBefore: number | null
}>

export function dueAtsOf(paidOutAt: number, months: number, dueDay: DueDay): number[] {
  const day = chinaDay(paidOutAt)
  const of = dueDay === 'same_as_disbursement' ? partsOf(day).dayOfMonth : dueDay
  return dueDaysOf(day, { dueDay: of, tenorMonths: months }).map(startOfChinaDay)
}

/** As he reckons: in equal parts, or at the end. */
export function principalLeft({ principalMinor, method, dueAts }: Loan, at: number): number {
  const left = dueAts.filter((dueAt) => dueAt > at).length
  if (method === 'interest_only') return left === 0 ? 0 : principalMinor
  return Math.round((principalMinor * left) / dueAts.length)
}
