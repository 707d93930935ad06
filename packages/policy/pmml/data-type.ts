/**
 * Values of a model: numbers are IEEE doubles, and a `float` is a double that 32 bits can hold. That is what the standard and its producers compute
 * with, so no decimal arithmetic here.
 */
export type DataType = 'string' | 'integer' | 'float' | 'double' | 'boolean'
export type OpType = 'continuous' | 'categorical' | 'ordinal'
/** Null is the missing value. */
export type PmmlValue = number | string | boolean | null

const NUMERAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i
const INFINITIES: ReadonlyMap<string, number> = new Map([
  ['INF', Number.POSITIVE_INFINITY],
  ['-INF', Number.NEGATIVE_INFINITY],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
])

export const isNumeric = (type: DataType): boolean => type === 'integer' || type === 'float' || type === 'double'

/** A number as XML Schema writes it; null where the text is none. */
export function numberFrom(text: string): number | null {
  const trimmed = text.trim()
  if (NUMERAL.test(trimmed)) return Number(trimmed)
  return INFINITIES.get(trimmed) ?? null
}

/** A value as one of the type; undefined where it is none. Not-a-number is missing. */
export function valueAs(type: DataType, value: unknown): PmmlValue | undefined {
  if (value === null || value === undefined || Number.isNaN(value)) return null
  switch (type) {
    case 'string':
      return typeof value === 'string' ? value : scalarText(value)
    case 'boolean':
      return booleanFrom(value)
    case 'integer':
    case 'float':
    case 'double':
      return sized(type, typeof value === 'string' ? numberFrom(value) : value)
  }
}

const scalarText = (value: unknown): string | undefined =>
  typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined

function sized(type: DataType, value: unknown): number | undefined {
  const number = typeof value === 'boolean' ? Number(value) : value
  if (typeof number !== 'number') return undefined
  if (type === 'integer') return Number.isInteger(number) ? number : undefined
  return type === 'float' ? Math.fround(number) : number
}

const TRUTHS: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  ['true', true],
  ['1', true],
  [1, true],
  ['false', false],
  ['0', false],
  [0, false],
])

/** Producers write `true`, `True` and `TRUE`. */
function booleanFrom(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value
  return TRUTHS.get(typeof value === 'string' ? value.toLowerCase() : value)
}

/** What a computed value becomes in a field of the type; a fraction in an integer field is cut off. What cannot be cast is missing. */
export function cast(type: DataType | null, value: PmmlValue): PmmlValue {
  if (value === null || Number.isNaN(value)) return null
  if (type === null) return value
  const number = type === 'integer' && typeof value === 'string' ? numberFrom(value) : value
  return valueAs(type, type === 'integer' && typeof number === 'number' ? Math.trunc(number) : number) ?? null
}

/** Of two values of any types: the same number, text or truth. */
export function sameScalar(left: PmmlValue, right: PmmlValue): boolean {
  if (typeof left === typeof right) return left === right
  if (typeof left === 'number' || typeof right === 'number') return valueAs('double', left) === valueAs('double', right)
  return String(left) === String(right)
}

/** As a number, for arithmetic: a truth counts 0 or 1, a text that is no number has none. */
export const asNumber = (value: PmmlValue): number =>
  typeof value === 'number' ? value : ((valueAs('double', value) as number | null | undefined) ?? Number.NaN)
