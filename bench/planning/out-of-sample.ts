/** How a plan fares on closures it never saw: what was decided before one is kept, and the best that is left is found after it. */
import { buildModel, type FundingModel } from '@fairline/planner/build-model'
import { NOTHING_ELSE } from '@fairline/planner/path'
import type { Planning } from '@fairline/planner/planning'
import { pathCosts, tailMean } from '@fairline/planner/premium'
import { randomOf } from '@fairline/planner/sample-input'
import { enumerateScenarios, type Scenario } from '@fairline/planner/scenarios'
import { withFixed } from '@fairline/planner/sparse-model'
import { fullOf } from './proof.ts'

export type Fared = { readonly noFailure: number; readonly mean: number; readonly tail: number; readonly shortShare: number }

const LEVEL = 0.95
/** In units of 10,000. */
const SHORT_FROM = 1
const SECONDS = 30

/** Costs in units, with shortages at their weights. The same seed draws the same paths for every plan. */
export function fareOn(planning: Planning, which: 'certain' | 'full', paths: number, seed: number): Fared {
  const { loaded, first } = which === 'full' ? fullOf(planning) : { loaded: planning.certain, first: planning.certainFirst }
  const { funding } = loaded
  const { values } = first.solution
  const noFailure = pathCosts({ ...funding, scenarioPaths: [] }, values)[0]!
  const costs: number[] = []
  let short = 0
  for (const scenario of drawPaths(planning, paths, seed)) {
    const outcome = scenario ? costAfter(planning, funding, values, scenario) : { cost: noFailure, peak: 0 }
    costs.push(outcome.cost)
    if (outcome.peak > SHORT_FROM) short++
  }
  const weights = costs.map(() => 1 / costs.length)
  return {
    noFailure,
    mean: costs.reduce((sum, cost) => sum + cost, 0) / paths,
    tail: tailMean(costs, weights, LEVEL),
    shortShare: short / paths,
  }
}

/** Each at most one failure, on any bucket's first day; undefined where nothing fails. */
function drawPaths(planning: Planning, paths: number, seed: number): (Scenario | undefined)[] {
  const random = randomOf(seed)
  const { starts } = planning.plan.grid
  const all = enumerateScenarios(planning.plan)
  const failing = all.reduce((sum, { probability }) => sum + probability, 0)
  return Array.from({ length: paths }, () => {
    let left = random(0, 1)
    if (left >= failing) return undefined
    const drawn = all.find(({ probability }) => {
      left -= probability
      return left < 0
    })
    // Somewhere within the fortnight after the branch, not on it.
    const branch = starts.indexOf(drawn!.atDay)
    const bucket = Math.min(starts.length - 2, Math.max(1, branch + Math.floor(random(-2, 3))))
    return { ...drawn!, atDay: starts[bucket]!, probability: 0.5 }
  })
}

function costAfter(
  planning: Planning,
  from: FundingModel,
  values: Float64Array,
  scenario: Scenario,
): { readonly cost: number; readonly peak: number } {
  const { plan, solver } = planning
  const expected = from.spine.balances.map((columns) => columns.map((column) => values[column]!))
  const funding = buildModel(plan, NOTHING_ELSE, [scenario], expected)
  const before = plan.grid.starts.indexOf(scenario.atDay)
  const fixed: [number, number][] = []
  const { spine } = funding
  for (const [nth, { facility }] of plan.facilities.entries()) {
    for (const [bucket, start] of plan.grid.starts.entries()) {
      const draw = spine.draws[nth]![bucket]!
      if (draw >= 0 && start - facility.leadDays < scenario.atDay) fixed.push([draw, values[from.spine.draws[nth]![bucket]!]!])
      if (bucket < before) fixed.push([spine.balances[nth]![bucket]!, values[from.spine.balances[nth]![bucket]!]!])
    }
  }
  for (const [nth, { from: due }] of plan.deferrals.entries())
    if (due < before) fixed.push([spine.deferred[nth]!, values[from.spine.deferred[nth]!]!])
  const live = solver.open(withFixed(funding.model, fixed))
  const solution = live.solve({ timeLimitSeconds: SECONDS })
  live.close()
  if (solution.status !== 'optimal') throw new Error(`a path that was led so far has a way on: ${solution.status}`)
  return { cost: pathCosts(funding, solution.values)[1]!, peak: solution.values[funding.scenarioPaths[0]!.peaks.at(-1)!]! }
}
