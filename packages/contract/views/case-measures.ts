/** How borrowers were answered, over the cases that were opened in a time. */
import { z } from 'zod'
import { CASE_KINDS } from '../facts/case-facts.ts'
import { instant } from '../instant.ts'

/** Of cases opened from then on, and before then. Left out: the last 90 days of the book. */
export const CaseMeasuresQuery = z.strictObject({ opened_from: instant.optional(), opened_before: instant.optional() })

/** `half_ms`: half of them took no longer. `most_ms`: nine of ten. Null where nothing was measured. */
const Took = z.object({ cases: z.int().nonnegative(), half_ms: z.int().nullable(), most_ms: z.int().nullable() }).meta({ id: 'TimeTaken' })

export const CaseMeasures = z
  .object({
    opened_from: z.string(),
    opened_before: z.string(),
    /** True where there are more cases in that time than are measured at once: then these are the newest of them. */
    is_partial: z.boolean(),
    kinds: z.array(
      z.object({
        kind: z.enum(CASE_KINDS),
        opened: z.int().nonnegative(),
        open: z.int().nonnegative(),
        late: z.int().nonnegative(),
        first_answer: Took,
        decision: Took,
      }),
    ),
    reasons: z.array(
      z.object({
        reason: z.string(),
        decided: z.int().nonnegative(),
        overturned: z.int().nonnegative(),
        overturned_permille: z.int().nonnegative(),
      }),
    ),
  })
  .meta({ id: 'CaseMeasures' })
