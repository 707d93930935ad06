import { expect, test } from 'vitest'
import { knownDay } from '../kernel/day.ts'
import { everyDay, loanWith } from '../loan/loan.fixture.ts'
import { type Line, newLine } from './line.ts'
import { relieveLoan } from './relieve-loan.ts'

const NOON = Date.parse('2026-02-25T04:00:00Z')
const data = { reliefId: 'rl', loanId: 'loan', kind: 'defer', months: 1, reason: 'hardship' } as const
const granted = { type: 'relief-granted', occurredAt: NOON, knownAt: NOON, data } as const

test('where nothing but penalty is left, the loan ends with it, and the accounts are even', () => {
  const loan = loanWith({ tenorMonths: 1, allocation: ['interest', 'principal', 'penalty'] }, { payments: [['2026-02-20', 1_012_400]] })
  const entry = { loan, toldDays: 10, toldRestructured: false, bookedThrough: knownDay('2026-02-20'), settledOn: null }
  const line: Line = { ...newLine, currency: 'CNY', loans: [entry] }
  expect(relieveLoan(line, granted, knownDay('2026-02-25'), everyDay)).toEqual([
    {
      type: 'loan-relieved',
      data: {
        ...{ loanId: 'loan', reliefId: 'rl', relievedOn: '2026-02-25', kind: 'defer', dueDays: ['2026-03-15'] },
        ...{ waivedPenaltyMinor: 3_000, principalMinor: 0, instalments: [] },
      },
    },
    { type: 'delinquency-changed', data: { loanId: 'loan', daysPastDue: 0, bucket: 'current', fiveTier: 'normal', overdueMinor: 0 } },
    { type: 'loan-settled', data: { loanId: 'loan', settledOn: '2026-02-20' } },
    {
      type: 'journal-posted',
      data: {
        ...{ bookedOn: '2026-02-25', through: '2026-02-25', currency: 'CNY' },
        entries: [
          { account: 'penalty_receivable', loanId: 'loan', amountMinor: -3_000 },
          { account: 'penalty_income', loanId: 'loan', amountMinor: 3_000 },
        ],
      },
    },
  ])
})
