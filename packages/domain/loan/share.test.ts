import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sharesOf } from './share.ts'

test.each([
  [90_071, 300, 27_021, 63_050],
  [0, 300, 0, 0],
  [3, 333, 0, 3],
  [4, 250, 1, 3],
  [9_007_199_254_740_991, 999, 8_998_192_055_486_250, 9_007_199_254_741],
])('%i at %i permille: %i and %i', (amountMinor, permille, partnerMinor, creditorMinor) => {
  expect(sharesOf(amountMinor, permille)).toEqual({ partnerMinor, creditorMinor })
})

test('both shares are the whole, and the partner has at most its part', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 1000 }), (amountMinor, permille) => {
      const { partnerMinor, creditorMinor } = sharesOf(amountMinor, permille)
      expect(BigInt(partnerMinor) + BigInt(creditorMinor)).toBe(BigInt(amountMinor))
      expect(BigInt(partnerMinor)).toBe((BigInt(amountMinor) * BigInt(permille)) / 1000n)
    }),
  )
})

test('what is no amount, or no share, is told', () => {
  expect(() => sharesOf(-1, 300)).toThrow('an amount is shared whole')
  expect(() => sharesOf(1, 1001)).toThrow('a share is of a thousand')
})
