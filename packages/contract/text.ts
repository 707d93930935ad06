import { z } from 'zod'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/u
/** As above, without tab, line feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL_BUT_LAYOUT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/u

/** Most text is: a loop sees it sooner than an expression. `from`: the first code that will do. */
function isAscii(value: string, from: number): boolean {
  for (let at = 0; at < value.length; at++) {
    const code = value.charCodeAt(at)
    if (code < from || code > 0x7e) return false
  }
  return true
}

const SPACE = 0x20

const isClean = (value: string, control: RegExp): boolean => isAscii(value, SPACE) || (value.isWellFormed() && !control.test(value))

/** No control characters and no lone surrogates, so that PostgreSQL can be asked for it. */
export const isPlainLine = (value: string): boolean => isClean(value, CONTROL)

/** A line of text from outside: well-formed Unicode (no lone surrogates), no control characters, bounded. PostgreSQL cannot store U+0000. */
export const text = (max: number) => z.string().min(1).max(max).refine(isPlainLine, 'must be well-formed text without control characters')

/** Text that a person typed: as `text`, over several lines. */
export const prose = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => isClean(value, CONTROL_BUT_LAYOUT), 'must be well-formed text without control characters')

/** What nobody sees makes one id look like another: marks that turn the line round, join or part letters, or take no room. */
const UNSEEN = /[\s\p{Cf}]/u

/** An identifier chosen by the client or by us: up to 64 visible characters, no white space. */
export const publicId = text(64).refine(
  (value) => isAscii(value, SPACE + 1) || !UNSEEN.test(value),
  'must hold no white space, and nothing that is not seen',
)

/** An identifier that means something to its sender only. */
export const opaqueId = text(128)

/** ISO 4217 alphabetic code. One line has one currency. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code of three capital letters')

const isDay = (value: string): boolean => {
  const ms = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(value)
}

/** A calendar day that somebody else wrote, without a zone: `2026-02-28`. */
export const writtenDay = z
  .string()
  .regex(/^(?:19[7-9]\d|[2-9]\d{3})-\d{2}-\d{2}$/, 'must be like 2026-02-28, of the years 1970 to 9999')
  .refine(isDay, 'must be a day that there is')

/** Whole minor units of a currency, a safe integer. */
export const positiveMinor = z.int().positive()
export const nonNegativeMinor = z.int().nonnegative()

/** Whole days: a hundred years are a mistake. */
export const daysPastDue = z.int().min(0).max(36_500)
/** How many of something; a million are a mistake. */
export const count = z.int().min(0).max(1_000_000)
/** Whole months: a hundred years are a mistake. */
export const months = z.int().min(0).max(1_200)
