import { expect, test } from 'vitest'
import { addDays, addMonths, daysBetween, lastDay, weeksOf } from './calendar.ts'

test.each([
  ['2026-02-28', 1, '2026-03-01'],
  ['2028-02-28', 1, '2028-02-29'],
  ['2027-01-01', -1, '2026-12-31'],
  ['2026-03-29', 0, '2026-03-29'],
])('%s and %i days', (day, days, then) => {
  expect(addDays(day, days)).toBe(then)
  expect(daysBetween(day, then)).toBe(days)
})

test.each([
  ['2026-12', 1, '2027-01'],
  ['2026-01', -1, '2025-12'],
  ['2026-05', 12, '2027-05'],
])('%s and %i months', (month, months, then) => expect(addMonths(month, months)).toBe(then))

test.each([
  ['2026-02', '2026-02-28'],
  ['2028-02', '2028-02-29'],
  ['2026-12', '2026-12-31'],
])('%s ends on %s', (month, day) => expect(lastDay(month)).toBe(day))

test('a month in whole weeks from Monday on: each of its days once, in order', () => {
  const march = weeksOf('2026-03')
  expect(march.length).toBe(6)
  expect(march[0]).toEqual([null, null, null, null, null, null, '2026-03-01'])
  expect(march.flat().filter((day) => day !== null)).toHaveLength(31)
  const february = weeksOf('2027-02')
  expect(february).toHaveLength(4)
  expect([february[0]?.[0], february[3]?.[6]]).toEqual(['2027-02-01', '2027-02-28'])
})
