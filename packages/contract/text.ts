import { z } from 'zod'

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/u

/** A line of text from outside: well-formed Unicode (no lone surrogates), no control characters, bounded. PostgreSQL cannot store U+0000. */
export const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((value) => value.isWellFormed() && !CONTROL.test(value), 'must be well-formed text without control characters')

/** An identifier chosen by the client or by us: up to 64 visible characters, no white space. */
export const publicId = text(64).refine((value) => !/\s/u.test(value), 'must hold no white space')

/** ISO 4217 alphabetic code. One line has one currency. */
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code of three capital letters')

/** Whole minor units of a currency, a safe integer. */
export const positiveMinor = z.int().positive()
export const nonNegativeMinor = z.int().nonnegative()
