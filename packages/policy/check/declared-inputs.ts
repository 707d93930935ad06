/** What a host offers that asks for nothing of its own: every input of the model, typed as it says there, and each may be missing. */
import type { DmnModel } from '../dmn/model.ts'
import { isScalarType, type Type } from '../feel/type.ts'
import type { InputSchema, OfferedInput } from '../input-schema.ts'
import { reportInto } from './diagnostic.ts'
import { typesOf } from './model-types.ts'
import { newLanguage } from './typing.ts'

/** Faults of types are told when the model itself is checked. */
export function declaredInputs(model: DmnModel, file: string, moment?: string): InputSchema {
  const typeOf = typesOf(model.types, file, { report: reportInto([]), language: newLanguage(true) })
  const offered = model.inputs.map(({ name, typeRef }): [string, OfferedInput] => [name, offerOf(typeOf(typeRef, { file })?.type)])
  return new Map(moment === undefined ? offered : [...offered, [moment, { type: 'date and time', nullable: true }]])
}

function offerOf(type: Type | undefined): OfferedInput {
  if (type === undefined) return { type: 'any', nullable: true }
  if (isScalarType(type)) return { type: type.kind, nullable: true }
  if (type.kind === 'list') return { type: 'list', nullable: true, item: offerOf(type.item) }
  if (type.kind !== 'context') return { type: 'any', nullable: true }
  return { type: 'context', nullable: true, fields: new Map([...type.fields].map(([name, field]) => [name, offerOf(field)])) }
}
