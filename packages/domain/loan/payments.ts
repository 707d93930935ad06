/** Payments of a loan, kept by day; within a day in the order in which they were heard of. */
import { invariant } from '../kernel/outcome.ts'
import type { Loan, Payment } from './loan.ts'

export function addPayment(loan: Loan, payment: Payment): Loan {
  invariant(Number.isSafeInteger(payment.amountMinor) && payment.amountMinor > 0, 'a payment pays something')
  invariant(payment.on >= loan.disbursedOn, 'a loan is paid back after it is disbursed')
  const at = loan.payments.findLastIndex(({ on }) => on <= payment.on) + 1
  return { ...loan, payments: loan.payments.toSpliced(at, 0, payment) }
}

/** Whatever of the repayment this loan was paid. */
export const removePayment = (loan: Loan, repayment: number): Loan => ({
  ...loan,
  payments: loan.payments.filter((payment) => payment.repayment !== repayment),
})
