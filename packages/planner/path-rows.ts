/** What holds from bucket to bucket on a path: balances, cash, the reserve, the purposes. */
import type { FacilityCase } from './facility-case.ts'
import { BUFFER, type Course, deferralsWithin, duesIn, type Path, runOffOn, splitCash, watchesDebt } from './path.ts'
import type { PlanCase } from './plan-case.ts'
import { UNIT_MINOR } from './plan-input.ts'
import type { Entry, ModelBuilder } from './sparse-model.ts'

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
    for (const [nth, line] of plan.facilities.entries()) addBalanceRow(builder, plan, path, line, nth, bucket)
    for (const union of plan.unions.keys()) addPurposeRow(builder, plan, path, union, bucket)
    cash[bucket] = addCashRow(builder, plan, path, bucket)
    builder.row(plan.reserve + BUFFER, INFINITE, [
      [path.cash[bucket]!, 1],
      [path.reserveUse[bucket]!, 1],
    ])
    addPeakRows(builder, plan, path, bucket)
    addDebtRow(builder, plan, path, bucket)
  }
  return { cash, drawable }
}

function addDrawableRow(builder: ModelBuilder, { draws }: Path, { drawable }: FacilityCase, nth: number): number | undefined {
  const columns = draws[nth]!.filter((column) => column >= 0)
  if (columns.length === 0) return undefined
  return builder.row(
    -INFINITE,
    drawable,
    columns.map((column) => [column, 1]),
  )
}

function addDeferralRow(builder: ModelBuilder, plan: PlanCase, path: Path, need: number): void {
  if (plan.needBucket[need]! < path.course.from) return
  const columns = deferralsWithin(plan, (deferral) => deferral.need === need).map((nth) => path.deferred[nth]!)
  if (columns.length > 1)
    builder.row(
      -INFINITE,
      plan.needAmount[need]!,
      columns.map((column) => [column, 1]),
    )
}

/** A schedule is kept to; a line that is repaid freely may hold less. A line that is called holds nothing, whatever was to fall due. */
function addBalanceRow(builder: ModelBuilder, plan: PlanCase, path: Path, line: FacilityCase, nth: number, bucket: number): void {
  const entries: Entry[] = [
    [path.balances[nth]![bucket]!, 1],
    [path.draws[nth]![bucket]!, -1],
  ]
  if (bucket > 0) entries.push([path.balances[nth]![bucket - 1]!, -1])
  if (path.course.hits.get(nth)?.severity !== 'called') {
    for (const { column, share } of duesIn(plan, path, nth, bucket, 'goneIn')) entries.push([column, share])
  }
  const brought = bucket === 0 ? line.opening : 0
  const isLoose = line.isFree || path.course.hits.get(nth)?.severity === 'called'
  builder.row(isLoose ? -INFINITE : brought, brought, entries)
}

function addCashRow(builder: ModelBuilder, plan: PlanCase, path: Path, bucket: number): number {
  const before = bucket - 1
  const entries: Entry[] = [
    [path.cash[bucket]!, 1],
    [path.gap[bucket]!, -1],
  ]
  if (bucket > 0) entries.push([path.cash[before]!, -(1 + plan.cashYield[before]!)], [path.gap[before]!, 1])
  for (const [nth, line] of plan.facilities.entries()) {
    entries.push([path.balances[nth]![bucket]!, -1], [path.draws[nth]![bucket]!, line.drawFee])
    if (bucket > 0) entries.push([path.balances[nth]![before]!, 1 + line.interest[before]! - line.commitment[before]!])
    entries.push(...splitCash(plan, path, nth, bucket))
  }
  for (const [nth, { from, to, cost }] of plan.deferrals.entries()) {
    if (from === bucket) entries.push([path.deferred[nth]!, -1])
    if (to === bucket) entries.push([path.deferred[nth]!, 1 + cost])
  }
  const flow = knownFlow(plan, path, bucket)
  return builder.row(flow, flow, entries)
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
  const entries: Entry[] = [[path.unused[union]![bucket]!, 1]]
  if (bucket > 0) entries.push([path.unused[union]![bucket - 1]!, -1])
  for (const nth of facilities) entries.push([path.draws[nth]![bucket]!, 1])
  for (const [nth, { need, from, to }] of plan.deferrals.entries()) {
    if (!within.has(need)) continue
    if (from === bucket) entries.push([path.deferred[nth]!, 1])
    if (to === bucket) entries.push([path.deferred[nth]!, -1])
  }
  const due = needs.reduce((sum, need) => sum + (plan.needBucket[need] === bucket ? plan.needAmount[need]! : 0), 0)
  builder.row(due, due, entries)
}

function addPeakRows(builder: ModelBuilder, plan: PlanCase, path: Path, bucket: number): void {
  const { course, peaks, gap } = path
  const peak = course.parent ? peaks[plan.grid.starts.length - 1]! : peaks[bucket]!
  builder.row(0, INFINITE, [
    [peak, 1],
    [gap[bucket]!, -1],
  ])
  const earlier = course.parent ? (bucket === course.from ? (course.parent.peaks[bucket - 1] ?? -1) : -1) : (peaks[bucket - 1] ?? -1)
  if (earlier >= 0 && earlier !== peak) {
    builder.row(0, INFINITE, [
      [peak, 1],
      [earlier, -1],
    ])
  }
}

function addDebtRow(builder: ModelBuilder, plan: PlanCase, path: Path, bucket: number): void {
  if (!watchesDebt(plan, path.course.parent)) return
  const entries: Entry[] = [[path.debt[bucket]!, 1]]
  let held = 0
  for (const [nth, line] of plan.facilities.entries()) {
    entries.push([path.balances[nth]![bucket]!, -1])
    held += runOffOn(path.course, line, nth, bucket)
  }
  builder.row(held, held, entries)
}
