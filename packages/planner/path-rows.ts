/** What holds from bucket to bucket on a path: balances, cash, the reserve, the purposes. */
import type { FacilityCase } from './facility-case.ts'
import { BUFFER, type Course, deferralsWithin, dueColumn, type Path, runOffOn, splitCash, watchesDebt } from './path.ts'
import type { PlanCase } from './plan-case.ts'
import { UNIT_MINOR } from './plan-input.ts'
import type { ModelBuilder } from './sparse-model.ts'

export type PathRows = {
  readonly cash: readonly number[]
  /** By facility that is drawn once: what it may be drawn in all. */
  readonly drawable: ReadonlyMap<number, number>
}

const INFINITE = Number.POSITIVE_INFINITY

export function addRows(builder: ModelBuilder, plan: PlanCase, path: Path): PathRows {
  const cash: number[] = []
  const drawable = new Map<number, number>()
  for (const [nth, line] of plan.facilities.entries()) {
    const row = line.facility.redrawable ? undefined : addDrawableRow(builder, path, line, nth)
    if (row !== undefined) drawable.set(nth, row)
  }
  for (const need of plan.needBucket.keys()) addDeferralRow(builder, plan, path, need)
  for (let bucket = path.course.from; bucket < plan.grid.starts.length; bucket++) {
    for (const [nth, line] of plan.facilities.entries()) addBalanceRow(builder, path, line, nth, bucket)
    for (const union of plan.unions.keys()) addPurposeRow(builder, plan, path, union, bucket)
    cash[bucket] = addCashRow(builder, plan, path, bucket)
    builder.row(plan.reserve + BUFFER, INFINITE)
    builder.entry(path.cash[bucket]!, 1)
    builder.entry(path.reserveUse[bucket]!, 1)
    addPeakRows(builder, plan, path, bucket)
    addDebtRow(builder, plan, path, bucket)
  }
  return { cash, drawable }
}

function addDrawableRow(builder: ModelBuilder, { draws }: Path, { drawable }: FacilityCase, nth: number): number | undefined {
  const columns = draws[nth]!.filter((column) => column >= 0)
  if (columns.length === 0) return undefined
  const row = builder.row(-INFINITE, drawable)
  for (const column of columns) builder.entry(column, 1)
  return row
}

function addDeferralRow(builder: ModelBuilder, plan: PlanCase, path: Path, need: number): void {
  if (plan.needBucket[need]! < path.course.from) return
  const columns = deferralsWithin(plan, (deferral) => deferral.need === need).map((nth) => path.deferred[nth]!)
  if (columns.length <= 1) return
  builder.row(-INFINITE, plan.needAmount[need]!)
  for (const column of columns) builder.entry(column, 1)
}

/** A schedule is kept to; a line that is repaid freely may hold less. A line that is called holds nothing, whatever was to fall due. */
function addBalanceRow(builder: ModelBuilder, path: Path, line: FacilityCase, nth: number, bucket: number): void {
  const isCalled = path.course.hits.get(nth)?.severity === 'called'
  const brought = bucket === 0 ? line.opening : 0
  builder.row(line.isFree || isCalled ? -INFINITE : brought, brought)
  builder.entry(path.balances[nth]![bucket]!, 1)
  builder.entry(path.draws[nth]![bucket]!, -1)
  if (bucket > 0) builder.entry(path.balances[nth]![bucket - 1]!, -1)
  if (isCalled) return
  for (const due of line.duesGone[bucket]!) builder.entry(dueColumn(path, nth, due), due.share)
}

function addCashRow(builder: ModelBuilder, plan: PlanCase, path: Path, bucket: number): number {
  const { entry } = builder
  const before = bucket - 1
  const flow = knownFlow(plan, path, bucket)
  const row = builder.row(flow, flow)
  entry(path.cash[bucket]!, 1)
  entry(path.gap[bucket]!, -1)
  if (bucket > 0) {
    entry(path.cash[before]!, -(1 + plan.cashYield[before]!))
    entry(path.gap[before]!, 1)
  }
  for (const [nth, line] of plan.facilities.entries()) {
    entry(path.balances[nth]![bucket]!, -1)
    entry(path.draws[nth]![bucket]!, line.drawFee)
    if (bucket > 0) entry(path.balances[nth]![before]!, 1 + line.interest[before]! - line.commitment[before]!)
    splitCash(line, path, nth, bucket, entry)
  }
  for (const [nth, { from, to, cost }] of plan.deferrals.entries()) {
    if (from === bucket) entry(path.deferred[nth]!, -1)
    if (to === bucket) entry(path.deferred[nth]!, 1 + cost)
  }
  return row
}

