/** Everything the model needs of an input, by buckets and in units of the solver. */
import { dayOf } from './calendar.ts'
import { type FacilityCase, facilityCase } from './facility-case.ts'
import { bucketOf, endOf, firstBucketFrom, type Grid, gridOf } from './grid.ts'
import { type NeedInput, type PlanInput, UNIT_MINOR } from './plan-input.ts'
import { type PurposeUnion, purposeUnions } from './purposes.ts'

/** A part of a need may be paid on the first day of a later bucket. */
export type Deferral = { readonly need: number; readonly from: number; readonly to: number; readonly cost: number }

export type PlanCase = {
  readonly input: PlanInput
  readonly grid: Grid
  readonly facilities: readonly FacilityCase[]
  readonly providers: readonly Holder[]
  readonly groups: readonly Holder[]
  readonly openingCash: number
  readonly reserve: number
  readonly needs: readonly number[]
  readonly needBucket: readonly number[]
  readonly needAmount: readonly number[]
  readonly obligations: readonly number[]
  /** By the first bucket that begins on the expected day or later. */
  readonly receipts: readonly number[]
  readonly deferrals: readonly Deferral[]
  readonly unions: readonly PurposeUnion[]
  /** Weeks in a bucket, and what a unit of cash earns through it. */
  readonly weeks: readonly number[]
  readonly cashYield: readonly number[]
}

/** Who holds several lines, by their places. */
export type Holder = { readonly id: string; readonly facilities: readonly number[] }

const DAYS_A_YEAR = 365
const WEEK = 7
const PPM = 1e6

/** Of an input that was checked. */
export function planCase(input: PlanInput): PlanCase {
  const grid = gridOf(input)
  const days = grid.starts.map((start, bucket) => endOf(grid, bucket) - start)
  const needBucket = input.needs.map(({ dueOn }) => bucketOf(grid, dayOf(dueOn)))
  const needAmount = input.needs.map(({ amountMinor }) => amountMinor / UNIT_MINOR)
  return {
    input,
    grid,
    facilities: input.facilities.map((facility) => facilityCase(input, grid, facility)),
    providers: holders(input, ({ providerId }) => [providerId]),
    groups: holders(input, ({ groupIds }) => groupIds),
    openingCash: input.openingCashMinor / UNIT_MINOR,
    reserve: input.policy.reserveMinor / UNIT_MINOR,
    needs: sumInto(grid, needBucket, needAmount),
    needBucket,
    needAmount,
    obligations: sumInto(
      grid,
      input.obligations.map(({ dueOn }) => bucketOf(grid, dayOf(dueOn))),
      input.obligations.map(({ amountMinor }) => amountMinor / UNIT_MINOR),
    ),
    receipts: receiptsOf(input, grid, 0, 0),
    deferrals: input.needs.flatMap((need, nth) => deferralsOf(grid, need, nth, needBucket[nth]!)),
    unions: purposeUnions(input),
    weeks: days.map((length) => length / WEEK),
    cashYield: days.map((length) => (length / DAYS_A_YEAR) * (input.policy.cashYieldPpm / PPM)),
  }
}

/** What is expected from a day on comes in `delayDays` later. */
export function receiptsOf(input: PlanInput, grid: Grid, fromDay: number, delayDays: number): number[] {
  const days = input.receipts.map(({ expectedOn }) => dayOf(expectedOn)).map((day) => (day >= fromDay ? day + delayDays : day))
  return sumInto(
    grid,
    days.map((day) => firstBucketFrom(grid, day)),
    input.receipts.map(({ amountMinor }) => amountMinor / UNIT_MINOR),
  )
}

function sumInto({ starts }: Grid, buckets: readonly number[], amounts: readonly number[]): number[] {
  const sums = starts.map(() => 0)
  for (const [nth, bucket] of buckets.entries()) if (bucket >= 0 && bucket < sums.length) sums[bucket]! += amounts[nth]!
  return sums
}

function deferralsOf(grid: Grid, { dueOn, deferrableDays, deferCostPpm }: NeedInput, need: number, from: number): Deferral[] {
  const due = dayOf(dueOn)
  if (from < 0) return []
  return grid.starts.flatMap((start, to) => {
    if (to <= from || start > due + deferrableDays) return []
    return [{ need, from, to, cost: ((start - due) / DAYS_A_YEAR) * (deferCostPpm / PPM) }]
  })
}

function holders({ facilities }: PlanInput, idsOf: (facility: PlanInput['facilities'][number]) => readonly string[]): Holder[] {
  const found = new Map<string, number[]>()
  for (const [nth, facility] of facilities.entries()) {
    for (const id of idsOf(facility)) found.set(id, [...(found.get(id) ?? []), nth])
  }
  return [...found].map(([id, places]) => ({ id, facilities: places })).sort((a, b) => (a.id < b.id ? -1 : 1))
}
