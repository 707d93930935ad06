/**
 * Texts of dates, times and durations.
 *
 * Forms    those of XML Schema, with offsets to ±18:00, `@` and a time zone instead of an offset, and seconds to nine places. A date alone is a
 *          date and time at its midnight. `24:00:00` is the midnight that ends the day. A year has at least four digits and no zero before them
 *          to fill up; year 0000 is the one before 0001.
 * Answers  null for any other text.
 * Source   DMN 1.5, 10.3.2.3 and 10.3.4.1; XML Schema 1.1 part 2 (lexical forms), XPath data model (the two durations).
 */
import { FeelDate } from './date.ts'
import { DAY_NANOS, FeelDateTime, NANOS } from './date-time.ts'
import { DaysDuration, MonthsDuration } from './duration.ts'
import { FeelTime, LOCAL, type Place } from './time.ts'
import { isZone } from './zone.ts'

/** Longer than any of the forms, and short enough that no number in it is long. */
const MAX_LENGTH = 120

const DATE = /^(-?(?:[1-9]\d{3,8}|\d{4}))-(\d\d)-(\d\d)$/
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:(Z)|([+-])(\d\d):([0-5]\d)(?::([0-5]\d))?|@(.+))?$/
const MONTHS = /^(-?)P(?=\d)(?:(\d+)Y)?(?:(\d+)M)?$/
const DAYS = /^(-?)P(?=\d|T\d)(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.(\d{0,9}))?S)?)?$/

const match = (form: RegExp, text: string): RegExpExecArray | null => (text.length > MAX_LENGTH ? null : form.exec(text))

export function readDate(text: string): FeelDate | null {
  const found = match(DATE, text)
  return found && FeelDate.of({ year: Number(found[1]) + 0, month: Number(found[2]), day: Number(found[3]) })
}

export const readTime = (text: string): FeelTime | null => readClock(text)?.time ?? null

export function readDateTime(text: string): FeelDateTime | null {
  const [dateText, timeText] = halves(text)
  const date = readDate(dateText)
  if (date === null) return null
  if (timeText === null) return FeelDateTime.of(date, FeelTime.ofSecondOfDay(0, 0, LOCAL))
  const clock = readClock(timeText)
  if (clock === null) return null
  const day = clock.endsDay ? FeelDate.ofEpochDay(date.epochDay + 1) : date
  return day && FeelDateTime.of(day, clock.time)
}

export const readDuration = (text: string): DaysDuration | MonthsDuration | null => readMonths(text) ?? readDays(text)

/** What `@"..."` means: the first kind that the text is of. */
export const readTemporal = (text: string): FeelDate | FeelTime | FeelDateTime | DaysDuration | MonthsDuration | null =>
  readDate(text) ?? readTime(text) ?? readDateTime(text) ?? readDuration(text)

/** At the first `T`: a zone may hold more of them. */
function halves(text: string): [date: string, time: string | null] {
  const at = text.indexOf('T')
  return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)]
}

function readClock(text: string): { readonly time: FeelTime; readonly endsDay: boolean } | null {
  const found = match(TIME, text)
  if (found === null) return null
  const [, hour, minute, second, fraction = ''] = found
  const place = placeOf(found)
  if (place === null) return null
  const nano = Number(fraction.padEnd(9, '0'))
  const endsDay = hour === '24' && minute === '00' && second === '00' && nano === 0
  const time = FeelTime.of({ hour: endsDay ? 0 : Number(hour), minute: Number(minute), second: Number(second), nano }, place)
  return time && { time, endsDay }
}

function placeOf([, , , , , utc, sign, hours, minutes, seconds = '0', zone]: RegExpExecArray): Place | null {
  if (utc !== undefined) return { offset: 0, zone: null }
  if (zone !== undefined) return isZone(zone) ? { offset: null, zone } : null
  if (sign === undefined) return LOCAL
  const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)
  return { offset: sign === '-' && size > 0 ? -size : size, zone: null }
}

function readMonths(text: string): MonthsDuration | null {
  const found = match(MONTHS, text)
  if (found === null) return null
  const [, sign, years = '0', months = '0'] = found
  const count = Number(years) * 12 + Number(months)
  return MonthsDuration.of(sign === '-' ? -count : count)
}

function readDays(text: string): DaysDuration | null {
  const found = match(DAYS, text)
  if (found === null) return null
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = found
  const clock = (BigInt(hours) * 60n + BigInt(minutes)) * 60n + BigInt(seconds)
  const nanos = BigInt(days) * DAY_NANOS + clock * NANOS + BigInt(fraction.padEnd(9, '0'))
  return DaysDuration.of(sign === '-' ? -nanos : nanos)
}
