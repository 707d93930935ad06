/** A funding model that stays with the solver, with the cuts that concentration asked for so far. Must be closed. */
import type { FundingModel } from './build-model.ts'
import { type Certificate, certify } from './certificate.ts'
import { CONE_MISS_MAX, type Cut, coneCuts, cutRow } from './concentration.ts'
import type { LiveModel, Solution, SolveOptions, Solver } from './solver.ts'
import { type SparseModel, withFixed, withRows, withShifted } from './sparse-model.ts'

export type Loaded = {
  funding: FundingModel
  /** What the solver holds. */
  model: SparseModel
  readonly cuts: Cut[]
  /** How many of them the mark has. */
  marked: number
  readonly live: LiveModel
}

export type Solved = { readonly solution: Solution; readonly certificate: Certificate }

const ROUNDS_MAX = 60

export const openLoaded = (solver: Solver, funding: FundingModel): Loaded => ({
  funding,
  model: funding.model,
  cuts: [],
  marked: 0,
  live: solver.open(funding.model),
})

/** Columns held to a value, and what the right side of a row changes by. */
export type Held = { readonly columns: ReadonlyMap<number, number>; readonly rows: ReadonlyMap<number, number> }

const NOTHING_HELD: Held = { columns: new Map(), rows: new Map() }

/** Bounds and costs of another model of the same shape. */
export function moveLoaded(loaded: Loaded, funding: FundingModel, held: Held = NOTHING_HELD): void {
  loaded.funding = funding
  const rows = loaded.cuts.map((cut) => cutRow(funding, cut))
  loaded.model = withShifted(withFixed(withRows(funding.model, rows), held.columns), held.rows)
  loaded.live.moveTo(loaded.model)
}

/** Where the next questions begin. */
export function markLoaded(loaded: Loaded): void {
  loaded.marked = loaded.cuts.length
  loaded.live.mark()
}

/** Begins from the mark, with the bounds and costs of a model, and without what was cut since: an answer depends on no other question. */
export function beginFrom(loaded: Loaded, funding: FundingModel): void {
  loaded.cuts.length = loaded.marked
  loaded.live.backToMark()
  moveLoaded(loaded, funding)
}

/** Solves, and cuts until the concentration is kept to. */
export function solveLoaded(loaded: Loaded, options: SolveOptions): Solved {
  let solution = loaded.live.solve(options)
  for (let round = 0; round < ROUNDS_MAX && solution.status === 'optimal'; round++) {
    const { cuts, miss } = coneCuts(loaded.funding, solution.values)
    if (miss <= CONE_MISS_MAX || cuts.length === 0) break
    const rows = cuts.map((cut) => cutRow(loaded.funding, cut))
    loaded.cuts.push(...cuts)
    loaded.live.addRows(rows)
    loaded.model = withRows(loaded.model, rows)
    solution = loaded.live.solve(options)
  }
  return { solution, certificate: certify(loaded.model, solution) }
}
