import { expect, test } from 'vitest'
import { numberFrom } from './data-type.ts'

test.each<[text: string, number: number | null]>([
  ['1', 1],
  [' -2.50 ', -2.5],
  ['3.', 3],
  ['.5', 0.5],
  ['+1e3', 1_000],
  ['1.5E-3', 0.0015],
  ['-INF', Number.NEGATIVE_INFINITY],
  ['', null],
  ['.', null],
  ['1.2.3', null],
  ['1e', null],
  ['0x10', null],
  ['NaN', null],
])('%s', (text, number) => {
  expect(numberFrom(text)).toBe(number)
})

test('a row of digits that is no number is read in no time', () => {
  const began = performance.now()
  expect(numberFrom(`${'1'.repeat(500_000)}x`)).toBeNull()
  expect(performance.now() - began).toBeLessThan(2_000)
})
