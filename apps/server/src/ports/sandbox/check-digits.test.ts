import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isBankCardNumber, isChineseIdNumber } from './check-digits.ts'

const NOW = Date.parse('2026-11-22T00:00:00Z')

test.each<[rule: string, number: string, is: boolean]>([
  ['the example of the standard', '11010519491231002X', true],
  ['in small letters and with spaces', '110105 19491231 002x', true],
  ['another region, another check digit', '440524188001010014', false],
  ['a wrong check digit', '110105194912310021', false],
  ['a day that there is not', '110105194902300021', false],
  ['fifteen digits, as they were once', '110105491231002', false],
  ['nothing', '', false],
])('a citizen’s number: %s', (_rule, number, is) => {
  expect(isChineseIdNumber(number, NOW)).toBe(is)
})

/** The check digit by the weights and the table of the standard: another way to the same. */
function withCheck(first17: string): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return first17 + '10X98765432'[sum % 11]
}
const anyId = fc
  .tuple(fc.integer({ min: 100_000, max: 899_999 }), fc.integer({ min: 0, max: 45_000 }), fc.integer({ min: 0, max: 999 }))
  .map(([region, day, order]) => {
    const born = new Date(Date.UTC(1900, 0, 1) + day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    return withCheck(`${region}${born}${`${order}`.padStart(3, '0')}`)
  })

test('whatever is made by the standard’s own table is taken, and no single digit of it may be wrong', () => {
  fc.assert(
    fc.property(anyId, fc.nat({ max: 16 }), fc.integer({ min: 1, max: 9 }), (number, place, by) => {
      expect(isChineseIdNumber(number, NOW)).toBe(true)
      const wrong = number.slice(0, place) + ((Number(number[place]) + by) % 10) + number.slice(place + 1)
      expect(isChineseIdNumber(wrong, NOW)).toBe(false)
    }),
  )
})

test('nobody is born tomorrow', () => {
  const [today, tomorrow] = ['11010520261122002', '11010520261123002'].map(withCheck)
  expect([today, tomorrow].map((number) => isChineseIdNumber(number!, NOW))).toEqual([true, false])
})

test.each<[rule: string, number: string, is: boolean]>([
  ['a number that everybody tests with', '4111 1111 1111 1111', true],
  ['nineteen digits, as in China', '6222021234567890128', true],
  ['one digit off', '4111111111111112', false],
  ['two neighbours changed places', '1411111111111111', false],
  ['eleven digits', '00000000000', false],
  ['letters', '411111111111111a', false],
])('a card’s number: %s', (_rule, number, is) => {
  expect(isBankCardNumber(number)).toBe(is)
})

test('of ten cards that differ in the last digit alone, one is right', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 11, maxLength: 18 }), (digits) => {
      const right = Array.from({ length: 10 }, (_, last) => digits.join('') + last).filter(isBankCardNumber)
      expect(right).toHaveLength(1)
    }),
  )
})
