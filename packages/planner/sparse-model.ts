/** A linear program as sparse arrays: minimise cost·x with lower ≤ x ≤ upper and rowLower ≤ Ax ≤ rowUpper. */
export type SparseModel = {
  readonly columns: number
  readonly rows: number
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  /** By rows: entries of row i are at `starts[i]` up to, and without, `starts[i + 1]`. */
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

export type ModelBuilder = {
  /** Answers the place of the column. */
  readonly column: (cost: number, lower: number, upper: number) => number
  /** Begins a row, to which the entries that follow belong. Answers its place. */
  readonly row: (lower: number, upper: number) => number
  /** Of the row begun last. An entry at a column below 0 is left out; a column may come twice. */
  readonly entry: (column: number, value: number) => void
  /** To a column; below 0 it is left out. */
  readonly addCost: (column: number, cost: number) => void
  readonly columnCount: () => number
  readonly build: () => SparseModel
}

export type Entry = readonly [column: number, value: number]

export function modelBuilder(): ModelBuilder {
  const cost: number[] = []
  const lower: number[] = []
  const upper: number[] = []
  const rowLower: number[] = []
  const rowUpper: number[] = []
  const values: number[] = []
  const indices: number[] = []
  const starts: number[] = []
  // Of each column: the last row it stood in, and where there.
  const lastRow: number[] = []
  const place: number[] = []
  return {
    column: (price, from, to) => {
      cost.push(price)
      lower.push(from)
      lastRow.push(-1)
      place.push(-1)
      return upper.push(to) - 1
    },
    row: (from, to) => {
      starts.push(indices.length)
      rowLower.push(from)
      return rowUpper.push(to) - 1
    },
    entry: (column, value) => {
      if (column < 0 || value === 0) return
      const row = rowUpper.length - 1
      if (lastRow[column] === row) values[place[column]!]! += value
      else {
        lastRow[column] = row
        place[column] = indices.push(column) - 1
        values.push(value)
      }
    },
    addCost: (column, price) => {
      if (column >= 0) cost[column]! += price
    },
    columnCount: () => cost.length,
    build: () => ({
      columns: cost.length,
      rows: rowLower.length,
      cost: new Float64Array(cost),
      lower: new Float64Array(lower),
      upper: new Float64Array(upper),
      rowLower: new Float64Array(rowLower),
      rowUpper: new Float64Array(rowUpper),
      starts: new Int32Array([...starts, indices.length]),
      indices: new Int32Array(indices),
      values: new Float64Array(values),
    }),
  }
}

/** The same model with some columns held to a value. */
export function withFixed(model: SparseModel, fixed: Iterable<readonly [column: number, value: number]>): SparseModel {
  const [lower, upper] = [model.lower.slice(), model.upper.slice()]
  for (const [column, value] of fixed) {
    lower[column] = value
    upper[column] = value
  }
  return { ...model, lower, upper }
}

/** The same model with both bounds of some rows moved. */
export function withShifted(model: SparseModel, shifts: Iterable<readonly [row: number, by: number]>): SparseModel {
  const [rowLower, rowUpper] = [model.rowLower.slice(), model.rowUpper.slice()]
  for (const [row, by] of shifts) {
    rowLower[row]! += by
    rowUpper[row]! += by
  }
  return { ...model, rowLower, rowUpper }
}

/** The same model with rows more. */
export function withRows(
  model: SparseModel,
  rows: readonly { readonly lower: number; readonly upper: number; readonly entries: readonly Entry[] }[],
): SparseModel {
  if (rows.length === 0) return model
  const added = rows.flatMap(({ entries }) => entries)
  let end = model.values.length
  const ends = rows.map(({ entries }) => (end += entries.length))
  return {
    ...model,
    rows: model.rows + rows.length,
    rowLower: floatsAfter(
      model.rowLower,
      rows.map(({ lower }) => lower),
    ),
    rowUpper: floatsAfter(
      model.rowUpper,
      rows.map(({ upper }) => upper),
    ),
    starts: wholesAfter(model.starts, ends),
    indices: wholesAfter(
      model.indices,
      added.map(([column]) => column),
    ),
    values: floatsAfter(
      model.values,
      added.map(([, value]) => value),
    ),
  }
}

function floatsAfter(first: Float64Array, more: readonly number[]): Float64Array {
  const joined = new Float64Array(first.length + more.length)
  joined.set(first)
  joined.set(more, first.length)
  return joined
}

function wholesAfter(first: Int32Array, more: readonly number[]): Int32Array {
  const joined = new Int32Array(first.length + more.length)
  joined.set(first)
  joined.set(more, first.length)
  return joined
}
