/** What may stand behind a dot after a temporal value or a range (DMN 1.5, table 65). */
import { type ScalarKind, scalar, type Type } from './type.ts'

const number = scalar('number')
const [text, offset] = [scalar('string'), scalar('days and time duration')]
const DAY = { year: number, month: number, day: number, weekday: number }
const CLOCK = { hour: number, minute: number, second: number, 'time offset': offset, timezone: text }

const PROPERTIES: Partial<Record<ScalarKind, Readonly<Record<string, Type>>>> = {
  date: { ...DAY },
  time: CLOCK,
  'date and time': { ...DAY, ...CLOCK },
  'days and time duration': { days: number, hours: number, minutes: number, seconds: number },
  'years and months duration': { years: number, months: number },
}

/** Null where there is no such property. */
export function propertyType(type: Type, name: string): Type | null {
  if (type.kind === 'range') {
    if (name === 'start' || name === 'end') return type.of
    return name === 'start included' || name === 'end included' ? scalar('boolean') : null
  }
  const properties = PROPERTIES[type.kind as ScalarKind]
  return properties !== undefined && Object.hasOwn(properties, name) ? properties[name]! : null
}
