/** Syntax tree → typed IR: resolves names to slots, gives every node a type and tells every mismatch. */
import type { Expr, UnaryTest } from '../feel/ast.ts'
import { BUILTINS, REFUSED_BUILTINS } from '../feel/builtins.ts'
import { mentionsIt } from '../feel/mentions-it.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { fits, nullType, type ScalarKind, scalar, type Type, typeName, unify } from '../feel/type.ts'
import type { Ir, IrTest } from '../ir/ir.ts'
import { negate } from '../value.ts'
import { checkLiteral, typeArithmetic, typeCompare } from './type-operator.ts'
import { broken, type KnownFunction, type Typing } from './typing.ts'

export function typeExpression(expr: Expr, typing: Typing): Ir {
  switch (expr.kind) {
    case 'literal':
      return { op: 'constant', value: expr.value, type: literalType(expr.value) }
    case 'name':
      return typeVariable(expr.name, typing)
    case 'it':
      return typeIt(typing)
    case 'path':
      return typePath(expr, typing)
    case 'negate':
      return typeNegate(expr.operand, typing)
    case 'arithmetic':
      return typeArithmetic(expr.op, typeExpression(expr.left, typing), typeExpression(expr.right, typing), typing)
    case 'compare':
      return typeCompare(expr.op, typeExpression(expr.left, typing), typeExpression(expr.right, typing), typing)
    case 'logic':
      return {
        op: 'logic',
        how: expr.op,
        left: typeAs('boolean', expr.left, typing),
        right: typeAs('boolean', expr.right, typing),
        type: scalar('boolean'),
      }
    case 'between':
      return typeBetween(expr, typing)
    case 'in':
      return typeIn(expr, typing)
    case 'if':
      return typeIf(expr, typing)
    case 'call':
      return typeCall(expr.name, expr.args, typing)
    case 'list':
      return typeList(expr.items, typing)
  }
}

function literalType(value: unknown): Type {
  if (value === null) return nullType
  if (typeof value === 'string') return scalar('string', false)
  return scalar(typeof value === 'boolean' ? 'boolean' : 'number', false)
}

function typeVariable(name: string, typing: Typing): Ir {
  const variable = typing.variables.get(name)
  if (variable) return { op: 'slot', slot: variable.slot, name, type: variable.type }
  if (typing.elsewhere.has(name)) {
    typing.fault('unknown-name', `\`${name}\` is not required by this decision`, 'add an information requirement for it')
    return broken
  }
  const nearest = nearestName(name, typing.variables.keys())
  typing.fault('unknown-name', `nothing is called \`${name}\``, nearest === undefined ? undefined : `did you mean \`${nearest}\`?`)
  return broken
}

function typeIt(typing: Typing): Ir {
  if (typing.it !== null) return { op: 'it', type: typing.it }
  typing.fault('syntax', '`?` has a meaning inside a cell only')
  return broken
}

function typePath(expr: Extract<Expr, { kind: 'path' }>, typing: Typing): Ir {
  const of = typeExpression(expr.of, typing)
  if (of.type.kind === 'unknown') return broken
  const type = of.type.kind === 'context' ? of.type.fields.get(expr.field) : undefined
  if (type !== undefined) return { op: 'field', of, field: expr.field, type }
  const nearest = of.type.kind === 'context' ? nearestName(expr.field, of.type.fields.keys()) : undefined
  const hint = nearest === undefined ? undefined : `did you mean \`${nearest}\`?`
  typing.fault('unknown-name', `a ${typeName(of.type)} has no field \`${expr.field}\``, hint)
  return broken
}

/** An expression that must be of one scalar kind (or null). */
function typeAs(kind: ScalarKind, expr: Expr, typing: Typing): Ir {
  const ir = typeExpression(expr, typing)
  if (fits(ir.type, scalar(kind))) return ir
  typing.fault('type-mismatch', `found a ${typeName(ir.type)} where a ${kind} should be`)
  return broken
}

function typeNegate(expr: Expr, typing: Typing): Ir {
  const operand = typeAs('number', expr, typing)
  if (operand.op !== 'constant' || operand.value === null) return { op: 'negate', operand, type: scalar('number') }
  return { ...operand, value: negate(operand.value as number) }
}

