import { expect, test } from 'vitest'
import { duesOf, spansOf } from './dues.ts'

const debt = (instalments: { due_on: string; amount_minor: number }[]) => ({ id: 'd', creditor: 'bank', instalments })
const ground = (debts: unknown, needs: unknown = []) => ({ today: '2026-03-02', debts, needs }) as Parameters<typeof duesOf>[0]

test('what is due today is due, what was due before is not, and a need that serves a debt stands beside instalments', () => {
  const all = [{ due_on: '2026-03-01', amount_minor: 1 }, { due_on: '2026-03-02', amount_minor: 2 }] // biome-ignore format: one row
  const need = (id: string, purpose: string) => ({ id, name: id, purpose, due_on: '2026-03-05', p50_minor: 3 })
  expect(duesOf(ground([debt(all)], [need('interest', 'debt_service'), need('steel', 'supplier')])).map(({ of, minor }) => [of, minor])).toEqual([['bank', 2], ['interest', 3]]) // biome-ignore format: one row
})

test('four weeks end after the twenty-eighth day, an empty span in between is shown, and of equal ones the first is the highest', () => {
  const due = (dueOn: string, minor: number) => ({ id: dueOn, of: 'bank', dueOn, minor })
  const spans = spansOf([due('2026-03-02', 4), due('2026-03-29', 1), due('2026-03-30', 2), due('2026-05-25', 5)], '2026-03-02')
  expect(spans.map(({ fromWeek, minor, isHighest }) => [fromWeek, minor, isHighest])).toEqual([
    [1, 5, true],
    [5, 2, false],
    [9, 0, false],
    [13, 5, false],
  ])
  expect(spansOf([], '2026-03-02')).toEqual([])
})
