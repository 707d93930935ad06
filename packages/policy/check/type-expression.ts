/** Syntax tree → typed IR: resolves names to slots, gives every node a type and tells every mismatch. */
import type { Expr } from '../feel/ast.ts'
import { nullType, scalar, type Type, typeName, unify } from '../feel/type.ts'
import type { Ir } from '../ir/ir.ts'
import { readTemporal } from '../temporal/read.ts'
import { folded } from './fold.ts'
import { typeCall } from './type-call.ts'
import { typeContext, typeFilter, typeFor, typeList, typeQuantified } from './type-collection.ts'
import { typeFunction, typeInstance } from './type-function.ts'
import { typeIt, typePath, typeVariable } from './type-name.ts'
import { requireKind, typeArithmetic, typeCompare, typeNegate } from './type-operator.ts'
import { typeRange, typeTests } from './type-test.ts'
import { anyOr, broken, type Typing } from './typing.ts'

/** Folded: what is made of constants is one. */
export const typeExpression = (expr: Expr, typing: Typing): Ir => folded(typeNode(expr, typing))

function typeNode(expr: Expr, typing: Typing): Ir {
  switch (expr.kind) {
    case 'literal':
      return { op: 'constant', value: expr.value, type: literalType(expr.value) }
    case 'temporal':
      return typeTemporal(expr, typing)
    case 'name':
      return typeVariable(expr, typing)
    case 'it':
      return typeIt(expr, typing)
    case 'path':
      return typePath(expr, typeExpression(expr.of, typing), typing)
    case 'filter':
      return typeFilter(expr, typing, typeExpression)
    case 'negate':
      return typeNegate(expr, typeExpression(expr.operand, typing), typing)
    case 'arithmetic':
      return typeArithmetic(expr, typeExpression(expr.left, typing), typeExpression(expr.right, typing), typing)
    case 'compare':
      return typeCompare(expr, expr.op, typeExpression(expr.left, typing), typeExpression(expr.right, typing), typing)
    case 'logic':
      return typeLogic(expr, typing)
    case 'between':
      return typeBetween(expr, typing)
    case 'in':
      return typeIn(expr, typing)
    case 'if':
      return typeIf(expr, typing)
    case 'call':
      return typeCall(expr, typing, typeExpression)
    case 'list':
      return typeList(expr, typing, typeExpression)
    case 'context':
      return typeContext(expr, typing, typeExpression)
    case 'range':
      return typeRange(expr.test, typing, typeExpression)
    case 'function':
      return typeFunction(expr, typing, typeExpression)
    case 'instance':
      return typeInstance(expr, typeExpression(expr.value, typing), typing)
    case 'for':
      return typeFor(expr, typing, typeExpression)
    case 'quantified':
      return typeQuantified(expr, typing, typeExpression)
    case 'box':
      return expr.check(typing)
  }
}

function literalType(value: unknown): Type {
  if (value === null) return nullType
  if (typeof value === 'string') return scalar('string', false)
  return scalar(typeof value === 'boolean' ? 'boolean' : 'number', false)
}

function typeTemporal(expr: Extract<Expr, { kind: 'temporal' }>, typing: Typing): Ir {
  const value = readTemporal(expr.text)
  if (value !== null) return { op: 'constant', value, type: scalar(value.kind, false) }
  typing.fault(expr, 'syntax', `"${expr.text}" is no date, time or duration`)
  return broken
}

function typeLogic(expr: Extract<Expr, { kind: 'logic' }>, typing: Typing): Ir {
  const [left, right] = [expr.left, expr.right].map((side) => requireKind('boolean', side, typeExpression(side, typing), typing))
  return { op: 'logic', how: expr.op, left: left!, right: right!, type: scalar('boolean') }
}

function typeBetween(expr: Extract<Expr, { kind: 'between' }>, typing: Typing): Ir {
  const value = typeExpression(expr.value, typing)
  const low = typeCompare(expr, '>=', value, typeExpression(expr.low, typing), typing)
  const high = typeCompare(expr, '<=', value, typeExpression(expr.high, typing), typing)
  return { op: 'logic', how: 'and', left: low, right: high, type: scalar('boolean') }
}

function typeIn(expr: Extract<Expr, { kind: 'in' }>, typing: Typing): Ir {
  const value = typeExpression(expr.value, typing)
  const tests = typeTests(expr.tests, { ...typing, it: value.type }, typeExpression, expr.tests.length === 1 ? 'alone' : 'among others')
  return { op: 'in', value, tests, type: scalar('boolean') }
}

function typeIf(expr: Extract<Expr, { kind: 'if' }>, typing: Typing): Ir {
  const condition = typeExpression(expr.condition, typing)
  const yes = typeExpression(expr.yes, typing)
  const no = typeExpression(expr.no, typing)
  if (requireKind('boolean', expr.condition, condition, typing) === broken) return broken
  const mixed = `\`then\` gives a ${typeName(yes.type)}, \`else\` a ${typeName(no.type)}`
  return { op: 'if', condition, yes, no, type: anyOr(unify(yes.type, no.type), expr, mixed, typing) }
}
