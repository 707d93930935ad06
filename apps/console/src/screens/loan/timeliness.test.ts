import { expect, test } from 'vitest'
import type { Instalment } from '../../api/views.ts'
import { type Timeliness, timelinessOf, totalsOf } from './timeliness.ts'

const row = (more: Partial<Instalment> = {}): Instalment => ({
  nth: 1,
  due_on: '2026-03-10',
  state: 'upcoming',
  principal_minor: 1_000,
  interest_minor: 50,
  penalty_minor: 0,
  paid_principal_minor: 0,
  paid_interest_minor: 0,
  paid_penalty_minor: 0,
  unpaid_minor: 1_050,
  settled_on: null,
  ...more,
})
const settled = (settled_on: string) => row({ settled_on, unpaid_minor: 0 })

test.each<[given: Instalment, on: string, then: Timeliness | null]>([
  [settled('2026-03-09'), '2026-04-01', { is: 'early', days: 1 }],
  [settled('2026-03-10'), '2026-04-01', { is: 'onTime', days: 0 }],
  [settled('2026-03-11'), '2026-04-01', { is: 'late', days: 1 }],
  [row(), '2026-03-09', null],
  [row(), '2026-03-10', null],
  [row(), '2026-03-11', { is: 'lateNow', days: 1 }],
  [row({ unpaid_minor: 0 }), '2026-03-11', null],
])('%j on %s', (given, on, then) => expect(timelinessOf(given, on)).toEqual(then))

test('what is due is what is paid and what is not', () => {
  const part = row({ paid_principal_minor: 400, paid_interest_minor: 50, penalty_minor: 3, unpaid_minor: 603 })
  const totals = totalsOf([part, row()])
  expect(totals).toEqual({ principal: 2_000, interest: 100, penalty: 3, unpaid: 1_653, due: 2_103, paid: 450 })
  expect(totals.due).toBe(totals.paid + totals.unpaid)
})
