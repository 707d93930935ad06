/**
 * Typed expression → closure. No code is generated, so it runs under a strict content security policy.
 *
 * Null     `=` and `!=` are two-valued, ordering gives null, `and`/`or` are Kleene's, `if` takes `else` on null, arithmetic on null is null.
 * Errors   none is thrown; an operation without a result gives null.
 * Source   DMN 1.5, section 10.3.2.
 */
import type { ArithmeticOp, CompareOp, OrderOp } from '../feel/ast.ts'
import { BUILTINS } from '../feel/builtins.ts'
import type { Ir, IrTest } from '../ir/ir.ts'
import {
  add,
  compareNum,
  divide,
  isContext,
  isList,
  isNum,
  multiply,
  type Num,
  negate,
  power,
  sameValue,
  subtract,
  type Value,
} from '../value.ts'

/** Values by slot; see `ir/ir.ts`. */
export type Frame = Value[]
export type Run = (frame: Frame, it: Value) => Value

export function compileExpression(ir: Ir): Run {
  switch (ir.op) {
    case 'constant': {
      const { value } = ir
      return () => value
    }
    case 'slot': {
      const { slot } = ir
      return (frame) => frame[slot]!
    }
    case 'it':
      return (_frame, it) => it
    case 'field':
      return compileField(ir.of, ir.field)
    case 'negate': {
      const operand = compileExpression(ir.operand)
      return (frame, it) => {
        const value = operand(frame, it)
        return isNum(value) ? negate(value) : null
      }
    }
    case 'arithmetic':
      return compileArithmetic(ARITHMETIC[ir.how], compileExpression(ir.left), compileExpression(ir.right))
    case 'concatenate': {
      const [left, right] = [compileExpression(ir.left), compileExpression(ir.right)]
      return (frame, it) => concatenate(left(frame, it), right(frame, it))
    }
    case 'compare':
      return compileCompare(ir.how, compileExpression(ir.left), compileExpression(ir.right))
    case 'logic':
      return compileLogic(ir.how === 'and', compileExpression(ir.left), compileExpression(ir.right))
    case 'if': {
      const [condition, yes, no] = [compileExpression(ir.condition), compileExpression(ir.yes), compileExpression(ir.no)]
      return (frame, it) => (condition(frame, it) === true ? yes(frame, it) : no(frame, it))
    }
    case 'call':
      return compileCall(ir.name, ir.args.map(compileExpression), ir.spread)
    case 'apply':
      return compileApply(ir.args.map(compileExpression), ir.slots, compileExpression(ir.body))
    case 'list': {
      const items = ir.items.map(compileExpression)
      return (frame, it) => items.map((item) => item(frame, it))
    }
    case 'in':
      return compileIn(compileExpression(ir.value), ir.tests.map(compileTest))
  }
}

const ARITHMETIC: Record<ArithmeticOp, (left: Num, right: Num) => Num | null> = {
  '+': add,
  '-': subtract,
  '*': multiply,
  '/': divide,
  '**': power,
}

function compileArithmetic(apply: (left: Num, right: Num) => Num | null, left: Run, right: Run): Run {
  return (frame, it) => {
    const a = left(frame, it)
    const b = right(frame, it)
    return isNum(a) && isNum(b) ? apply(a, b) : null
  }
}

const concatenate = (left: Value, right: Value): Value => (typeof left === 'string' && typeof right === 'string' ? left + right : null)

function compileField(of: Ir, field: string): Run {
  const context = compileExpression(of)
  return (frame, it) => {
    const value = context(frame, it)
    return isContext(value) && Object.hasOwn(value, field) ? value[field]! : null
  }
}

/** Order of two values: null when either is null or they have none. */
function order(how: OrderOp, left: Value, right: Value): boolean | null {
  if (isNum(left) && isNum(right)) return ordered(how, compareNum(left, right))
  if (typeof left !== 'string' || typeof right !== 'string') return null
  return ordered(how, left < right ? -1 : Number(left > right))
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

function compileCompare(how: CompareOp, left: Run, right: Run): Run {
  if (how === '=') return (frame, it) => sameValue(left(frame, it), right(frame, it))
  if (how === '!=') return (frame, it) => !sameValue(left(frame, it), right(frame, it))
  return (frame, it) => order(how, left(frame, it), right(frame, it))
}

/** Kleene: the deciding value wins over null, and null over the other. */
function compileLogic(conjunction: boolean, left: Run, right: Run): Run {
  const deciding = !conjunction
  return (frame, it) => {
    const a = left(frame, it)
    if (a === deciding) return deciding
    const b = right(frame, it)
    if (b === deciding) return deciding
    return typeof a === 'boolean' && typeof b === 'boolean' ? conjunction : null
  }
}

function compileCall(name: string, args: readonly Run[], spread: boolean): Run {
  const { apply } = BUILTINS.get(name)!
  return (frame, it) => {
    const evaluated = args.map((arg) => arg(frame, it))
    const values = spread ? evaluated[0]! : evaluated
    return isList(values) && !values.includes(null) ? apply(values) : null
  }
}

/** All arguments are there before the first parameter is set: an argument may call the same function. */
function compileApply(args: readonly Run[], slots: readonly number[], body: Run): Run {
  return (frame, it) => {
    const values = args.map((arg) => arg(frame, it))
    for (const [index, slot] of slots.entries()) frame[slot] = values[index]!
    return body(frame, null)
  }
}

function compileIn(value: Run, tests: readonly Run[]): Run {
  return (frame, it) => {
    const tested = value(frame, it)
    let result: boolean | null = false
    for (const test of tests) {
      const holds = test(frame, tested)
      if (holds === true) return true
      if (holds !== false) result = null
    }
    return result
  }
}

/** One test by three-valued logic, as `in` asks. Cells are stricter: `compile/cell.ts`. */
export function compileTest(test: IrTest): Run {
  switch (test.test) {
    case 'null':
      return (_frame, it) => it === null
    case 'equal': {
      const operand = compileExpression(test.operand)
      const { negated } = test
      if (test.operand.type.kind === 'list') return (frame, it) => inList(it, operand(frame, null)) !== negated
      return (frame, it) => sameValue(it, operand(frame, it)) !== negated
    }
    case 'order': {
      const operand = compileExpression(test.operand)
      const { how } = test
      return (frame, it) => order(how, it, operand(frame, it))
    }
    case 'interval':
      return compileInterval(test)
    case 'expression': {
      const body = compileExpression(test.body)
      return (frame, it) => {
        const holds = body(frame, it)
        return typeof holds === 'boolean' ? holds : null
      }
    }
  }
}

const inList = (value: Value, list: Value): boolean =>
  sameValue(value, list) || (isList(list) && list.some((item) => sameValue(value, item)))

function compileInterval(test: Extract<IrTest, { test: 'interval' }>): Run {
  const [low, high] = [compileExpression(test.low), compileExpression(test.high)]
  const [above, below] = [test.lowOpen ? '>' : '>=', test.highOpen ? '<' : '<='] as const
  return (frame, it) => {
    const isAbove = order(above, it, low(frame, it))
    const isBelow = order(below, it, high(frame, it))
    // An interval with a null end is no interval, so even a value beyond the other end is undecided.
    return isAbove === null || isBelow === null ? null : isAbove && isBelow
  }
}
