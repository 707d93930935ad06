/**
 * What is made of constants is a constant: worked out once, and told apart by whoever compares rows, draws tables or generates code.
 * A null result stays what it was, so that a cell is never compared with a null that nobody wrote.
 */
import { compileExpression } from '../compile/expression.ts'
import { newFrame } from '../compile/frame.ts'
import { scalar } from '../feel/type.ts'
import { childrenOf } from '../ir/children.ts'
import type { Ir } from '../ir/ir.ts'
import { isTemporal } from '../temporal/temporal.ts'

/** They depend on nothing but their parts. */
const PURE: ReadonlySet<Ir['op']> = new Set<Ir['op']>([
  'negate',
  'arithmetic',
  'concatenate',
  'compare',
  'logic',
  'if',
  'call',
  'list',
  'range',
  'path',
  'field',
  'instance',
  'coerce',
  'in',
])
/** They ask for the hour. */
const FRESH: ReadonlySet<string> = new Set(['now', 'today'])

/** The parts are folded already. */
export function folded(ir: Ir): Ir {
  if (!PURE.has(ir.op) || (ir.op === 'call' && FRESH.has(ir.name)) || !childrenOf(ir).every((child) => child.op === 'constant')) return ir
  const value = compileExpression(ir)(newFrame(1, { fired: [], errors: [] }), null)
  if (value === null) return ir
  // Which kind `duration("P1D")` is stands in its text.
  const type = ir.type.kind === 'any' && isTemporal(value) ? scalar(value.kind, false) : ir.type
  return { op: 'constant', value, type }
}
