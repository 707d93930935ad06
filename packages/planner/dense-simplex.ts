/**
 * A second solver for tiny models: the textbook tableau in two phases, Bland's rule, no tolerances worth the name. It is the twin that tests hold the
 * real one to, and far too slow for more.
 */
import type { SparseModel } from './sparse-model.ts'

const EPSILON = 1e-9
const STEPS_MAX = 20_000

type Row = { readonly coefficients: number[]; readonly right: number }

/** The least cost; undefined where there is no solution at all. Throws where costs have no bottom. */
export function denseMinimum(model: SparseModel): number | undefined {
  const { rows, offset, costs } = standardForm(model)
  const columns = costs.length
  const tableau = rows.map(({ coefficients, right }, nth) => {
    const sign = right < 0 ? -1 : 1
    const slack = rows.map((_, other) => (other === nth ? sign : 0))
    const artificial = rows.map((_, other) => (other === nth ? 1 : 0))
    return [...coefficients.map((value) => sign * value), ...slack, ...artificial, sign * right]
  })
  const total = columns + 2 * rows.length
  const basis = rows.map((_, nth) => columns + rows.length + nth)
  const artificialCosts = Array.from({ length: total }, (_, column) => (column >= columns + rows.length ? 1 : 0))
  if (minimise(tableau, basis, artificialCosts, total) > 1e-7) return undefined
  const real = Array.from({ length: total }, (_, column) => costs[column] ?? 0)
  return offset + minimise(tableau, basis, real, columns + rows.length)
}

/** Everything as ≤ rows over variables from nothing up: lower bounds are moved to nothing, free variables are two. */
function standardForm(model: SparseModel): { rows: Row[]; costs: number[]; offset: number } {
  const costs: number[] = []
  const parts: { readonly column: number; readonly sign: number }[] = []
  let offset = 0
  for (let column = 0; column < model.columns; column++) {
    const lower = model.lower[column]!
    costs.push(model.cost[column]!)
    parts.push({ column, sign: 1 })
    if (Number.isFinite(lower)) offset += model.cost[column]! * lower
    else {
      costs.push(-model.cost[column]!)
      parts.push({ column, sign: -1 })
    }
  }
  const shift = (column: number): number => (Number.isFinite(model.lower[column]!) ? model.lower[column]! : 0)
  const rows: Row[] = []
  const atMost = (dense: readonly number[], bound: number): void => {
    if (!Number.isFinite(bound)) return
    const moved = dense.reduce((sum, value, column) => sum + value * shift(column), 0)
    rows.push({ coefficients: parts.map(({ column, sign }) => sign * dense[column]!), right: bound - moved })
  }
  for (let row = 0; row < model.rows; row++) {
    const dense = Array.from({ length: model.columns }, () => 0)
    for (let at = model.starts[row]!; at < model.starts[row + 1]!; at++) dense[model.indices[at]!]! += model.values[at]!
    atMost(dense, model.rowUpper[row]!)
    atMost(
      dense.map((value) => -value),
      -model.rowLower[row]!,
    )
  }
  for (let column = 0; column < model.columns; column++) {
    atMost(
      Array.from({ length: model.columns }, (_, other) => (other === column ? 1 : 0)),
      model.upper[column]!,
    )
  }
  return { rows, costs, offset }
}

/** Only the first `usable` columns may enter. */
function minimise(tableau: number[][], basis: number[], costs: readonly number[], usable: number): number {
  for (let step = 0; step < STEPS_MAX; step++) {
    const entering = enteringColumn(tableau, basis, costs, usable)
    if (entering < 0) return tableau.reduce((sum, row, nth) => sum + costs[basis[nth]!]! * row.at(-1)!, 0)
    let leaving = -1
    for (const [nth, row] of tableau.entries()) {
      if (row[entering]! <= EPSILON) continue
      const ratio = row.at(-1)! / row[entering]!
      const best = leaving < 0 ? Number.POSITIVE_INFINITY : tableau[leaving]!.at(-1)! / tableau[leaving]![entering]!
      if (ratio < best - EPSILON || (ratio < best + EPSILON && basis[nth]! < basis[leaving]!)) leaving = nth
    }
    if (leaving < 0) throw new Error('costs have no bottom')
    pivot(tableau, leaving, entering)
    basis[leaving] = entering
  }
  throw new Error('a tiny model takes few steps')
}

function enteringColumn(tableau: readonly number[][], basis: readonly number[], costs: readonly number[], usable: number): number {
  for (let column = 0; column < usable; column++) {
    if (basis.includes(column)) continue
    const reduced = tableau.reduce((cost, row, nth) => cost - costs[basis[nth]!]! * row[column]!, costs[column]!)
    if (reduced < -EPSILON) return column
  }
  return -1
}

function pivot(tableau: number[][], leaving: number, entering: number): void {
  const chosen = tableau[leaving]!
  const by = chosen[entering]!
  for (let column = 0; column < chosen.length; column++) chosen[column]! /= by
  for (const [nth, row] of tableau.entries()) {
    const factor = row[entering]!
    if (nth === leaving || factor === 0) continue
    for (let column = 0; column < row.length; column++) row[column]! -= factor * chosen[column]!
  }
}
