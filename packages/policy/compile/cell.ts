/**
 * Cell → closure that says whether a value matches, strictly: a null value matches only a dash or a cell that literally says `null`,
 * and a null operand matches nothing.
 *
 * Source   DMN 1.5, section 7.3.2, except that there `? < 3` matches null because null "equals" the null result. A missing income
 *          would pass an income test; we deviate on purpose and the check warns where it makes a difference.
 */
import type { Ir, IrCell, IrTest } from '../ir/ir.ts'
import { compareNum, type Decimal, isDecimal, isNum, type Num, sameValue, type Value } from '../value.ts'
import { compileExpression } from './expression.ts'
import type { Frame } from './frame.ts'
import { compileTest } from './unary-test.ts'

export type Match = (frame: Frame, value: Value) => boolean

/** Null for a dash: there is nothing to test. */
export function compileCell(cell: IrCell): Match | null {
  if (cell.match === 'any') return null
  const saysNull = cell.tests.some((test) => test.test === 'null')
  const tests = cell.tests.filter((test) => test.test !== 'null')
  if (cell.match === 'none') return compileNone(tests.map(strictTest))
  const texts = constantTexts(tests)
  const matches = texts !== null && texts.size > 1 ? [oneOf(texts)] : tests.map(compileMatch)
  const only = matches[0]
  if (matches.length === 1 && only && !saysNull) return only
  return (frame, value) => (value === null ? saysNull : matches.some((match) => match(frame, value)))
}

function constantTexts(tests: readonly IrTest[]): ReadonlySet<Value> | null {
  const texts = new Set<Value>()
  for (const test of tests) {
    if (test.test !== 'equal' || test.negated || test.operand.op !== 'constant' || typeof test.operand.value !== 'string') return null
    texts.add(test.operand.value)
  }
  return texts
}

const oneOf =
  (texts: ReadonlySet<Value>): Match =>
  (_frame, value) =>
    texts.has(value)

function compileNone(tests: readonly ((frame: Frame, value: Value) => boolean | null)[]): Match {
  return (frame, value) => value !== null && tests.every((test) => test(frame, value) === false)
}

/** A test of a cell, false for a null value. */
function compileMatch(test: IrTest): Match {
  const fast = compileConstant(test)
  if (fast) return fast
  const strict = strictTest(test)
  return (frame, value) => value !== null && strict(frame, value) === true
}

/** Three-valued, and undecided where a cell would compare with an unknown operand. */
function strictTest(test: IrTest): (frame: Frame, value: Value) => boolean | null {
  const holds = compileTest(test, compileExpression)
  if (test.test !== 'equal' || isNullConstant(test.operand)) return (frame, value) => holds(frame, value) as boolean | null
  const operand = compileExpression(test.operand)
  return (frame, value) => (operand(frame, value) === null ? null : (holds(frame, value) as boolean | null))
}

const isNullConstant = (ir: Ir): boolean => ir.op === 'constant' && ir.value === null

/** Tests against constants, the bulk of every table: one closure, one kind of value. */
function compileConstant(test: IrTest): Match | null {
  if (test.test === 'order' && test.operand.op === 'constant' && isNum(test.operand.value)) {
    const bound = { at: test.operand.value, open: test.how === '<' || test.how === '>' }
    return test.how === '<' || test.how === '<=' ? atMost(bound) : atLeast(bound)
  }
  if (test.test === 'interval' && test.low.op === 'constant' && test.high.op === 'constant')
    return compileConstantInterval(test.low.value, test.high.value, test)
  if (test.test === 'equal' && !test.negated && test.operand.op === 'constant') return compileEqual(test.operand.value)
  return null
}

function compileEqual(wanted: Value): Match | null {
  if (typeof wanted === 'string' || typeof wanted === 'boolean' || typeof wanted === 'number') return (_frame, value) => value === wanted
  return isDecimal(wanted) ? (_frame, value) => isDecimal(value) && sameValue(value, wanted) : null
}

type Bound = { readonly at: Num; readonly open: boolean }

/** The largest (or smallest) safe integer on the right side of a bound, so that whole values compare as doubles. */
function atMostWhole({ at, open }: Bound): number {
  if (typeof at === 'number') return open ? at - 1 : at
  return at.floor().toNumber()
}

function fromWhole({ at, open }: Bound): number {
  if (typeof at === 'number') return open ? at + 1 : at
  return at.ceil().toNumber()
}

const decimalBelow = (value: Decimal, { at, open }: Bound): boolean => (open ? compareNum(value, at) < 0 : compareNum(value, at) <= 0)
const decimalAbove = (value: Decimal, { at, open }: Bound): boolean => (open ? compareNum(value, at) > 0 : compareNum(value, at) >= 0)

function atMost(bound: Bound): Match {
  const last = atMostWhole(bound)
  return (_frame, value) => (typeof value === 'number' ? value <= last : isDecimal(value) && decimalBelow(value, bound))
}

function atLeast(bound: Bound): Match {
  const first = fromWhole(bound)
  return (_frame, value) => (typeof value === 'number' ? value >= first : isDecimal(value) && decimalAbove(value, bound))
}

function compileConstantInterval(
  lowAt: Value,
  highAt: Value,
  { lowOpen, highOpen }: { lowOpen: boolean; highOpen: boolean },
): Match | null {
  if (!isNum(lowAt) || !isNum(highAt)) return null
  const [low, high]: [Bound, Bound] = [
    { at: lowAt, open: lowOpen },
    { at: highAt, open: highOpen },
  ]
  const [first, last] = [fromWhole(low), atMostWhole(high)]
  return (_frame, value) =>
    typeof value === 'number' ? value >= first && value <= last : isDecimal(value) && decimalAbove(value, low) && decimalBelow(value, high)
}
