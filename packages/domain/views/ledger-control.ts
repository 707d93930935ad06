/**
 * What the accounts must show at the end of a day, worked out again from the loans and repayments: the slow twin of the sums of entries.
 *
 * Known    by then: a payment counts from the day it was booked on, until the day on which it was taken back; so the answer for a day of the past
 *          never changes, however late something is heard of.
 */
import type { Day } from '../kernel/day.ts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { type Balances, loanBalances } from '../ledger/loan-balances.ts'
import type { Loan } from '../loan/loan.ts'
import { addPayment } from '../loan/payments.ts'
import { positionOf } from '../loan/position.ts'
import type { ViewedLoan } from './viewed-loan.ts'
import type { ViewedRepayment } from './viewed-repayment.ts'

/** `repayments`: of its borrower, in the order in which they were heard of. `through`: up to which day the accounts followed the loan by then. */
export function balancesAsBooked({ loan }: ViewedLoan, repayments: readonly ViewedRepayment[], on: Day, through: Day): Balances {
  const known = repayments.filter((one) => isInBooks(one, on)).reduce(withPayment, unpaidLoan(loan, on))
  return loanBalances(known, positionOf(known, through))
}

/** What no loan got of repayments: it is the borrower's. */
export function keptApart(repayments: readonly ViewedRepayment[], on: Day): Balances {
  const minor = repayments.reduce((sum, one) => (isInBooks(one, on) ? sum + one.overpaidMinor : sum), 0)
  return { cash: minor, overpaid: 0 - minor }
}

const isInBooks = ({ bookedOn, takenBackBookedOn }: ViewedRepayment, on: Day): boolean =>
  bookedOn !== null && bookedOn <= on && (takenBackBookedOn === null || takenBackBookedOn > on)

const unpaidLoan = (loan: Loan, on: Day): Loan => ({
  ...loan,
  payments: [],
  reliefs: loan.reliefs.filter((relief) => relief.on <= on),
  writtenOffOn: loan.writtenOffOn !== null && loan.writtenOffOn <= on ? loan.writtenOffOn : null,
})

function withPayment(loan: Loan, { id, paidOn, parts }: ViewedRepayment): Loan {
  const part = parts.find(({ loanId }) => loanId === loan.id)
  if (part === undefined || paidOn === null) return loan
  return addPayment(loan, { repayment: fingerprint(id), on: paidOn, amountMinor: part.amountMinor })
}
