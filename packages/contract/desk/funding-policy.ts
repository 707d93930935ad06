/** By what a project's plans are made: a policy that one person asks for and another approves. */
import { z } from 'zod'
import { nonNegativeMinor, publicId } from '../text.ts'

const PPM = 1_000_000
const sharePpm = z.int().min(1).max(PPM)

/**
 * `..._cap_ppm`: the most of all that is drawn that one provider, or one group, may hold beyond `de_minimis_minor`. `concentration_max_ppm`: of the sum of squared shares. `risk_weight_ppm` (λ):
 * how much the worst paths weigh against the mean; `risk_level_ppm` (α): from where on a path is one of the worst. `receipt_delay_days`: how late a receipt may be.
 */
const fields = {
  reserve_minor: nonNegativeMinor,
  de_minimis_minor: nonNegativeMinor,
  provider_cap_ppm: sharePpm.optional(),
  group_cap_ppm: sharePpm.optional(),
  leverage_max_ppm: z
    .int()
    .min(1)
    .max(PPM - 1)
    .optional(),
  min_service_cover_ppm: z
    .int()
    .min(1)
    .max(10 * PPM)
    .optional(),
  concentration_max_ppm: sharePpm.optional(),
  cash_yield_ppm: z.int().min(0).max(PPM),
  risk_weight_ppm: z.int().min(0).max(PPM),
  risk_level_ppm: z
    .int()
    .min(500_000)
    .max(PPM - 1),
  horizon_weeks: z.int().min(4).max(104),
  grid: z.enum(['weekly', 'bucketed']),
  scenarios_max: z.int().min(0).max(75),
  receipt_delay_days: z.int().min(0).max(365),
}

export const FundingPolicy = z.strictObject(fields).meta({ id: 'DeskFundingPolicy' })
export type FundingPolicy = z.infer<typeof FundingPolicy>

/** What two people agree on. */
export const FundingPolicyWish = z.strictObject({ project_id: publicId, ...fields }).meta({ id: 'DeskFundingPolicyWish' })

/** `approved` null: nobody agreed on one yet, so it is the usual one. */
export const FundingPolicyView = z
  .object({
    project_id: z.string(),
    policy: FundingPolicy,
    approved: z
      .object({ approval_id: z.string(), asked_by: z.string(), approved_by: z.string(), reason: z.string(), at: z.string() })
      .nullable(),
  })
  .meta({ id: 'DeskFundingPolicyInForce' })
