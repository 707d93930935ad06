/** Functions written in the text, and types written in the text. */
import type { Expr, TypeExpr } from '../feel/ast.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { anyType, isScalarKind, listOf, nullType, scalar, type Type } from '../feel/type.ts'
import type { Ir, IrParameter } from '../ir/ir.ts'
import type { TypeOfExpr } from './type-of-expr.ts'
import { bind, broken, didYouMean, type Typing } from './typing.ts'

/** `own`: the name by which it may call itself. */
export function typeFunction(expr: Extract<Expr, { kind: 'function' }>, typing: Typing, typeOf: TypeOfExpr, own?: string): Ir {
  if (expr.external) {
    typing.fault(expr, 'unsupported', 'an external function is outside the policy profile of FEEL')
    return broken
  }
  const types = expr.params.map(({ type }) => (type === null ? anyType : 'at' in type ? (resolveType(type, typing) ?? anyType) : type))
  const itself = own === undefined ? null : bind(typing, own, { kind: 'function', params: types, result: anyType })
  let inner: Typing = { ...(itself?.typing ?? typing), it: null }
  const params: IrParameter[] = []
  for (const [index, { name }] of expr.params.entries()) {
    const bound = bind(inner, name, types[index]!)
    params.push({ name, slot: bound.slot, type: types[index]! })
    inner = bound.typing
  }
  const body = typeOf(expr.body, inner)
  const type: Type = { kind: 'function', params: types, result: body.type }
  return { op: 'function', params, self: itself?.slot ?? null, once: null, body, type }
}

export function typeInstance(expr: Extract<Expr, { kind: 'instance' }>, value: Ir, typing: Typing): Ir {
  const of = resolveType(expr.type, typing)
  return of === null ? broken : { op: 'instance', value, of, type: scalar('boolean') }
}

const BARE: ReadonlyMap<string, Type> = new Map<string, Type>([
  ['Any', anyType],
  ['Null', nullType],
  ['list', listOf(anyType)],
  ['context', { kind: 'context', fields: new Map() }],
  ['range', { kind: 'range', of: anyType }],
  ['function', { kind: 'function', params: null, result: anyType }],
])

/** Null, and a fault, where a name is that of no type. */
function resolveType(expr: TypeExpr, typing: Typing): Type | null {
  switch (expr.kind) {
    case 'named':
      return resolveName(expr, typing)
    case 'list-of': {
      const item = resolveType(expr.item, typing)
      return item && listOf(item)
    }
    case 'range-of': {
      const of = resolveType(expr.of, typing)
      return of && { kind: 'range', of }
    }
    case 'context-of': {
      const fields = expr.fields.map(({ name, type }) => [name, resolveType(type, typing)] as const)
      const known = fields.flatMap(([name, type]) => (type === null ? [] : [[name, type] as const]))
      return known.length < fields.length ? null : { kind: 'context', fields: new Map(known) }
    }
    case 'function-of': {
      const params = expr.params.map((param) => resolveType(param, typing))
      const known = params.filter((param) => param !== null)
      const result = resolveType(expr.result, typing)
      return known.length < params.length || result === null ? null : { kind: 'function', params: known, result }
    }
  }
}

function resolveName(expr: Extract<TypeExpr, { kind: 'named' }>, typing: Typing): Type | null {
  const { name } = expr
  const type = isScalarKind(name) ? scalar(name) : (typing.language.typeNamed(name) ?? BARE.get(name))
  if (type !== undefined) return type
  typing.fault(expr, 'unknown-type', `no type is called \`${name}\``, didYouMean(nearestName(name, BARE.keys())))
  return null
}
