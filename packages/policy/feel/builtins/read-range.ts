/**
 * Texts of ranges, for `range(from)`: `[18..21]`, `("a".."c"]`, `[@"2021-01-01"..date("2021-02-01")]`. Both ends are there, of one kind and in order;
 * without a limit are comparisons (`>= 2`) alone.
 * Source   DMN 1.5, section 10.3.4.1 (range).
 */
import { readDate, readDateTime, readDuration, readTemporal, readTime } from '../../temporal/read.ts'
import { parseNumeral, type Range, type Value } from '../../value.ts'
import { FeelRange } from '../range.ts'
import { compareValues } from './order.ts'

const MAX_LENGTH = 500
const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`
const END = `(-?(?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][+-]?\\d{1,4})?|@?${QUOTED}|(?:date and time|date|time|duration)\\s*\\(\\s*${QUOTED}\\s*\\))`
const RANGE = new RegExp(`^\\s*([[\\](])\\s*${END}\\s*\\.\\.\\s*${END}\\s*([[\\])])\\s*$`)
const CALL = new RegExp(`^(date and time|date|time|duration)\\s*\\(\\s*(${QUOTED})\\s*\\)$`)
const READERS: Readonly<Record<string, (text: string) => Value>> = {
  date: readDate,
  time: readTime,
  'date and time': readDateTime,
  duration: readDuration,
}

export function readRange(text: string): Range | null {
  const found = text.length > MAX_LENGTH ? null : RANGE.exec(text)
  if (found === null) return null
  const [, open, lowText, highText, close] = found
  const [low, high] = [readEnd(lowText!), readEnd(highText!)]
  const order = compareValues(low, high)
  return order === null || order > 0 ? null : new FeelRange<Value>('interval', low, high, open !== '[', close !== ']')
}

function readEnd(text: string): Value {
  if (text.startsWith('"')) return unquote(text)
  if (text.startsWith('@')) return readTemporal(unquote(text.slice(1)))
  const call = CALL.exec(text)
  return call ? READERS[call[1]!]!(unquote(call[2]!)) : parseNumeral(text)
}

const unquote = (text: string): string => text.slice(1, -1).replace(/\\(.)/g, '$1')
