/**
 * Run-time values of a policy.
 *
 * Always   a number is a JS number where it is a safe integer and a `Decimal` of at most 34 significant digits otherwise: one form per number.
 * Errors   no function here throws; what has no result is null, as FEEL asks.
 * Source   DMN 1.5, section 10.3.1 (numbers are IEEE 754-2008 decimal128, half even) and 10.3.2.9 (equality).
 */
import { Decimal as DecimalJs } from 'decimal.js'
import { FeelFunction } from './feel/function-value.ts'
import { FeelRange } from './feel/range.ts'
import { isTemporal, sameTemporal, type Temporal } from './temporal/temporal.ts'

/** Our own constructor, so that nobody's global decimal.js settings change a decision. Exponents are those of decimal128. */
export const Exact = DecimalJs.clone({ precision: 34, rounding: DecimalJs.ROUND_HALF_EVEN, maxE: 6144, minE: -6176, defaults: true })
export type Decimal = DecimalJs
export type Num = number | Decimal
export type Range = FeelRange<Value>
export type FunctionValue = FeelFunction<Value>
export type Value = Num | string | boolean | null | readonly Value[] | Context | Temporal | Range | FunctionValue
export type Context = { readonly [name: string]: Value }

export const isDecimal = (value: unknown): value is Decimal => value instanceof DecimalJs
export const isNum = (value: Value | undefined): value is Num => typeof value === 'number' || isDecimal(value)
export const isList = (value: Value | undefined): value is readonly Value[] => Array.isArray(value)
export const isRange = (value: Value | undefined): value is Range => value instanceof FeelRange
export const isFunction = (value: Value | undefined): value is FunctionValue => value instanceof FeelFunction
/** Plain records only: every other object is a value of its own kind. */
export function isContext(value: Value | undefined): value is Context {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The one form of a number; null where decimal128 has none (overflow, not a number). */
export function canonical(value: Num): Num | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value === 0 ? 0 : value
  const exact = new Exact(value).toSignificantDigits(34)
  if (!exact.isFinite()) return null
  if (!exact.isInteger() || exact.abs().gt(Number.MAX_SAFE_INTEGER)) return exact
  const whole = exact.toNumber()
  return whole === 0 ? 0 : whole
}

/** A numeral of FEEL (`1e3`, `.5`, `12.50`) as a number, or null when it is out of range. */
export const parseNumeral = (text: string): Num | null => canonical(new Exact(text))

/** Negative, zero or positive, exactly. */
export const compareNum = (left: Num, right: Num): number =>
  typeof left === 'number' && typeof right === 'number' ? left - right : new Exact(left).cmp(right)

export function add(left: Num, right: Num): Num | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const sum = left + right
    if (Number.isSafeInteger(sum)) return sum
  }
  return canonical(new Exact(left).plus(right))
}

export function subtract(left: Num, right: Num): Num | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const difference = left - right
    if (Number.isSafeInteger(difference)) return difference
  }
  return canonical(new Exact(left).minus(right))
}

export function multiply(left: Num, right: Num): Num | null {
  if (typeof left === 'number' && typeof right === 'number') {
    const product = left * right
    if (Number.isSafeInteger(product)) return product === 0 ? 0 : product
  }
  return canonical(new Exact(left).times(right))
}

export function divide(left: Num, right: Num): Num | null {
  if (right === 0) return null
  if (typeof left === 'number' && typeof right === 'number') {
    const quotient = left / right
    // The product tells a whole quotient from one that a double merely rounds to a whole number.
    if (Number.isSafeInteger(quotient) && quotient * right === left) return quotient === 0 ? 0 : quotient
  }
  return canonical(new Exact(left).div(right))
}

export const power = (base: Num, exponent: Num): Num | null => canonical(new Exact(base).pow(exponent))

export const negate = (value: Num): Num => (typeof value === 'number' ? 0 - value : value.negated())

/** FEEL equality: two-valued on null, deep on lists and contexts. Values of different kinds are not equal. */
export function sameValue(left: Value, right: Value): boolean {
  if (left === right) return true
  if (isNum(left)) return isNum(right) && compareNum(left, right) === 0
  if (isList(left)) return isList(right) && left.length === right.length && left.every((item, index) => sameValue(item, right[index]!))
  if (isTemporal(left)) return isTemporal(right) && sameTemporal(left, right)
  if (isRange(left)) return isRange(right) && sameRange(left, right)
  if (!isContext(left) || !isContext(right)) return false
  const names = Object.keys(left)
  const same = (name: string): boolean => Object.hasOwn(right, name) && sameValue(left[name]!, right[name]!)
  return names.length === Object.keys(right).length && names.every(same)
}

const sameRange = (left: Range, right: Range): boolean =>
  left.form === right.form &&
  left.lowOpen === right.lowOpen &&
  left.highOpen === right.highOpen &&
  sameValue(left.low, right.low) &&
  sameValue(left.high, right.high)
