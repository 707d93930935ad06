/**
 * Values as texts.
 *
 * A string is itself; inside of lists, contexts and ranges all is written as FEEL reads it: strings in quotes, dates and durations as `@"..."`.
 * A number has no exponent unless it would be very long.
 * Source   DMN 1.5, section 10.3.4.1 (string).
 */
import { isTemporal } from '../../temporal/temporal.ts'
import { type Context, isDecimal, isFunction, isList, isNum, isRange, type Num, type Range, type Value } from '../../value.ts'

const MAX_DIGITS = 60
/** Deeper values are no data that anybody reads. */
const MAX_DEPTH = 100

export const write = (value: Value): string | null => (typeof value === 'string' ? value : writeInside(value, 0))

function writeInside(value: Value, depth: number): string | null {
  if (value === null || typeof value === 'boolean') return String(value)
  if (isNum(value)) return writeNumber(value)
  if (typeof value === 'string') return quoted(value)
  if (isTemporal(value)) return depth === 0 ? value.toString() : `@"${value.toString()}"`
  if (isFunction(value) || depth > MAX_DEPTH) return null
  if (isRange(value)) return writeRange(value, depth)
  return isList(value) ? writeList(value, depth) : writeContext(value, depth)
}

function writeNumber(value: Num): string {
  if (!isDecimal(value)) return String(value)
  return Math.abs(value.e) > MAX_DIGITS ? value.toExponential() : value.toFixed()
}

const quoted = (text: string): string =>
  `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`

function writeList(items: readonly Value[], depth: number): string | null {
  const written = items.map((item) => writeInside(item, depth + 1))
  return written.includes(null) ? null : `[${written.join(', ')}]`
}

const isName = (key: string): boolean => /^[\p{L}_][\p{L}\p{M}\p{N}_ ]*$/u.test(key)

function writeContext(of: Context, depth: number): string | null {
  const written = Object.entries(of).map(([key, value]) => {
    const inside = writeInside(value, depth + 1)
    return inside === null ? null : `${isName(key) ? key : quoted(key)}: ${inside}`
  })
  return written.includes(null) ? null : `{${written.join(', ')}}`
}

function writeRange({ form, low, high, lowOpen, highOpen }: Range, depth: number): string | null {
  const [from, to] = [writeInside(low, depth + 1), writeInside(high, depth + 1)]
  if (from === null || to === null) return null
  if (form !== 'interval') return `(${form} ${low === null ? to : from})`
  return `${lowOpen ? '(' : '['}${from}..${to}${highOpen ? ')' : ']'}`
}
