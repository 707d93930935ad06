/**
 * Moments as people read them, in the time zone of the book, whatever that of the reader's machine.
 *
 * Units    moments are epoch milliseconds, or RFC 3339 as the server writes them.
 */
import { INTL_LOCALE, type Language } from './language.ts'

const BOOK_ZONE = 'Asia/Shanghai'

type Moment = number | string

const msOf = (moment: Moment): number => (typeof moment === 'number' ? moment : Date.parse(moment))

const PARTS = { timeZone: BOOK_ZONE, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' } as const
const CLOCK = { hour: '2-digit', minute: '2-digit' } as const

const partFormat = new Intl.DateTimeFormat('en-GB', { ...PARTS, ...CLOCK, second: '2-digit' })
const englishDay = new Intl.DateTimeFormat(INTL_LOCALE.en, { timeZone: BOOK_ZONE, day: 'numeric', month: 'short', year: 'numeric' })

function partsOf(moment: Moment): Readonly<Record<string, string>> {
  return Object.fromEntries(partFormat.formatToParts(msOf(moment)).map(({ type, value }) => [type, value]))
}

/** @example day('2026-02-28T16:00:00Z', 'zh') // '2026-03-01' */
export function day(moment: Moment, language: Language): string {
  if (language === 'en') return englishDay.format(msOf(moment))
  const { year, month, day: date } = partsOf(moment)
  return `${year}-${month}-${date}`
}

export function dayAndTime(moment: Moment, language: Language): string {
  return `${day(moment, language)} ${timeOfDay(moment)}`
}

export function timeOfDay(moment: Moment, withSeconds = false): string {
  const { hour, minute, second } = partsOf(moment)
  return withSeconds ? `${hour}:${minute}:${second}` : `${hour}:${minute}`
}

/** A day that the server names by its date alone. */
export const namedDay = (date: string, language: Language): string => day(`${date}T00:00:00+08:00`, language)

const monthNames = { zh: namesFormat('zh', { year: 'numeric', month: 'long' }), en: namesFormat('en', { year: 'numeric', month: 'long' }) }
const weekdayNames = { zh: namesFormat('zh', { weekday: 'short' }), en: namesFormat('en', { weekday: 'short' }) }

/** Of a date alone, which no time zone moves. */
function namesFormat(language: Language, parts: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(INTL_LOCALE[language], { ...parts, timeZone: 'UTC' })
}

/** @example monthName('2026-03', 'en') // 'March 2026' */
export const monthName = (month: string, language: Language): string => monthNames[language].format(Date.parse(`${month}-01T00:00:00Z`))

/** @example weekdayName('2026-03-01', 'en') // 'Sun' */
export const weekdayName = (date: string, language: Language): string => weekdayNames[language].format(Date.parse(`${date}T00:00:00Z`))

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS
const MONTH_DAYS = 30
const YEAR_DAYS = 365

/** How far something is from now: the largest unit of which there is one, cut off. */
function distance(ms: number): readonly [value: number, unit: 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year'] {
  const size = Math.abs(ms)
  const days = Math.floor(size / DAY_MS)
  if (days >= YEAR_DAYS) return [Math.floor(days / YEAR_DAYS), 'year']
  if (days >= 2 * MONTH_DAYS) return [Math.floor(days / MONTH_DAYS), 'month']
  if (days >= 1) return [days, 'day']
  if (size >= HOUR_MS) return [Math.floor(size / HOUR_MS), 'hour']
  if (size >= MINUTE_MS) return [Math.floor(size / MINUTE_MS), 'minute']
  return [Math.floor(size / 1_000), 'second']
}

const relatives = { zh: relativeFormat('zh'), en: relativeFormat('en') }

function relativeFormat(language: Language): Intl.RelativeTimeFormat {
  return new Intl.RelativeTimeFormat(INTL_LOCALE[language], { numeric: 'always' })
}

/** "3 days ago", "in 5 hours": of the book's now. Under a minute, either way, it is now: null. */
export function relative(moment: Moment, nowMs: number, language: Language): string | null {
  const difference = msOf(moment) - nowMs
  const [value, unit] = distance(difference)
  if (unit === 'second') return null
  return relatives[language].format(difference < 0 ? -value : value, unit)
}

/** A length of time in its two largest units, such as "6 days 3 hours": what is left of a deadline. */
export function duration(ms: number, language: Language): string {
  const days = Math.floor(ms / DAY_MS)
  const hours = Math.floor((ms % DAY_MS) / HOUR_MS)
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS)
  const parts = days > 0 ? [unit(days, 'day', language), hours > 0 && days < MONTH_DAYS ? unit(hours, 'hour', language) : ''] : []
  if (days === 0)
    parts.push(hours > 0 ? unit(hours, 'hour', language) : '', minutes > 0 || hours === 0 ? unit(minutes, 'minute', language) : '')
  return parts.filter(Boolean).join(' ')
}

/** @example days(1, 'en') // '1 day' */
export const days = (count: number, language: Language): string => unit(count, 'day', language)
export const months = (count: number, language: Language): string => unit(count, 'month', language)

function unit(value: number, name: 'day' | 'hour' | 'minute' | 'month', language: Language): string {
  return new Intl.NumberFormat(INTL_LOCALE[language], { style: 'unit', unit: name, unitDisplay: 'long' }).format(value)
}
