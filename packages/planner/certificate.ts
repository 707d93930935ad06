/**
 * Whether a solution is what it says, worked out again from the model alone.
 *
 * Primal residual   the most by which a bound or a row is broken, in units of the solver.
 * Dual residual     the most by which a reduced cost differs from cost less prices, or points to a bound that is not there.
 * Relative gap      between the cost and the bound that the prices prove (weak duality), against 1 + |cost|.
 */
import type { Solution } from './solver.ts'
import type { SparseModel } from './sparse-model.ts'

export type Certificate = {
  readonly primalResidual: number
  readonly dualResidual: number
  readonly relativeGap: number
  readonly objective: number
  /** No plan of this model costs less. */
  readonly provenBound: number
  readonly holds: boolean
}

const GAP_MAX = 1e-6
const RESIDUAL_MAX = 1e-6

export function certify(model: SparseModel, { values, rowPrices, status }: Solution): Certificate {
  if (status !== 'optimal') return { ...NOTHING, holds: false }
  let objective = 0
  let primalResidual = 0
  for (let column = 0; column < model.columns; column++) {
    const value = values[column]!
    objective += model.cost[column]! * value
    primalResidual = Math.max(primalResidual, model.lower[column]! - value, value - model.upper[column]!)
  }
  const reduced = model.cost.slice()
  let provenBound = 0
  let dualResidual = 0
  for (let row = 0; row < model.rows; row++) {
    const activity = settleRow(model, row, values, rowPrices[row]!, reduced)
    primalResidual = Math.max(primalResidual, model.rowLower[row]! - activity, activity - model.rowUpper[row]!)
    const [term, residual] = priced(rowPrices[row]!, model.rowLower[row]!, model.rowUpper[row]!)
    provenBound += term
    dualResidual = Math.max(dualResidual, residual)
  }
  for (let column = 0; column < model.columns; column++) {
    const [term, residual] = priced(reduced[column]!, model.lower[column]!, model.upper[column]!)
    provenBound += term
    dualResidual = Math.max(dualResidual, residual)
  }
  const relativeGap = Math.abs(objective - provenBound) / (1 + Math.abs(objective))
  const holds = primalResidual <= RESIDUAL_MAX * scaleOf(model) && dualResidual <= RESIDUAL_MAX && relativeGap <= GAP_MAX
  return { primalResidual, dualResidual, relativeGap, objective, provenBound, holds }
}

const NOTHING: Omit<Certificate, 'holds'> = {
  primalResidual: Number.POSITIVE_INFINITY,
  dualResidual: Number.POSITIVE_INFINITY,
  relativeGap: Number.POSITIVE_INFINITY,
  objective: Number.NaN,
  provenBound: Number.NEGATIVE_INFINITY,
}

/** Takes the row's price off the costs of its columns, and answers how much the row comes to. */
function settleRow(model: SparseModel, row: number, values: Float64Array, price: number, reduced: Float64Array): number {
  let activity = 0
  for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) {
    const column = model.indices[at]!
    activity += model.values[at]! * values[column]!
    reduced[column]! -= price * model.values[at]!
  }
  return activity
}

/** What a price proves at the bound it points to. A price that points to no bound proves nothing, and is a residual. */
function priced(price: number, lower: number, upper: number): readonly [term: number, residual: number] {
  const bound = price > 0 ? lower : upper
  if (price === 0) return [0, 0]
  return Number.isFinite(bound) ? [price * bound, 0] : [0, Math.abs(price)]
}

/** Amounts of a billion carry their last digits further out. */
function scaleOf({ rowUpper, rowLower }: SparseModel): number {
  let most = 1
  for (let row = 0; row < rowUpper.length; row++) {
    const [lower, upper] = [Math.abs(rowLower[row]!), Math.abs(rowUpper[row]!)]
    if (lower < Number.POSITIVE_INFINITY) most = Math.max(most, lower / 1e3)
    if (upper < Number.POSITIVE_INFINITY) most = Math.max(most, upper / 1e3)
  }
  return most
}
