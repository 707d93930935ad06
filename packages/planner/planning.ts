/**
 * From an input to a plan that may be shown: checked, solved, certified, rounded and led through the ledger. What is loaded stays, so that a line
 * that fails is planned around from where the plan stood.
 *
 * Answers  faults of the input; `unsolved` where the solver ran out of time or its answer did not prove itself: then nothing is shown.
 */
import { afterOverlay } from './after-overlay.ts'
import { buildModel, type FundingModel } from './build-model.ts'
import { checkInput, type InputFault } from './check-input.ts'
import { beginFrom, type Loaded, markLoaded, openLoaded, type Solved, solveLoaded } from './loaded.ts'
import { NOTHING_ELSE, type Overlay } from './path.ts'
import { describePlan, type Plan } from './plan.ts'
import { type PlanCase, planCase } from './plan-case.ts'
import { type PlanInput, UNIT_MINOR } from './plan-input.ts'
import { enumerateScenarios, pruneScenarios, type Scenario } from './scenarios.ts'
import { type Snapped, snap } from './snap.ts'
import type { SolveOptions, Solver, SolveStatus } from './solver.ts'

export type Planning = {
  readonly input: PlanInput
  readonly plan: PlanCase
  readonly options: SolveOptions
  readonly scenarios: readonly Scenario[]
  /** Nothing fails: for prices, the contingency book and repairs. */
  readonly certain: Loaded
  readonly certainFirst: Solved
  /** With scenarios; the same as `certain` where there are none. Loaded when it is first asked for: a book and prices need none of it. */
  readonly full: () => Standing | Unsolved
  readonly solver: Solver
  readonly close: () => void
}

/** What is loaded, and its solution where nothing failed yet. */
export type Standing = { readonly kind: 'standing'; readonly loaded: Loaded; readonly first: Solved }
type Unsolved = { readonly kind: 'unsolved'; readonly status: SolveStatus | 'not-certified' | 'ledger-disagrees' }

export type PlanOutcome =
  | { readonly kind: 'planned'; readonly plan: Plan }
  | { readonly kind: 'refused'; readonly faults: readonly InputFault[] }
  | Unsolved

export type Opened = { readonly kind: 'open'; readonly planning: Planning } | Exclude<PlanOutcome, { readonly kind: 'planned' }>

/** Loads and solves; must be closed. */
export function openPlanning(input: PlanInput, solver: Solver, options: SolveOptions): Opened {
  const faults = checkInput(input)
  if (faults.length > 0) return { kind: 'refused', faults }
  const plan = planCase(input)
  const standing = stand(solver, buildModel(plan, NOTHING_ELSE), options)
  if (standing.kind === 'unsolved') return standing
  const { loaded: certain, first: certainFirst } = standing
  const scenarios = pruneScenarios(plan, enumerateScenarios(plan), input.scenariosMax)
  let full = scenarios.length === 0 ? standing : undefined
  const loadFull = (): Standing | Unsolved => {
    if (full) return full
    const expected = expectedBalances(certain.funding, certainFirst)
    const found = stand(solver, buildModel(plan, NOTHING_ELSE, scenarios, expected), options)
    if (found.kind === 'standing') full = found
    return found
  }
  const close = (): void => {
    certain.live.close()
    if (full && full !== standing) full.loaded.live.close()
  }
  return { kind: 'open', planning: { input, plan, options, scenarios, certain, certainFirst, full: loadFull, solver, close } }
}

/** Loads, solves, and marks where the next questions begin. */
function stand(solver: Solver, funding: FundingModel, options: SolveOptions): Standing | Unsolved {
  const loaded = openLoaded(solver, funding)
  const first = solveLoaded(loaded, options)
  const unsolved = whyUnsolved(first)
  if (unsolved) {
    loaded.live.close()
    return unsolved
  }
  markLoaded(loaded)
  return { kind: 'standing', loaded, first }
}

/** The plan of what is loaded. */
export function makePlan(planning: Planning): PlanOutcome {
  const full = planning.full()
  if (full.kind === 'unsolved') return full
  const { loaded, first } = full
  beginFrom(loaded, loaded.funding)
  return planFrom(planning, loaded, loaded.funding, first)
}

/**
 * Lines that take no more draws, or are called back, from today on: solved from where the plan stood.
 *
 * `certain` looks at the expected path alone and answers within tenths of a second; `full` weighs what else may fail too, and follows.
 */
export function replan(planning: Planning, overlay: Overlay, scope: 'certain' | 'full'): PlanOutcome {
  const { plan, scenarios, certain, certainFirst } = planning
  const isCertain = scope === 'certain' || scenarios.length === 0
  const standing = isCertain ? undefined : planning.full()
  if (standing?.kind === 'unsolved') return standing
  const loaded = standing?.loaded ?? certain
  const funding = standing
    ? buildModel(plan, overlay, scenarios, expectedBalances(certain.funding, certainFirst))
    : buildModel(plan, overlay)
  const home = loaded.funding
  beginFrom(loaded, funding)
  const first = solveLoaded(loaded, planning.options)
  const outcome = whyUnsolved(first) ?? planFrom(planning, loaded, funding, first)
  beginFrom(loaded, home)
  return outcome
}

function planFrom(planning: Planning, loaded: Loaded, funding: FundingModel, first: Solved): PlanOutcome {
  const snapped = snap(loaded, first, planning.options)
  beginFrom(loaded, funding)
  if (!snapped) return { kind: 'unsolved', status: 'ledger-disagrees' }
  const { solved, schedule, ledger } = snapped
  const { model } = loaded
  return {
    kind: 'planned',
    plan: describePlan(afterOverlay(planning.input, funding.spine.course.overlay), schedule, ledger, {
      certificate: solved.certificate,
      atMostAbovePpm: abovePpm(planning.input, first, snapped),
      scenarios: funding.scenarioPaths.length,
      columns: model.columns,
      rows: model.rows,
      nonZeros: model.values.length,
      solver: planning.solver.name,
    }),
  }
}

/** Of the rounded plan with its fixed fees, above what the prices of the free solution prove. */
function abovePpm({ facilities }: PlanInput, first: Solved, { solved, schedule }: Snapped): number | null {
  const { provenBound } = first.certificate
  if (provenBound <= 0 || schedule.gapMinor.some((amount) => amount > 0)) return null
  const feeOf = new Map(facilities.map(({ id, fixedFeeMinor }) => [id, fixedFeeMinor]))
  const fixedFees = schedule.draws.reduce((sum, { facilityId }) => sum + feeOf.get(facilityId)!, 0) / UNIT_MINOR
  return Math.max(0, Math.ceil(((solved.solution.objective + fixedFees - provenBound) / provenBound) * 1e6))
}

function whyUnsolved({ solution, certificate }: Solved): Unsolved | undefined {
  if (solution.status !== 'optimal') return { kind: 'unsolved', status: solution.status }
  return certificate.holds ? undefined : { kind: 'unsolved', status: 'not-certified' }
}

const expectedBalances = ({ spine }: FundingModel, { solution }: Solved): number[][] =>
  spine.balances.map((columns) => columns.map((column) => solution.values[column]!))
