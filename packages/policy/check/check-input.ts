/** Input data of a model beside what the host offers. */
import type { InputData } from '../dmn/model.ts'
import { nearestName } from '../feel/nearest-name.ts'
import { anyType, fits, listOf, type Type, typeName, unknownType } from '../feel/type.ts'
import type { InputSchema, OfferedInput } from '../input-schema.ts'
import type { IrCell, IrInput } from '../ir/ir.ts'
import type { Checking } from './check-text.ts'
import type { Place } from './diagnostic.ts'
import { requires } from './hold.ts'

const anything: IrCell = { match: 'any' }

export function checkInput({ name, typeRef, line }: InputData, slot: number, schema: InputSchema, checking: Checking): IrInput {
  const { report, file } = checking
  const place: Place = { file, line }
  const declared = checking.typeOf(typeRef, place)
  const offered = schema.get(name)
  if (!offered) {
    const nearest = nearestName(name, schema.keys())
    report(place, 'unknown-input', `no input is called \`${name}\``, nearest === undefined ? undefined : `did you mean \`${nearest}\`?`)
    return { name, slot, type: declared?.type ?? unknownType, allowed: anything, held: null }
  }
  const type = offeredType(offered, declared?.type)
  if (declared && !fits(type, declared.type))
    report(place, 'input-type-differs', `\`${name}\` is a ${typeName(type)}, the model says ${typeName(declared.type)}`)
  // Values that are not allowed are told by the input itself.
  const held = declared && { ...declared, allowed: anything }
  const certain = offered.type !== 'any' && (held === null || !requires(type, held, () => {}))
  return { name, slot, type, allowed: declared?.allowed ?? anything, held: certain ? null : held }
}

/** What is offered as anything is held to what the model says. */
function offeredType(offered: OfferedInput, declared: Type | undefined): Type {
  switch (offered.type) {
    case 'any':
      return declared ?? anyType
    case 'list':
      return listOf(offeredType(offered.item, declared?.kind === 'list' ? declared.item : undefined))
    case 'context': {
      const partOf = (field: string): Type | undefined => (declared?.kind === 'context' ? declared.fields.get(field) : undefined)
      return { kind: 'context', fields: new Map([...offered.fields].map(([field, part]) => [field, offeredType(part, partOf(field))])) }
    }
    default: {
      const { type: kind, nullable, values } = offered
      const allowed = values ?? (declared?.kind === 'string' ? declared.values : undefined)
      return { kind, nullable, ...(allowed === undefined ? {} : { values: allowed }) }
    }
  }
}
