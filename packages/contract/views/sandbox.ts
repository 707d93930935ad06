/** How the sandbox behaves, port by port. What is left out of an order is as it is in the beginning: `…_next` counts down as it is used up. */
import { z } from 'zod'
import { creditFacts } from '../facts/credit-facts.ts'
import { publicId } from '../text.ts'

const DELAY_MS_MAX = 20_000
const NEXT_MAX = 10_000
const NAMED_MAX = 200
export const SCORE_RANGE = { min: 350, max: 950 } as const

const delayMs = z.int().min(0).max(DELAY_MS_MAX).default(0)
const next = z.int().min(0).max(NEXT_MAX).default(0)
const byBorrower = <T extends z.ZodType>(value: T) =>
  z
    .record(publicId, value)
    .refine((named) => Object.keys(named).length <= NAMED_MAX, `must name ${NAMED_MAX} borrowers at most`)
    .default({})

/**
 * `fail_next`: as many orders are refused for `fail_cause`, for good where `fail_final`. `lose_answer_next`: as many are paid, and nobody is told.
 * `duplicate_callback`: whoever is paid is told of once more, twice.
 */
export const SandboxPayment = z.strictObject({
  delay_ms: delayMs,
  fail_next: next,
  fail_cause: z.enum(['bank_card', 'funder', 'technical']).default('technical'),
  fail_final: z.boolean().default(false),
  lose_answer_next: next,
  duplicate_callback: z.boolean().default(false),
})

/** `scores`: of some borrowers, by id; everybody else has the score that his id gives. */
export const SandboxScore = z.strictObject({
  delay_ms: delayMs,
  unavailable_next: next,
  scores: byBorrower(z.int().min(SCORE_RANGE.min).max(SCORE_RANGE.max)),
})

const source = { source: true } as const
const shape = {
  inquiry: creditFacts['credit-inquiry-recorded'].data.omit(source),
  delinquency: creditFacts['delinquency-elsewhere-reported'].data.omit(source),
  debts: creditFacts['debt-statement-received'].data.omit(source),
  file: creditFacts['credit-file-reported'].data.omit(source),
}
const LISTED_MAX = 20

const SandboxReport = z.strictObject({
  inquiries: z.array(shape.inquiry).max(LISTED_MAX).default([]),
  delinquencies: z.array(shape.delinquency).max(LISTED_MAX).default([]),
  debts: shape.debts.nullable().default(null),
  file: shape.file.nullable().default(null),
})

/** `reports`: of some borrowers, by id; everybody else has a clean file, as old and as thick as his id gives. */
export const SandboxBureau = z.strictObject({ delay_ms: delayMs, unavailable_next: next, reports: byBorrower(SandboxReport) })

export const SandboxIdentity = z.strictObject({ delay_ms: delayMs, unavailable_next: next })

export const SandboxScanner = z.strictObject({ delay_ms: delayMs, unavailable_next: next })

/** Codes that would have been sent to a phone, the newest first: told here, and nowhere else. */
export const SandboxCodes = z.array(
  z.object({ session_id: z.string(), subject: z.string(), code: z.string(), tries_left: z.int(), expires_at: z.string() }),
)
