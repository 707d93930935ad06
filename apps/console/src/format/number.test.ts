import { expect, test } from 'vitest'
import { decimalText, shiftRounded } from './decimal.ts'
import { percent, permilleOf } from './number.ts'

test.each([
  [0, '0.0%'],
  [1, '0.1%'],
  [456, '45.6%'],
  [1_000, '100.0%'],
  [12_345, '1,234.5%'],
])('%i permille', (permille, text) => expect(percent(permille, 'en')).toBe(text))

test('a part of a whole is cut off, and nothing of nothing is nothing', () => {
  expect([permilleOf(999, 1_000_000), permilleOf(1_000, 1_000_000), permilleOf(0, 0)]).toEqual([0, 1, 0])
  expect(permilleOf(Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)).toBe(1_000)
})

test('decimals without floats, and halves away from zero', () => {
  expect([decimalText(-5, 2), decimalText(105, 2), decimalText(7, 0)]).toEqual(['-0.05', '1.05', '7'])
  expect([shiftRounded(149n, 2), shiftRounded(150n, 2), shiftRounded(-150n, 2)]).toEqual([1n, 2n, -2n])
})
