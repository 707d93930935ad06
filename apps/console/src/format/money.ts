/**
 * Amounts of money in words of the reader.
 *
 * Units    `minor`: whole minor units of the currency, a safe integer; no step goes through a float.
 * Rounds   `compactMoney` once, half up, to four digits at most; `money` never.
 */
import { decimalText, shiftRounded } from './decimal.ts'
import { INTL_LOCALE, type Language } from './language.ts'

/** `plain`: without minor units where there are none. `full`: always with them, for columns. */
type Cents = 'plain' | 'full'

const formats = new Map<string, Intl.NumberFormat>()

function formatOf(language: Language, currency: string, digits?: number): Intl.NumberFormat {
  const key = `${language} ${currency} ${digits}`
  const known = formats.get(key)
  if (known) return known
  const fixed = digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }
  const format = new Intl.NumberFormat(INTL_LOCALE[language], { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...fixed })
  formats.set(key, format)
  return format
}

/** How many digits the minor unit of a currency has: 2 for CNY, 0 for JPY. */
const minorDigits = (currency: string): number => formatOf('en', currency).resolvedOptions().maximumFractionDigits ?? 2

export function money(minor: number, currency: string, language: Language, cents: Cents = 'plain'): string {
  const digits = minorDigits(currency)
  const isWhole = BigInt(minor) % 10n ** BigInt(digits) === 0n
  return formatOf(language, currency, cents === 'plain' && isWhole ? 0 : digits).format(decimalText(minor, digits))
}

/** Powers of ten at which a reader changes the unit, the largest first. */
const UNITS: Readonly<Record<Language, readonly (readonly [power: number, suffix: string])[]>> = {
  zh: [
    [12, '\u4e07\u4ebf'],
    [8, '\u4ebf'],
    [4, '\u4e07'],
  ],
  en: [
    [12, 'T'],
    [9, 'B'],
    [6, 'M'],
    [3, 'K'],
  ],
}

const SIGNIFICANT = 4

/** @example compactMoney(12_345_678_900, 'CNY', 'zh') // '\u00a51.23\u4ebf' */
export function compactMoney(minor: number, currency: string, language: Language): string {
  const units = UNITS[language]
  const digits = minorDigits(currency)
  const value = BigInt(minor)
  const at = units.findIndex(([power]) => sizeOf(value) >= 10n ** BigInt(power + digits))
  if (at === -1) return money(minor, currency, language)
  const larger = units[at - 1]
  const [rounded, fraction] = roundTo(value, units[at]![0] + digits)
  const unit = larger && sizeOf(rounded) >= 10n ** BigInt(larger[0] - units[at]![0] + fraction) ? larger : units[at]!
  const [shown, shownFraction] = roundTo(value, unit[0] + digits)
  return `${formatOf(language, currency, shownFraction).format(decimalText(shown, shownFraction))}${unit[1]}`
}

/** In units of `10^power`, to as many fraction digits as there is room for; one fewer where rounding brings a digit more before the point. */
function roundTo(value: bigint, power: number): readonly [rounded: bigint, fraction: number] {
  const room = (wholeDigits: number): number => Math.min(Math.max(SIGNIFICANT - wholeDigits, 0), 2)
  const first = room((sizeOf(value) / 10n ** BigInt(power)).toString().length)
  const rounded = shiftRounded(value, power - first)
  const fraction = room((sizeOf(rounded) / 10n ** BigInt(first)).toString().length)
  return [fraction === first ? rounded : shiftRounded(value, power - fraction), fraction]
}

const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value)
