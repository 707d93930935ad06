/**
 * The whole model: the spine, and one path more for each scenario, weighed by mean and by the worst of them.
 *
 * Source   two-stage programming with recourse; conditional value at risk as a linear program (Rockafellar–Uryasev): the mean of the worst 1 − α is
 *          the least η + E[(cost − η)⁺] / (1 − α) over η.
 */
import { dayOf } from './calendar.ts'
import { addColumns, type Course, eachCost, GAP_PEAK, type Overlay, type Path } from './path.ts'
import { addRows, type PathRows } from './path-rows.ts'
import { type PlanCase, receiptsOf } from './plan-case.ts'
import { addPolicyRows, type CapRow } from './policy-rows.ts'
import type { Scenario } from './scenarios.ts'
import { type Entry, type ModelBuilder, modelBuilder, type SparseModel } from './sparse-model.ts'

export type FundingModel = {
  readonly plan: PlanCase
  readonly model: SparseModel
  readonly spine: Path
  readonly spineRows: PathRows
  readonly caps: readonly CapRow[]
  readonly scenarioPaths: readonly Path[]
}

const INFINITE = Number.POSITIVE_INFINITY
const PPM = 1e6
/** Of the amount by which a draw of the next two weeks differs from what was promised. */
const CHANGE_COST = 5e-4
const PROMISED_DAYS = 14

/** `expected`: what each line holds after each bucket of the plan without scenarios; only needed with scenarios. */
export function buildModel(
  plan: PlanCase,
  overlay: Overlay,
  scenarios: readonly Scenario[] = [],
  expected: readonly (readonly number[])[] = [],
): FundingModel {
  const builder = modelBuilder()
  const spine = addColumns(builder, plan, { from: 0, hits: new Map(), overlay, receipts: plan.receipts, expected: [] })
  const spineRows = addRows(builder, plan, spine)
  const caps = addPolicyRows(builder, plan, spine)
  addStability(builder, plan, spine)
  const scenarioPaths = scenarios.map((scenario) => {
    const path = addColumns(builder, plan, courseOf(plan, spine, overlay, scenario, expected))
    addRows(builder, plan, path)
    return path
  })
  if (scenarios.length === 0) addExpectedCost(builder, plan, spine)
  else addRiskCost(builder, plan, spine, scenarios, scenarioPaths)
  return { plan, model: builder.build(), spine, spineRows, caps, scenarioPaths }
}

function courseOf(plan: PlanCase, parent: Path, overlay: Overlay, scenario: Scenario, expected: readonly (readonly number[])[]): Course {
  const { atDay, hits, receiptDelayDays } = scenario
  const from = plan.grid.starts.indexOf(atDay)
  return {
    from,
    parent,
    hits,
    overlay,
    receipts: receiptDelayDays > 0 ? receiptsOf(plan.input, plan.grid, atDay, receiptDelayDays) : plan.receipts,
    expected: plan.facilities.map((_, nth) => expected[nth]?.[from - 1] ?? 0),
  }
}

function addExpectedCost(builder: ModelBuilder, plan: PlanCase, spine: Path): void {
  for (const bucket of plan.grid.starts.keys()) eachCost(plan, spine, bucket, builder.addCost)
  builder.addCost(spine.peaks.at(-1)!, GAP_PEAK)
}

function addRiskCost(builder: ModelBuilder, plan: PlanCase, spine: Path, scenarios: readonly Scenario[], paths: readonly Path[]): void {
  const { riskWeightPpm, riskLevelPpm } = plan.input.policy
  const weight = riskWeightPpm / PPM
  const last = plan.grid.starts.length - 1
  const tail = weight / (1 - riskLevelPpm / PPM)
  const eta = builder.column(weight, -INFINITE, INFINITE)
  const shared = addSharedCosts(builder, plan, spine, paths)
  const add = (probability: number, before: number, entries: readonly Entry[]): void => {
    for (const [column, cost] of entries) builder.addCost(column, (1 - weight) * probability * cost)
    builder.addCost(before, (1 - weight) * probability)
    const beyond = builder.column(tail * probability, 0, INFINITE)
    builder.row(0, INFINITE)
    builder.entry(beyond, 1)
    builder.entry(eta, 1)
    builder.entry(before, -1)
    for (const [column, cost] of entries) builder.entry(column, -cost)
  }
  const failing = scenarios.reduce((sum, { probability }) => sum + probability, 0)
  add(1 - failing, shared.get(last + 1)!, [[spine.peaks[last]!, GAP_PEAK]])
  for (const [nth, path] of paths.entries()) {
    const own: Entry[] = [[path.peaks[last]!, GAP_PEAK]]
    for (let bucket = path.course.from; bucket <= last; bucket++) eachCost(plan, path, bucket, (column, cost) => own.push([column, cost]))
    add(scenarios[nth]!.probability, shared.get(path.course.from)!, own)
  }
}

/** What the spine costs before each bucket at which a path leaves it, and to the end: one column each, so that no path repeats it. */
function addSharedCosts(builder: ModelBuilder, plan: PlanCase, spine: Path, paths: readonly Path[]): Map<number, number> {
  const leaving = [...new Set([...paths.map(({ course }) => course.from), plan.grid.starts.length])].sort((a, b) => a - b)
  const columns = new Map<number, number>()
  let [done, sum] = [0, -1]
  for (const bucket of leaving) {
    const column = builder.column(0, -INFINITE, INFINITE)
    builder.row(0, 0)
    builder.entry(column, 1)
    builder.entry(sum, -1)
    for (; done < bucket; done++) eachCost(plan, spine, done, (place, cost) => builder.entry(place, -cost))
    columns.set(bucket, column)
    sum = column
  }
  return columns
}

function addStability(builder: ModelBuilder, plan: PlanCase, spine: Path): void {
  for (const { facilityId, landsOn, amountMinor } of plan.input.promised) {
    const nth = plan.facilities.findIndex(({ facility }) => facility.id === facilityId)
    const bucket = plan.grid.starts.indexOf(dayOf(landsOn))
    const draw = spine.draws[nth]?.[bucket] ?? -1
    if (draw < 0 || plan.grid.starts[bucket]! > plan.grid.starts[0]! + PROMISED_DAYS) continue
    const [more, less] = [builder.column(CHANGE_COST, 0, INFINITE), builder.column(CHANGE_COST, 0, INFINITE)]
    const promised = amountMinor / PPM
    builder.row(promised, promised)
    builder.entry(draw, 1)
    builder.entry(more, -1)
    builder.entry(less, 1)
  }
}
