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
