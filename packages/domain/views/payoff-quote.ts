/** What it takes to end loans on a day, if nothing is paid until then. */
import type { PayoffQuote } from '@fairline/contract/views/payoff-quote'
import type { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import type { Loan } from '../loan/loan.ts'
import { payoffOf, sumOf } from '../loan/owed.ts'
import { positionOf } from '../loan/position.ts'

type Quote = z.infer<typeof PayoffQuote>
type Amounts = Quote['total']

const NOTHING: Amounts = { principal_minor: 0, interest_minor: 0, penalty_minor: 0, total_minor: 0, due_minor: 0 }

export function payoffQuote(loans: readonly Loan[], on: Day): Pick<Quote, 'loans' | 'total'> {
  const quoted = loans.map((loan) => ({ loan_id: loan.id, ...amountsOf(loan, on) }))
  return { loans: quoted, total: quoted.reduce(sumUp, NOTHING) }
}

function amountsOf(loan: Loan, on: Day): Amounts {
  const position = positionOf(loan, on)
  return {
    principal_minor: position.principalLeftMinor,
    interest_minor: position.accruedInterestMinor,
    penalty_minor: position.due.penaltyMinor,
    total_minor: payoffOf(position),
    due_minor: sumOf(position.due),
  }
}

const sumUp = (sum: Amounts, one: Amounts): Amounts => ({
  principal_minor: sum.principal_minor + one.principal_minor,
  interest_minor: sum.interest_minor + one.interest_minor,
  penalty_minor: sum.penalty_minor + one.penalty_minor,
  total_minor: sum.total_minor + one.total_minor,
  due_minor: sum.due_minor + one.due_minor,
})
