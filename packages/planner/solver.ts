/** The port to a solver of linear programs. Pure for whoever asks: the same model and options give the same solution. */
import type { SparseModel } from './sparse-model.ts'

export type SolveStatus = 'optimal' | 'infeasible' | 'unbounded' | 'out-of-time' | 'failed'

export type Solution = {
  readonly status: SolveStatus
  readonly objective: number
  readonly values: Float64Array
  /** Reduced costs: how much the objective changes with a column's bound. */
  readonly reducedCosts: Float64Array
  /** How much the objective changes with a row's bound. */
  readonly rowPrices: Float64Array
  readonly iterations: number
}

export type SolveOptions = { readonly timeLimitSeconds: number }

/** A model that stays loaded, so that what is asked next starts from where the last answer was. Must be closed. */
export type LiveModel = {
  readonly solve: (options: SolveOptions) => Solution
  /** Costs and bounds of another model of the same shape; entries of the matrix are taken to be the same. */
  readonly moveTo: (model: SparseModel) => void
  readonly addRows: (rows: readonly NewRow[]) => void
  /** Goes back to where `mark` was taken, without rows added since: the next answer does not depend on what was asked in between. */
  readonly mark: () => void
  readonly backToMark: () => void
  readonly close: () => void
}

export type NewRow = { readonly lower: number; readonly upper: number; readonly entries: readonly (readonly [number, number])[] }

export type Solver = { readonly name: string; readonly open: (model: SparseModel) => LiveModel }