/** What comes and goes whatever is decided. */
function knownFlow(plan: PlanCase, { course }: Path, bucket: number): number {
  let flow = course.receipts[bucket]! - plan.needs[bucket]! - plan.obligations[bucket]!
  if (bucket === 0) flow += plan.openingCash
  for (const [nth, line] of plan.facilities.entries()) {
    if (bucket === 0) flow -= line.opening
    else flow -= committedFee(line, bucket - 1)
    flow -= serviceOn(course, line, nth, bucket)
  }
  return flow
}

/** The fee on the whole commitment; what is drawn takes its part off again in the row. */
export function committedFee({ commitment, facility, heldThrough }: FacilityCase, bucket: number): number {
  return commitment[bucket]! * Math.max(0, facility.limitMinor / UNIT_MINOR - heldThrough[bucket]!)
}

/** Once a line is called, what is left of its schedule is asked for at once. */
function serviceOn(course: Course, line: FacilityCase, nth: number, bucket: number): number {
  if (line.isFree) return 0
  if (course.overlay.called.has(line.facility.id)) return bucket === 0 ? line.facility.drawnMinor / UNIT_MINOR : 0
  if (course.hits.get(nth)?.severity !== 'called') return line.service[bucket]!
  if (bucket > course.from) return 0
  const before = course.from - 1
  return line.heldThrough[before]! * (1 + line.interest[before]!)
}

/** Needs so far, less what draws bound to them have used. */
function addPurposeRow(builder: ModelBuilder, plan: PlanCase, path: Path, union: number, bucket: number): void {
  const { facilities, needs } = plan.unions[union]!
  const within = new Set(needs)
  const due = needs.reduce((sum, need) => sum + (plan.needBucket[need] === bucket ? plan.needAmount[need]! : 0), 0)
  builder.row(due, due)
  builder.entry(path.unused[union]![bucket]!, 1)
  if (bucket > 0) builder.entry(path.unused[union]![bucket - 1]!, -1)
  for (const nth of facilities) builder.entry(path.draws[nth]![bucket]!, 1)
  for (const [nth, { need, from, to }] of plan.deferrals.entries()) {
    if (!within.has(need)) continue
    if (from === bucket) builder.entry(path.deferred[nth]!, 1)
    if (to === bucket) builder.entry(path.deferred[nth]!, -1)
  }
}

function addPeakRows(builder: ModelBuilder, plan: PlanCase, path: Path, bucket: number): void {
  const { course, peaks, gap } = path
  const peak = course.parent ? peaks[plan.grid.starts.length - 1]! : peaks[bucket]!
  builder.row(0, INFINITE)
  builder.entry(peak, 1)
  builder.entry(gap[bucket]!, -1)
  const earlier = course.parent ? (bucket === course.from ? (course.parent.peaks[bucket - 1] ?? -1) : -1) : (peaks[bucket - 1] ?? -1)
  if (earlier < 0 || earlier === peak) return
  builder.row(0, INFINITE)
  builder.entry(peak, 1)
  builder.entry(earlier, -1)
}

function addDebtRow(builder: ModelBuilder, plan: PlanCase, path: Path, bucket: number): void {
  if (!watchesDebt(plan, path.course.parent)) return
  const held = plan.facilities.reduce((sum, line, nth) => sum + runOffOn(path.course, line, nth, bucket), 0)
  builder.row(held, held)
  builder.entry(path.debt[bucket]!, 1)
  for (const nth of plan.facilities.keys()) builder.entry(path.balances[nth]![bucket]!, -1)
}
