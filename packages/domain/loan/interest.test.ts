import fc from 'fast-check'
import { expect, test } from 'vitest'
import { interestMinor, interestOfTwelfths, penaltyMinor } from './interest.ts'

test.each([
  [1_000_000, 40_000, 31, 12_400],
  [763_056, 40_000, 10, 3_052],
  [1_000_000, 0, 31, 0],
  [0, 40_000, 31, 0],
  [1_000_000, 40_000, 0, 0],
  [12_499, 40_000, 1, 5],
  [12_500, 40_000, 1, 5],
  [13_749, 40_000, 1, 5],
  [13_750, 40_000, 1, 6],
  [9_007_199_254_740_991, 100_000_000, 1, 9_007_199_254_740_991],
])('%i at %i a day for %i days earns %i', (principalMinor, dayRate, days, minor) => {
  expect(interestMinor({ principalMinor, dayRate, days })).toBe(minor)
})

test('a twelfth of a year of 365 days', () => {
  expect(interestOfTwelfths(1_000_000, 40_000, 365)).toBe(12_167)
})

test.each([
  [80_884, 1500, 10, 485],
  [80_884, 1300, 10, 421],
  [80_884, 1500, 0, 0],
  [20_000_000, 1500, 900, 10_800_000],
])('the penalty on %i at %i permille for %i days is %i', (principalMinor, penaltyPermille, days, minor) => {
  expect(penaltyMinor({ principalMinor, dayRate: 40_000, penaltyPermille, days })).toBe(minor)
})

test('amounts that are no amounts are told', () => {
  expect(() => interestMinor({ principalMinor: -1, dayRate: 1, days: 1 })).toThrow('interest is earned by whole principal over whole days')
  expect(() => interestMinor({ principalMinor: 0.5, dayRate: 1, days: 1 })).toThrow('interest is earned by whole principal over whole days')
  expect(() => penaltyMinor({ principalMinor: 1, dayRate: 1, penaltyPermille: 1500, days: -1 })).toThrow(
    'a penalty is earned by whole principal',
  )
})

test('at any size it is the exact fraction, rounded half up', () => {
  const anySize = fc.oneof(fc.integer({ min: 0, max: 100_000_000 }), fc.maxSafeNat())
  fc.assert(
    fc.property(anySize, fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 1_000 }), (principalMinor, dayRate, days) => {
      const exact = BigInt(principalMinor) * BigInt(dayRate) * BigInt(days)
      const below = exact / 100_000_000n
      const rounded = exact % 100_000_000n >= 50_000_000n ? below + 1n : below
      expect(interestMinor({ principalMinor, dayRate, days })).toBe(Number(rounded))
    }),
    { numRuns: 500 },
  )
})
