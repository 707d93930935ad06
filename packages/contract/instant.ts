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
