/** Unary tests → closures by three-valued logic: behind `in`, and where a type says which values it allows. */
import type { IrCell, IrTest } from '../ir/ir.ts'
import type { Value } from '../value.ts'
import { type CompileExpression, charge, type Frame, type Run } from './frame.ts'
import { equalValues, order, testByValue } from './operate.ts'

export function compileIn(value: Run, tests: readonly Run[]): Run {
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

/** Values that a type allows. */
export function compileAllowed(cell: IrCell, compile: CompileExpression): ((frame: Frame, value: Value) => boolean) | null {
  if (cell.match === 'any') return null
  const [tests, wanted] = [cell.tests.map((test) => compileTest(test, compile)), cell.match === 'some']
  return (frame, value) => tests.some((test) => test(frame, value) === true) === wanted
}

/** One test by three-valued logic, as `in` asks. Cells are stricter: `compile/cell.ts`. */
export function compileTest(test: IrTest, compile: CompileExpression): Run {
  switch (test.test) {
    case 'null':
      return (_frame, it) => it === null
    case 'equal': {
      const operand = compile(test.operand)
      const { negated } = test
      return (frame, it) => {
        const same = equalValues(it, operand(frame, it))
        return same === null ? null : same !== negated
      }
    }
    case 'value': {
      const operand = compile(test.operand)
      const { where } = test
      return (frame, it) => {
        const by = operand(frame, it)
        return charge(frame, by) ? testByValue(it, by, where) : null
      }
    }
    case 'order': {
      const operand = compile(test.operand)
      const { how } = test
      return (frame, it) => order(how, it, operand(frame, it))
    }
    case 'interval':
      return compileInterval(test, compile)
    case 'expression': {
      const body = compile(test.body)
      return (frame, it) => {
        const holds = body(frame, it)
        return typeof holds === 'boolean' ? holds : null
      }
    }
  }
}

function compileInterval(test: Extract<IrTest, { test: 'interval' }>, compile: CompileExpression): Run {
  const [low, high] = [compile(test.low), compile(test.high)]
  const [above, below] = [test.lowOpen ? '>' : '>=', test.highOpen ? '<' : '<='] as const
  return (frame, it) => {
    const isAbove = order(above, it, low(frame, it))
    const isBelow = order(below, it, high(frame, it))
    // An interval with a null end is no interval, so even a value beyond the other end is undecided.
    return isAbove === null || isBelow === null ? null : isAbove && isBelow
  }
}
