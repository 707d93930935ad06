/** Operators over values whose kinds are known only when they are there. Null where the operands have no such operation. */
import { compareValues } from '../feel/builtins/order.ts'
import type { ArithmeticOp, OrderOp } from '../feel/operator.ts'
import type { TestPlace } from '../ir/ir.ts'
import { addTemporal, divideDuration, divideDurations, negateDuration, scaleDuration, subtractTemporal } from '../temporal/arithmetic.ts'
import { DaysDuration, MonthsDuration } from '../temporal/duration.ts'
import { type Duration, isTemporal, type Temporal } from '../temporal/temporal.ts'
import {
  add,
  divide,
  isContext,
  isFunction,
  isList,
  isNum,
  isRange,
  multiply,
  type Num,
  negate,
  power,
  type Range,
  sameValue,
  subtract,
  type Value,
} from '../value.ts'

type Operation = (left: Num, right: Num) => Num | null
const ARITHMETIC: Record<ArithmeticOp, Operation> = { '+': add, '-': subtract, '*': multiply, '/': divide, '**': power }

/** Numbers first: they are what policies are made of. */
export function arithmetic(how: ArithmeticOp): (left: Value, right: Value) => Value {
  const operate = ARITHMETIC[how]
  return (left, right) => (isNum(left) && isNum(right) ? operate(left, right) : operateOther(how, left, right))
}

function operateOther(how: ArithmeticOp, left: Value, right: Value): Value {
  if (isTemporal(left)) return isTemporal(right) ? operateTemporal(how, left, right) : isNum(right) ? resize(how, left, right) : null
  if (isTemporal(right)) return isNum(left) && how === '*' ? resize(how, right, left) : null
  return how === '+' && typeof left === 'string' && typeof right === 'string' ? left + right : null
}

function operateTemporal(how: ArithmeticOp, left: Temporal, right: Temporal): Value {
  if (how === '+') return addTemporal(left, right)
  if (how === '-') return subtractTemporal(left, right)
  return how === '/' && isDuration(left) && isDuration(right) ? divideDurations(left, right) : null
}

function resize(how: ArithmeticOp, value: Temporal, factor: Num): Value {
  if (!isDuration(value)) return null
  if (how === '*') return scaleDuration(value, factor)
  return how === '/' ? divideDuration(value, factor) : null
}

const isDuration = (value: Value): value is Duration => value instanceof DaysDuration || value instanceof MonthsDuration

export function negated(value: Value): Value {
  if (isNum(value)) return negate(value)
  return isDuration(value) ? negateDuration(value) : null
}

export function order(how: OrderOp, left: Value, right: Value): boolean | null {
  const sign = compareValues(left, right)
  return sign === null ? null : ordered(how, sign)
}

function ordered(how: OrderOp, sign: number): boolean {
  switch (how) {
    case '<':
      return sign < 0
    case '<=':
      return sign <= 0
    case '>':
      return sign > 0
    case '>=':
      return sign >= 0
  }
}

/** `=` of FEEL: two-valued where one side is null, and null between values of different kinds. */
export function equalValues(left: Value, right: Value): boolean | null {
  if (left === null || right === null) return left === right
  if (typeof left === typeof right && typeof left !== 'object') return left === right
  return kindOf(left) === kindOf(right) ? sameValue(left, right) : null
}

function kindOf(value: Value): string {
  if (isNum(value)) return 'number'
  if (isList(value)) return 'list'
  if (isTemporal(value)) return value.kind
  if (isContext(value)) return 'context'
  if (isRange(value)) return 'range'
  return isFunction(value) ? 'function' : typeof value
}

/** Is a value in a range? Null where that is undecided: an end is null, or has no order with the value. */
function inRange({ form, low, high, lowOpen, highOpen }: Range, value: Value): boolean | null {
  if (form === '!=') return negateTruth(equalValues(value, low))
  const above = form === '<' || form === '<=' ? true : order(lowOpen ? '>' : '>=', value, low)
  const below = form === '>' || form === '>=' ? true : order(highOpen ? '<' : '<=', value, high)
  // An interval with a null end is no interval, so even a value beyond the other end is undecided.
  return above === null || below === null ? null : above && below
}

const negateTruth = (truth: boolean | null): boolean | null => (truth === null ? null : !truth)

/** What a unary test says that is no more than a value: in a range, in a list of values and ranges, or equal. */
export function testByValue(value: Value, test: Value, where: TestPlace): boolean | null {
  // A list or range that is not known decides nothing, not even about a null.
  if (test === null) return null
  if (where === 'cell' && typeof test === 'boolean' && typeof value !== 'boolean') return test
  if (isRange(test) && !isRange(value)) return inRange(test, value)
  if (!isList(test)) return equalValues(value, test)
  if (where !== 'alone' && isList(value) && sameValue(value, test)) return true
  return test.some((each) => (isRange(each) && !isRange(value) ? inRange(each, value) === true : sameValue(value, each)))
}
