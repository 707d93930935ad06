/**
 * Numbers as doubles that order as the numbers themselves do, so that generated code compares without Decimals.
 *
 * Source   decimals of at most 15 significant digits stand further apart than doubles do, so that two of them never share a double, nor take
 *          neighbouring ones. A double stands for its shortest decimal, as `canonical` reads it.
 */
import { type Decimal, isDecimal, type Num, type Value } from '../value.ts'

const DIGITS = 15
const LARGEST_EXPONENT = 300

/** Can the number be a cut: is each `near` of a value on the side of its double on which the value is of the number? */
export function isFaithful(cut: Num): boolean {
  if (typeof cut === 'number') return Math.abs(cut) < 10 ** DIGITS
  return cut.precision() <= DIGITS && Math.abs(cut.e) <= LARGEST_EXPONENT
}

/**
 * NaN for what is no number. A number that is no cut itself but shares its double with one takes the next double on its side of the cut. Where it is
 * no integer, neither is what it becomes.
 */
export function near(value: Value | undefined): number {
  if (typeof value === 'number') return value
  return isDecimal(value) ? nearDecimal(value) : Number.NaN
}

function nearDecimal(value: Decimal): number {
  const double = value.toNumber()
  const size = Math.abs(double)
  // Doubles are no closer than decimals here, and no cut but zero is.
  if (size < 10 ** -LARGEST_EXPONENT) return value.isZero() ? 0 : value.s * Number.MIN_VALUE
  // No cut is here, and doubles have no room left for decimals.
  if (size >= 10 ** DIGITS && size <= 2 ** 53 && !value.isInteger()) return Math.sign(double) * (10 ** DIGITS + 0.5)
  const cut = double.toPrecision(DIGITS)
  if (Number(cut) !== double) return double
  const side = value.cmp(cut)
  return side === 0 ? double : nextTo(double, side)
}

const double = new Float64Array(1)
const bits = new BigInt64Array(double.buffer)

/** Of a quotient of whole numbers, for cuts of at most `QUOTIENT_DECIMALS` decimals. The dividend is at most `LARGEST_DIVIDEND`. */
export function nearQuotient(over: number, under: number): number {
  if (under === 0) return Number.NaN
  const quotient = over / under + 0
  const scaled = Math.round(quotient * QUOTIENT_SCALE)
  if (scaled / QUOTIENT_SCALE !== quotient) return quotient
  const side = Math.sign(under) * (over * QUOTIENT_SCALE - scaled * under)
  return side === 0 ? quotient : nextTo(quotient, side)
}

export const QUOTIENT_DECIMALS = 6
const QUOTIENT_SCALE = 10 ** QUOTIENT_DECIMALS
export const LARGEST_DIVIDEND = Math.floor(Number.MAX_SAFE_INTEGER / QUOTIENT_SCALE)

/** The next double above or below. */
export function nextTo(value: number, side: number): number {
  if (value === 0) return side > 0 ? Number.MIN_VALUE : -Number.MIN_VALUE
  double[0] = value
  bits[0] = bits[0]! + (value > 0 === side > 0 ? 1n : -1n)
  return double[0]!
}
