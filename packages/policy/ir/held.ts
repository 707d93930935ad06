/** The parts of what a declared type asks of a value. */
import type { Type } from '../feel/type.ts'
import type { Held } from './ir.ts'

const anything = (type: Type): Held => ({ type, allowed: { match: 'any' } })

/** What the items of a list are held to; null for what is no list. */
export const itemOf = ({ type, item }: Held): Held | null => item ?? (type.kind === 'list' ? anything(type.item) : null)

/** What a field of a context is held to; null where there is none. */
export function fieldOf({ type, fields }: Held, name: string): Held | null {
  const known = type.kind === 'context' ? type.fields.get(name) : undefined
  return fields?.get(name) ?? (known ? anything(known) : null)
}
