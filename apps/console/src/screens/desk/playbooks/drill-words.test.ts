import { expect, test } from 'vitest'
import type { Drill } from '../../../api/playbook-requests.ts'
import { clockOf, halfMinutes, measuredDrills } from './drill-words.ts'

test.each([
  [-1, '00:00'],
  [999, '00:00'],
  [1_000, '00:01'],
  [59_999, '00:59'],
  [60_000, '01:00'],
  [3_599_999, '59:59'],
  [3_600_000, '1:00:00'],
  [360_061_000, '100:01:01'],
])('after %i ms the clock shows %s', (ms, shown) => {
  expect(clockOf(ms)).toBe(shown)
})

test.each<[minutes: number[], half: number | undefined]>([
  [[], undefined],
  [[9], 9],
  [[30, 10], 10],
  [[30, 10, 20], 20],
  [[4, 3, 2, 1], 2],
])('half of %j took no longer than %s', (minutes, half) => {
  expect(halfMinutes(minutes)).toBe(half)
})

test('only those that were timed to the end count, the oldest first', () => {
  const drill = (id: string, minutes: number | null, started_at: string | null) => ({ id, minutes, started_at }) as Drill
  const all = [
    drill('new', 5, '2026-03-02T00:00:00Z'),
    drill('planned', null, null),
    drill('old', 9, '2026-03-01T00:00:00Z'),
    drill('runs', null, '2026-03-03T00:00:00Z'),
  ]
  expect(measuredDrills(all).map(({ id }) => id)).toEqual(['old', 'new'])
})
