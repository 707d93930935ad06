/** How fine the numbers are that a decision is made by. */
import { childrenOf } from '../ir/children.ts'
import type { Ir, IrCell, IrDecision } from '../ir/ir.ts'
import { isDecimal } from '../value.ts'

/** The most decimals of a number that stands in it. */
export function decimalsOf({ body }: IrDecision): number {
  if (body.kind === 'expression') return decimalsIn(body.value)
  const cells = body.rules.flatMap((rule) => rule.cells.flatMap(partsOf))
  const outputs = body.rules.flatMap((rule) => rule.outputs)
  const defaults = body.outputs.flatMap(({ defaultValue }) => defaultValue ?? [])
  return most([...body.columns.map(({ value }) => value), ...cells, ...outputs, ...defaults])
}

const partsOf = (cell: IrCell): readonly Ir[] =>
  cell.match === 'any' ? [] : childrenOf({ op: 'in', value: NOTHING, tests: cell.tests, type: NOTHING.type })

const NOTHING: Ir = { op: 'constant', value: null, type: { kind: 'null' } }

const most = (parts: readonly Ir[]): number => parts.reduce((sofar, part) => Math.max(sofar, decimalsIn(part)), 0)

function decimalsIn(ir: Ir): number {
  if (ir.op === 'constant') return isDecimal(ir.value) ? ir.value.decimalPlaces() : 0
  return most(childrenOf(ir))
}
