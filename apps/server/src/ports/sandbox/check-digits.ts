/** Numbers that prove by their own digits that they were not mistyped. */
const ID_NUMBER = /^[1-9]\d{5}(\d{4})(\d{2})(\d{2})\d{3}[\dX]$/
const CARD_NUMBER = /^\d{12,19}$/
const CHECK_MODULUS = 11
const BIRTH_YEAR_MIN = 1900

/**
 * A citizen's number: region, day of birth, order, and a check digit over all of them.
 *
 * now      epoch milliseconds: nobody is born later.
 * Source   GB 11643, check digit by ISO 7064 MOD 11-2.
 */
export function isChineseIdNumber(written: string, now: number): boolean {
  const number = written.replace(/[\s-]/g, '').toUpperCase()
  const [, year, month, day] = ID_NUMBER.exec(number) ?? []
  if (year === undefined || Number(year) < BIRTH_YEAR_MIN) return false
  const bornAt = Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  const isDay = !Number.isNaN(bornAt) && new Date(bornAt).toISOString().startsWith(`${year}-${month}-${day}`)
  return isDay && bornAt <= now && checkOf(number) === 1
}

/** 1 for a whole number. */
const checkOf = (number: string): number =>
  number.split('').reduce((sum, sign) => (sum * 2 + (sign === 'X' ? 10 : Number(sign))) % CHECK_MODULUS, 0)

/** The card number's last digit checks the others. Source: ISO/IEC 7812-1 (Luhn). */
export function isBankCardNumber(written: string): boolean {
  const number = written.replace(/[\s-]/g, '')
  if (!CARD_NUMBER.test(number)) return false
  const sum = number
    .split('')
    .reverse()
    .reduce((total, sign, index) => total + luhnOf(Number(sign), index), 0)
  return sum % 10 === 0
}

/** Every second digit from the right counts twice, as the sum of its digits. */
function luhnOf(digit: number, index: number): number {
  const counted = index % 2 === 1 ? digit * 2 : digit
  return counted > 9 ? counted - 9 : counted
}
