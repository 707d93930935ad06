/**
 * The functions of the profile: static signature and meaning.
 *
 * A null argument gives null unless a function says otherwise. Positions and lengths count code points, not UTF-16 units.
 * Source   DMN 1.5, section 10.3.4.
 */
import type { Decimal } from 'decimal.js'
import { add, canonical, compareNum, divide, Exact, isNum, multiply, type Num, sameValue, subtract, type Value } from '../value.ts'
import type { ScalarKind } from './type.ts'

export type Builtin = {
  readonly params: readonly ScalarKind[]
  /** How many of the last parameters may be left out. */
  readonly optional: number
  /** One list of `params[0]`, or any number of them. */
  readonly variadic: boolean
  readonly result: ScalarKind
  /** Called with arguments that fit `params`, none of them null. */
  readonly apply: (args: readonly Value[]) => Value
}

const text = (value: Value | undefined): string => value as string
const num = (value: Value | undefined): Num => value as Num
const points = (value: Value | undefined): string[] => Array.from(text(value))
const define = (params: readonly ScalarKind[], result: ScalarKind, apply: Builtin['apply'], optional = 0): Builtin => ({
  params,
  optional,
  variadic: false,
  result,
  apply,
})
const fold = (param: ScalarKind, result: ScalarKind, apply: Builtin['apply']): Builtin => ({
  params: [param],
  optional: 0,
  variadic: true,
  result,
  apply,
})

/** Positions, lengths and scales lose their fraction. */
const whole = (value: Num): number => Math.trunc(Number(value))

/** Scales that decimal128 can have. */
const MIN_SCALE = -6111
const MAX_SCALE = 6176

function roundTo(value: Num, digits: Num, mode: Decimal.Rounding): Num | null {
  const scale = whole(digits)
  if (scale < MIN_SCALE || scale > MAX_SCALE) return null
  const exact = new Exact(value)
  if (scale >= 0) return canonical(exact.toDecimalPlaces(scale, mode))
  const unit = new Exact(10).pow(-scale)
  return canonical(exact.div(unit).toDecimalPlaces(0, mode).times(unit))
}

const rounder = (mode: Decimal.Rounding): Builtin =>
  define(['number', 'number'], 'number', ([value, scale]) => roundTo(num(value), num(scale), mode))
const towards = (mode: Decimal.Rounding): Builtin =>
  define(['number', 'number'], 'number', ([value, scale]) => roundTo(num(value), scale === undefined ? 0 : num(scale), mode), 1)

/** DMN: `n - d * floor(n / d)`, so the result has the sign of the divisor. */
function modulo(dividend: Num, divisor: Num): Num | null {
  const quotient = divide(dividend, divisor)
  const turns = quotient === null ? null : roundTo(quotient, 0, Exact.ROUND_FLOOR)
  const product = turns === null ? null : multiply(divisor, turns)
  return product === null ? null : subtract(dividend, product)
}

function extreme(args: readonly Value[], sign: 1 | -1): Value {
  let best: Num | null = null
  for (const value of args) if (isNum(value) && (best === null || compareNum(value, best) * sign > 0)) best = value
  return best
}

function sum(args: readonly Value[]): Num | null {
  let total: Num | null = null
  for (const value of args) total = total === null ? num(value) : (add(total, num(value)) ?? null)
  return total
}

function substring(args: readonly Value[]): Value {
  const characters = points(args[0])
  const start = whole(num(args[1]))
  const length = args[2] === undefined ? undefined : whole(num(args[2]))
  if (start === 0 || Math.abs(start) > characters.length || (length !== undefined && length < 1)) return null
  const from = start > 0 ? start - 1 : characters.length + start
  return characters.slice(from, length === undefined ? undefined : from + length).join('')
}

function part(text: string, mark: string, side: 'before' | 'after'): string {
  const index = text.indexOf(mark)
  if (index < 0) return ''
  return side === 'before' ? text.slice(0, index) : text.slice(index + mark.length)
}

export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['not', define(['boolean'], 'boolean', ([value]) => !value)],
  ['abs', define(['number'], 'number', ([value]) => canonical(new Exact(num(value)).abs()))],
  ['floor', towards(Exact.ROUND_FLOOR)],
  ['ceiling', towards(Exact.ROUND_CEIL)],
  ['decimal', rounder(Exact.ROUND_HALF_EVEN)],
  ['round half even', rounder(Exact.ROUND_HALF_EVEN)],
  ['round half up', rounder(Exact.ROUND_HALF_UP)],
  ['round half down', rounder(Exact.ROUND_HALF_DOWN)],
  ['round up', rounder(Exact.ROUND_UP)],
  ['round down', rounder(Exact.ROUND_DOWN)],
  ['modulo', define(['number', 'number'], 'number', ([dividend, divisor]) => modulo(num(dividend), num(divisor)))],
  ['sqrt', define(['number'], 'number', ([value]) => (compareNum(num(value), 0) < 0 ? null : canonical(new Exact(num(value)).sqrt())))],
  ['exp', define(['number'], 'number', ([value]) => canonical(new Exact(num(value)).exp()))],
  ['log', define(['number'], 'number', ([value]) => (compareNum(num(value), 0) <= 0 ? null : canonical(new Exact(num(value)).ln())))],
  ['odd', define(['number'], 'boolean', ([value]) => sameValue(modulo(num(value), 2), 1))],
  ['even', define(['number'], 'boolean', ([value]) => sameValue(modulo(num(value), 2), 0))],
  ['mean', fold('number', 'number', (args) => (args.length === 0 ? null : divide(sum(args) ?? 0, args.length)))],
  ['min', fold('number', 'number', (args) => extreme(args, -1))],
  ['max', fold('number', 'number', (args) => extreme(args, 1))],
  ['sum', fold('number', 'number', sum)],
  ['string length', define(['string'], 'number', ([value]) => points(value).length)],
  ['upper case', define(['string'], 'string', ([value]) => text(value).toUpperCase())],
  ['lower case', define(['string'], 'string', ([value]) => text(value).toLowerCase())],
  ['contains', define(['string', 'string'], 'boolean', ([whole, piece]) => text(whole).includes(text(piece)))],
  ['starts with', define(['string', 'string'], 'boolean', ([whole, piece]) => text(whole).startsWith(text(piece)))],
  ['ends with', define(['string', 'string'], 'boolean', ([whole, piece]) => text(whole).endsWith(text(piece)))],
  ['substring', define(['string', 'number', 'number'], 'string', substring, 1)],
  ['substring before', define(['string', 'string'], 'string', ([whole, mark]) => part(text(whole), text(mark), 'before'))],
  ['substring after', define(['string', 'string'], 'string', ([whole, mark]) => part(text(whole), text(mark), 'after'))],
])

/** Functions of FEEL that are refused by name rather than called unknown. */
export const REFUSED_BUILTINS: ReadonlySet<string> = new Set(
  `
  date, time, date and time, duration, years and months duration, now, today, day of week, day of year, month of year, week of
  year, number, string, string join, split, matches, replace, is, range, context, get value, get entries, context put, context
  merge, list contains, count, all, any, sublist, append, concatenate, insert before, remove, list replace, reverse, index of,
  union, distinct values, flatten, product, median, stddev, mode, sort, before, after, meets, met by, overlaps, overlaps
  before, overlaps after, finishes, finished by, includes, during, starts, started by, coincides
  `
    .split(',')
    .map((name) => name.trim().replace(/\s+/g, ' ')),
)
