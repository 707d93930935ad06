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
  /** Answers the place of the row. Entries at a column below 0 are left out; a column may come twice. */
  readonly row: (lower: number, upper: number, entries: readonly Entry[]) => number
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
  const starts: number[] = [0]
  // Of each column: the last row it stood in, and where there.
  const lastRow: number[] = []
  const place: number[] = []
  return {
    column: (price, from, to) => {
      cost.push(price)
      lower.push(from)
      return upper.push(to) - 1
    },
    row: (from, to, entries) => {
      const row = rowUpper.length
      for (const [column, value] of entries) {
        if (column < 0 || value === 0) continue
        if (lastRow[column] === row) values[place[column]!]! += value
        else {
          lastRow[column] = row
          place[column] = indices.push(column) - 1
          values.push(value)
        }
      }
      starts.push(indices.length)
      rowLower.push(from)
      rowUpper.push(to)
      return row
    },
    addCost: (column, price) => {
      cost[column]! += price
    },
    columnCount: () => cost.length,
    build: () => ({
      columns: cost.length,
      rows: rowLower.length,
      cost: Float64Array.from(cost),
      lower: Float64Array.from(lower),
      upper: Float64Array.from(upper),
      rowLower: Float64Array.from(rowLower),
      rowUpper: Float64Array.from(rowUpper),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
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
  const starts = [...model.starts]
  const [indices, values] = [[...model.indices], [...model.values]]
  for (const { entries } of rows) {
    for (const [column, value] of entries) {
      indices.push(column)
      values.push(value)
    }
    starts.push(indices.length)
  }
  return {
    ...model,
    rows: model.rows + rows.length,
    rowLower: Float64Array.from([...model.rowLower, ...rows.map(({ lower }) => lower)]),
    rowUpper: Float64Array.from([...model.rowUpper, ...rows.map(({ upper }) => upper)]),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  }
}
