/**
 * A table whose columns read inputs, as a grid: an axis for each input that it tests, and for each row the bands it takes. Columns that compute may have
 * axes of their own, as if their values were free: what no row can take there, none can take at all.
 */
import { compileCell } from '../compile/cell.ts'
import type { IrCell, IrTable } from '../ir/ir.ts'
import type { Value } from '../value.ts'
import { type Axis, bandsText } from './axis.ts'
import type { Box, RowBands } from './cover.ts'
import type { Undecided, Where } from './finding.ts'
import { frameOf } from './frame-of.ts'
import { type Marks, markCell, newMarks } from './marks.ts'
import { poolOf, type Sample } from './pool.ts'
import type { Provable } from './provable.ts'
import { axisOfVariable, type Variables, variableOf } from './variable.ts'

export type GridAxis = Axis & { readonly variable: string; readonly label: string }
export type Grid = {
  readonly axes: readonly GridAxis[]
  /** The bands that a row takes for certain, and those that it may take: the same where every cell is decided. */
  readonly sure: readonly RowBands[]
  readonly may: readonly RowBands[]
  readonly undecided: readonly Undecided[]
  /** Where some axes are those of columns that compute: inputs that were tried. */
  readonly pool: readonly Sample[] | null
}
type Columns = readonly { readonly axis: number; readonly label: string }[]

/** Null where a column reads something else than an input: a decision, an expression, a list. */
export function gridOf(table: IrTable, variables: Variables): Grid | null {
  const names = table.columns.map(({ value }) => variableOf(value, variables))
  return names.includes(null) ? null : gridBy(names as string[], table, variables)
}

/** With axes for columns that compute, too. */
export function freeGridOf(policy: Provable, decision: string, table: IrTable, variables: Variables): Grid | null {
  const names = table.columns.map(({ value, text }) => variableOf(value, variables) ?? `(${text})`)
  const grid = gridBy(names, table, variables)
  if (grid === null) return null
  const columns = grid.axes.map((axis) => ({ axis, column: names.indexOf(axis.variable) }))
  return { ...grid, pool: poolOf(policy, variables, decision, columns) }
}

function gridBy(names: readonly string[], table: IrTable, variables: Variables): Grid | null {
  const axes: GridAxis[] = []
  for (const name of new Set(names)) {
    const axis = axisFor(name, names, table, variables)
    if (axis === null) return null
    axes.push(axis)
  }
  const columns = names.map((name, index) => ({
    axis: axes.findIndex(({ variable }) => variable === name),
    label: table.columns[index]!.label,
  }))
  return { axes, ...bandsOfRows(table, axes, columns), pool: null }
}

function axisFor(name: string, names: readonly string[], table: IrTable, variables: Variables): GridAxis | null {
  const first = table.columns[names.indexOf(name)]!
  const variable = variables.get(name) ?? { type: first.value.type, allowed: [], nullable: true }
  const marks = newMarks()
  const marksOf = marking(marks)
  const places = names.flatMap((each, index) => (each === name ? [index] : []))
  for (const index of places) for (const { cells } of table.rules) markCell(cells[index]!, marksOf)
  // The column may allow less than the input does.
  const allowed = [...variable.allowed, ...places.map((index) => table.columns[index]!.allowed)]
  const axis = axisOfVariable({ ...variable, type: narrowest(variable.type, first.value.type), allowed }, marks)
  return axis && { ...axis, variable: name, label: name }
}

/** A column may list fewer texts than the input, and then its cells are checked against those. */
function narrowest<T extends { readonly kind: string }>(own: T, column: T): T {
  return own.kind === column.kind && 'values' in column && !('values' in own) ? column : own
}

const marking = (marks: Marks) => (ir: { readonly op: string }) => (ir.op === 'it' ? marks : null)

function bandsOfRows({ rules, columns: of }: IrTable, axes: readonly GridAxis[], columns: Columns): Omit<Grid, 'axes' | 'pool'> {
  const undecided: Undecided[] = []
  const blank = (): Uint8Array[] => axes.map(({ bands }) => new Uint8Array(bands.length).fill(1))
  const rows = rules.map(({ cells, row }) => {
    const [sure, may] = [blank(), blank()]
    for (const [index, cell] of cells.entries()) {
      const { axis } = columns[index]!
      const isDecided = markCell(cell, marking(newMarks()))
      if (!isDecided) undecided.push({ what: 'cell', row, column: of[index]!.label, why: 'computed' })
      takeCell(cell, isDecided, axes[axis]!, sure[axis]!, may[axis]!)
    }
    return { sure, may }
  })
  return { sure: rows.map(({ sure }) => sure), may: rows.map(({ may }) => may), undecided }
}

/** The evaluator's own test of the cell is asked for a value of each band. A null is decided in every cell: only `null` and a dash take it. */
function takeCell(cell: IrCell, isDecided: boolean, { bands }: Axis, sure: Uint8Array, may: Uint8Array): void {
  const match = compileCell(cell)
  if (match === null) return
  const saysNull = cell.match === 'some' && cell.tests.some(({ test }) => test === 'null')
  for (const [index, { witness }] of bands.entries()) {
    const isTaken = witness === null ? saysNull : isDecided && match(frameOf(0), witness)
    if (!isTaken) sure[index] = 0
    if (!isTaken && (isDecided || witness === null)) may[index] = 0
  }
}

/** The part of the grid that two rows share, or that a row takes; an axis may be empty. */
export const boxOfRows = ({ axes }: Grid, rows: readonly RowBands[]): Box =>
  axes.map(({ bands }, axis) => bands.flatMap((_, band) => (rows.every((row) => row[axis]![band] === 1) ? [band] : [])))

/** Only the axes that the box narrows. */
export function whereOf({ axes }: Grid, box: Box): Where[] {
  return axes.flatMap((each, axis) => {
    const meant = box[axis]!
    return meant.length === each.bands.length ? [] : [{ column: each.label, text: bandsText(each, meant) }]
  })
}

/** One value of each axis. A known one where the box has any: people read a witness. */
export function pickIn({ axes }: Grid, box: Box): Map<string, Value> {
  return new Map(
    axes.map(({ bands, variable }, axis) => {
      const meant = box[axis]!.map((band) => bands[band]!)
      const isFree = meant.length === bands.length
      const known = meant.find(({ witness }) => witness !== null)
      return [variable, ((isFree ? meant[0] : known) ?? meant[0])!.witness]
    }),
  )
}
