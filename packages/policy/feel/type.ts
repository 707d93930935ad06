/**
 * Static types of FEEL expressions.
 *
 * `unknown` is the type of an expression that already has a fault: it fits everything, so one fault is told once.
 * `any` is known only at run time: it fits everything too, and what comes is judged when it is there.
 * A list, a context or a nullable scalar may be null at run time; so may any input that arrives malformed, hence no guard is ever dropped.
 */
export type TemporalKind = 'date' | 'time' | 'date and time' | 'days and time duration' | 'years and months duration'
export type ScalarKind = 'number' | 'string' | 'boolean' | TemporalKind
export type ScalarType = { readonly kind: ScalarKind; readonly nullable: boolean; readonly values?: readonly string[] }
export type ListType = { readonly kind: 'list'; readonly item: Type }
/** A field that is missing at run time reads as null. */
export type ContextType = { readonly kind: 'context'; readonly fields: ReadonlyMap<string, Type> }
export type RangeType = { readonly kind: 'range'; readonly of: Type }
/** `params` is null for a built-in function, whose arguments are judged at the call. */
export type FunctionType = { readonly kind: 'function'; readonly params: readonly Type[] | null; readonly result: Type }
export type Type =
  | ScalarType
  | ListType
  | ContextType
  | RangeType
  | FunctionType
  | { readonly kind: 'any' }
  | { readonly kind: 'null' }
  | { readonly kind: 'unknown' }

export const unknownType: Type = { kind: 'unknown' }
export const nullType: Type = { kind: 'null' }
export const anyType: Type = { kind: 'any' }
export const scalar = (kind: ScalarKind, nullable = true): ScalarType => ({ kind, nullable })
export const listOf = (item: Type): ListType => ({ kind: 'list', item })

const SCALARS: ReadonlySet<string> = new Set<ScalarKind>([
  'number',
  'string',
  'boolean',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
])
export const isScalarKind = (name: string): name is ScalarKind => SCALARS.has(name)
export const isScalarType = (type: Type): type is ScalarType => SCALARS.has(type.kind)
/** Nothing is known of it before it runs. */
export const isOpen = (type: Type): boolean => type.kind === 'any' || type.kind === 'unknown'

/** May a value of type `actual` stand where `wanted` is asked for? Nullability is not asked: FEEL lets null stand everywhere. */
export function fits(actual: Type, wanted: Type): boolean {
  if (isOpen(actual) || isOpen(wanted) || actual.kind === 'null') return true
  switch (actual.kind) {
    case 'list':
      return wanted.kind === 'list' && fits(actual.item, wanted.item)
    case 'range':
      return wanted.kind === 'range' && fits(actual.of, wanted.of)
    case 'context':
      return wanted.kind === 'context' && fitsFields(actual, wanted)
    case 'function':
      return wanted.kind === 'function' && fitsFunction(actual, wanted)
    default:
      return actual.kind === wanted.kind
  }
}

const fitsFields = (actual: ContextType, wanted: ContextType): boolean =>
  [...wanted.fields].every(([name, type]) => {
    const field = actual.fields.get(name)
    return field !== undefined && fits(field, type)
  })

/** A function takes at least what is asked for, and gives no more than that. */
function fitsFunction(actual: FunctionType, wanted: FunctionType): boolean {
  const { params } = wanted
  if (params === null || actual.params === null) return fits(actual.result, wanted.result)
  if (actual.params.length !== params.length) return false
  return actual.params.every((param, index) => fits(params[index]!, param)) && fits(actual.result, wanted.result)
}

/** The type that takes both, or null when there is none. Allowed values survive only when both sides have the same ones. */
export function unify(left: Type, right: Type): Type | null {
  if (left.kind === 'unknown' || right.kind === 'unknown') return unknownType
  if (left.kind === 'any' || right.kind === 'any') return anyType
  if (left.kind === 'null') return asNullable(right)
  if (right.kind === 'null') return asNullable(left)
  switch (left.kind) {
    case 'list': {
      const item = right.kind === 'list' ? unify(left.item, right.item) : null
      return item && listOf(item)
    }
    case 'range': {
      const of = right.kind === 'range' ? unify(left.of, right.of) : null
      return of && { kind: 'range', of }
    }
    case 'context':
      return right.kind === 'context' ? unifyFields(left, right) : null
    case 'function':
      return right.kind === 'function' ? { kind: 'function', params: null, result: unify(left.result, right.result) ?? anyType } : null
    default:
      return isScalarType(right) && left.kind === right.kind ? unifyScalars(left, right) : null
  }
}

function unifyScalars(left: ScalarType, right: ScalarType): ScalarType {
  const nullable = left.nullable || right.nullable
  return left.values && left.values === right.values ? { ...left, nullable } : scalar(left.kind, nullable)
}

/** Records of a list need not have all fields of each other: what one lacks reads as null. */
function unifyFields(left: ContextType, right: ContextType): Type | null {
  const fields = new Map(left.fields)
  for (const [name, type] of right.fields) {
    const known = fields.get(name)
    const joined = known === undefined ? type : unify(known, type)
    if (joined === null) return null
    fields.set(name, joined)
  }
  return { kind: 'context', fields }
}

const asNullable = (type: Type): Type => (isScalarType(type) ? { ...type, nullable: true } : type)

/** For messages: `number`, `list of string`, `context`. */
export function typeName(type: Type): string {
  if (type.kind === 'list') return `list of ${typeName(type.item)}`
  return type.kind === 'range' ? `range of ${typeName(type.of)}` : type.kind
}
