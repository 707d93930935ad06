/** Outcomes about what becomes of a borrower's personal data. */
import { z } from 'zod'

/** RFC 3339 in UTC, as we write it. */
const instantText = z.string()

/**
 * Why personal data is kept though its deletion was asked for. loan-open, drawdown-pending, credit-balance: money is owed one way or the other. line-open,
 * application-open: he has not ended it. review-open: a person is looking at it again for him. legal-duty: an authority, or the law, forbids it for now, and
 * maybe forbids to say more. records: what was has to stay on record for so many years.
 */
export const KEPT_FOR = [
  'loan-open',
  'drawdown-pending',
  'credit-balance',
  'line-open',
  'application-open',
  'review-open',
  'legal-duty',
  'records',
] as const

/** `law`: the rule that allows or demands it. `until`: null where it ends by what happens, and not on a day. */
const KeptGround = z.object({ code: z.enum(KEPT_FOR), law: z.string(), until: instantText.nullable() }).meta({ id: 'KeptGround' })

export const privacyOutcomeData = {
  /**
   * erased: his key is deleted with this. locked: kept on `grounds`, for storage alone, `until` then (null: as long as one of them has no date), when it is
   * erased by itself.
   */
  'deletion-answered': z.object({
    request_id: z.string(),
    answer: z.enum(['erased', 'locked']),
    until: instantText.nullable(),
    grounds: z.array(KeptGround),
  }),
} as const
