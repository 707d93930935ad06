import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateText, dayOf, interestDays, readDate } from './calendar.ts'
import type { DayCount } from './plan-input.ts'

test.each<[text: string, day: number | undefined]>([
  ['1970-01-01', 0],
  ['2024-02-29', 19_782],
  ['2023-02-29', undefined],
  ['2026-3-2', undefined],
  ['', undefined],
])('%j is day %j', (text, day) => {
  expect(readDate(text)).toBe(day)
  if (day !== undefined) expect(dateText(day)).toBe(text)
})

test('dates are counted as the calendar of the platform has them, over all that four digits of a year can say', () => {
  const [first, last] = [-719_528, 2_932_896]
  expect([first, last].map(dateText)).toEqual(['0000-01-01', '9999-12-31'])
  fc.assert(
    fc.property(fc.integer({ min: first, max: last }), (day) => {
      expect(readDate(dateText(day))).toBe(day)
    }),
    { numRuns: 2_000 },
  )
  const parts = fc.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }))
  fc.assert(
    fc.property(parts, ([year, month, day]) => {
      const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
      const found = readDate(text)
      const time = Date.parse(`${text}T00:00:00Z`)
      const isDate = Number.isFinite(time) && new Date(time).toISOString().startsWith(text)
      expect(found).toBe(isDate ? time / 86_400_000 : undefined)
    }),
    { numRuns: 2_000 },
  )
})

test.each<[from: string, to: string, dayCount: DayCount, days: number, ofYear: number]>([
  ['2026-01-31', '2026-02-28', 'ACT/365F', 28, 365],
  ['2026-01-31', '2026-02-28', 'ACT/360', 28, 360],
  ['2026-01-31', '2026-02-28', '30/360', 28, 360],
  ['2026-01-30', '2026-03-31', '30/360', 60, 360],
  ['2026-01-29', '2026-03-31', '30/360', 62, 360],
  ['2025-12-15', '2026-12-15', '30/360', 360, 360],
  ['2026-03-02', '2026-03-02', 'ACT/360', 0, 360],
])('from %s to %s by %s: %i of %i', (from, to, dayCount, days, ofYear) => {
  expect(interestDays(dayOf(from), dayOf(to), dayCount)).toEqual({ days, ofYear })
})
