import fc from 'fast-check'
import { expect, test } from 'vitest'
import { amountText, digitsOf, readAmount } from './amount-text.ts'

test.each([
  ['CNY', 2],
  ['USD', 2],
  ['JPY', 0],
  ['KRW', 0],
  ['KWD', 3],
  ['CLF', 4],
])('%s has %i digits', (currency, digits) => {
  expect(digitsOf(currency)).toBe(digits)
})

// biome-ignore format: a table
test.each([
  ['0', 'CNY', 0], ['0.5', 'CNY', 50], ['900.41', 'CNY', 90_041], ['007', 'CNY', 700], ['7', 'JPY', 7], ['1.001', 'KWD', 1001],
])('%s %s is %i', (text, currency, minor) => {
  expect(readAmount(text, currency)).toEqual({ ok: true, value: minor })
})

// biome-ignore format: a table
test.each([
  ['', 'amount-unreadable'], ['.5', 'amount-unreadable'], ['5.', 'amount-unreadable'], ['1e3', 'amount-unreadable'], ['１', 'amount-unreadable'],
  ['-1', 'amount-unreadable'], [' 1', 'amount-unreadable'], ['1.005', 'amount-too-precise'], ['9'.repeat(400), 'amount-too-large'],
])('"%s" is %s', (text, refusal) => {
  expect(readAmount(text, 'CNY')).toEqual({ ok: false, refusal })
})

test('what is written is read', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.constantFrom('CNY', 'JPY', 'KWD', 'CLF'), (minor, currency) => {
      expect(readAmount(amountText(BigInt(minor), currency), currency)).toEqual({ ok: true, value: minor })
      expect(amountText(BigInt(-minor), currency)).toBe(`${minor === 0 ? '' : '-'}${amountText(BigInt(minor), currency)}`)
    }),
  )
})
