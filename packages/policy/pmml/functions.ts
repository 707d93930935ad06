/**
 * The built-in functions of the standard that are taken.
 *
 * Missing  an argument that is missing makes the result missing, but for those that say otherwise; extremes, sums and means leave it out.
 * Numbers  doubles; among 32-bit floats (and integers) the result is one too.
 * Source   PMML 4.4, Built-in Functions.
 */
import { asNumber, type DataType, type PmmlValue, sameScalar } from './data-type.ts'
import { normalBelow } from './normal-distribution.ts'

export type BuiltIn = {
  readonly least: number
  readonly most: number
  readonly missing: 'gives missing' | 'is left out' | 'is seen'
  /** Of the result, or `as arguments`: the widest number among them. */
  readonly type: DataType | 'as arguments' | 'as last'
  readonly apply: (args: readonly PmmlValue[]) => PmmlValue
}

type Arithmetic = (left: number, right: number) => number

const binary = (compute: Arithmetic): BuiltIn => ({
  least: 2,
  most: 2,
  missing: 'gives missing',
  type: 'as arguments',
  apply: ([left, right]) => compute(asNumber(left!), asNumber(right!)),
})

const unary = (compute: (value: number) => number, type: BuiltIn['type'] = 'as arguments'): BuiltIn => ({
  least: 1,
  most: 1,
  missing: 'gives missing',
  type,
  apply: ([value]) => compute(asNumber(value!)),
})

const over = (compute: (values: readonly number[]) => number): BuiltIn => ({
  least: 1,
  most: Number.POSITIVE_INFINITY,
  missing: 'is left out',
  type: 'as arguments',
  apply: (args) => (args.length === 0 ? null : compute(args.map(asNumber))),
})

const asks = (least: number, most: number, missing: BuiltIn['missing'], apply: BuiltIn['apply']): BuiltIn => ({
  least,
  most,
  missing,
  type: 'boolean',
  apply,
})

const order = (holds: (left: number, right: number) => boolean): BuiltIn =>
  asks(2, 2, 'gives missing', ([left, right]) => {
    const [a, b] = [asNumber(left!), asNumber(right!)]
    return Number.isNaN(a) || Number.isNaN(b) ? null : holds(a, b)
  })

const words = (least: number, most: number, type: DataType, apply: (...args: readonly string[]) => PmmlValue): BuiltIn => ({
  least,
  most,
  missing: 'gives missing',
  type,
  apply: (args) => apply(...args.map(String)),
})

const sum: (values: readonly number[]) => number = (values) => values.reduce((so, value) => so + value, 0)
const floorOrCeiling = 'integer'

/** Three-valued: what decides wins over what is missing. */
function junction(decisive: boolean): BuiltIn {
  return asks(2, Number.POSITIVE_INFINITY, 'is seen', (args) => {
    if (args.some((each) => each !== null && truthOf(each) === decisive)) return decisive
    return args.includes(null) ? null : !decisive
  })
}

const truthOf = (value: PmmlValue): boolean => value === true || value === 'true' || value === 1

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Half to even. */
function rint(value: number): number {
  const down = Math.floor(value)
  const rest = value - down
  if (rest !== 0.5) return Math.round(value)
  return down % 2 === 0 ? down : down + 1
}

const divide: Arithmetic = (left, right) => (right === 0 ? Number.NaN : left / right)

export const BUILT_INS: ReadonlyMap<string, BuiltIn> = new Map<string, BuiltIn>([
  ['+', binary((left, right) => left + right)],
  ['-', binary((left, right) => left - right)],
  ['*', binary((left, right) => left * right)],
  ['/', { ...binary(divide), type: 'as arguments' }],
  ['pow', binary((left, right) => left ** right)],
  ['modulo', binary((left, right) => (right === 0 ? Number.NaN : left - right * Math.floor(left / right)))],
  ['threshold', { ...binary((left, right) => (left > right ? 1 : 0)), type: 'integer' }],
  ['atan2', binary(Math.atan2)],
  ['hypot', binary(Math.hypot)],
  ['min', over((values) => Math.min(...values))],
  ['max', over((values) => Math.max(...values))],
  ['sum', over(sum)],
  ['avg', over((values) => sum(values) / values.length)],
  ['median', over(median)],
  ['product', over((values) => values.reduce((so, value) => so * value, 1))],
  ['log10', unary(Math.log10)],
  ['ln', unary(Math.log)],
  ['ln1p', unary(Math.log1p)],
  ['exp', unary(Math.exp)],
  ['expm1', unary(Math.expm1)],
  ['sqrt', unary(Math.sqrt)],
  ['abs', unary(Math.abs)],
  ['floor', unary(Math.floor, floorOrCeiling)],
  ['ceil', unary(Math.ceil, floorOrCeiling)],
  ['round', unary((value) => Math.floor(value + 0.5), floorOrCeiling)],
  ['rint', unary(rint)],
  ['sin', unary(Math.sin)],
  ['cos', unary(Math.cos)],
  ['tan', unary(Math.tan)],
  ['asin', unary(Math.asin)],
  ['acos', unary(Math.acos)],
  ['atan', unary(Math.atan)],
  ['sinh', unary(Math.sinh)],
  ['cosh', unary(Math.cosh)],
  ['tanh', unary(Math.tanh)],
  ['stdNormalCDF', unary(normalBelow, 'double')],
  ['isMissing', asks(1, 1, 'is seen', ([value]) => value === null)],
  ['isNotMissing', asks(1, 1, 'is seen', ([value]) => value !== null)],
  ['isValid', asks(1, 1, 'is seen', ([value]) => value !== null)],
  ['isNotValid', asks(1, 1, 'is seen', ([value]) => value === null)],
  ['equal', asks(2, 2, 'gives missing', ([left, right]) => sameScalar(left!, right!))],
  ['notEqual', asks(2, 2, 'gives missing', ([left, right]) => !sameScalar(left!, right!))],
  ['lessThan', order((left, right) => left < right)],
  ['lessOrEqual', order((left, right) => left <= right)],
  ['greaterThan', order((left, right) => left > right)],
  ['greaterOrEqual', order((left, right) => left >= right)],
  ['isIn', asks(2, Number.POSITIVE_INFINITY, 'gives missing', ([value, ...list]) => list.some((each) => sameScalar(value!, each)))],
  ['isNotIn', asks(2, Number.POSITIVE_INFINITY, 'gives missing', ([value, ...list]) => !list.some((each) => sameScalar(value!, each)))],
  ['and', junction(false)],
  ['or', junction(true)],
  ['not', asks(1, 1, 'gives missing', ([value]) => !truthOf(value!))],
  ['if', { least: 2, most: 3, missing: 'is seen', type: 'as last', apply: choose }],
  ['uppercase', words(1, 1, 'string', (value) => value!.toUpperCase())],
  ['lowercase', words(1, 1, 'string', (value) => value!.toLowerCase())],
  ['trimBlanks', words(1, 1, 'string', (value) => value!.trim())],
  ['stringLength', words(1, 1, 'integer', (value) => value!.length)],
  ['concat', words(2, Number.POSITIVE_INFINITY, 'string', (...parts) => parts.join(''))],
  ['substring', words(3, 3, 'string', substring)],
])

function choose([condition, yes, no]: readonly PmmlValue[]): PmmlValue {
  if (condition === null) return null
  return truthOf(condition!) ? yes! : (no ?? null)
}

/** The first place is 1. */
function substring(value?: string, start?: string, length?: string): PmmlValue {
  const from = Number(start) - 1
  return Number.isInteger(from) && from >= 0 && Number(length) >= 0 ? value!.slice(from, from + Number(length)) : null
}
