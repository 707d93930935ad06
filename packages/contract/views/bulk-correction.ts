/** Holds that are put right together. */
import { z } from 'zod'

export const BulkCorrection = z
  .object({
    batch_id: z.string(),
    state: z.enum(['proposed', 'released', 'withdrawn', 'completed']),
    kind: z.enum(['wrong_borrower', 'wrong_value', 'wrong_action', 'done_twice']),
    reason: z.string(),
    /** How many were named; null where all borrowers are meant. */
    named_borrower_count: z.int().nonnegative().nullable(),
    placed_from: z.string().nullable(),
    placed_until: z.string().nullable(),
    policy_hash: z.string().nullable(),
    proposed_at: z.string(),
    /** The id of the key that did it. */
    proposed_by: z.string(),
    released_at: z.string().nullable(),
    released_by: z.string().nullable(),
    /** Of one that is only proposed: as many as there are now. */
    hold_count: z.int().nonnegative(),
    borrower_count: z.int().nonnegative(),
    in_force_count: z.int().nonnegative(),
    /** Whether whoever asks may release it: it is another than whoever proposed it. */
    may_release: z.boolean(),
  })
  .meta({ id: 'BulkCorrection' })

export const BulkCorrectionList = z.object({ data: z.array(BulkCorrection) }).meta({ id: 'BulkCorrectionList' })

/** `holds`: the first of them, so that somebody can look at what it is about. */
export const BulkCorrectionPreview = BulkCorrection.extend({
  holds: z.array(z.object({ id: z.string(), borrower_id: z.string() })),
}).meta({ id: 'BulkCorrectionPreview' })
