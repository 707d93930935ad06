/** A line as the model sees it: by buckets, in units of the solver. */
import { dayOf, yearShare } from './calendar.ts'
import { bucketOf, endOf, firstBucketFrom, type Grid } from './grid.ts'
import { type FacilityInput, type PlanInput, UNIT_MINOR } from './plan-input.ts'
import { duesOf } from './tranches.ts'

/**
 * Principal of a draw that falls due. It is paid for in the bucket of the day, and frees the line from the next one on, unless the day is the first of
 * its bucket. `stub`: the share of a year from the bucket's first day to the day, times the share.
 */
export type DueInBucket = {
  readonly landing: number
  readonly paidIn: number
  readonly goneIn: number
  readonly share: number
  readonly stub: number
}

export type FacilityCase = {
  readonly facility: FacilityInput
  readonly isFree: boolean
  /** The most that the balance of new draws, or of a free line as a whole, may come to, in each bucket. */
  readonly limit: readonly number[]
  /** What may be drawn in all where nothing is drawn again. */
  readonly drawable: number
  /** What stands open on a free line today, else 0. */
  readonly opening: number
  /** What stays of a scheduled balance of today on each bucket's first day, and through all of the bucket. */
  readonly runOff: readonly number[]
  readonly heldThrough: readonly number[]
  /** Principal and interest of that balance, asked for in each bucket. */
  readonly service: readonly number[]
  /** Whether a draw may land on the bucket's first day, and whether it had been asked for by a day. */
  readonly mayLand: readonly boolean[]
  /** Interest of a unit through each bucket, and the commitment fee. */
  readonly interest: readonly number[]
  readonly commitment: readonly number[]
  /** By the bucket they are paid in, and by the one they free the line in. */
  readonly duesPaid: readonly (readonly DueInBucket[])[]
  readonly duesGone: readonly (readonly DueInBucket[])[]
  readonly drawFee: number
  readonly rate: number
}

const PPM = 1e6

export function facilityCase(input: PlanInput, grid: Grid, facility: FacilityInput): FacilityCase {
  const isFree = facility.repayment === 'free'
  const rate = facility.ratePpm / PPM
  const days = daysOf(facility)
  const shares = grid.starts.map((start, bucket) => yearShare(start, endOf(grid, bucket), facility.dayCount))
  const runOff = grid.starts.map((start) => (isFree ? 0 : openBefore(facility, days, start + 1)))
  const heldThrough = grid.starts.map((_, bucket) => (isFree ? 0 : openBefore(facility, days, endOf(grid, bucket))))
  const drawable = (Math.max(0, facility.limitMinor - facility.drawnMinor) * (1 - facility.haircutPpm / PPM)) / UNIT_MINOR
  const dues = isFree ? [] : duesByLanding(facility, grid)
  return {
    facility,
    isFree,
    limit: limits(input, grid, facility, days, runOff),
    drawable,
    opening: isFree ? facility.drawnMinor / UNIT_MINOR : 0,
    runOff,
    heldThrough,
    service: isFree ? grid.starts.map(() => 0) : serviceOf(facility, days, grid, heldThrough, shares),
    mayLand: grid.starts.map((start) => isOpen(facility, days, start, grid.starts[0]!)),
    interest: shares.map((share) => share * rate),
    commitment: grid.starts.map((start, bucket) =>
      chargesCommitment(facility, days, start) ? (shares[bucket]! * facility.commitmentFeePpm) / PPM : 0,
    ),
    duesPaid: byBucket(grid, dues, ({ paidIn }) => paidIn),
    duesGone: byBucket(grid, dues, ({ goneIn }) => goneIn),
    drawFee: facility.drawFeePpm / PPM,
    rate,
  }
}

/** Its dates as days since 1970, read once. */
type LineDays = {
  readonly from: number
  readonly to: number
  /** Infinite where it never matures. */
  readonly matures: number
  /** By part of its schedule. */
  readonly due: readonly number[]
}

const daysOf = ({ availableFrom, availableTo, maturesOn, schedule }: FacilityInput): LineDays => ({
  from: dayOf(availableFrom),
  to: dayOf(availableTo),
  matures: maturesOn === undefined ? Number.POSITIVE_INFINITY : dayOf(maturesOn),
  due: schedule.map(({ on }) => dayOf(on)),
})

