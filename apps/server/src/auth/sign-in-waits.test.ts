import { expect, test } from 'vitest'
import { type FailingKind, FORGET_AFTER_MS, WAIT_MAX_MS, waitAfterMs } from './sign-in-waits.ts'

const AT = 1_800_000_000_000

test.each<[rule: string, kind: FailingKind, count: number, sinceMs: number, waitMs: number]>([
  ['four wrong ones cost nothing', 'email', 4, 0, 0],
  ['after five it waits', 'email', 5, 0, 2_000],
  ['and no moment longer', 'email', 5, 2_000, 0],
  ['then twice as long', 'email', 6, 0, 4_000],
  ['less what has passed', 'email', 6, 1_000, 3_000],
  ['at most a quarter of an hour', 'email', 14, 0, WAIT_MAX_MS],
  ['however often it failed', 'email', 1_000_000, 0, WAIT_MAX_MS],
  ['so that it always opens again', 'email', 1_000_000, WAIT_MAX_MS, 0],
  ['codes as passwords', 'code', 5, 0, 2_000],
  ['an office may be wrong more often', 'address', 29, 0, 0],
  ['though not for ever', 'address', 30, 0, 2_000],
  ['a clock that was set back makes nobody wait longer', 'email', 5, -60_000, 2_000],
  ['the day before is forgotten', 'email', 1_000_000, FORGET_AFTER_MS, 0],
])('%s', (_rule, kind, count, sinceMs, waitMs) => {
  expect(waitAfterMs(kind, { count, lastAt: AT }, AT + sinceMs)).toBe(waitMs)
})

test('whoever never failed does not wait', () => {
  expect(waitAfterMs('email', undefined, AT)).toBe(0)
})
