/**
 * Values and types at run time: is a value of a type, and can it be made so?
 *
 * Source   DMN 1.5, section 10.3.2.9.4: a value stands for the list of it, a list of one value for the value; what does not fit is null.
 */
import { momentOf } from '../temporal/arithmetic.ts'
import { FeelDate } from '../temporal/date.ts'
import { isTemporal } from '../temporal/temporal.ts'
import { isContext, isFunction, isList, isNum, isRange, type Value } from '../value.ts'
import { anyType, type FunctionType, type Type } from './type.ts'

/** Is a value of a type, null being of all types? */
export function conforms(value: Value, type: Type): boolean {
  if (value === null) return true
  switch (type.kind) {
    case 'any':
    case 'unknown':
      return true
    case 'null':
      return false
    case 'number':
      return isNum(value)
    case 'string':
    case 'boolean':
      return typeof value === type.kind
    case 'list':
      return isList(value) && value.every((item) => conforms(item, type.item))
    case 'context':
      return isContext(value) && [...type.fields].every(([name, field]) => Object.hasOwn(value, name) && conforms(value[name]!, field))
    case 'range':
      return isRange(value) && conforms(value.low, type.of) && conforms(value.high, type.of)
    case 'function': {
      if (!isFunction(value)) return false
      const { params, result } = value
      return isSubtype({ kind: 'function', params: params?.map((param) => param.type) ?? null, result }, type)
    }
    default:
      return isTemporal(value) && value.kind === type.kind
  }
}

/** The value, made to fit where that can be; else null. */
export function coerce(value: Value, type: Type): Value {
  if (conforms(value, type)) return value
  if (type.kind === 'list') return !isList(value) && conforms(value, type.item) ? [value] : null
  if (isList(value) && value.length === 1) return coerce(value[0]!, type)
  return type.kind === 'date and time' && value instanceof FeelDate ? momentOf(value) : null
}

/** `instance of`: null is of the type Null only. */
export const isInstance = (value: Value, type: Type): boolean => (value === null ? type.kind === 'null' : conforms(value, type))

/** Is everything of one type of the other too? Here `any` takes all and is taken by itself only. */
function isSubtype(type: Type, wanted: Type): boolean {
  if (wanted.kind === 'any' || type.kind === 'null') return true
  switch (type.kind) {
    case 'list':
      return wanted.kind === 'list' && isSubtype(type.item, wanted.item)
    case 'range':
      return wanted.kind === 'range' && isSubtype(type.of, wanted.of)
    case 'context':
      return wanted.kind === 'context' && [...wanted.fields].every(([name, field]) => isSubtype(type.fields.get(name) ?? anyType, field))
    case 'function':
      return wanted.kind === 'function' && isSubfunction(type, wanted)
    default:
      return type.kind === wanted.kind
  }
}

/** It takes at least what is asked for, and gives no more than that. */
function isSubfunction({ params, result }: FunctionType, wanted: FunctionType): boolean {
  if (wanted.params === null) return true
  if (params === null || params.length !== wanted.params.length) return false
  return params.every((param, index) => isSubtype(wanted.params![index]!, param)) && isSubtype(result, wanted.result)
}
