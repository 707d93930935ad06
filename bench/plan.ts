/**
 * Funding plans: how long they take in a warm process, and with `--verify` whether they are right, at full size.
 *
 *   npm run bench -- plan [--verify]
 */
import { nMinusOne } from '@fairline/planner/book'
import { explain } from '@fairline/planner/explain'
import { NOTHING_ELSE } from '@fairline/planner/path'
import { replan } from '@fairline/planner/planning'
import { rulePlan } from '@fairline/planner/rule-plan'
import { type SampleSize, sampleInput } from '@fairline/planner/sample-input'
import { type LoadedSolver, loadSolver } from '../apps/server/src/planning/highs-solver.ts'
import { median, print, quantile } from './figure.ts'
import { times } from './planning/measure.ts'
import { planOf, withPlanning } from './planning/proof.ts'
import { verify } from './planning/verify.ts'

const LARGE: SampleSize = { seed: 1, facilities: 30, weeks: 52, grid: 'bucketed', scenarios: 0 }
const SMALL: SampleSize = { seed: 1, facilities: 8, weeks: 26, grid: 'weekly', scenarios: 0 }
const SEEDS = [1, 2, 3, 4, 5] as const
const HEAP_MB_MAX = 512

const solver = await loadSolver()
if (process.argv.includes('--verify')) verify(solver)
else measure(solver)

function measure(loaded: LoadedSolver): void {
  plan(loaded, { ...SMALL, scenarios: 12 })
  tell(
    'deterministic-30x52-weeks',
    SEEDS.map((seed) => ({ ...LARGE, seed })),
    100,
    loaded,
  )
  tell(
    'deterministic-30x52-weekly',
    SEEDS.map((seed) => ({ ...LARGE, seed, grid: 'weekly' as const })),
    400,
    loaded,
  )
  tell(
    'scenarios-70-8x26-weeks',
    SEEDS.map((seed) => ({ ...SMALL, seed, scenarios: 70 })),
    2_000,
    loaded,
  )
  tell(
    'scenarios-30-30x52-weeks',
    SEEDS.map((seed) => ({ ...LARGE, seed, scenarios: 30 })),
    3_000,
    loaded,
  )
  tellReplan(loaded)
  tellRest(loaded)
  const heap = loaded.heapBytes() / 2 ** 20
  print('plan', { figure: 'solver-heap', value: heap, unit: 'MB', target: HEAP_MB_MAX, met: heap <= HEAP_MB_MAX })
}

function plan(loaded: LoadedSolver, size: SampleSize): void {
  withPlanning(sampleInput(size), loaded, planOf)
}

/** From the input to the rounded, certified plan that the ledger passed; once before, so that all of it is compiled. */
function tell(figure: string, sizes: readonly SampleSize[], target: number, loaded: LoadedSolver): void {
  plan(loaded, sizes[0]!)
  const took = times(sizes.length, (nth) => plan(loaded, sizes[nth]!))
  const value = median(took)
  print('plan', { figure, value, unit: 'cpu-ms', target, met: value <= target })
}

/** Every line of each desk closed in turn, from the plan as it stood. */
function tellReplan(loaded: LoadedSolver): void {
  for (const [scope, scenarios, target] of [
    ['certain', 0, 300],
    ['full', 70, undefined],
  ] as const) {
    const took = SEEDS.slice(0, scenarios > 0 ? 2 : SEEDS.length).flatMap((seed) =>
      withPlanning(sampleInput({ ...SMALL, seed, scenarios }), loaded, (planning) =>
        times(planning.plan.facilities.length, (nth) => {
          const { id } = planning.plan.facilities[nth]!.facility
          replan(planning, { ...NOTHING_ELSE, closed: new Set([id]) }, scope)
        }),
      ),
    )
    const value = quantile(took, 0.95)
    print('plan', { figure: `replan-${scope}-p95`, value, unit: 'cpu-ms', ...(target !== undefined && { target, met: value <= target }) })
    print('plan', { figure: `replan-${scope}-median`, value: median(took), unit: 'cpu-ms' })
  }
}

function tellRest(loaded: LoadedSolver): void {
  withPlanning(sampleInput(LARGE), loaded, (planning) => {
    const survival = median(times(5, () => nMinusOne(planning)))
    print('plan', { figure: 'survival-30', value: survival, unit: 'cpu-ms', target: 1_000, met: survival <= 1_000 })
    print('plan', { figure: 'prices-30', value: median(times(3, () => explain(planning))), unit: 'cpu-ms' })
  })
  const ruled = median(times(5, (nth) => rulePlan(sampleInput({ ...LARGE, seed: nth + 1 }))))
  print('plan', { figure: 'by-rules-30', value: ruled, unit: 'cpu-ms', target: 2_000, met: ruled <= 2_000 })
}
