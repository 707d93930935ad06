import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import { startOfBookDay } from '../views/day-change.ts'
import { daysFromTo, isIn } from './period.ts'
import { shareOf } from './share.ts'
import { type Wait, waitedOf } from './waited.ts'

test.each<[rule: string, count: number, of: number, permille: number | null, low: number | null, high: number | null]>([
  ['of nothing there is no share', 0, 0, null, null, null],
  ['1 of 2 may be next to none, or next to all', 1, 2, 500, 94, 906],
  ['50 of 100 is about a half', 50, 100, 500, 403, 597],
  ['none of 10 may still be a quarter', 0, 10, 0, 0, 278],
  ['all of 10 may still be less than three quarters', 10, 10, 1000, 722, 1000],
  ['the share is cut off', 1, 3, 333, 61, 793],
])('%s', (_rule, count, of, permille, lowPermille, highPermille) => {
  expect(shareOf(count, of)).toEqual({ count, of, permille, lowPermille, highPermille })
})

test('a share lies within its bounds, and of more they are closer', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000 }), fc.nat(1_000), (of, part) => {
      const count = Math.min(part, of)
      const [few, many] = [shareOf(count, of), shareOf(count * 100, of * 100)]
      expect(few.lowPermille).toBeLessThanOrEqual(few.permille!)
      expect(few.highPermille).toBeGreaterThanOrEqual(few.permille!)
      expect(many.highPermille! - many.lowPermille!).toBeLessThanOrEqual(few.highPermille! - few.lowPermille!)
    }),
  )
})

const over = (ms: number): Wait => ({ ms, isOver: true })
const open = (ms: number): Wait => ({ ms, isOver: false })
const times = (count: number, one: Wait): Wait[] => Array.from({ length: count }, () => one)

test.each<[rule: string, waits: readonly Wait[], half: number | null, most: number | null]>([
  ['of nobody nothing is known', [], null, null],
  ['of those that are over, half took no longer', [over(1), over(2), over(3), over(4)], 2, 4],
  ['nine of ten', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(over), 5, 9],
  ['while most still wait, half are not back', [over(1), open(5), open(5)], null, null],
  // 15/20 are left at 1; of ten at risk four more end: 15/20 × 6/10 = 9/20.
  [
    'who waits no longer than so counts as waiting, and not after',
    [...times(5, over(1)), ...times(5, open(2)), ...times(4, over(3)), ...times(6, open(4))],
    3,
    null,
  ],
  // 1/2 exactly at 2, though 3/4 × 2/3 is not exact in fractions of two.
  ['a half that is just reached is reached', [over(1), over(2), open(3), open(3)], 2, null],
  ['of the last few, whatever they did, nothing is told', [...times(6, open(1)), over(2), over(3), over(4), over(5)], null, null],
  ['nor where half is reached when four are left', [...times(4, open(1)), ...times(3, over(2)), ...times(3, over(3))], null, null],
  ['where it is reached with six left, it is told', [...times(4, open(1)), ...times(5, over(2)), ...times(5, open(3))], 2, null],
  ['what ends when another is last seen is counted first', [open(2), over(2)], 2, null],
  ['leaving out who waits would say 1', [over(1), over(1), open(9), open(9), open(9)], null, null],
])('%s', (_rule, waits, halfMs, mostMs) => {
  expect(waitedOf(waits)).toEqual({ waits: waits.length, open: waits.filter(({ isOver }) => !isOver).length, halfMs, mostMs })
})

const wait = fc.record({ ms: fc.nat(20), isOver: fc.boolean() })

test('in any order the same; and who waits never makes it shorter', () => {
  fc.assert(
    fc.property(fc.array(wait, { maxLength: 30 }), fc.nat(), (waits, seed) => {
      const mixed = [...waits].sort((a, b) => ((a.ms * 7 + seed) % 5) - ((b.ms * 7 + seed) % 5))
      expect(waitedOf(mixed)).toEqual(waitedOf(waits))
      const ended = waits.filter(({ isOver }) => isOver)
      const [all, alone] = [waitedOf(waits).halfMs, waitedOf(ended).halfMs]
      if (all !== null) expect(all).toBeGreaterThanOrEqual(alone!)
    }),
  )
})

test('a period is of whole days of the book', () => {
  const period = daysFromTo('2026-03-01', '2026-03-10')
  const begins = Date.parse('2026-03-01T00:00:00+08:00')
  expect(period).toEqual({ from: begins, before: begins + 10 * DAY_MS })
  expect([begins - 1, begins, period.before - 1, period.before].map((at) => isIn(period, at))).toEqual([false, true, true, false])
  expect(startOfBookDay('2026-03-01')).toBe(begins)
})
