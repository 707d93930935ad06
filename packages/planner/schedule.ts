/**
 * A solution in whole minor units: what is drawn, repaid and deferred, and on which day.
 *
 * Rounds   draws down, so that no limit is passed, balances up, parts that are deferred down. Cash is less than the solver meant by a few minor units
 *          at most; the planning buffer of the model holds that.
 */
import type { FundingModel } from './build-model.ts'
import { UNIT_MINOR } from './plan-input.ts'

export type ScheduledDraw = {
  readonly facilityId: string
  readonly requestOn: number
  readonly landsOn: number
  readonly amountMinor: number
  /** Within four weeks: rounded as it will be asked for. Later ones are where the plan leads. */
  readonly isFirm: boolean
}
export type FreeRepayment = { readonly facilityId: string; readonly on: number; readonly amountMinor: number }
export type ScheduledDeferral = { readonly needId: string; readonly amountMinor: number; readonly paidOn: number }

export type Schedule = {
  /** Days on which interest and fees are paid: the first days of the buckets. */
  readonly payDays: readonly number[]
  readonly end: number
  readonly draws: readonly ScheduledDraw[]
  readonly repayments: readonly FreeRepayment[]
  readonly deferrals: readonly ScheduledDeferral[]
  /** By bucket: how far into the reserve the plan goes, and what it cannot find. */
  readonly reserveUseMinor: readonly number[]
  readonly gapMinor: readonly number[]
}

export const FIRM_DAYS = 28
/** Less than a tenth of a minor unit is nothing. */
const NOISE = 1e-7
/** In minor units: what a solver leaves beside a whole number. */
const SLACK_MINOR = 0.05

export function scheduleOf({ plan, spine }: FundingModel, values: Float64Array): Schedule {
  const at = (column: number): number => (column < 0 ? 0 : Math.max(0, values[column]!))
  const { grid, input } = plan
  const draws: ScheduledDraw[] = []
  const repayments: FreeRepayment[] = []
  for (const [nth, line] of plan.facilities.entries()) {
    let balanceMinor = line.isFree ? line.facility.drawnMinor : 0
    let leftMinor = line.facility.limitMinor - line.facility.drawnMinor
    for (const [bucket, start] of grid.starts.entries()) {
      const wantedMinor = upMinor(at(spine.balances[nth]![bucket]!))
      let drawMinor = downMinor(at(spine.draws[nth]![bucket]!))
      if (!line.facility.redrawable) drawMinor = Math.max(0, Math.min(drawMinor, leftMinor))
      if (drawMinor > 0) {
        const { id: facilityId, leadDays } = line.facility
        const isFirm = start < grid.starts[0]! + FIRM_DAYS
        draws.push({ facilityId, requestOn: start - leadDays, landsOn: start, amountMinor: drawMinor, isFirm })
      }
      leftMinor -= drawMinor
      if (!line.isFree) continue
      const repaidMinor = Math.max(0, balanceMinor + drawMinor - wantedMinor)
      if (repaidMinor > 0) repayments.push({ facilityId: line.facility.id, on: start, amountMinor: repaidMinor })
      balanceMinor += drawMinor - repaidMinor
    }
  }
  return {
    payDays: grid.starts,
    end: grid.end,
    draws,
    repayments,
    deferrals: plan.deferrals.flatMap(({ need, to }, nth) => {
      const amountMinor = downMinor(at(spine.deferred[nth]!))
      return amountMinor > 0 ? [{ needId: input.needs[need]!.id, amountMinor, paidOn: grid.starts[to]! }] : []
    }),
    reserveUseMinor: spine.reserveUse.map((column) => upMinor(Math.min(plan.reserve, at(column)))),
    gapMinor: spine.gap.map((column, bucket) => gapWithBuffer(at(column), at(spine.reserveUse[bucket]!) - plan.reserve)),
  }
}

/** Where something is short, the buffer is used up too: it is part of what is short. */
const gapWithBuffer = (gap: number, buffer: number): number => (gap <= NOISE ? 0 : upMinor(gap + Math.max(0, buffer)))

const upMinor = (units: number): number => (units <= NOISE ? 0 : Math.ceil(units * UNIT_MINOR - SLACK_MINOR))
const downMinor = (units: number): number => (units <= NOISE ? 0 : Math.floor(units * UNIT_MINOR + SLACK_MINOR))
