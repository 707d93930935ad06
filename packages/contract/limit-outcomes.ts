/** Outcomes about the limit and the price of an open line. */
import { z } from 'zod'
import { Cause } from './cause.ts'
import { nonNegativeMinor, positiveMinor } from './text.ts'

/** RFC 3339 in UTC, as we write it. */
const instantText = z.string()
const causes = z.array(Cause)
/** With all that is told gone the decision would stand: so many lesser reasons are left out. Absent where it would not. */
export const further_reasons = z.int().positive().optional()

/** policy: the pack's table of limits. affordability: what he can pay back. wish: he asked for no more. product, law: the most of the product, and of regulation. */
export const LIMIT_BOUNDS = ['wish', 'policy', 'affordability', 'product', 'law'] as const
/** What a limit may be at most, each by itself, lowest first: the first one decided. */
export const LimitBounds = z.array(z.object({ name: z.enum(LIMIT_BOUNDS), limit_minor: nonNegativeMinor })).meta({ id: 'LimitBounds' })

export const limitOutcomeData = {
  /** `assessed_minor`: the limit was assessed anew, and later changes start from it. `request_id`: he had asked for it. `corrects`: a cut that should not have been. */
  'limit-changed': z.object({
    from_minor: nonNegativeMinor,
    to_minor: nonNegativeMinor,
    causes,
    further_reasons,
    bounds: LimitBounds.optional(),
    assessed_minor: positiveMinor.optional(),
    request_id: z.string().optional(),
    corrects: z.literal(true).optional(),
  }),
  /** He asked for more, and it is looked at more closely until then, at the longest; nothing but further increases waits for it (P4). */
  'increase-under-review': z.object({
    request_id: z.string(),
    hold_id: z.string(),
    limit_minor: positiveMinor.optional(),
    until: instantText,
  }),
  /** He asked for more and gets none; nothing else changes, and nothing is held against him (P4). */
  'increase-declined': z.object({ request_id: z.string(), causes, further_reasons }),
  /** The lender's own idea: it counts once the borrower accepts it. */
  'limit-offered': z.object({
    proposal_id: z.string(),
    limit_minor: positiveMinor,
    assessed_minor: positiveMinor.optional(),
    expires_at: instantText,
    bounds: LimitBounds,
  }),
  /** Nothing that the borrower had asked for: he is not told. lapsed: not accepted in time. */
  'limit-proposal-closed': z.object({ proposal_id: z.string(), why: z.enum(['not-possible', 'lapsed']), causes }),
  /** `limit_minor`: what may be used in all until then. When it ends the line is as it was, which is nothing against the borrower. */
  'temporary-limit-set': z.object({ limit_minor: positiveMinor, ends_at: instantText, bounds: LimitBounds }),
  'temporary-limit-ended': z.object({ limit_minor: positiveMinor }),
  /** Of drawdowns from now on; loans keep theirs. */
  'price-changed': z.object({ from_day_rate: z.int().nonnegative(), to_day_rate: z.int().nonnegative(), causes, further_reasons }),
  /** The line was looked at as if it were granted today. */
  'line-reassessed': z.object({ assessed_at: instantText }),
} as const
