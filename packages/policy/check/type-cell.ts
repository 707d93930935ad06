/** Unary tests → typed IR, against the type of the value they test. */
import type { Expr, UnaryTest, UnaryTests } from '../feel/ast.ts'
import { fits, typeName } from '../feel/type.ts'
import type { Ir, IrCell, IrTest } from '../ir/ir.ts'
import { checkLiteral, type Typing, typeCompare, typeExpression } from './type-expression.ts'

export function typeCell(cell: UnaryTests, typing: Typing): IrCell {
  return cell.kind === 'any' ? { match: 'any' } : { match: cell.kind, tests: typeTests(cell.tests, typing) }
}

export const typeTests = (tests: readonly UnaryTest[], typing: Typing): IrTest[] => tests.map((test) => typeTest(test, typing))

const itOf = (typing: Typing): Ir => ({ op: 'it', type: typing.it ?? { kind: 'unknown' } })

function typeTest(test: UnaryTest, typing: Typing): IrTest {
  switch (test.kind) {
    case 'order': {
      const operand = typeExpression(test.operand, typing)
      typeCompare(test.op, itOf(typing), operand, typing)
      if (test.op === '=' && isNullLiteral(operand)) return { test: 'null' }
      if (test.op === '=' || test.op === '!=') return { test: 'equal', negated: test.op === '!=', operand }
      return { test: 'order', how: test.op, operand }
    }
    case 'interval': {
      const low = typeExpression(test.low, typing)
      const high = typeExpression(test.high, typing)
      typeCompare('>=', itOf(typing), low, typing)
      typeCompare('<=', itOf(typing), high, typing)
      return { test: 'interval', low, high, lowOpen: test.lowOpen, highOpen: test.highOpen }
    }
    case 'expression':
      return typeBody(test.body, typing)
  }
}

const isNullLiteral = (ir: Ir): boolean => ir.op === 'constant' && ir.type.kind === 'null'

/** A text without `?` is a value to equal; a boolean one over another kind of column, or any one with `?`, is a condition. */
function typeBody(body: Expr, typing: Typing): IrTest {
  const ir = typeExpression(body, typing)
  const it = itOf(typing)
  if (isNullLiteral(ir)) return { test: 'null' }
  const asks = mentionsIt(body)
  if (asks || (ir.type.kind === 'boolean' && it.type.kind !== 'boolean' && it.type.kind !== 'unknown' && ir.op !== 'constant')) {
    if (!fits(ir.type, { kind: 'boolean', nullable: true }))
      typing.fault('type-mismatch', `a condition is a boolean, this is a ${typeName(ir.type)}`)
    return { test: 'expression', body: ir }
  }
  if (ir.type.kind === 'list' && fits(ir.type.item, it.type)) return { test: 'equal', negated: false, operand: ir }
  if (!fits(ir.type, it.type) && it.type.kind !== 'null') {
    typing.fault('type-mismatch', `a ${typeName(ir.type)} in a column of ${typeName(it.type)}`)
  }
  checkLiteral(it, ir, typing)
  return { test: 'equal', negated: false, operand: ir }
}

/** `?` of an inner `in` is that `in`'s own. */
function mentionsIt(expr: Expr): boolean {
  switch (expr.kind) {
    case 'it':
      return true
    case 'literal':
    case 'name':
      return false
    case 'path':
      return mentionsIt(expr.of)
    case 'negate':
      return mentionsIt(expr.operand)
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return mentionsIt(expr.left) || mentionsIt(expr.right)
    case 'between':
      return [expr.value, expr.low, expr.high].some(mentionsIt)
    case 'in':
      return mentionsIt(expr.value)
    case 'if':
      return [expr.condition, expr.yes, expr.no].some(mentionsIt)
    case 'call':
      return expr.args.some(mentionsIt)
    case 'list':
      return expr.items.some(mentionsIt)
  }
}
