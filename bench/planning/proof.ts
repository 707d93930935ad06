/** Checks of the planner that need a real solver, at any size: small in the tests, full in `npm run bench -- plan --verify`. */

import { contingencyBook } from '@fairline/planner/book'
import { buildModel } from '@fairline/planner/build-model'
import { certify } from '@fairline/planner/certificate'
import { CONE_MISS_MAX, coneCuts } from '@fairline/planner/concentration'
import { denseMinimum } from '@fairline/planner/dense-simplex'
import { type Explanation, explain } from '@fairline/planner/explain'
import { NOTHING_ELSE } from '@fairline/planner/path'
import type { Plan } from '@fairline/planner/plan'
import { planCase } from '@fairline/planner/plan-case'
import type { PlanInput } from '@fairline/planner/plan-input'
import { makePlan, openPlanning, type Planning, type Standing } from '@fairline/planner/planning'
import { type SampleSize, sampleInput } from '@fairline/planner/sample-input'
import type { Solver } from '@fairline/planner/solver'

const SECONDS = 60

/** Opens, asks and closes. Throws where the input is refused or not solved. */
export function withPlanning<T>(input: PlanInput, solver: Solver, ask: (planning: Planning) => T): T {
  const opened = openPlanning(input, solver, { timeLimitSeconds: SECONDS })
  if (opened.kind !== 'open') throw new Error(`not planned: ${JSON.stringify(opened)}`)
  try {
    return ask(opened.planning)
  } finally {
    opened.planning.close()
  }
}

/** Throws where it is not solved. */
export function fullOf(planning: Planning): Standing {
  const full = planning.full()
  if (full.kind === 'unsolved') throw new Error(`not planned: ${full.status}`)
  return full
}

export function planOf(planning: Planning): Plan {
  const outcome = makePlan(planning)
  if (outcome.kind !== 'planned') throw new Error(`not planned: ${JSON.stringify(outcome)}`)
  return outcome.plan
}

/** Some have too little, some too much concentration, so that gaps, caps and cuts are all met. */
function variantOf(size: SampleSize): PlanInput {
  const input = sampleInput(size)
  const { policy } = input
  if (size.seed % 3 === 1)
    return { ...input, facilities: input.facilities.map((line) => ({ ...line, limitMinor: Math.round(line.limitMinor / 2) })) }
  if (size.seed % 3 === 2) return { ...input, policy: { ...policy, concentrationMaxPpm: 280_000, minServiceCoverPpm: 1_100_000 } }
  return input
}

export type LedgerRun = {
  readonly ok: boolean
  readonly leastHeadroomMinor: number
  readonly relativeGap: number
  readonly coneMiss: number
}

export function ledgerRun(solver: Solver, size: SampleSize): LedgerRun {
  return withPlanning(variantOf(size), solver, (planning) => {
    const { loaded, first } = fullOf(planning)
    const { miss } = coneCuts(loaded.funding, first.solution.values)
    const { ledger, proof } = planOf(planning)
    return { ...ledger, relativeGap: proof!.certificate.relativeGap, coneMiss: Math.max(0, miss - CONE_MISS_MAX) }
  })
}

/** How far two solvers are apart on a tiny desk. */
export function twinsApart(solver: Solver, seed: number): number {
  const input = sampleInput({ seed, facilities: 3, weeks: 4, grid: 'weekly', scenarios: 0 })
  const { model } = buildModel(planCase(input), NOTHING_ELSE)
  const live = solver.open(model)
  const { objective } = certify(model, live.solve({ timeLimitSeconds: SECONDS }))
  live.close()
  const twin = denseMinimum(model)
  if (twin === undefined) throw new Error('a desk can always be planned')
  return Math.abs(objective - twin)
}

/** Prices that do not lie between what one more saves and one less costs, by more than a minor unit of rounding. */
export function brokenPrices(solver: Solver, size: SampleSize): Explanation[] {
  const explanations = withPlanning(sampleInput(size), solver, explain)
  return explanations.filter(({ easierSavesMinor, priceMinor, harderCostsMinor }) => {
    const most = harderCostsMinor ?? Number.POSITIVE_INFINITY
    return easierSavesMinor > most + 1 || (priceMinor !== null && (priceMinor < easierSavesMinor - 1 || priceMinor > most + 1))
  })
}

/** Everything a planning answers, twice over and in another order: equal texts or not. */
export function repeats(solver: Solver, size: SampleSize): boolean {
  const once = withPlanning(variantOf(size), solver, (planning) => [planOf(planning), contingencyBook(planning), planOf(planning)])
  const again = withPlanning(variantOf(size), solver, (planning) => {
    const book = contingencyBook(planning)
    return [planOf(planning), book, planOf(planning)]
  })
  return JSON.stringify(once) === JSON.stringify(again)
}