function isOpen({ leadDays }: FacilityInput, { from, to, matures }: LineDays, landsOn: number, asOf: number): boolean {
  const requestOn = landsOn - leadDays
  return requestOn >= asOf && requestOn >= from && requestOn <= to && landsOn < matures
}

/** For a bucket that begins while the line may be asked. */
const chargesCommitment = ({ committed }: FacilityInput, { from, to }: LineDays, start: number): boolean =>
  committed && start >= from && start <= to

function openBefore({ drawnMinor, schedule }: FacilityInput, { due }: LineDays, day: number): number {
  const paidMinor = schedule.reduce((sum, { principalMinor }, nth) => sum + (due[nth]! < day ? principalMinor : 0), 0)
  return (drawnMinor - paidMinor) / UNIT_MINOR
}

/** Interest of a bucket is asked for in the next one; a part that is due within a bucket pays its principal, and its interest to that day, in that bucket. */
function serviceOf(
  facility: FacilityInput,
  days: LineDays,
  grid: Grid,
  heldThrough: readonly number[],
  shares: readonly number[],
): number[] {
  const rate = facility.ratePpm / PPM
  const service = grid.starts.map((_, bucket) => (bucket === 0 ? 0 : heldThrough[bucket - 1]! * rate * shares[bucket - 1]!))
  for (const [nth, { principalMinor }] of facility.schedule.entries()) {
    const due = days.due[nth]!
    const bucket = bucketOf(grid, due)
    if (bucket < 0 || bucket >= service.length) continue
    service[bucket]! += (principalMinor / UNIT_MINOR) * (1 + rate * yearShare(grid.starts[bucket]!, due, facility.dayCount))
  }
  return service
}

function duesByLanding(facility: FacilityInput, grid: Grid): DueInBucket[] {
  const dues = duesOf(facility)
  return grid.starts.flatMap((landsOn, landing) =>
    dues.flatMap(({ afterDays, share }) => {
      const due = landsOn + afterDays
      const paidIn = Math.max(landing, bucketOf(grid, due))
      if (paidIn >= grid.starts.length) return []
      const stub = share * yearShare(grid.starts[paidIn]!, due, facility.dayCount)
      return [{ landing, paidIn, goneIn: firstBucketFrom(grid, due), share, stub }]
    }),
  )
}

/** In each bucket in the order of `dues`; what falls after the last is in none. */
function byBucket({ starts }: Grid, dues: readonly DueInBucket[], bucketOfDue: (due: DueInBucket) => number): DueInBucket[][] {
  const found: DueInBucket[][] = starts.map(() => [])
  for (const due of dues) found[bucketOfDue(due)]?.push(due)
  return found
}

/** A limit below what is drawn never forces a repayment: it stops draws. */
function limits(input: PlanInput, grid: Grid, facility: FacilityInput, { matures }: LineDays, runOff: readonly number[]): number[] {
  const { advanceRatePpm, haircutPpm, limitMinor, drawnMinor, repayment, redrawable } = facility
  const drawn = drawnMinor / UNIT_MINOR
  const lastStart = lastStartTo(grid, matures)
  return grid.starts.map((start, bucket) => {
    if (repayment === 'free' && start >= lastStart) return 0
    const carried =
      advanceRatePpm === undefined ? limitMinor : Math.min(limitMinor, pledged(input, facility.id, start) * (advanceRatePpm / PPM))
    const limit = carried / UNIT_MINOR
    if (repayment === 'free') return drawn + Math.max(0, limit - drawn) * (1 - haircutPpm / PPM)
    const held = redrawable ? runOff[bucket]! : drawn
    return Math.max(0, limit - held) * (1 - haircutPpm / PPM)
  })
}

/** The balance has to be gone on a bucket's first day that is no later than the day. */
function lastStartTo({ starts, end }: Grid, day: number): number {
  if (day >= end) return Number.POSITIVE_INFINITY
  return starts.findLast((start) => start <= day) ?? starts[0]!
}

const pledged = ({ receipts }: PlanInput, id: string, start: number): number =>
  receipts.reduce(
    (sum, { pledgedTo, expectedOn, amountMinor }) => sum + (pledgedTo === id && dayOf(expectedOn) > start ? amountMinor : 0),
    0,
  )
