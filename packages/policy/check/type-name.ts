/** Names, and what stands behind a dot. */
import type { Expr } from '../feel/ast.ts'
import { BUILTINS } from '../feel/builtins/registry.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { propertyType } from '../feel/property-type.ts'
import { anyType, isOpen, listOf, type Type, typeName } from '../feel/type.ts'
import type { Ir } from '../ir/ir.ts'
import { broken, didYouMean, type Typing } from './typing.ts'

export function typeVariable(expr: Extract<Expr, { kind: 'name' }>, typing: Typing): Ir {
  const { item } = typing
  const known = typing.variables.get(expr.name)
  const outer = resolve(expr.name, typing)
  // What was brought in behind the item hides its fields; everything else is hidden by them.
  if (item === null || (known !== undefined && known !== item.outside.get(expr.name))) return outer ?? unknownName(expr, typing)
  return { op: 'field-or-else', of: item.value, field: expr.name, otherwise: outer ?? broken, type: anyType }
}

function resolve(name: string, typing: Typing): Ir | null {
  const variable = typing.variables.get(name)
  if (variable) return variable.read ?? { op: 'slot', slot: variable.slot, name, type: variable.type }
  const known = typing.functions.get(name)
  if (known) {
    const params = known.params.map(({ type }) => type)
    const { body, once } = known
    return { op: 'function', params: known.params, self: null, once, body, type: { kind: 'function', params, result: body.type } }
  }
  const builtin = BUILTINS.get(name)
  return builtin ? { op: 'builtin', name, type: { kind: 'function', params: null, result: anyType } } : null
}

function unknownName(expr: Extract<Expr, { kind: 'name' }>, typing: Typing): Ir {
  const { name } = expr
  if (typing.elsewhere.has(name)) {
    typing.fault(expr, 'unknown-name', `\`${name}\` is not required by this decision`, 'add an information requirement for it')
    return broken
  }
  typing.fault(expr, 'unknown-name', `nothing is called \`${name}\``, didYouMean(nearestName(name, typing.variables.keys())))
  return broken
}

export function typeIt(expr: Expr, typing: Typing): Ir {
  if (typing.it !== null) return { op: 'it', type: typing.it }
  typing.fault(expr, 'syntax', '`?` has a meaning inside a cell only')
  return broken
}

type Path = Extract<Expr, { kind: 'path' }>

export function typePath(expr: Path, of: Ir, typing: Typing): Ir {
  const { field } = expr
  if (of.type.kind === 'context') {
    const type = of.type.fields.get(field)
    return type === undefined ? unknownField(expr, of, typing) : { op: 'field', of, field, type }
  }
  const type = typeOfPath(of.type, field)
  return type === null ? unknownField(expr, of, typing) : { op: 'path', of, field, type }
}

/** Of what is no context: a list gives what its items have there. */
function typeOfPath(type: Type, field: string): Type | null {
  if (isOpen(type) || type.kind === 'null') return anyType
  if (type.kind !== 'list') return propertyType(type, field)
  const item = type.item.kind === 'context' ? (type.item.fields.get(field) ?? null) : typeOfPath(type.item, field)
  return item && listOf(item)
}

function unknownField(expr: Path, of: Ir, typing: Typing): Ir {
  const nearest = of.type.kind === 'context' ? nearestName(expr.field, of.type.fields.keys()) : undefined
  typing.fault(
    { at: expr.end - expr.field.length, end: expr.end },
    'unknown-name',
    `a ${typeName(of.type)} has no field \`${expr.field}\``,
    didYouMean(nearest),
  )
  return broken
}
