/** What a request for a higher limit would come to, without making it. */
import { z } from 'zod'
import { ExplainedReason } from '../answer.ts'
import { LimitBounds } from '../limit-outcomes.ts'
import { positiveMinor, publicId } from '../text.ts'

export const IncreaseQuestion = z.strictObject({ borrower_id: publicId, limit_minor: positiveMinor.optional() })

/**
 * `limit_minor`: what he would get; null where it would be declined, for `reasons`. `not_before`: any request before that would be. `review_hours`: it would be looked at
 * first, for so long at most, and block nothing but further increases.
 */
export const IncreaseCheck = z
  .object({
    as_of: z.string(),
    currency: z.string().nullable(),
    present_limit_minor: z.int().nonnegative(),
    limit_minor: z.int().positive().nullable(),
    bounds: LimitBounds,
    reasons: z.array(ExplainedReason),
    not_before: z.string().nullable(),
    review_hours: z.int().positive().nullable(),
  })
  .meta({ id: 'IncreaseCheck' })
