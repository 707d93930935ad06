import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '../kernel/day.ts'
import { everyDay } from '../loan/loan.fixture.ts'
import type { Loan, LoanTerms } from '../loan/loan.ts'
import { owedOn } from '../loan/owed.ts'
import { addPayment } from '../loan/payments.ts'
import { planLoan } from '../loan/plan.ts'
import { positionOf } from '../loan/position.ts'
import { loanBalances } from './loan-balances.ts'

const FROM = dayOf(2026, 1, 15)

function loanOf(permille: number | null, principalMinor = 1_000_000): Loan {
  const terms: LoanTerms = {
    product: 'p@1',
    method: 'equal_instalment',
    tenorMonths: 12,
    dayRate: 40_000,
    interestBy: 'days',
    yearDays: 365,
    dueDay: 15,
    graceDays: 3,
    penaltyPermille: 1_500,
    allocation: ['penalty', 'interest', 'principal'],
    afterEarly: 'lower_instalments',
    partner: permille === null ? null : { name: '合作银行', permille },
  }
  const plan = planLoan({ principalMinor, disbursedOn: FROM, terms }, everyDay)
  return { id: 'l', principalMinor, disbursedOn: FROM, terms, plan, payments: [], reliefs: [], misuses: [], writtenOffOn: null }
}
const balancesOn = (loan: Loan, days: number) => loanBalances(loan, positionOf(loan, FROM + days))
const notZero = (balances: object) => Object.fromEntries(Object.entries(balances).filter(([, minor]) => minor !== 0))

test('paid out by two: each has lent his share', () => {
  expect(notZero(balancesOn(loanOf(300), 0))).toEqual({
    cash: -700_000,
    loan_principal: 700_000,
    loan_principal_partner: 300_000,
    partner_funds: -300_000,
  })
})

test('of the first instalment of 900.41 the partner has his part of each running total, rounded down', () => {
  const loan = addPayment(loanOf(300), { repayment: 1, on: FROM + 31, amountMinor: 90_041 })
  expect(notZero(balancesOn(loan, 31))).toEqual({
    cash: -700_000 + 90_041,
    loan_principal: 1_000_000 - 77_641 - (300_000 - 23_292),
    loan_principal_partner: 300_000 - 23_292,
    partner_funds: -(300_000 - 23_292),
    partner_payable: -(23_292 + 3_720),
    interest_income: -(12_400 - 3_720),
  })
})

test('written off, what was owed is a loss of each, and what comes in later is recovered by each', () => {
  const lost = { ...loanOf(300), writtenOffOn: FROM + 200 }
  const balances = notZero(balancesOn(lost, 200)) as Record<string, number>
  expect(balances).not.toHaveProperty('loan_principal')
  expect(balances.credit_loss).toBeGreaterThan(700_000)
  const paid = addPayment(lost, { repayment: 1, on: FROM + 250, amountMinor: 10_001 })
  expect(notZero(balancesOn(paid, 250))).toMatchObject({
    credit_loss: balances.credit_loss,
    recovered_loss: -7_001,
    partner_payable: -3_000,
  })
})

test('whatever is paid when: debits equal credits, and of a loan paid back nothing is left but what was earned and is owed to the partner', () => {
  const payment = fc.record({ days: fc.integer({ min: 0, max: 500 }), amountMinor: fc.integer({ min: 1, max: 400_000 }) })
  fc.assert(
    fc.property(
      fc.option(fc.integer({ min: 1, max: 999 })),
      fc.array(payment, { maxLength: 8 }),
      fc.integer({ min: 0, max: 600 }),
      (permille, payments, days) => {
        const loan = payments.reduce((before, { days: on, amountMinor }, index) => addPayment(before, { repayment: index, on: FROM + on, amountMinor }), loanOf(permille)) // biome-ignore format: one loan
        const sum = Object.values(balancesOn(loan, days)).reduce((total, minor) => total + minor, 0)
        expect(sum).toBe(0)
        const { payoffMinor } = owedOn(loan, FROM + 600)
        const paid = payoffMinor === 0 ? loan : addPayment(loan, { repayment: 99, on: FROM + 600, amountMinor: payoffMinor })
        const left = Object.keys(notZero(balancesOn(paid, 600)))
        const allowed = ['cash', 'partner_payable', 'interest_income', 'penalty_income', 'overpaid']
        expect(left.filter((role) => !allowed.includes(role))).toEqual([])
      },
    ),
    { numRuns: 200 },
  )
})
