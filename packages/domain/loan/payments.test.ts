import { expect, test } from 'vitest'
import { loanWith } from './loan.fixture.ts'
import { addPayment, removePayment } from './payments.ts'

const loan = loanWith()
const day = loan.disbursedOn
const paid = [
  { repayment: 1, on: day + 5, amountMinor: 1 },
  { repayment: 2, on: day + 3, amountMinor: 2 },
  { repayment: 3, on: day + 5, amountMinor: 3 },
  { repayment: 4, on: day + 4, amountMinor: 4 },
].reduce(addPayment, loan)

test('payments are kept by day, and within a day in the order in which they were heard of', () => {
  expect(paid.payments.map(({ repayment }) => repayment)).toEqual([2, 4, 1, 3])
})

test('a repayment is taken out, whatever it was', () => {
  expect(removePayment(paid, 4).payments.map(({ repayment }) => repayment)).toEqual([2, 1, 3])
  expect(removePayment(paid, 9)).toEqual(paid)
})

test('a payment of nothing, or before there was a loan, is told', () => {
  expect(() => addPayment(loan, { repayment: 1, on: day, amountMinor: 0 })).toThrow('a payment pays something')
  expect(() => addPayment(loan, { repayment: 1, on: day - 1, amountMinor: 1 })).toThrow('a loan is paid back after it is disbursed')
  expect(addPayment(loan, { repayment: 1, on: day, amountMinor: 1 }).payments).toHaveLength(1)
})
