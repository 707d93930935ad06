import { expect, test } from 'vitest'
import { balanceRows, balancesOf } from './balance.ts'

const payment = (paid_on: string, principal_minor: number, taken_back_at: string | null = null) => ({
  repayment_id: paid_on,
  paid_on,
  amount_minor: principal_minor + 10,
  penalty_minor: 0,
  interest_minor: 10,
  principal_minor,
  taken_back_at,
  sequence: 1,
})
const loan = {
  principal_minor: 300,
  disbursed_on: '2026-01-05',
  on: '2026-03-01',
  plan: [
    { due_on: '2026-02-05', principal_minor: 100, interest_minor: 1 },
    { due_on: '2026-03-05', principal_minor: 200, interest_minor: 1 },
  ],
  payments: [payment('2026-02-04', 60), payment('2026-02-04', 40), payment('2026-02-10', 50, '2026-02-12T00:00:00Z')],
}

test('as agreed it comes to nothing; as paid it stands at what is left, and what was taken back never counted', () => {
  const { planned, actual } = balancesOf(loan)
  expect(planned.map(({ minor }) => minor)).toEqual([300, 200, 0])
  expect(actual).toEqual([
    { on: '2026-01-05', minor: 300 },
    { on: '2026-02-04', minor: 200 },
    { on: '2026-03-01', minor: 200 },
  ])
})

test('side by side, what is to come has no actual balance', () => {
  expect(balanceRows(balancesOf(loan))).toEqual([
    { on: '2026-01-05', planned: 300, actual: 300 },
    { on: '2026-02-04', planned: 300, actual: 200 },
    { on: '2026-02-05', planned: 200, actual: 200 },
    { on: '2026-03-01', planned: 200, actual: 200 },
    { on: '2026-03-05', planned: 0, actual: null },
  ])
})

test('paid on the day it was lent and looked at on that day: one point', () => {
  expect(balancesOf({ ...loan, on: '2026-01-05', payments: [payment('2026-01-05', 300)] }).actual).toEqual([{ on: '2026-01-05', minor: 0 }])
})
