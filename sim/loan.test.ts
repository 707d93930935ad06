import { expect, test } from 'vitest'
import { dueAtsOf, principalLeft } from './loan.ts'

const iso = (at: number) => new Date(at).toISOString()

test.each([
  ['2026-01-15T15:59:59Z', 'same_as_disbursement', ['2026-02-14T16:00:00.000Z', '2026-03-14T16:00:00.000Z']],
  ['2026-01-15T16:00:00Z', 'same_as_disbursement', ['2026-02-15T16:00:00.000Z', '2026-03-15T16:00:00.000Z']],
  ['2026-01-31T04:00:00Z', 'same_as_disbursement', ['2026-02-27T16:00:00.000Z', '2026-03-30T16:00:00.000Z']],
  ['2026-01-05T04:00:00Z', 25, ['2026-01-24T16:00:00.000Z', '2026-02-24T16:00:00.000Z']],
  ['2026-01-06T04:00:00Z', 25, ['2026-02-24T16:00:00.000Z', '2026-03-24T16:00:00.000Z']],
] as const)('paid out %s, due %s: at %j', (paidOutAt, dueDay, dueAts) => {
  expect(dueAtsOf(Date.parse(paidOutAt), 2, dueDay).map(iso)).toEqual(dueAts)
})

test.each([
  ['equal_instalment', [1_000, 500, 0]],
  ['equal_principal', [1_000, 500, 0]],
  ['interest_only', [1_000, 1_000, 0]],
] as const)('%s: left before, between and after two instalments %j', (method, left) => {
  const loan = { loanId: 'ld_1', principalMinor: 1_000, method, dueAts: [10, 20], paidOffBefore: null }
  expect([9, 10, 20].map((at) => principalLeft(loan, at))).toEqual(left)
})
