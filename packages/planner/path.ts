/**
 * One course of events as columns of a model: from a bucket on; before it, it shares the columns of its parent, so that nothing is decided on what
 * nobody knows yet. The spine has no parent and is the path on which nothing fails.
 */
import type { DueInBucket, FacilityCase } from './facility-case.ts'
import type { Deferral, PlanCase } from './plan-case.ts'
import type { Severity } from './plan-input.ts'
import type { ModelBuilder } from './sparse-model.ts'

export type Hit = { readonly severity: Severity; readonly cutToPpm: number; readonly backAfterDays?: number }

/** What is otherwise today than the input says; it changes bounds, never the shape of the model. */
export type Overlay = {
  readonly closed: ReadonlySet<string>
  readonly called: ReadonlySet<string>
  /** By `provider:ID` and `group:ID`, in units. */
  readonly capAdd: ReadonlyMap<string, number>
}

export const NOTHING_ELSE: Overlay = { closed: new Set(), called: new Set(), capAdd: new Map() }

export type Course = {
  readonly from: number
  readonly parent?: Path
  /** By the place of the facility. */
  readonly hits: ReadonlyMap<number, Hit>
  readonly overlay: Overlay
  readonly receipts: readonly number[]
  /** What is expected to stand open on each line just before: it chooses how a cut is seen. */
  readonly expected: readonly number[]
}

export type Path = {
  readonly course: Course
  /** By facility and bucket: a column, or -1. */
  readonly draws: readonly (readonly number[])[]
  readonly balances: readonly (readonly number[])[]
  readonly cash: readonly number[]
  readonly reserveUse: readonly number[]
  readonly gap: readonly number[]
  /** The highest gap so far. */
  readonly peaks: readonly number[]
  readonly debt: readonly number[]
  /** By deferral of the case. */
  readonly deferred: readonly number[]
  /** By union of purposes and bucket: needs so far that no draw has used. */
  readonly unused: readonly (readonly number[])[]
}

export const BUFFER = 0.01
/** A cost of a millionth keeps draws from being larger than anybody needs where they cost nothing. */
export const DRAW_TICK = 1e-6
const RESERVE_USE_A_WEEK = 0.02
const GAP_A_WEEK = 0.03
export const GAP_PEAK = 1

const INFINITE = Number.POSITIVE_INFINITY
const PPM = 1e6

export function addColumns(builder: ModelBuilder, plan: PlanCase, course: Course): Path {
  const { from, parent } = course
  const own = (share: ((path: Path) => readonly number[]) | undefined, make: (bucket: number) => number): number[] =>
    plan.grid.starts.map((_, bucket) => (bucket < from ? ((parent && share?.(parent)[bucket]) ?? -1) : make(bucket)))
  const column = (upper: number): number => builder.column(0, 0, upper)
  const debtMax = leverageBound(plan)
  return {
    course,
    draws: plan.facilities.map((line, nth) =>
      own(
        (path) => path.draws[nth]!,
        (bucket) => drawColumn(builder, plan, course, line, nth, bucket),
      ),
    ),
    balances: plan.facilities.map((line, nth) =>
      own(
        (path) => path.balances[nth]!,
        (bucket) => column(balanceBound(course, line, nth, bucket)),
      ),
    ),
    cash: own(
      (path) => path.cash,
      () => column(INFINITE),
    ),
    reserveUse: own(
      (path) => path.reserveUse,
      () => column(plan.reserve + BUFFER),
    ),
    gap: own(
      (path) => path.gap,
      () => column(INFINITE),
    ),
    peaks: own(
      (path) => path.peaks,
      (bucket) => (parent === undefined || bucket === plan.grid.starts.length - 1 ? column(INFINITE) : -1),
    ),
    debt: own(
      (path) => path.debt,
      (bucket) =>
        watchesDebt(plan, parent)
          ? column(debtMax === INFINITE ? INFINITE : Math.max(debtMax, heldDebt(plan, course.overlay, bucket)))
          : -1,
    ),
    deferred: plan.deferrals.map((deferral, nth) =>
      deferral.from < from ? (parent?.deferred[nth] ?? -1) : column(plan.needAmount[deferral.need]!),
    ),
    unused: plan.unions.map((_, nth) =>
      own(
        (path) => path.unused[nth]!,
        () => column(INFINITE),
      ),
    ),
  }
}

/** A draw that was asked for before the path begins has been approved: it lands. Later ones are the path's own, on lines that still take them. */
function drawColumn(builder: ModelBuilder, plan: PlanCase, course: Course, line: FacilityCase, nth: number, bucket: number): number {
  const { facility } = line
  if (facility.blocked !== undefined || !line.mayLand[bucket]) return -1
  const begins = plan.grid.starts[course.from]!
  const requestOn = plan.grid.starts[bucket]! - facility.leadDays
  if (course.parent && requestOn < begins) return course.parent.draws[nth]![bucket]!
  if (!takesDraws(course, line, nth, requestOn - begins)) return -1
  const isStopped = course.overlay.closed.has(facility.id) || (line.isFree && facility.limitMinor <= facility.drawnMinor)
  return builder.column(0, 0, isStopped ? 0 : INFINITE)
}

