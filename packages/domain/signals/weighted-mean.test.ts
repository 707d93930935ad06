import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactMean, weightedMean } from './weighted-mean.ts'

const HALF_YEAR_MS = 180 * 86_400_000

test.each<[what: string, balances: readonly (readonly [at: number, drawnMinor: number])[], from: number, until: number, mean: number]>([
  ['one balance, all the time', [[0, 7]], 0, 10, 7],
  ['what stood before is weighted from there on', [[0, 8]], 5, 10, 8],
  [
    'half the time each',
    [
      [0, 8],
      [5, 4],
    ],
    0,
    10,
    6,
  ],
  [
    'rounded down',
    [
      [0, 1],
      [9, 2],
    ],
    0,
    10,
    1,
  ],
  ['nothing before the first', [[5, 8]], 0, 10, 4],
  ['the largest that goes the quick way', [[0, 2 ** 35 - 1]], 0, 2 ** 34 - 1, 2 ** 35 - 1],
  ['one more', [[0, 2 ** 35]], 0, 2 ** 34, 2 ** 35],
])('%s', (_what, pairs, from, until, mean) => {
  const balances = pairs.map(([at, drawnMinor]) => ({ at, drawnMinor }))
  expect(weightedMean(balances, from, until)).toBe(mean)
  expect(exactMean(balances, from, until)).toBe(mean)
})

test('in doubles as in bigint, near its limits too', () => {
  const at = fc.integer({ min: -1_000, max: HALF_YEAR_MS + 1_000 })
  const drawnMinor = fc.oneof(fc.nat(10_000_000), fc.integer({ min: 2 ** 35 - 9, max: 2 ** 35 + 9 }), fc.maxSafeNat())
  const book = fc.array(fc.record({ at, drawnMinor }), { maxLength: 20 }).map((all) => all.sort((a, b) => a.at - b.at))
  fc.assert(
    fc.property(book, fc.integer({ min: 1, max: HALF_YEAR_MS }), (balances, until) => {
      expect(weightedMean(balances, 0, until)).toBe(exactMean(balances, 0, until))
    }),
    { numRuns: 500 },
  )
})
