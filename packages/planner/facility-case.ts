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
  const shares = grid.starts.map((start, bucket) => yearShare(start, endOf(grid, bucket), facility.dayCount))
  const runOff = grid.starts.map((start) => (isFree ? 0 : openBefore(facility, start + 1)))
  const heldThrough = grid.starts.map((_, bucket) => (isFree ? 0 : openBefore(facility, endOf(grid, bucket))))
  const drawable = (Math.max(0, facility.limitMinor - facility.drawnMinor) * (1 - facility.haircutPpm / PPM)) / UNIT_MINOR
  const dues = isFree ? [] : grid.starts.flatMap((start, bucket) => duesFrom(facility, grid, start, bucket))
  return {
    facility,
    isFree,
    limit: limits(input, grid, facility, runOff),
    drawable,
    opening: isFree ? facility.drawnMinor / UNIT_MINOR : 0,
    runOff,
    heldThrough,
    service: isFree ? grid.starts.map(() => 0) : serviceOf(facility, grid, heldThrough, shares),
    mayLand: grid.starts.map((start) => isOpen(facility, start, grid.starts[0]!)),
    interest: shares.map((share) => share * rate),
    commitment: grid.starts.map((start, bucket) =>
      chargesCommitment(facility, start) ? (shares[bucket]! * facility.commitmentFeePpm) / PPM : 0,
    ),
    duesPaid: grid.starts.map((_, bucket) => dues.filter(({ paidIn }) => paidIn === bucket)),
    duesGone: grid.starts.map((_, bucket) => dues.filter(({ goneIn }) => goneIn === bucket)),
    drawFee: facility.drawFeePpm / PPM,
    rate,
  }
}

function isOpen({ leadDays, availableFrom, availableTo, maturesOn }: FacilityInput, landsOn: number, asOf: number): boolean {
  const requestOn = landsOn - leadDays
  const isBeforeEnd = maturesOn === undefined || landsOn < dayOf(maturesOn)
  return requestOn >= asOf && requestOn >= dayOf(availableFrom) && requestOn <= dayOf(availableTo) && isBeforeEnd
}

/** For a bucket that begins while the line may be asked. */
const chargesCommitment = ({ committed, availableFrom, availableTo }: FacilityInput, start: number): boolean =>
  committed && start >= dayOf(availableFrom) && start <= dayOf(availableTo)

function openBefore({ drawnMinor, schedule }: FacilityInput, day: number): number {
  const paidMinor = schedule.reduce((sum, { on, principalMinor }) => sum + (dayOf(on) < day ? principalMinor : 0), 0)
  return (drawnMinor - paidMinor) / UNIT_MINOR
}

/** Interest of a bucket is asked for in the next one; a part that is due within a bucket pays its principal, and its interest to that day, in that bucket. */
function serviceOf(facility: FacilityInput, grid: Grid, heldThrough: readonly number[], shares: readonly number[]): number[] {
  const rate = facility.ratePpm / PPM
  const service = grid.starts.map((_, bucket) => (bucket === 0 ? 0 : heldThrough[bucket - 1]! * rate * shares[bucket - 1]!))
  for (const { on, principalMinor } of facility.schedule) {
    const due = dayOf(on)
    const bucket = bucketOf(grid, due)
    if (bucket < 0 || bucket >= service.length) continue
    service[bucket]! += (principalMinor / UNIT_MINOR) * (1 + rate * yearShare(grid.starts[bucket]!, due, facility.dayCount))
  }
  return service
}

function duesFrom(facility: FacilityInput, grid: Grid, landsOn: number, landing: number): DueInBucket[] {
  return duesOf(facility).flatMap(({ afterDays, share }) => {
    const due = landsOn + afterDays
    const paidIn = Math.max(landing, bucketOf(grid, due))
    if (paidIn >= grid.starts.length) return []
    const stub = share * yearShare(grid.starts[paidIn]!, due, facility.dayCount)
    return [{ landing, paidIn, goneIn: firstBucketFrom(grid, due), share, stub }]
  })
}

/** A limit below what is drawn never forces a repayment: it stops draws. */
function limits(input: PlanInput, grid: Grid, facility: FacilityInput, runOff: readonly number[]): number[] {
  const { advanceRatePpm, haircutPpm, limitMinor, drawnMinor, repayment, redrawable, maturesOn } = facility
  const drawn = drawnMinor / UNIT_MINOR
  return grid.starts.map((start, bucket) => {
    if (repayment === 'free' && maturesOn !== undefined && start >= lastStartTo(grid, dayOf(maturesOn))) return 0
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
