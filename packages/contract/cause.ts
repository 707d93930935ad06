/** Why something was decided: a reason of the policy pack, and the values that show it. */
import { z } from 'zod'

/**
 * One value behind a reason: the signal of the catalogue, what it was, when what it was read from happened, and the test of the policy that it
 * met, as written. `test` is null for a value that is shown beside the tested one; `as_of` where a value has no date.
 */
export const Evidence = z.object({
  signal: z.string(),
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  test: z.string().nullable(),
  as_of: z.string().nullable(),
})

/** One principal reason with its evidence. Texts and cures are in the policy pack, under the reason's code. */
export const Cause = z.object({ reason: z.string(), evidence: z.array(Evidence) })
