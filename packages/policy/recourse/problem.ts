/**
 * A way back: which actions, at which levels, make a policy say what is wanted, by when and for how much. The host says what a state is, how the
 * policy sees it and what an action does to it; the search knows neither borrowers nor money.
 *
 * Units    instants in epoch milliseconds, `...Minor` whole minor units; levels are whole.
 * Actions  of a plan are all begun at `at`, in the order of the catalogue; each takes effect `waitDays` later. Money is paid at the beginning.
 * Assumed  of an action: more of it never costs less or takes less long; as its level grows, each number it moves goes one way only. It is taken for
 *          the inputs it moves, and for nothing else.
 */
import type { Answer, Inputs } from '../policy.ts'
import type { AvoidedRow, Target } from './target.ts'

export const DAY_MS = 86_400_000

/** From the least to the most that can be taken, both included. */
export type Levels = { readonly least: number; readonly most: number }

export type Action<State> = {
  readonly id: string
  /** The inputs that it can move. Any other has to stay as it is; where it does not, what is found is slower to find, and no longer bounded. */
  readonly moves: readonly string[]
  /** Actions that may make it possible, or change its least level. Where it moves the same as another, only its most may depend on that. */
  readonly after?: readonly string[]
  /** What can be taken of it in this state; null where its precondition does not hold. Whatever caps it is in `most`. */
  readonly levels: (state: State, at: number) => Levels | null
  readonly apply: (state: State, level: number, at: number) => State
  readonly costMinor: (level: number) => number
  readonly waitDays: (level: number) => number
}

export type Problem<State> = {
  readonly state: State
  readonly at: number
  readonly target: Target
  /** Asked once no row that is to be avoided fires, nor has for as long as it has to stay silent. */
  readonly judge: (answer: Answer, state: State, at: number) => Judgement
  /** Rows that must not come back so soon after. */
  readonly keep?: { readonly forMs: number; readonly concerns: (row: AvoidedRow) => boolean }
  readonly featuresAt: (state: State, at: number) => Inputs
  /** Instants after `at` at which time alone may bring an input into another cell. Asked of the state as it is, and after each single action. */
  readonly criticalDates: (state: State, at: number, until: number) => readonly number[]
  readonly actions: readonly Action<State>[]
  /** Bound to what is given back. */
  readonly policyHash: string
  readonly stateHash: string
  readonly honourUntil: number
  readonly preference?: Preference
  readonly limits?: Partial<Limits>
}

/** `not-yet`: only time is missing; `missing`: something else is, which another action may bring. */
export type Judgement = 'reached' | 'not-yet' | 'missing'

export type Limits = {
  readonly stepsMax: number
  readonly horizonDays: number
  /** Partial plans looked at, of all dates together; beyond it the answer is bounded, not proven. */
  readonly nodesMax: number
  /** Levels tried of an action that shares an input with a later one. */
  readonly latticeLevels: number
}

export const LIMITS: Limits = { stepsMax: 4, horizonDays: 400, nodesMax: 200_000, latticeLevels: 50 }

/** Which plan comes first: the sum of weights, or what can be done today, then with the fewest steps, then for the least money. */
export type Preference =
  | {
      readonly kind: 'weighted'
      readonly monthlyIncomeMinor: number
      readonly money: number
      readonly month: number
      readonly step: number
    }
  | { readonly kind: 'lexicographic' }

export type Step = { readonly action: string; readonly level: number; readonly costMinor: number; readonly effectiveAt: number }

export type Best = 'preferred' | 'fastest' | 'cheapest' | 'simplest'

export type Plan = {
  readonly steps: readonly Step[]
  readonly costMinor: number
  /** When what is wanted is reached. */
  readonly reachedAt: number
  readonly days: number
  /** What it is best at; `simplest`: the fewest steps. */
  readonly best: readonly Best[]
}

export type Certificate = {
  readonly policyHash: string
  readonly stateHash: string
  readonly honourUntil: number
  /** Every instant at which plans were looked for. */
  readonly dates: readonly number[]
  readonly stepsMax: number
  readonly horizonDays: number
  /** Actions of which not every level that could matter was tried: how far apart those tried are. Empty: all were. */
  readonly lattice: Readonly<Record<string, number>>
  /** No plan costs less. */
  readonly lowerBoundMinor: number
  readonly nodes: number
}

/** `stuck`: the rows that nothing can silence by the last date, where they are known. */
export type Recourse =
  | { readonly answer: 'plans'; readonly plans: readonly Plan[]; readonly certificate: Certificate }
  | { readonly answer: 'none'; readonly stuck: readonly StuckRow[]; readonly certificate: Certificate }
  | { readonly answer: 'bounded'; readonly plans: readonly Plan[]; readonly gapMinor: number | null; readonly certificate: Certificate }

export type StuckRow = { readonly decision: string; readonly row: number; readonly reason: string | null }
