import { expect, test } from 'vitest'
import { chinaDay, monthOf, startOfChinaDay } from './calendar.ts'

const iso = (at: number) => new Date(at).toISOString()

test.each([
  ['2026-01-15T08:30:00.000Z', 1, '2026-02-15T08:30:00.000Z'],
  ['2026-01-31T08:30:00.000Z', 0, '2026-01-28T08:30:00.000Z'],
  ['2026-01-31T08:30:00.000Z', 13, '2027-02-28T08:30:00.000Z'],
  ['2026-12-01T00:00:00.000Z', 1, '2027-01-01T00:00:00.000Z'],
])('from %s, month %i starts at %s, where the one before ended', (start, nth, expected) => {
  expect(iso(monthOf(Date.parse(start), nth).startAt)).toBe(expected)
  expect(iso(monthOf(Date.parse(start), nth - 1).endAt)).toBe(expected)
})

test.each([
  ['2026-01-15T15:59:59.999Z', '2026-01-14T16:00:00.000Z'],
  ['2026-01-15T16:00:00.000Z', '2026-01-15T16:00:00.000Z'],
])('midnight in China before %s was %s', (at, midnight) => {
  expect(iso(startOfChinaDay(chinaDay(Date.parse(at))))).toBe(midnight)
})
