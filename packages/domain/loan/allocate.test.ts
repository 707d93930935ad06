import { expect, test } from 'vitest'
import { knownDay } from '../kernel/day.ts'
import { allocate } from './allocate.ts'
import { loanWith } from './loan.fixture.ts'

/** Without interest: `old` owes 100 on the 15th of each month, `young` 200 on the 20th, four times each. */
const old = loanWith({ dayRate: 0, tenorMonths: 4 }, { id: 'old', principalMinor: 400 })
const young = loanWith({ dayRate: 0, tenorMonths: 4, dueDay: 20 }, { id: 'young', principalMinor: 800, drawn: '2026-01-20' })
const day = knownDay('2026-03-20')

test.each<[what: string, amountMinor: number, parts: [string, number][], leftMinor: number]>([
  ['nothing', 0, [], 0],
  ['the oldest due day first', 100, [['old', 100]], 0],
  [
    'then the next oldest, of the other loan',
    101,
    [
      ['old', 100],
      ['young', 1],
    ],
    0,
  ],
  [
    'the second of the one before the second of the other',
    401,
    [
      ['old', 200],
      ['young', 201],
    ],
    0,
  ],
  [
    'all that is due',
    600,
    [
      ['old', 200],
      ['young', 400],
    ],
    0,
  ],
  [
    'then early, the first loan',
    601,
    [
      ['old', 201],
      ['young', 400],
    ],
    0,
  ],
  [
    'to its end',
    800,
    [
      ['old', 400],
      ['young', 400],
    ],
    0,
  ],
  [
    'then the next',
    801,
    [
      ['old', 400],
      ['young', 401],
    ],
    0,
  ],
  [
    'to the end of all',
    1_200,
    [
      ['old', 400],
      ['young', 800],
    ],
    0,
  ],
  [
    'and no further',
    1_201,
    [
      ['old', 400],
      ['young', 800],
    ],
    1,
  ],
])('%s', (_what, amountMinor, parts, leftMinor) => {
  expect(allocate([old, young], amountMinor, day)).toEqual({
    parts: parts.map(([loanId, minor]) => ({ loanId, amountMinor: minor })),
    leftMinor,
  })
})

test('of one due day, in the order of the loans', () => {
  const twin = { ...old, id: 'twin' }
  expect(allocate([twin, old], 150, day).parts).toEqual([
    { loanId: 'twin', amountMinor: 100 },
    { loanId: 'old', amountMinor: 50 },
  ])
})

test.each([
  [800, [{ loanId: 'young', amountMinor: 800 }], 0],
  [801, [{ loanId: 'young', amountMinor: 800 }], 1],
])('a repayment of %i that names a loan pays it alone', (amountMinor, parts, leftMinor) => {
  expect(allocate([old, young], amountMinor, day, { loanId: 'young' })).toEqual({ parts, leftMinor })
})

test('a loan that is not there, and an amount that is none, are told', () => {
  expect(() => allocate([old], 1, day, { loanId: 'young' })).toThrow('a repayment names a loan of the borrower')
  expect(() => allocate([old], -1, day)).toThrow('a repayment is a whole amount')
})
