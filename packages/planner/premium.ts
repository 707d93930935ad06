/** What being ready costs, and what it buys, by how much the worst paths weigh: for whoever has to choose λ. */

import { pureCost } from './book.ts'
import { buildModel, type FundingModel } from './build-model.ts'
import { openLoaded, solveLoaded } from './loaded.ts'
import { eachCost, GAP_PEAK, NOTHING_ELSE } from './path.ts'
import { planCase } from './plan-case.ts'
import { UNIT_MINOR } from './plan-input.ts'
import type { Planning } from './planning.ts'

export type Premium = {
  readonly riskWeightPpm: number
  /** What it costs more than the cheapest plan if nothing fails. */
  readonly premiumMinor: number
  /** Over the paths looked at, with shortages at their weights: the mean, and the mean of the worst. */
  readonly meanMinor: number
  readonly tailMinor: number
}

export function premiums(
  { input, plan, scenarios, certain, certainFirst, solver, options }: Planning,
  riskWeightsPpm: readonly number[],
): Premium[] {
  if (scenarios.length === 0) return []
  const cheapest = pureCost(certain.funding, certainFirst.solution.values)
  const expected = certain.funding.spine.balances.map((columns) => columns.map((column) => certainFirst.solution.values[column]!))
  const probabilities = scenarios.map(({ probability }) => probability)
  return riskWeightsPpm.flatMap((riskWeightPpm) => {
    const weighed = planCase({ ...input, policy: { ...input.policy, riskWeightPpm } })
    const funding = buildModel(weighed, NOTHING_ELSE, scenarios, expected)
    const loaded = openLoaded(solver, funding)
    const { solution, certificate } = solveLoaded(loaded, options)
    loaded.live.close()
    if (!certificate.holds) return []
    const costs = pathCosts(funding, solution.values)
    const weights = [1 - probabilities.reduce((sum, each) => sum + each, 0), ...probabilities]
    const minor = (units: number): number => Math.round(units * UNIT_MINOR)
    return [
      {
        riskWeightPpm,
        premiumMinor: minor(pureCost(funding, solution.values) - cheapest),
        meanMinor: minor(costs.reduce((sum, cost, nth) => sum + cost * weights[nth]!, 0)),
        tailMinor: minor(tailMean(costs, weights, plan.input.policy.riskLevelPpm / 1e6)),
      },
    ]
  })
}

/** The spine first, then every scenario: what was spent before it, and after. */
export function pathCosts(funding: FundingModel, values: Float64Array): number[] {
  const { plan, spine, scenarioPaths } = funding
  const buckets = plan.grid.starts.length
  const spent = (path: FundingModel['spine'], from: number, to: number): number => {
    let sum = 0
    const add = (column: number, cost: number): void => {
      if (column >= 0) sum += cost * values[column]!
    }
    for (let bucket = from; bucket < to; bucket++) eachCost(plan, path, bucket, add)
    return sum
  }
  return [spine, ...scenarioPaths].map((path) => {
    const { from } = path.course
    return spent(spine, 0, from) + spent(path, from, buckets) + GAP_PEAK * values[path.peaks.at(-1)!]!
  })
}

/** The mean of the worst 1 − α of all paths. */
export function tailMean(costs: readonly number[], weights: readonly number[], level: number): number {
  let left = 1 - level
  let sum = 0
  for (const nth of costs.map((_, place) => place).sort((a, b) => costs[b]! - costs[a]!)) {
    const taken = Math.min(left, weights[nth]!)
    sum += taken * costs[nth]!
    left -= taken
    if (left <= 0) break
  }
  return sum / (1 - level)
}
