/**
 * Static types of FEEL expressions.
 *
 * `unknown` is the type of an expression that already has a fault: it fits everything, so one fault is told once.
 * A list, a context or a nullable scalar may be null at run time; so may any input that arrives malformed, hence no guard is ever dropped.
 */
export type ScalarKind = 'number' | 'string' | 'boolean'
export type ScalarType = { readonly kind: ScalarKind; readonly nullable: boolean; readonly values?: readonly string[] }
export type ListType = { readonly kind: 'list'; readonly item: Type }
export type ContextType = { readonly kind: 'context'; readonly fields: ReadonlyMap<string, Type> }
export type Type = ScalarType | ListType | ContextType | { readonly kind: 'null' } | { readonly kind: 'unknown' }

export const unknownType: Type = { kind: 'unknown' }
export const nullType: Type = { kind: 'null' }
export const scalar = (kind: ScalarKind, nullable = true): ScalarType => ({ kind, nullable })

/** May a value of type `actual` stand where `wanted` is asked for? Nullability is not asked: FEEL lets null stand everywhere. */
export function fits(actual: Type, wanted: Type): boolean {
  if (actual.kind === 'unknown' || wanted.kind === 'unknown' || actual.kind === 'null') return true
  if (actual.kind === 'list') return wanted.kind === 'list' && fits(actual.item, wanted.item)
  if (actual.kind !== 'context') return actual.kind === wanted.kind
  if (wanted.kind !== 'context') return false
  return [...wanted.fields].every(([name, type]) => {
    const field = actual.fields.get(name)
    return field !== undefined && fits(field, type)
  })
}

/** The type that takes both, or null when there is none. Allowed values survive only when both sides have the same ones. */
export function unify(left: Type, right: Type): Type | null {
  if (left.kind === 'unknown' || right.kind === 'unknown') return unknownType
  if (left.kind === 'null') return asNullable(right)
  if (right.kind === 'null') return asNullable(left)
  if (left.kind === 'list') {
    if (right.kind !== 'list') return null
    const item = unify(left.item, right.item)
    return item && { kind: 'list', item }
  }
  if (left.kind === 'context') return fits(left, right) && fits(right, left) ? left : null
  if (left.kind !== right.kind) return null
  const nullable = left.nullable || right.nullable
  return left.values && left.values === right.values ? { ...left, nullable } : scalar(left.kind, nullable)
}

function asNullable(type: Type): Type {
  return type.kind === 'number' || type.kind === 'string' || type.kind === 'boolean' ? { ...type, nullable: true } : type
}

/** For messages: `number`, `list of string`, `context`. */
export const typeName = (type: Type): string => (type.kind === 'list' ? `list of ${typeName(type.item)}` : type.kind)
