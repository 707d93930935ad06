/** Operators over operands that have their types. */
import type { ArithmeticOp, CompareOp } from '../feel/ast.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { scalar, typeName, unify } from '../feel/type.ts'
import type { Ir } from '../ir/ir.ts'
import { broken, type Typing } from './typing.ts'

export function typeArithmetic(how: ArithmeticOp, left: Ir, right: Ir, typing: Typing): Ir {
  const joined = unify(left.type, right.type)
  const kind = joined?.kind
  if (how === '+' && kind === 'string') return { op: 'concatenate', left, right, type: scalar('string') }
  if (kind === 'number' || kind === 'null') return { op: 'arithmetic', how, left, right, type: scalar('number') }
  if (kind !== 'unknown') typing.fault('type-mismatch', `\`${how}\` does not take a ${typeName(left.type)} and a ${typeName(right.type)}`)
  return broken
}

/** Comparison of two typed values; also used by cells, with `it` on the left. */
export function typeCompare(how: CompareOp, left: Ir, right: Ir, typing: Typing): Ir {
  const joined = unify(left.type, right.type)
  const result: Ir = { op: 'compare', how, left, right, type: scalar('boolean', how !== '=' && how !== '!=') }
  if (joined === null) {
    typing.fault('type-mismatch', `\`${how}\` does not compare a ${typeName(left.type)} with a ${typeName(right.type)}`)
    return broken
  }
  const ordered = how !== '=' && how !== '!='
  if (ordered && (joined.kind === 'boolean' || joined.kind === 'list' || joined.kind === 'context')) {
    typing.fault('type-mismatch', `a ${typeName(joined)} has no order`)
    return broken
  }
  checkLiteral(left, right, typing)
  return joined.kind === 'unknown' ? broken : result
}

/** A text compared with a value that can never be it is a misspelling. */
export function checkLiteral(left: Ir, right: Ir, typing: Typing): void {
  for (const [declared, literal] of [
    [left, right],
    [right, left],
  ] as const) {
    if (literal.op !== 'constant' || typeof literal.value !== 'string' || declared.type.kind !== 'string') continue
    requireAllowed(literal.value, declared.type.values, typing)
  }
}

function requireAllowed(value: string, values: readonly string[] | undefined, typing: Typing): void {
  if (values === undefined || values.includes(value)) return
  const nearest = nearestName(value, values)
  typing.fault(
    'value-not-allowed',
    `"${value}" is not one of ${values.map((each) => `"${each}"`).join(', ')}`,
    nearest === undefined ? undefined : `did you mean "${nearest}"?`,
  )
}
