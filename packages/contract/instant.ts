import { z } from 'zod'

/** Nothing of a credit book is older; also keeps epoch milliseconds non-negative. */
const EARLIEST_MS = 0
/** 9999-12-31T23:59:59.999Z, the last instant RFC 3339 can write. */
const LATEST_MS = 253_402_300_799_999

/**
 * RFC 3339 date and time with an offset, read to epoch milliseconds (finer digits are cut off).
 *
 * Errors   anything else, a day that does not exist, and instants before 1970 or after 9999.
 */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((written) => Date.parse(written))
  .refine((ms) => ms >= EARLIEST_MS && ms <= LATEST_MS, 'must lie between 1970 and 9999')

/** The same as it is written, for what is kept as it was sent. */
export const writtenInstant = z.iso
  .datetime({ offset: true })
  .refine((written) => instant.safeParse(written).success, 'must lie between 1970 and 9999')

const DAY_MS = 86_400_000
/** Of some eleven years: the instants of a book lie on few days, and `Date` takes four times as long. */
const DAYS_KEPT = 4_096
const dayTexts = new Map<number, string>()

/** `2026-02-28`, of whole days since 1970 that a `Date` can tell. */
export function writeDay(day: number): string {
  const known = dayTexts.get(day)
  if (known !== undefined) return known
  const text = new Date(day * DAY_MS).toISOString().slice(0, 'YYYY-MM-DD'.length)
  if (dayTexts.size >= DAYS_KEPT) dayTexts.clear()
  dayTexts.set(day, text)
  return text
}

const padded = (count: number, length: number): readonly string[] =>
  Array.from({ length: count }, (_, n) => String(n).padStart(length, '0'))
const [TWO_DIGITS, THREE_DIGITS] = [padded(60, 2), padded(1_000, 3)]

/** As `Date` writes it. */
export function writeInstant(ms: number): string {
  if (!(Number.isInteger(ms) && ms >= EARLIEST_MS && ms <= LATEST_MS)) return new Date(ms).toISOString()
  const day = Math.floor(ms / DAY_MS)
  const ofDay = ms - day * DAY_MS
  const seconds = Math.floor(ofDay / 1_000)
  const minutes = Math.floor(seconds / 60)
  const clock = `${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}`
  return `${writeDay(day)}T${clock}.${THREE_DIGITS[ofDay % 1_000]}Z`
}

const PLAIN = /^(?:19[789]|[2-9]\d\d)\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/
/** Every month has them. */
const DAYS_OF_EVERY_MONTH = 28

/** An instant in the usual way of writing, in UTC with whole seconds or milliseconds; undefined where `instant` itself is to be asked. */
export function readPlainInstant(written: unknown): number | undefined {
  if (typeof written !== 'string' || !PLAIN.test(written)) return undefined
  const [year, month, day] = [digits(written, 0) * 100 + digits(written, 2), digits(written, 5), digits(written, 8)]
  if (day > DAYS_OF_EVERY_MONTH && day > daysOf(year, month)) return undefined
  const ms = written.length === 24 ? digits(written, 20) * 10 + digit(written, 22) : 0
  return Date.UTC(year, month - 1, day, digits(written, 11), digits(written, 14), digits(written, 17), ms)
}

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

const digit = (written: string, at: number): number => written.charCodeAt(at) - 48
const digits = (written: string, at: number): number => digit(written, at) * 10 + digit(written, at + 1)
