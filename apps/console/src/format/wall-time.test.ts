import { expect, test } from 'vitest'
import { instantOf, wallTime } from './wall-time.ts'

test.each([
  ['2026-02-28T16:00:00Z', '2026-03-01T00:00'],
  ['2026-03-01T00:00:00+08:00', '2026-03-01T00:00'],
  ['2026-02-28T11:00:00-05:00', '2026-03-01T00:00'],
  ['2026-03-01T09:30:15+08:00', '2026-03-01T09:30:15'],
  ['2026-03-01T09:30:00.250+08:00', '2026-03-01T09:30'],
  ['tomorrow', ''],
  ['', ''],
])('%j is %j on the wall', (instant, wall) => {
  expect(wallTime(instant)).toBe(wall)
})

test.each(['2026-03-01T00:00', '2026-02-28T23:59:59'])('%s picked and shown again is itself', (wall) => {
  expect(wallTime(instantOf(wall))).toBe(wall)
  expect(instantOf(wall)).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/)
})
