/**
 * HiGHS behind the planner's port: simplex on one thread, every model held in WebAssembly memory until it is closed.
 *
 * Repeats   a new instance starts from nothing, so the same model and options give the same bits. After `backToMark` an answer depends on the mark
 *           alone, and not on what was asked in between.
 * Errors    what HiGHS refuses throws; a model that is infeasible, unbounded or out of time is an answer.
 */
import type { LiveModel, NewRow, Solution, SolveOptions, Solver, SolveStatus } from '@fairline/planner/solver'
import type { SparseModel } from '@fairline/planner/sparse-model'
import loadHighs, { type Basis, type Highs, type Model, type ModelData } from 'highs'

/** The package declares itself CommonJS, and what Node loads is its ES module: the loader itself is the default. */
const load = loadHighs as unknown as typeof loadHighs.default

export type LoadedSolver = Solver & { readonly heapBytes: () => number; readonly version: string }

/** `wasmFile`: where the solver lies, if it is not beside its package. Rejects where it cannot be loaded. */
export async function loadSolver(wasmFile?: string): Promise<LoadedSolver> {
  const highs = await load(wasmFile === undefined ? {} : { locateFile: () => wasmFile })
  return {
    name: 'HiGHS',
    version: `${highs.version.string}`,
    heapBytes: () => highs.memoryBytes,
    open: (model) => openModel(highs, model),
  }
}

/** Models of this size are mostly scenarios that are much alike: there Dantzig's rule takes more steps than steepest edges, and a third less time. */
const MANY_COLUMNS = 10_000
const DANTZIG = 0
const AS_THE_SOLVER_CHOOSES = -1

function openModel(highs: Highs, first: SparseModel): LiveModel {
  const live = highs.createModel(dataOf(first))
  const pricing = first.columns > MANY_COLUMNS ? DANTZIG : AS_THE_SOLVER_CHOOSES
  live.options.set({ output_flag: false, solver: 'simplex', simplex_dual_edge_weight_strategy: pricing, random_seed: 0 })
  let current = first
  let basis: Basis | undefined
  let rows = first.rows
  return {
    solve: (options) => solve(highs, live, options),
    moveTo: (model) => {
      moveBounds(live, current, model)
      current = model
    },
    addRows: (rows) => {
      for (const row of rows) addRow(live, row)
    },
    mark: () => {
      basis = live.getBasis()
      rows = live.getDimensions().numRows
    },
    backToMark: () => {
      // What the solver remembers beside the basis would make the answer depend on what was asked before.
      live.clearSolver()
      const last = live.getDimensions().numRows - 1
      if (last >= rows) live.deleteRows({ kind: 'range', from: rows, to: last })
      if (basis) live.setBasis(basis)
    },
    close: () => live.dispose(),
  }
}

function solve(highs: Highs, live: Model, { timeLimitSeconds }: SolveOptions): Solution {
  live.zeroAllClocks()
  live.options.set('time_limit', timeLimitSeconds)
  live.run()
  const { colValue, colDual, rowDual } = live.getSolution()
  return {
    status: statusOf(highs, live.getModelStatus()),
    objective: live.getObjectiveValue(),
    values: colValue,
    reducedCosts: colDual,
    rowPrices: rowDual,
    iterations: Number(live.info.get('simplex_iteration_count')),
  }
}

function statusOf({ constants: { modelStatus } }: Highs, status: number): SolveStatus {
  if (status === modelStatus.optimal || status === modelStatus.empty) return 'optimal'
  if (status === modelStatus.infeasible) return 'infeasible'
  if (status === modelStatus.unbounded || status === modelStatus.unboundedOrInfeasible) return 'unbounded'
  if (status === modelStatus.timeLimit || status === modelStatus.interrupted) return 'out-of-time'
  return 'failed'
}

function dataOf(model: SparseModel): ModelData {
  const { columns, rows, cost, lower, upper, rowLower, rowUpper, starts, indices, values } = model
  return {
    numCols: columns,
    numRows: rows,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower,
    rowUpper,
    matrix: { format: 'csr', numRows: rows, numCols: columns, starts, indices, values },
  }
}

/** Only what differs is told: each change costs the solver some of what it knows. */
function moveBounds(live: Model, from: SparseModel, to: SparseModel): void {
  const columns = differing(to.columns, [from.lower, to.lower], [from.upper, to.upper])
  if (columns.length > 0) live.changeColsBounds({ kind: 'set', indices: columns }, at(to.lower, columns), at(to.upper, columns))
  const rows = differing(to.rows, [from.rowLower, to.rowLower], [from.rowUpper, to.rowUpper])
  if (rows.length > 0) live.changeRowsBounds({ kind: 'set', indices: rows }, at(to.rowLower, rows), at(to.rowUpper, rows))
  const costs = differing(to.columns, [from.cost, to.cost])
  if (costs.length > 0) live.changeColsCost({ kind: 'set', indices: costs }, at(to.cost, costs))
}

function differing(length: number, ...pairs: readonly (readonly [Float64Array, Float64Array])[]): number[] {
  const places: number[] = []
  for (let place = 0; place < length; place++) if (pairs.some(([a, b]) => a[place] !== b[place])) places.push(place)
  return places
}

const at = (values: Float64Array, places: readonly number[]): Float64Array => Float64Array.from(places, (place) => values[place]!)

function addRow(live: Model, { lower, upper, entries }: NewRow): void {
  live.addRow(lower, upper, { indices: entries.map(([column]) => column), values: entries.map(([, value]) => value) })
}
