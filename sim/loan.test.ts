import { expect, test } from 'vitest'
import { fallenDue, planOf, principalLeft } from './loan.ts'

const loan = { principalMinor: 1_000_000, dayRate: 40_000, months: 12 }
const sum = (values: number[]) => values.reduce((all, value) => all + value, 0)

test.each([
  ['equal_instalment', 77_903, 12_167, 80_836],
  ['equal_principal', 83_333, 12_167, 79_083],
  ['interest_only', 0, 12_167, 146_004],
] as const)('%s: first principal %i, first interest %i, interest in all %i', (method, principal, interest, total) => {
  const plan = planOf({ ...loan, method })
  expect(plan[0]).toEqual({ principalMinor: principal, interestMinor: interest })
  expect(sum(plan.map(({ principalMinor }) => principalMinor))).toBe(loan.principalMinor)
  expect(Math.abs(sum(plan.map(({ interestMinor }) => interestMinor)) - total)).toBeLessThan(10)
})

test('what is left, and what has fallen due', () => {
  const plan = planOf({ ...loan, months: 3, method: 'equal_principal' })
  const one = { loanId: 'l', drawdownId: 'd', firstDueIn: 4, plan, paid: 1, paidOffIn: null }
  expect(principalLeft(one)).toBe(loan.principalMinor - plan[0]!.principalMinor)
  expect([3, 4, 6, 9].map((month) => fallenDue(one, month))).toEqual([0, 1, 3, 3])
})
