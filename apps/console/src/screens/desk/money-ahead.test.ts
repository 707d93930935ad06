import { expect, test } from 'vitest'
import type { Ground } from '../../api/desk-requests.ts'
import { daysAfter, lowestUntil, movesOf, sumsUntil } from './money-ahead.ts'

const TODAY = '2026-11-27'
type Part = Pick<Ground, 'needs' | 'receipts' | 'debts' | 'seen' | 'today'>

const ground = (cash: number | null): Part =>
  ({
    today: TODAY,
    needs: [
      { id: 'past', name: 'past', due_on: '2026-11-26', p50_minor: 1 },
      { id: 'today', name: 'today', due_on: TODAY, p50_minor: 300 },
    ],
    receipts: [{ id: 'r', debtor: 'r', due_on: TODAY, p50_minor: 500, p10_minor: 200 }],
    debts: [{ id: 'd', creditor: 'd', instalments: [{ due_on: '2026-12-27', amount_minor: 450 }] }],
    seen: cash === null ? [] : [{ field: 'cash', value: { amount_minor: cash, currency: 'CNY' } }],
  }) as unknown as Part

test('by day, what goes out first, from the cash there is; what is past is over', () => {
  expect(movesOf(ground(100)).map(({ kind, afterMinor }) => [kind, afterMinor])).toEqual([
    ['need', -200],
    ['receipt', 300],
    ['debt', -150],
  ])
  expect(movesOf(ground(null)).map(({ afterMinor }) => afterMinor)).toEqual([undefined, undefined, undefined])
})

test.each([
  [0, { out: 300, in: 500, sureIn: 200 }],
  [29, { out: 300, in: 500, sureIn: 200 }],
  [30, { out: 750, in: 500, sureIn: 200 }],
])('until %d days from now', (days, expected) => {
  expect(sumsUntil(movesOf(ground(100)), daysAfter(TODAY, days))).toEqual(expected)
})

test.each([
  [100, 0, ['need', -200]],
  [100, 30, ['need', -200]],
  [500, 30, ['need', 200]],
  [null, 30, [undefined, undefined]],
] as const)('from %s within %d days, the least that is left', (cash, days, expected) => {
  const low = lowestUntil(movesOf(ground(cash)), daysAfter(TODAY, days))
  expect([low?.kind, low?.afterMinor]).toEqual(expected)
})
