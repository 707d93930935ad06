/** Operators over operands that have their types. */
import type { Expr, Span } from '../feel/ast.ts'
import { nearestName } from '../feel/nearest-name.ts'
import type { ArithmeticOp, CompareOp } from '../feel/operator.ts'
import { anyType, fits, isOpen, isScalarType, type ScalarKind, scalar, type Type, typeName, unify } from '../feel/type.ts'
import type { Ir } from '../ir/ir.ts'
import { isNum, negate } from '../value.ts'
import { broken, type Typing } from './typing.ts'

/** An operand that must be of one scalar kind (or null). */
export function requireKind(kind: ScalarKind, at: Span, ir: Ir, typing: Typing): Ir {
  if (fits(ir.type, scalar(kind))) return ir
  typing.fault(at, 'type-mismatch', `found a ${typeName(ir.type)} where a ${kind} should be`)
  return broken
}

export function typeNegate(expr: Expr, operand: Ir, typing: Typing): Ir {
  const { type } = operand
  if (operand.op === 'constant' && isNum(operand.value)) return { ...operand, value: negate(operand.value) }
  const isDuration = type.kind === 'days and time duration' || type.kind === 'years and months duration'
  if (isDuration || type.kind === 'any') return { op: 'negate', operand, type }
  if (fits(type, scalar('number'))) return { op: 'negate', operand, type: scalar('number') }
  typing.fault(expr, 'type-mismatch', `found a ${typeName(type)} where a number should be`)
  return broken
}

export function typeArithmetic(expr: Extract<Expr, { kind: 'arithmetic' }>, left: Ir, right: Ir, typing: Typing): Ir {
  const how = expr.op
  const type = resultOf(how, left.type, right.type)
  if (type === null) {
    typing.fault(expr, 'type-mismatch', `\`${how}\` does not take a ${typeName(left.type)} and a ${typeName(right.type)}`)
    return broken
  }
  return type.kind === 'string' ? { op: 'concatenate', left, right, type } : { op: 'arithmetic', how, left, right, type }
}

const DURATIONS: readonly ScalarKind[] = ['days and time duration', 'years and months duration']

/** Null where the operands have no such operation (DMN 1.5, tables 55 to 61). */
function resultOf(how: ArithmeticOp, left: Type, right: Type): Type | null {
  if (left.kind === 'unknown' || right.kind === 'unknown') return { kind: 'unknown' }
  if (left.kind === 'any' || right.kind === 'any') return anyType
  if (left.kind === 'null') return right.kind === 'null' ? scalar('number') : besideNull(how, right)
  if (right.kind === 'null') return besideNull(how, left)
  if (!isScalarType(left) || !isScalarType(right)) return null
  const kind = OPERATIONS[how](left.kind, right.kind)
  return kind === null ? null : scalar(kind)
}

/** The result is null, and of the type it would have. */
const besideNull = (how: ArithmeticOp, type: Type): Type | null =>
  isScalarType(type) && type.kind !== 'boolean' && (type.kind !== 'string' || how === '+') ? scalar(type.kind) : null

const OPERATIONS: Record<ArithmeticOp, (left: ScalarKind, right: ScalarKind) => ScalarKind | null> = {
  '+': (left, right) => {
    if (left === right && (left === 'number' || left === 'string' || DURATIONS.includes(left))) return left
    return moved(left, right) ?? moved(right, left)
  },
  '-': (left, right) => {
    if (left === right && (left === 'number' || DURATIONS.includes(left))) return left
    if (isMoment(left) && isMoment(right)) return 'days and time duration'
    return left === 'time' && right === 'time' ? 'days and time duration' : moved(left, right)
  },
  '*': (left, right) => {
    if (left === 'number') return right === 'number' || DURATIONS.includes(right) ? right : null
    return right === 'number' && DURATIONS.includes(left) ? left : null
  },
  '/': (left, right) => {
    if (right === 'number') return left === 'number' || DURATIONS.includes(left) ? left : null
    return left === right && DURATIONS.includes(left) ? 'number' : null
  },
  '**': (left, right) => (left === 'number' && right === 'number' ? 'number' : null),
}

const isMoment = (kind: ScalarKind): boolean => kind === 'date' || kind === 'date and time'

/** A date or time some while earlier or later. */
function moved(from: ScalarKind, by: ScalarKind): ScalarKind | null {
  if (from === 'time') return by === 'days and time duration' ? from : null
  return isMoment(from) && DURATIONS.includes(by) ? from : null
}

const UNORDERED: ReadonlySet<string> = new Set(['boolean', 'list', 'context', 'range', 'function'])

/** Comparison of two typed values; also used by cells, with `it` on the left. */
export function typeCompare(at: Span, how: CompareOp, left: Ir, right: Ir, typing: Typing): Ir {
  const joined = unify(left.type, right.type)
  const ordered = how !== '=' && how !== '!='
  const result: Ir = { op: 'compare', how, left, right, type: scalar('boolean', ordered || joined === null || isOpen(joined)) }
  if (joined === null) {
    typing.fault(at, 'type-mismatch', `\`${how}\` does not compare a ${typeName(left.type)} with a ${typeName(right.type)}`)
    return typing.language.lenient ? result : broken
  }
  if (ordered && UNORDERED.has(joined.kind)) {
    typing.fault(at, 'type-mismatch', `a ${typeName(joined)} has no order`)
    return broken
  }
  checkLiteral(at, left, right, typing)
  return joined.kind === 'unknown' && !typing.language.lenient ? broken : result
}

/** A text compared with a value that can never be it is a misspelling. */
export function checkLiteral(at: Span | null, left: Ir, right: Ir, typing: Pick<Typing, 'fault'>): void {
  for (const [declared, literal] of [
    [left, right],
    [right, left],
  ] as const) {
    if (literal.op !== 'constant' || typeof literal.value !== 'string' || declared.type.kind !== 'string') continue
    requireAllowed(at, literal.value, declared.type.values, typing)
  }
}

function requireAllowed(at: Span | null, value: string, values: readonly string[] | undefined, typing: Pick<Typing, 'fault'>): void {
  if (values === undefined || values.includes(value)) return
  const listed = values.map((each) => `"${each}"`).join(', ')
  const nearest = nearestName(value, values)
  typing.fault(
    at,
    'value-not-allowed',
    `"${value}" is not one of ${listed}`,
    nearest === undefined ? undefined : `did you mean "${nearest}"?`,
  )
}
