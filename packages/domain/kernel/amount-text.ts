/**
 * Amounts as files write them, in major units, to whole minor units and back.
 *
 * Digits   those of ISO 4217, listed here: what a run time knows of currencies follows usage, and changes with its version.
 * Rounds   never: an amount finer than its currency is refused.
 */
import { accept, type Outcome, refuse } from './outcome.ts'

const USUAL_DIGITS = 2
const DIGITS: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
])

export const digitsOf = (currency: string): number => DIGITS.get(currency) ?? USUAL_DIGITS

export const isCurrencyCode = (text: string): boolean => /^[A-Z]{3}$/.test(text)

export type AmountFault = 'amount-unreadable' | 'amount-too-precise' | 'amount-too-large'

const PLAIN = /^(\d+)(?:\.(\d+))?$/

/** `text`: digits, and perhaps a point and more digits; no sign. */
export function readAmount(text: string, currency: string): Outcome<number, AmountFault> {
  const [, whole, fraction = ''] = PLAIN.exec(text) ?? []
  if (whole === undefined) return refuse('amount-unreadable')
  const digits = digitsOf(currency)
  if (fraction.length > digits) return refuse('amount-too-precise')
  const minor = Number(whole + fraction.padEnd(digits, '0'))
  return Number.isSafeInteger(minor) ? accept(minor) : refuse('amount-too-large')
}

/** `groupMark`: between groups of three digits, if any: `1,234,567.89`. */
export type AmountMarks = { readonly decimalMark: '.' | ','; readonly groupMark: ',' | '.' | ' ' | "'" | null }

/** Without a sign; with the marks that are named and no others: where a comma may be either, a thousand is easily one. */
export function readMarkedAmount(text: string, currency: string, { decimalMark, groupMark }: AmountMarks): Outcome<number, AmountFault> {
  const [whole = '', ...fraction] = text.split(decimalMark)
  const digits = groupMark === null ? whole : ungrouped(whole, groupMark)
  return /^\d+$/.test(digits) ? readAmount([digits, ...fraction].join('.'), currency) : refuse('amount-unreadable')
}

/** As it is where the groups are not of three digits. */
function ungrouped(whole: string, mark: string): string {
  const [first = '', ...groups] = whole.split(mark)
  return /^\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group)) ? first + groups.join('') : whole
}

/** `-1234.50`. */
export function amountText(minor: bigint, currency: string): string {
  const digits = digitsOf(currency)
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  const sign = minor < 0n ? '-' : ''
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}
