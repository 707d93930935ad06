/** What one change of a loan does to the calendar of repayments: per due day, by how much what is still to be paid moved. Levels are the sums of all changes. */
import type { Day } from '../kernel/day.ts'
import { figuresOf, productIdOf, type Unpaid, type ViewedLoan } from './viewed-loan.ts'

export type DueChange = Readonly<{
  dueOn: Day
  currency: string
  product: string
  instalments: number
  principalMinor: number
  interestMinor: number
}>

/** Of a loan that was written off nothing is expected any more, though all of it is still owed. */
export function dueChanges(before: ViewedLoan | undefined, after: ViewedLoan): readonly DueChange[] {
  if (before?.loan === after.loan && before.settledOn === after.settledOn) return []
  const days = new Map<Day, DueChange>()
  const [product, currency] = [productIdOf(after.loan.terms.product), after.currency]
  const add = ({ dueOn, principalMinor, interestMinor }: Unpaid, sign: 1 | -1) => {
    const day = days.get(dueOn) ?? { dueOn, currency, product, instalments: 0, principalMinor: 0, interestMinor: 0 }
    const moved = { principalMinor: day.principalMinor + sign * principalMinor, interestMinor: day.interestMinor + sign * interestMinor }
    days.set(dueOn, { ...day, instalments: day.instalments + sign, ...moved })
  }
  for (const unpaid of expected(before)) add(unpaid, -1)
  for (const unpaid of expected(after)) add(unpaid, 1)
  return [...days.values()].filter((day) => day.instalments !== 0 || day.principalMinor !== 0 || day.interestMinor !== 0)
}

const expected = (viewed: ViewedLoan | undefined): readonly Unpaid[] =>
  viewed === undefined || viewed.loan.writtenOffOn !== null ? [] : figuresOf(viewed).unpaid
