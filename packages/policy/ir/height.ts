/** How deep the stack grows when an expression runs: the longest way to its parts, each weighed by the calls it takes. */
import { childrenOf } from './children.ts'
import type { Ir, IrCell, IrTable } from './ir.ts'

/** What it takes to run a table, besides what stands in it. */
const TABLE = 12
const WEIGHTS: Readonly<Partial<Record<Ir['op'], number>>> = {
  for: 6,
  quantified: 6,
  filter: 4,
  call: 3,
  invoke: 6,
  context: 2,
  list: 3,
  in: 2,
  hold: 8,
}

const most = (heights: readonly number[]): number => heights.reduce((highest, height) => Math.max(highest, height), 0)

export const heightOf = (ir: Ir): number => (WEIGHTS[ir.op] ?? 1) + most(childrenOf(ir).map(heightOf))

export function heightOfTable({ columns, outputs, rules }: IrTable): number {
  const defaults = outputs.flatMap(({ defaultValue }) => defaultValue ?? [])
  const read = [...columns.map(({ value }) => value), ...defaults].map(heightOf)
  return TABLE + most([...read, ...rules.map((rule) => most([...rule.outputs.map(heightOf), ...rule.cells.map(heightOfCell)]))])
}

const heightOfCell = (cell: IrCell): number =>
  cell.match === 'any' ? 0 : heightOf({ op: 'in', value: { op: 'it', type: { kind: 'any' } }, tests: cell.tests, type: { kind: 'any' } })
