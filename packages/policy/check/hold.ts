/** An expression and the type it is declared to have. */
import { fits, isOpen, type Type, typeName } from '../feel/type.ts'
import type { Held, Ir } from '../ir/ir.ts'
import type { Fault } from './typing.ts'

/** The expression, held to what is declared where that is not certain; what can never fit is told, and is null where nonsense is. */
export function hold(value: Ir, declared: Held | null, fault: Fault): Ir {
  if (declared === null || !requires(value.type, declared, fault)) return value
  // What has a fault already keeps a type that fits everywhere.
  const type = isOpen(declared.type) || value.type.kind === 'unknown' ? value.type : declared.type
  return { op: 'hold', value, to: declared, type }
}

/** Does holding a value of a type to what is declared change anything? */
export function requires(actual: Type, declared: Held, fault: Fault): boolean {
  if (!mayBecome(actual, declared.type))
    fault(null, 'type-mismatch', `this gives a ${typeName(actual)}, and says it is a ${typeName(declared.type)}`)
  return isConstrained(declared) || !isCertain(actual, declared.type)
}

/** Are there allowed values at some level? */
export function isConstrained({ allowed, item, fields, anyContext = false }: Held): boolean {
  return (
    allowed.match !== 'any' ||
    anyContext ||
    (item !== undefined && isConstrained(item)) ||
    [...(fields?.values() ?? [])].some(isConstrained)
  )
}

/** Nothing of it is left to be seen when it runs. */
function isCertain(actual: Type, wanted: Type): boolean {
  if (isOpen(wanted) || actual.kind === 'null') return true
  if (isOpen(actual) || !fits(actual, wanted)) return false
  if (actual.kind === 'list') return wanted.kind === 'list' && isCertain(actual.item, wanted.item)
  if (actual.kind !== 'context' || wanted.kind !== 'context') return actual.kind !== 'function'
  return [...wanted.fields].every(([name, type]) => isCertain(actual.fields.get(name)!, type))
}

/** Is there a value of the one type that is, or may be made, one of the other? */
export function mayBecome(actual: Type, wanted: Type): boolean {
  if (fits(actual, wanted)) return true
  if (wanted.kind === 'list') return mayBecome(actual.kind === 'list' ? actual.item : actual, wanted.item)
  if (actual.kind === 'list') return mayBecome(actual.item, wanted)
  if (actual.kind === 'date') return wanted.kind === 'date and time'
  if (actual.kind !== 'context' || wanted.kind !== 'context') return false
  return [...wanted.fields].every(([name, type]) => actual.fields.has(name) && mayBecome(actual.fields.get(name)!, type))
}
