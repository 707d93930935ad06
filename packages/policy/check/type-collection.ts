/** Lists and contexts, and what walks over them: filters, `for`, `some` and `every`. */
import type { Expr, Iteration } from '../feel/ast.ts'
import { anyType, isOpen, isScalarType, listOf, nullType, scalar, type Type, typeName, unify, unknownType } from '../feel/type.ts'
import { childrenOf } from '../ir/children.ts'
import type { Ir, IrEntry, IrIterator } from '../ir/ir.ts'
import { typeFunction } from './type-function.ts'
import type { TypeOfExpr } from './type-of-expr.ts'
import { anyOr, bind, broken, coerced, type Typing, type Variable } from './typing.ts'

export function typeList({ items, ...at }: Extract<Expr, { kind: 'list' }>, typing: Typing, typeOf: TypeOfExpr): Ir {
  const typed = items.map((item) => typeOf(item, typing))
  const item = typed.reduce<Type | null>((joined, each) => joined && unify(joined, each.type), nullType)
  return { op: 'list', items: typed, type: listOf(anyOr(item, at, 'a list holds values of one type', typing)) }
}

export function typeContext(expr: Extract<Expr, { kind: 'context' }>, typing: Typing, typeOf: TypeOfExpr): Ir {
  const entries: IrEntry[] = []
  const fields = new Map<string, Type>()
  let inner = typing
  for (const entry of expr.entries) {
    if (fields.has(entry.key)) {
      typing.fault(entry, 'duplicate-name', `\`${entry.key}\` stands twice in this context`)
      return broken
    }
    const own = entry.value.kind === 'function' ? typeFunction(entry.value, inner, typeOf, entry.key) : typeOf(entry.value, inner)
    const value = entry.type === undefined ? own : coerced(own, entry.type)
    const { typing: next, slot } = bind(inner, entry.key, value.type)
    entries.push({ key: entry.key, slot, value })
    fields.set(entry.key, value.type)
    inner = next
  }
  const result = expr.result && typeOf(expr.result, inner)
  return { op: 'context', entries, result, type: result?.type ?? { kind: 'context', fields } }
}

/** What iterating over a value of this type gives; null where there is nothing to iterate over. */
function itemType(type: Type): Type {
  if (type.kind === 'list') return type.item
  return type.kind === 'range' ? type.of : type
}

export function typeFilter(expr: Extract<Expr, { kind: 'filter' }>, typing: Typing, typeOf: TypeOfExpr): Ir {
  const of = typeOf(expr.of, typing)
  if (of.type.kind === 'unknown') return broken
  const item = of.type.kind === 'list' ? of.type.item : of.type
  const { typing: inner, slot } = inItem(item, typing)
  const condition = typeOf(expr.condition, inner)
  const type = filteredType(condition.type, item)
  if (type !== null) return { op: 'filter', of, slot, condition, type }
  typing.fault(expr.condition, 'type-mismatch', `a filter is a number or a condition, this is a ${typeName(condition.type)}`)
  return broken
}

function filteredType(condition: Type, item: Type): Type | null {
  switch (condition.kind) {
    case 'number':
    case 'null':
      return isScalarType(item) ? { ...item, nullable: true } : item
    case 'boolean':
      return listOf(item)
    case 'any':
    case 'unknown':
      return anyType
    default:
      return null
  }
}

/** The fields of an item are names inside of its filter, and so is `item`, unless a field has that name. */
function inItem(type: Type, typing: Typing): { typing: Typing; slot: number } {
  const { typing: inner, slot } = bind(typing, 'item', type)
  const read: Ir = { op: 'slot', slot, name: 'item', type }
  if (type.kind !== 'context')
    return { typing: { ...inner, item: isOpen(type) ? { value: read, outside: inner.variables } : inner.item }, slot }
  const variables = new Map<string, Variable>(inner.variables)
  for (const [field, of] of type.fields)
    variables.set(field, { slot, type: of, kind: 'parameter', read: { op: 'field', of: read, field, type: of } })
  return { typing: { ...inner, variables }, slot }
}

export function typeFor(expr: Extract<Expr, { kind: 'for' }>, typing: Typing, typeOf: TypeOfExpr): Ir {
  const { iterators, typing: inner } = typeIterators(expr.iterators, typing, typeOf)
  const { typing: innermost, slot: partial } = bind(inner, 'partial', listOf(anyType))
  const body = typeOf(expr.body, innermost)
  return {
    op: 'for',
    iterators,
    partial: readsSlot(body, partial) ? partial : null,
    body,
    type: listOf(body.type.kind === 'unknown' ? unknownType : body.type),
  }
}

const readsSlot = (ir: Ir, slot: number): boolean =>
  (ir.op === 'slot' && ir.slot === slot) || childrenOf(ir).some((child) => readsSlot(child, slot))

export function typeQuantified(expr: Extract<Expr, { kind: 'quantified' }>, typing: Typing, typeOf: TypeOfExpr): Ir {
  const { iterators, typing: inner } = typeIterators(expr.iterators, typing, typeOf)
  const condition = typeOf(expr.condition, inner)
  if (
    condition.type.kind !== 'boolean' &&
    condition.type.kind !== 'null' &&
    condition.type.kind !== 'any' &&
    condition.type.kind !== 'unknown'
  )
    typing.fault(expr.condition, 'type-mismatch', `a condition is a boolean, this is a ${typeName(condition.type)}`)
  return { op: 'quantified', how: expr.how, iterators, condition, type: scalar('boolean') }
}

/** Each sees those before it. */
function typeIterators(
  iterations: readonly Iteration[],
  typing: Typing,
  typeOf: TypeOfExpr,
): { iterators: readonly IrIterator[]; typing: Typing } {
  const iterators: IrIterator[] = []
  let inner = typing
  for (const { name, from, to } of iterations) {
    const source = typeOf(from, inner)
    const end = to && typeOf(to, inner)
    const type = end === null ? itemType(source.type) : anyOr(unify(source.type, end.type), to, 'a range has two ends of one type', typing)
    const { typing: next, slot } = bind(inner, name, type)
    iterators.push({ slot, from: source, to: end })
    inner = next
  }
  return { iterators, typing: inner }
}
