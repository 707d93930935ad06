/** Functions of numbers: DMN 1.5, section 10.3.4.5. */
import type { Decimal } from 'decimal.js'
import { absDuration } from '../../temporal/arithmetic.ts'
import type { Duration } from '../../temporal/temporal.ts'
import { canonical, compareNum, divide, Exact, multiply, type Num, sameValue, subtract, type Value } from '../../value.ts'
import { scalar } from '../type.ts'
import { type Builtin, booleanType, define, type Functions, number, numberType, optional, overload, required } from './builtin.ts'

const num = (value: Value | undefined): Num => value as Num

/** Scales that decimal128 can have. */
const MIN_SCALE = -6111
const MAX_SCALE = 6176

function roundTo(value: Num, digits: Num, mode: Decimal.Rounding): Num | null {
  const scale = Math.trunc(Number(digits))
  if (scale < MIN_SCALE || scale > MAX_SCALE) return null
  // A JS number is whole already.
  if (typeof value === 'number' && scale >= 0) return value
  const exact = new Exact(value)
  if (scale >= 0) return canonical(exact.toDecimalPlaces(scale, mode))
  const unit = new Exact(10).pow(-scale)
  return canonical(exact.div(unit).toDecimalPlaces(0, mode).times(unit))
}

const rounder = (mode: Decimal.Rounding): Builtin =>
  define([number('n'), number('scale')], numberType, ([value, scale]) => roundTo(num(value), num(scale), mode))
const towards = (mode: Decimal.Rounding): Builtin =>
  define([number('n'), optional('scale', numberType)], numberType, ([value, scale]) =>
    roundTo(num(value), scale === undefined ? 0 : num(scale), mode),
  )

/** DMN: `n - d * floor(n / d)`, so the result has the sign of the divisor. */
function modulo(dividend: Num, divisor: Num): Num | null {
  const quotient = divide(dividend, divisor)
  const turns = quotient === null ? null : roundTo(quotient, 0, Exact.ROUND_FLOOR)
  const product = turns === null ? null : multiply(divisor, turns)
  return product === null ? null : subtract(dividend, product)
}

const ofNumber = (body: (value: Num) => Num | null): Builtin => define([number('number')], numberType, ([value]) => body(num(value)))
const hasRest = (rest: Num): Builtin => define([number('number')], booleanType, ([value]) => sameValue(modulo(num(value), 2), rest))

const absoluteOf = (kind: 'days and time duration' | 'years and months duration') => ({
  params: [required('n', scalar(kind))],
  body: ([value]: readonly Value[]) => absDuration(value as Duration),
})

export const NUMBER_FUNCTIONS: Functions = [
  [
    'abs',
    overload(
      ([type]) => type ?? numberType,
      [
        { params: [number('n')], body: ([value]) => canonical(new Exact(num(value)).abs()) },
        absoluteOf('days and time duration'),
        absoluteOf('years and months duration'),
      ],
    ),
  ],
  ['floor', towards(Exact.ROUND_FLOOR)],
  ['ceiling', towards(Exact.ROUND_CEIL)],
  ['decimal', rounder(Exact.ROUND_HALF_EVEN)],
  ['round half even', rounder(Exact.ROUND_HALF_EVEN)],
  ['round half up', rounder(Exact.ROUND_HALF_UP)],
  ['round half down', rounder(Exact.ROUND_HALF_DOWN)],
  ['round up', rounder(Exact.ROUND_UP)],
  ['round down', rounder(Exact.ROUND_DOWN)],
  ['modulo', define([number('dividend'), number('divisor')], numberType, ([dividend, divisor]) => modulo(num(dividend), num(divisor)))],
  ['sqrt', ofNumber((value) => (compareNum(value, 0) < 0 ? null : canonical(new Exact(value).sqrt())))],
  ['exp', ofNumber((value) => canonical(new Exact(value).exp()))],
  ['log', ofNumber((value) => (compareNum(value, 0) <= 0 ? null : canonical(new Exact(value).ln())))],
  ['odd', hasRest(1)],
  ['even', hasRest(0)],
]
