/** What is seen of channels, lines and projects, one value at a time; and notices that a provider or a regulator gives. */
import { z } from 'zod'
import { writtenInstant } from '../instant.ts'
import { currency, nonNegativeMinor, positiveMinor, publicId, text, writtenDay } from '../text.ts'

export const OBSERVATION_SOURCES = ['webhook', 'pull', 'csv', 'statement', 'borrower_report', 'desk_entry'] as const

const money = z.strictObject({ amount_minor: nonNegativeMinor, currency })
const CODES_MAX = 20
const codes = z.array(text(64)).max(CODES_MAX)
const words = z.strictObject({ zh: text(300), en: text(300) })
const PPM_MAX = 10_000_000
const INQUIRIES_MAX = 1_000

/** Of an enrolment, and of a facility of the company's own. */
const LINE_FIELDS = {
  authorisation: z.enum(['granted', 'reauth_required', 'revoked_by_platform', 'withdrawn_by_borrower', 'expired', 'never']),
  availability: z.enum(['drawable', 'blocked_temporary', 'blocked_indefinite', 'closed', 'unknown']),
  limit: money,
  /** From `from_minor` on and below `to_minor`: all that is kept of a limit that the borrower does not let the desk know. */
  limit_band: z.strictObject({ from_minor: nonNegativeMinor, to_minor: positiveMinor, currency }),
  balance: money,
  obligation: z.enum(['none', 'current', 'due_soon', 'overdue', 'called']),
  next_due: z.strictObject({ due_on: writtenDay, amount_minor: nonNegativeMinor.optional(), currency: currency.optional() }),
  score: z.strictObject({ value: z.int().min(0).max(10_000) }),
  /** How often others looked at his credit file because he applied, in the three months before. */
  inquiries: z.strictObject({ in_three_months: z.int().min(0).max(INQUIRIES_MAX) }),
  /** What falls due of him in a month, of what he declares to earn in one. The two amounts themselves are told to no desk. */
  debt_share: z.strictObject({ ppm: z.int().min(0).max(PPM_MAX) }),
  /** Kinds of causes, such as `behaviour` or `technical`: never what was found on a device. */
  causes: codes,
  reasons: codes,
  tasks: z.array(words).max(CODES_MAX),
  /** As the borrower himself says: on his usual device and network, or not. What it is, is told nowhere. */
  device: z.enum(['usual', 'new']),
  profile: z.strictObject({ confirmed_on: writtenDay.optional(), id_expires_on: writtenDay.optional(), matches: z.boolean().optional() }),
  /** He applied somewhere, or a draw of his failed. */
  attempt: z.enum(['application', 'failed_draw']),
  raise_request: z.enum(['none', 'pending']),
} as const

/** Of a facility. */
const FACILITY_FIELDS = {
  test_draw: z.strictObject({ amount_minor: positiveMinor, currency, succeeded: z.boolean() }),
} as const

/** Of a channel: what it does with those who apply. */
const CHANNEL_FIELDS = {
  application: z.strictObject({ outcome: z.enum(['approved', 'rejected']), took_hours: z.int().min(0).max(100_000) }),
  offer: z.strictObject({ rate_ppm: z.int().min(0).max(PPM_MAX), tenor_days: positiveMinor }),
  collateral: z.enum(['none', 'asked']),
} as const

/** Of a project. */
const PROJECT_FIELDS = { cash: money } as const

export const OBSERVED = {
  enrolment: LINE_FIELDS,
  facility: { ...LINE_FIELDS, ...FACILITY_FIELDS },
  channel: CHANNEL_FIELDS,
  project: PROJECT_FIELDS,
} as const satisfies Record<string, Record<string, z.ZodType>>

export type ObservedKind = keyof typeof OBSERVED
export const OBSERVED_KINDS = Object.keys(OBSERVED) as readonly ObservedKind[]

const FIELDS = { ...LINE_FIELDS, ...FACILITY_FIELDS, ...CHANNEL_FIELDS, ...PROJECT_FIELDS } as const
export type ObservedField = keyof typeof FIELDS
export const OBSERVED_FIELDS = Object.keys(FIELDS) as readonly ObservedField[]

const CONFIDENCE_MAX = 1_000_000
const evidence = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower hex')

/**
 * `effective_at`: since when it is so, as far as anybody can tell. `observed_at`: when whoever says it saw it; left out: now.
 * `evidence_sha256`: of what was seen, which the desk keeps elsewhere.
 */
const Observation = z
  .strictObject({
    id: publicId,
    subject_kind: z.enum(OBSERVED_KINDS),
    subject_id: publicId,
    field: z.enum(OBSERVED_FIELDS),
    /** As the field has it. */
    value: z.unknown(),
    effective_at: writtenInstant,
    observed_at: writtenInstant.optional(),
    source: z.enum(OBSERVATION_SOURCES),
    confidence_ppm: z.int().min(0).max(CONFIDENCE_MAX).optional(),
    evidence_sha256: evidence.optional(),
  })
  .meta({ id: 'DeskObservation' })

const BATCH_MAX = 50
export const ObservationBatch = z
  .strictObject({ observations: z.array(Observation).min(1).max(BATCH_MAX) })
  .meta({ id: 'DeskObservationBatch' })

/** Each in its place. `unconsented`: the borrower does not let the desk know it, so it was not kept. */
export const OBSERVATION_RESULTS = ['recorded', 'repeated', 'id_reused', 'unknown_subject', 'not_of_subject', 'unconsented'] as const
export const ObservationAnswer = z
  .object({
    data: z.array(
      z.object({ id: z.string(), result: z.enum(OBSERVATION_RESULTS), sequence: z.int().nullable(), detail: z.string().optional() }),
    ),
  })
  .meta({ id: 'DeskObservationAnswer' })

/** What a provider, or a regulator of a group, announces: seen at `observed_at`. `ends_at` left out: nobody knows. */
export const Notice = z
  .strictObject({
    id: publicId,
    about_kind: z.enum(['channel', 'provider', 'group']),
    about_id: publicId,
    kind: z.enum(['maintenance', 'policy', 'regulator']),
    words: text(1_000),
    starts_at: writtenInstant,
    ends_at: writtenInstant.optional(),
    observed_at: writtenInstant,
    evidence_sha256: evidence.optional(),
  })
  .meta({ id: 'DeskNotice' })