function typeBetween(expr: Extract<Expr, { kind: 'between' }>, typing: Typing): Ir {
  const value = typeExpression(expr.value, typing)
  const low = typeCompare('>=', value, typeExpression(expr.low, typing), typing)
  const high = typeCompare('<=', value, typeExpression(expr.high, typing), typing)
  return { op: 'logic', how: 'and', left: low, right: high, type: scalar('boolean') }
}

function typeIn(expr: Extract<Expr, { kind: 'in' }>, typing: Typing): Ir {
  const value = typeExpression(expr.value, typing)
  return { op: 'in', value, tests: typeTests(expr.tests, { ...typing, it: value.type }), type: scalar('boolean') }
}

function typeIf(expr: Extract<Expr, { kind: 'if' }>, typing: Typing): Ir {
  const condition = typeAs('boolean', expr.condition, typing)
  const yes = typeExpression(expr.yes, typing)
  const no = typeExpression(expr.no, typing)
  const type = unify(yes.type, no.type)
  if (type !== null) return { op: 'if', condition, yes, no, type }
  typing.fault('type-mismatch', `\`then\` gives a ${typeName(yes.type)}, \`else\` a ${typeName(no.type)}`)
  return broken
}

function typeList(items: readonly Expr[], typing: Typing): Ir {
  const typed = items.map((item) => typeExpression(item, typing))
  const item = typed.reduce<Type | null>((joined, each) => joined && unify(joined, each.type), nullType)
  if (item !== null) return { op: 'list', items: typed, type: { kind: 'list', item } }
  typing.fault('type-mismatch', 'a list holds values of one type')
  return broken
}

function typeCall(name: string, args: readonly Expr[], typing: Typing): Ir {
  const known = typing.functions.get(name)
  if (known) return typeApply(name, known, args, typing)
  const builtin = BUILTINS.get(name)
  if (!builtin) {
    refuseCall(name, typing)
    return broken
  }
  const typed = args.map((arg) => typeExpression(arg, typing))
  const spread = builtin.variadic && typed.length === 1 && typed[0]!.type.kind === 'list'
  const least = builtin.params.length - builtin.optional
  if (args.length < least || (!builtin.variadic && args.length > builtin.params.length)) {
    typing.fault('argument-count', `\`${name}\` takes ${builtin.optional > 0 ? 'at least ' : ''}${least} argument(s), found ${args.length}`)
    return broken
  }
  typed.forEach((arg, index) => {
    const kind = builtin.params[builtin.variadic ? 0 : index]!
    const wanted: Type = spread ? { kind: 'list', item: scalar(kind) } : scalar(kind)
    if (!fits(arg.type, wanted))
      typing.fault('type-mismatch', `argument ${index + 1} of \`${name}\` is a ${typeName(arg.type)}, not a ${typeName(wanted)}`)
  })
  return { op: 'call', name, args: typed, spread, type: scalar(builtin.result) }
}

function typeApply(name: string, { params, body }: KnownFunction, args: readonly Expr[], typing: Typing): Ir {
  const typed = args.map((arg) => typeExpression(arg, typing))
  if (args.length !== params.length) {
    typing.fault('argument-count', `\`${name}\` takes ${params.length} argument(s), found ${args.length}`)
    return broken
  }
  for (const [index, arg] of typed.entries()) {
    const { name: parameter, type } = params[index]!
    if (!fits(arg.type, type))
      typing.fault('type-mismatch', `\`${parameter}\` of \`${name}\` is a ${typeName(type)}, not a ${typeName(arg.type)}`)
  }
  return { op: 'apply', args: typed, slots: params.map(({ slot }) => slot), body, type: body.type }
}

function refuseCall(name: string, typing: Typing): void {
  if (REFUSED_BUILTINS.has(name)) {
    typing.fault('unsupported', `function \`${name}\` is outside the policy profile of FEEL`)
    return
  }
  const nearest = nearestName(name, BUILTINS.keys())
  typing.fault('unknown-function', `no function is called \`${name}\``, nearest === undefined ? undefined : `did you mean \`${nearest}\`?`)
}

/** Unary tests against the type of `?`. */
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
