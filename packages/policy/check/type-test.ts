/** Unary tests, in cells and behind `in`, and ranges as values. */
import type { Expr, RangeTest, UnaryTest } from '../feel/ast.ts'
import { mentionsIt } from '../feel/mentions-it.ts'
import { anyType, fits, isOpen, scalar, type Type, typeName, unify } from '../feel/type.ts'
import type { Ir, IrTest, TestPlace } from '../ir/ir.ts'
import type { TypeOfExpr } from './type-of-expr.ts'
import { checkLiteral, typeCompare } from './type-operator.ts'
import { anyOr, type Typing } from './typing.ts'

/** Unary tests against the type of `?`.  */
export const typeTests = (tests: readonly UnaryTest[], typing: Typing, typeOf: TypeOfExpr, where: TestPlace): IrTest[] =>
  tests.map((test) => typeTest(test, typing, typeOf, where))

const itOf = (typing: Typing): Ir => ({ op: 'it', type: typing.it ?? { kind: 'unknown' } })

function typeTest(test: UnaryTest, typing: Typing, typeOf: TypeOfExpr, where: TestPlace): IrTest {
  switch (test.kind) {
    case 'order': {
      const operand = typeOf(test.operand, typing)
      typeCompare(test, test.op, itOf(typing), operand, typing)
      if (test.op === '=' && isNullLiteral(operand)) return { test: 'null' }
      if (test.op === '=' || test.op === '!=') return { test: 'equal', negated: test.op === '!=', operand }
      return { test: 'order', how: test.op, operand }
    }
    case 'interval': {
      const low = typeOf(test.low, typing)
      const high = typeOf(test.high, typing)
      typeCompare(test, '>=', itOf(typing), low, typing)
      typeCompare(test, '<=', itOf(typing), high, typing)
      return { test: 'interval', low, high, lowOpen: test.lowOpen, highOpen: test.highOpen }
    }
    case 'expression':
      return typeBody(test.body, typing, typeOf, where)
  }
}

const isNullLiteral = (ir: Ir): boolean => ir.op === 'constant' && ir.type.kind === 'null'

/** A text without `?` is a value to equal; a boolean one over another kind of column, or any one with `?`, is a condition. */
function typeBody(body: Expr, typing: Typing, typeOf: TypeOfExpr, where: TestPlace): IrTest {
  const ir = typeOf(body, typing)
  const it = itOf(typing)
  if (isNullLiteral(ir)) return { test: 'null' }
  if (isCondition(body, ir, it.type)) {
    if (!fits(ir.type, scalar('boolean'))) typing.fault(body, 'type-mismatch', `a condition is a boolean, this is a ${typeName(ir.type)}`)
    return { test: 'expression', body: ir }
  }
  if (isOpen(ir.type) || ir.type.kind === 'list' || ir.type.kind === 'range') {
    if (!mayTest(ir.type, it.type)) typing.fault(body, 'type-mismatch', `a ${typeName(ir.type)} in a column of ${typeName(it.type)}`)
    return { test: 'value', operand: ir, where }
  }
  if (!fits(ir.type, it.type) && it.type.kind !== 'null')
    typing.fault(body, 'type-mismatch', `a ${typeName(ir.type)} in a column of ${typeName(it.type)}`)
  checkLiteral(body, it, ir, typing)
  return { test: 'equal', negated: false, operand: ir }
}

function isCondition(body: Expr, ir: Ir, it: Type): boolean {
  if (mentionsIt(body)) return true
  return ir.type.kind === 'boolean' && it.kind !== 'boolean' && !isOpen(it) && ir.op !== 'constant'
}

/** May a value of type `it` be tested by one of type `type`: is it one, in it, or in a part of it? */
function mayTest(type: Type, it: Type): boolean {
  if (it.kind === 'null' || fits(type, it)) return true
  if (type.kind === 'range') return fits(type.of, it)
  return type.kind === 'list' && mayTest(type.item, it)
}

export function typeRange(test: RangeTest, typing: Typing, typeOf: TypeOfExpr): Ir {
  if (test.kind === 'order') {
    const operand = typeOf(test.operand, typing)
    return {
      op: 'range',
      form: test.op,
      low: operand,
      high: operand,
      lowOpen: false,
      highOpen: false,
      type: { kind: 'range', of: operand.type },
    }
  }
  const low = typeOf(test.low, typing)
  const high = typeOf(test.high, typing)
  const of = anyOr(unify(low.type, high.type), test, 'a range has two ends of one type', typing)
  const { lowOpen, highOpen } = test
  return { op: 'range', form: 'interval', low, high, lowOpen, highOpen, type: { kind: 'range', of: of.kind === 'null' ? anyType : of } }
}
