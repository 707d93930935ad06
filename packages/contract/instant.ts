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

export const writeInstant = (ms: number): string => new Date(ms).toISOString()

const PLAIN = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/
/** Every month has them; of the other days, whether they exist is for `instant` to say. */
const DAYS_OF_EVERY_MONTH = 28

/** An instant in the usual way of writing, in UTC with whole seconds or milliseconds; undefined where `instant` itself is to be asked. */
export function readPlainInstant(written: unknown): number | undefined {
  if (typeof written !== 'string' || !PLAIN.test(written)) return undefined
  const [year, month, day, hour] = [number(written, 0, 4), number(written, 5, 7), number(written, 8, 10), number(written, 11, 13)]
  const isUsual = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= DAYS_OF_EVERY_MONTH && hour <= 23
  return isUsual ? Date.parse(written) : undefined
}

const number = (written: string, from: number, to: number): number => Number(written.slice(from, to))
