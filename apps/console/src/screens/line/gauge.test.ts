import { expect, test } from 'vitest'
import { nearness, placeBetween } from './gauge.ts'

test.each([
  [5, 0, 10, 50],
  [0, 0, 10, 0],
  [10, 0, 10, 100],
  [12, 0, 10, 100],
  [5, undefined, 10, null],
  [5, 0, undefined, null],
  [5, 5, 5, null],
])('%d between %s and %s', (value, below, above, place) => expect(placeBetween(value, below, above)).toBe(place))

test('the nearer bound counts, and none is infinitely far', () => {
  expect(nearness(620, 600, 700)).toBeCloseTo(20 / 620)
  expect(nearness(0, undefined, 2)).toBe(2)
  expect(nearness(1, undefined, undefined)).toBe(Number.POSITIVE_INFINITY)
})
