/** What is asked of the planning thread, and what it answers. Every question carries its input: whether it is loaded already is the thread's affair. */
import type { BookEntry } from '@fairline/planner/book'
import type { InputFault } from '@fairline/planner/check-input'
import type { Explanation } from '@fairline/planner/explain'
import type { GapReason } from '@fairline/planner/gap-reasons'
import type { Plan } from '@fairline/planner/plan'
import type { PlanInput } from '@fairline/planner/plan-input'
import type { Premium } from '@fairline/planner/premium'
import type { Repair } from '@fairline/planner/repairs'
import type { SolveStatus } from '@fairline/planner/solver'

/** Lines that take no more draws, or are called back, from today on. */
export type Failure = { readonly closed: readonly string[]; readonly called: readonly string[] }

export type PlanningQuestion =
  | { readonly ask: 'plan' }
  | { readonly ask: 'replan'; readonly failure: Failure; readonly scope: 'certain' | 'full' }
  | { readonly ask: 'book' }
  | { readonly ask: 'n-minus-one' }
  | { readonly ask: 'explain' }
  | { readonly ask: 'repairs' }
  | { readonly ask: 'premiums'; readonly riskWeightsPpm: readonly number[] }

export type PlanRun = {
  /** SHA-256 of the input, of the model as the solver was given it, and of the plan. */
  readonly inputHash: string
  readonly modelHash: string
  readonly planHash: string
  readonly solverVersion: string
  readonly tookMs: number
}

export type PlanningAnswer =
  | { readonly kind: 'planned'; readonly plan: Plan; readonly run: PlanRun }
  | { readonly kind: 'refused'; readonly faults: readonly InputFault[] }
  | { readonly kind: 'unsolved'; readonly status: SolveStatus | 'not-certified' | 'ledger-disagrees' }
  | { readonly kind: 'solver-missing' }
  | { readonly kind: 'book'; readonly entries: readonly BookEntry[] }
  | { readonly kind: 'explanations'; readonly explanations: readonly Explanation[] }
  | { readonly kind: 'repairs'; readonly reasons: readonly GapReason[]; readonly repairs: readonly Repair[] }
  | { readonly kind: 'premiums'; readonly premiums: readonly Premium[] }

export type ThreadQuestion = {
  readonly nth: number
  readonly input: PlanInput
  readonly question: PlanningQuestion
  readonly timeLimitSeconds: number
}
export type ThreadAnswer = { readonly nth: number; readonly answer: PlanningAnswer; readonly heapBytes: number }
/** `wasmFile`: where the solver lies, if it is not beside its package. */
export type ThreadData = { readonly wasmFile?: string; readonly warmUp: boolean }
