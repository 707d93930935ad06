/** How much there is to compile. Functions of a model stand in each of their calls, so that a short text can be without end. */
import { childrenOf } from './children.ts'
import type { Ir, IrCell, IrTable } from './ir.ts'

/** Stops as soon as there are more than `limit`. */
export function countParts(ir: Ir, limit: number): number {
  let parts = 1
  for (const child of childrenOf(ir)) {
    if (parts > limit) return parts
    parts += countParts(child, limit - parts)
  }
  return parts
}

/** Of a table: what its columns, cells and outputs compute. */
export function countTableParts({ columns, rules, outputs }: IrTable, limit: number): number {
  let parts = 0
  const add = (ir: Ir): void => {
    if (parts <= limit) parts += countParts(ir, limit - parts)
  }
  for (const { value } of columns) add(value)
  for (const { defaultValue } of outputs) if (defaultValue !== null) add(defaultValue)
  for (const rule of rules) {
    for (const output of rule.outputs) add(output)
    for (const cell of rule.cells) for (const ir of conditionsOf(cell)) add(ir)
  }
  return parts
}

/** Other tests hold operands as short as their text, which calls may still lengthen. */
const conditionsOf = (cell: IrCell): readonly Ir[] => {
  if (cell.match === 'any') return []
  return cell.tests.map((test): Ir => ({ op: 'in', value: { op: 'it', type: { kind: 'any' } }, tests: [test], type: { kind: 'any' } }))
}
