import { expect, test } from 'vitest'
import { type Day, knownDay } from '../kernel/day.ts'
import { loanWith } from '../loan/loan.fixture.ts'
import { dueOf } from './due-now.ts'

const three = [
  ['2026-02-15', 90_041],
  ['2026-03-15', 90_041],
  ['2026-04-15', 90_041],
] as const

const held = (id: string, settledOn: Day | null = null) => ({ loan: { ...loanWith({}, { payments: three }), id }, settledOn })
const on = (day: string, ids = ['a']) => dueOf({ loans: ids.map((id) => held(id)) }, knownDay(day))

test('before its day an instalment is next, on its day due, and ten days later due with its penalty', () => {
  expect(on('2026-05-14')).toMatchObject({ due_minor: 0, next: { on: '2026-05-15', amount_minor: 90_041 } })
  expect(on('2026-05-15')).toMatchObject({ due_minor: 90_041, next: { on: '2026-06-15' } })
  expect(on('2026-05-25').due_minor).toBe(90_041 + 485)
})

test('what falls due on one day is one amount, over all loans', () => {
  expect(on('2026-05-14', ['a', 'b']).next).toEqual({ on: '2026-05-15', amount_minor: 2 * 90_041 })
})

test('what it takes to end it is what the payoff quote says', () => {
  expect(on('2026-04-25').loans).toMatchObject([{ loan_id: 'a', payoff_minor: 766_108 }])
})

test('nothing is owed of a loan that was paid back, before one was paid out, or without any', () => {
  const settled = { loans: [held('a', knownDay('2026-05-01'))] }
  const nothing = { due_minor: 0, next: null, loans: [] }
  expect([dueOf(settled, knownDay('2026-05-25')), on('2025-12-31'), on('2026-05-25', [])]).toEqual([nothing, nothing, nothing])
})
