/**
 * How concentrated the debt may be: the root of the sum of the squares of the providers' balances, at most √h of their sum and a small amount
 * (a second-order cone). Held by its tangents: where a solution lies outside, the plane through the nearest direction cuts it off.
 *
 * Source   Kelley's cutting planes on the cone of the Herfindahl–Hirschman index.
 */
import type { FundingModel } from './build-model.ts'
import { heldDebt, heldOn, runOffOn } from './path.ts'
import type { NewRow } from './solver.ts'
import type { Entry } from './sparse-model.ts'

/** A direction of the balances by provider, of length one, in a bucket. */
export type Cut = { readonly bucket: number; readonly direction: readonly number[] }

/** In units: by so much may the cone be missed. */
export const CONE_MISS_MAX = 1e-4
const PPM = 1e6

/** By how much the cone is broken in each bucket, in units; and the cuts that mend it. */
export function coneCuts(funding: FundingModel, values: Float64Array): { readonly cuts: Cut[]; readonly miss: number } {
  const share = shareOf(funding)
  const cuts: Cut[] = []
  let miss = 0
  if (share === undefined) return { cuts, miss }
  for (const bucket of funding.plan.grid.starts.keys()) {
    const totals = providerTotals(funding, values, bucket)
    const length = Math.hypot(...totals)
    const beyond = length - share * totals.reduce((sum, total) => sum + total, 0) - allowance(funding, share, bucket)
    miss = Math.max(miss, beyond)
    if (beyond > CONE_MISS_MAX / 2 && length > 0) cuts.push({ bucket, direction: totals.map((total) => total / length) })
  }
  return { cuts, miss }
}

export function cutRow(funding: FundingModel, { bucket, direction }: Cut): NewRow {
  const share = shareOf(funding) ?? 1
  const { plan, spine } = funding
  const entries: Entry[] = [[spine.debt[bucket]!, -share]]
  let upper = allowance(funding, share, bucket)
  for (const [nth, { facilities }] of plan.providers.entries()) {
    for (const line of facilities) {
      entries.push([spine.balances[line]![bucket]!, direction[nth]!])
      upper -= direction[nth]! * runOffOn(spine.course, plan.facilities[line]!, line, bucket)
    }
  }
  return { lower: Number.NEGATIVE_INFINITY, upper, entries }
}

const shareOf = ({ plan }: FundingModel): number | undefined =>
  plan.input.policy.concentrationMaxPpm === undefined ? undefined : Math.sqrt(plan.input.policy.concentrationMaxPpm / PPM)

function providerTotals({ plan, spine }: FundingModel, values: Float64Array, bucket: number): number[] {
  return plan.providers.map(({ facilities }) =>
    facilities.reduce(
      (sum, nth) => sum + values[spine.balances[nth]![bucket]!]! + runOffOn(spine.course, plan.facilities[nth]!, nth, bucket),
      0,
    ),
  )
}

/** What stands open today may be more concentrated than that: nothing may add to it. */
function allowance({ plan, spine }: FundingModel, share: number, bucket: number): number {
  const { overlay } = spine.course
  const held = plan.providers.map(({ facilities }) =>
    facilities.reduce((sum, nth) => sum + heldOn(plan.facilities[nth]!, overlay, bucket), 0),
  )
  const allowed = plan.input.policy.deMinimisMinor / PPM
  return allowed + Math.max(0, Math.hypot(...held) - share * heldDebt(plan, overlay, bucket) - allowed)
}
