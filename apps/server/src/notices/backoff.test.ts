import { expect, test } from 'vitest'
import { retryAfterMs, TRIES_MAX } from './backoff.ts'

test.each([
  [1, 0, 2_500],
  [1, 1, 5_000],
  [2, 1, 15_000],
  [3, 0.5, 33_750],
  [8, 1, 10_935_000],
  [9, 1, 21_600_000],
  [TRIES_MAX, 1, 21_600_000],
])('after %i failed tries, with jitter %d: %i ms', (attempts, jitter, ms) => {
  expect(retryAfterMs(attempts, jitter)).toBe(ms)
})

test('in all it is tried for two to four days', () => {
  const sum = (jitter: number) =>
    Array.from({ length: TRIES_MAX - 1 }, (_, nth) => retryAfterMs(nth + 1, jitter)).reduce((a, b) => a + b) / 86_400_000
  expect(sum(0)).toBeGreaterThan(0.9)
  expect(sum(1)).toBeLessThan(4)
})
