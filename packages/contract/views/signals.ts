/** What the policy sees of a borrower now, and how far each value is from the next bound at which some table looks. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'

const SignalValue = z.union([z.number(), z.string(), z.boolean(), z.null()])

/** A bound that some table of the pack tests, and the reasons that its rows give. */
const Threshold = z.object({ value: z.number(), tables: z.array(z.string()), reasons: z.array(z.string()) }).meta({ id: 'Threshold' })

export const SignalView = z
  .object({
    signal: z.string(),
    name: Bilingual,
    unit: z.string(),
    /** Which kind of information it is: a pack may switch a kind off for a jurisdiction. Null: always looked at. */
    family: z.string().nullable(),
    window: z.string().nullable(),
    value: SignalValue,
    /** What a null says, also where its kind is switched off; null for a signal that is never null. */
    null_means: Bilingual.nullable(),
    /** When the newest thing behind the value happened. */
    as_of: z.string().nullable(),
    /** The nearest bound at or below the value, and the nearest above it; null where there is none, or no number. */
    below: Threshold.nullable(),
    above: Threshold.nullable(),
  })
  .meta({ id: 'Signal' })

export const SignalList = z.object({ as_of: z.string(), pack: z.string(), data: z.array(SignalView) }).meta({ id: 'SignalList' })

/** How limit and drawn amount came to be what they are: a point wherever one of them or the status changed, the oldest first. */
export const LimitHistory = z
  .object({
    data: z.array(
      z.object({
        sequence: z.int().positive(),
        at: z.string(),
        status: z.string(),
        limit_minor: z.int().nonnegative(),
        drawn_minor: z.int().nonnegative(),
        available_minor: z.int().nonnegative(),
        /** Set where the limit changed: what did it, and the codes of its reasons. */
        outcome: z.string().nullable(),
        reasons: z.array(z.string()),
      }),
    ),
    /** False where the log was too long to be read to its beginning. */
    is_whole: z.boolean(),
  })
  .meta({ id: 'LimitHistory' })
