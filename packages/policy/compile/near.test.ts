import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, compareNum, Exact, type Num } from '../value.ts'
import { isFaithful, LARGEST_DIVIDEND, near, nearQuotient } from './near.ts'

const cut = fc
  .tuple(fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }), fc.integer({ min: -30, max: 12 }))
  .map(([digits, exponent]): Num => canonical(new Exact(`${digits}e${exponent}`))!)
  .filter(isFaithful)
/** On the cut, or so close that no double tells them apart, or anywhere. */
const besides = fc.oneof(
  fc.constant('0'),
  fc.integer({ min: 14, max: 33 }).map((place) => `1e-${place}`),
  fc.integer({ min: -9, max: 9 }).map(String),
)

test('a number is on the side of a cut on which its double is', () => {
  fc.assert(
    fc.property(cut, besides, fc.boolean(), (at, beside, below) => {
      const value = canonical(new Exact(at).times(below ? new Exact(1).minus(beside) : new Exact(1).plus(beside)))!
      expect(Math.sign(near(value) - Number(at))).toBe(Math.sign(compareNum(value, at)))
    }),
    { numRuns: 2_000 },
  )
})

test('a quotient is on the side of a cut on which its double is', () => {
  const whole = fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.integer({ min: -LARGEST_DIVIDEND, max: LARGEST_DIVIDEND }))
  const divisor = fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.maxSafeInteger()).filter((under) => under !== 0)
  fc.assert(
    fc.property(whole, divisor, fc.integer({ min: -2, max: 2 }), (over, under, beside) => {
      const exact = new Exact(over).div(under)
      // The closest decimals, so that one of them is often met.
      const at = exact.toDecimalPlaces(6).plus(new Exact(beside).times('1e-6'))
      expect(Math.sign(nearQuotient(over, under) - Number(at))).toBe(Math.sign(exact.cmp(at)))
      if (!exact.isInteger()) expect(Number.isSafeInteger(nearQuotient(over, under))).toBe(false)
    }),
    { numRuns: 2_000 },
  )
  expect(nearQuotient(5, 0)).toBeNaN()
})

test('what is no integer becomes none', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 53) + 2, max: 2 ** 53 - 2 }), besides, (whole, beside) => {
      const value = canonical(new Exact(whole).plus(beside))!
      if (typeof value !== 'number' && !value.isInteger()) expect(Number.isSafeInteger(near(value))).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})

test.each<[value: Num, side: number]>([
  [new Exact('1e-6000'), 1],
  [new Exact('-1e-6000'), -1],
  [new Exact('2.5e-324'), 1],
  [new Exact('-2.5e-324'), -1],
  [new Exact('-2.4e-324'), -1],
  [new Exact('7.4e-324'), 1],
  [new Exact('9.9e-301'), 1],
  [new Exact('0.1'), 1],
  [new Exact('1e400'), 1],
  [new Exact('-1e400'), -1],
  [0, 0],
])('%s beside zero', (value, side) => {
  expect(Math.sign(near(value))).toBe(side)
})

test.each<[value: Num, faithful: boolean]>([
  [10 ** 15 - 1, true],
  [10 ** 15, false],
  [-(10 ** 15) + 1, true],
  [Number.MAX_SAFE_INTEGER, false],
  [new Exact('0.123456789012345'), true],
  [new Exact('0.1234567890123456'), false],
  [new Exact('1e300'), true],
  [new Exact('1e301'), false],
])('%s may be compared with by doubles: %s', (value, faithful) => {
  expect(isFaithful(value)).toBe(faithful)
})

test('what is no number has no order', () => {
  for (const value of [null, undefined, 'x', true, []]) expect(near(value)).toBeNaN()
})