function takesDraws({ hits, expected }: Course, line: FacilityCase, nth: number, daysIn: number): boolean {
  const hit = hits.get(nth)
  if (!hit || (hit.backAfterDays !== undefined && daysIn >= hit.backAfterDays)) return true
  return hit.severity === 'cut' && line.isFree && expected[nth]! <= cutLimit(line, hit)
}

const cutLimit = ({ facility, limit }: FacilityCase, { cutToPpm }: Hit): number =>
  Math.min(Math.max(...limit), facility.limitMinor / PPM) * (cutToPpm / PPM)

function balanceBound({ hits, overlay, expected }: Course, line: FacilityCase, nth: number, bucket: number): number {
  const hit = hits.get(nth)
  if (hit?.severity === 'called' || overlay.called.has(line.facility.id)) return 0
  if (hit?.severity === 'cut' && line.isFree && expected[nth]! <= cutLimit(line, hit))
    return Math.min(line.limit[bucket]!, cutLimit(line, hit))
  return line.limit[bucket]!
}

/** Shares are of what was decided before anything failed: what a failure leaves is no choice. Debt as a whole is bounded on every path. */
export const watchesDebt = ({ input: { policy } }: PlanCase, parent: Path | undefined): boolean =>
  policy.leverage !== undefined ||
  (parent === undefined &&
    (policy.providerCapPpm !== undefined || policy.groupCapPpm !== undefined || policy.concentrationMaxPpm !== undefined))

function leverageBound({ input: { policy } }: PlanCase): number {
  if (!policy.leverage) return INFINITE
  const { maxPpm, equityMinor, otherDebtMinor } = policy.leverage
  return Math.max(0, (equityMinor * maxPpm) / (PPM - maxPpm) - otherDebtMinor) / PPM
}

/** What stands open today and is not yet repaid: no cap can undo it, so caps let it be. */
export const heldOn = ({ facility, opening, runOff, limit }: FacilityCase, overlay: Overlay, bucket: number): number =>
  overlay.called.has(facility.id) ? 0 : runOff[bucket]! + Math.min(opening, limit[bucket]!)

export const heldDebt = ({ facilities }: PlanCase, overlay: Overlay, bucket: number): number =>
  facilities.reduce((sum, line) => sum + heldOn(line, overlay, bucket), 0)

/** Scheduled balances of today that the path still holds: those of a line that is called are gone. */
export function runOffOn(path: Course, line: FacilityCase, nth: number, bucket: number): number {
  const isCalled = path.hits.get(nth)?.severity === 'called' || path.overlay.called.has(line.facility.id)
  return isCalled ? 0 : line.runOff[bucket]!
}

/** Takes an entry; one at a column below 0, or of nothing, stands for nothing. */
export type TakeEntry = (column: number, value: number) => void

/** What a bucket costs on a path, before the peak of the gap. Entries are handed on as they come: there are tens of thousands of them. */
export function eachCost(plan: PlanCase, path: Path, bucket: number, take: TakeEntry): void {
  for (const [nth, line] of plan.facilities.entries()) {
    take(path.balances[nth]![bucket]!, line.interest[bucket]! - line.commitment[bucket]!)
    take(path.draws[nth]![bucket]!, line.drawFee + DRAW_TICK)
    splitCosts(line, path, nth, bucket, take)
  }
  const weeks = plan.weeks[bucket]!
  take(path.cash[bucket]!, -plan.cashYield[bucket]!)
  take(path.reserveUse[bucket]!, RESERVE_USE_A_WEEK * weeks)
  take(path.gap[bucket]!, GAP_A_WEEK * weeks)
  for (const [nth, { to, cost }] of plan.deferrals.entries()) if (to === bucket) take(path.deferred[nth]!, cost)
}

/** The draw that a part due belongs to, or -1. Of a line that is called, only what was paid just before it was. */
export function dueColumn({ draws, course }: Path, nth: number, { landing, paidIn }: DueInBucket): number {
  if (paidIn >= course.from && course.hits.get(nth)?.severity === 'called') return -1
  return draws[nth]![landing]!
}

/** What a part costs that is paid on a day within a bucket: interest to that day, instead of through the bucket. */
function splitCosts(
  { interest, commitment, rate, duesPaid }: FacilityCase,
  path: Path,
  nth: number,
  bucket: number,
  take: TakeEntry,
): void {
  const through = interest[bucket]! - commitment[bucket]!
  for (const due of duesPaid[bucket]!) if (due.goneIn !== bucket) take(dueColumn(path, nth, due), due.stub * rate - due.share * through)
}

/** The same in cash: paid in the one bucket, and taken back where the balance falls, in the next. */
export function splitCash(
  { interest, commitment, rate, duesPaid, duesGone }: FacilityCase,
  path: Path,
  nth: number,
  bucket: number,
  take: TakeEntry,
): void {
  for (const due of duesPaid[bucket]!) if (due.goneIn !== bucket) take(dueColumn(path, nth, due), due.share + due.stub * rate)
  for (const due of duesGone[bucket]!) {
    const { paidIn, share } = due
    if (paidIn !== bucket) take(dueColumn(path, nth, due), -share * (1 + interest[paidIn]! - commitment[paidIn]!))
  }
}

export const deferralsWithin = (plan: PlanCase, holds: (deferral: Deferral) => boolean): number[] =>
  plan.deferrals.flatMap((deferral, nth) => (holds(deferral) ? [nth] : []))
