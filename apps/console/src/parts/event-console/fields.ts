/** A form from a schema: which fields, of which kind, and how a change of one is written back. */
import type { FieldSchema } from './fact-forms.ts'

export type FieldKind = 'choice' | 'choices' | 'flag' | 'instant' | 'number' | 'text' | 'texts'

/** `path`: one name, or two for a field of a nested object. */
export type Field = Readonly<{ path: readonly string[]; kind: FieldKind; isRequired: boolean; schema: FieldSchema }>

export function fieldsOf(schema: FieldSchema, above: readonly string[] = []): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const path = [...above, name]
    if (field.properties) return fieldsOf(field, path)
    return [{ path, kind: kindOf(field), isRequired: schema.required?.includes(name) ?? false, schema: field }]
  })
}

function kindOf({ type, enum: choices, items, format }: FieldSchema): FieldKind {
  if (type === 'array') return items?.enum ? 'choices' : 'texts'
  if (choices) return 'choice'
  if (type === 'boolean') return 'flag'
  if (format === 'date-time') return 'instant'
  return type === 'integer' || type === 'number' ? 'number' : 'text'
}

type Data = Readonly<Record<string, unknown>>

export const valueAt = (data: Data, [name, ...rest]: readonly string[]): unknown => {
  const value = name === undefined ? undefined : data[name]
  return rest.length === 0 ? value : valueAt(isData(value) ? value : {}, rest)
}

/** Undefined leaves the field out, and with its last field the object it stood in. */
export function withValue(data: Data, [name, ...rest]: readonly string[], value: unknown): Data {
  if (name === undefined) return data
  const { [name]: before, ...others } = data
  const next = rest.length === 0 ? value : withValue(isData(before) ? before : {}, rest, value)
  const isGone = next === undefined || (isData(next) && Object.keys(next).length === 0)
  if (isGone) return others
  return Object.hasOwn(data, name) ? { ...data, [name]: next } : { ...others, [name]: next }
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value)
