/** Which fields of which fact say something about a person, so that the store can seal them before anything else sees them. */
import type { FactType } from './facts.ts'
import { markOf, type PersonalKind, type PersonalMark } from './personal-text.ts'
import { newestVersion, versionsOf } from './versions.ts'

/** `field`: as on the wire, at the top of the fact's data. */
export type PersonalField = Readonly<{ field: string; kind: PersonalMark }>

/** What each profile field holds. */
const KIND_OF_PROFILE_FIELD: Readonly<Record<string, PersonalKind>> = {
  phone: 'phone',
  address: 'address',
  occupation: 'employer',
  identity_document: 'id_number',
  bank_card: 'bank_card',
}

/** By type, then by version. */
const known = new Map<FactType, (readonly PersonalField[] | undefined)[]>()

/** The personal fields of a fact's data, as that version of it was sent. */
export function personalFieldsOf(type: FactType, version = newestVersion(type)): readonly PersonalField[] {
  const found = known.get(type)?.[version]
  if (found) return found
  const shape = versionsOf(type)[version - 1]?.shape ?? {}
  const fields = Object.entries(shape).flatMap(([field, schema]) => {
    const kind = markOf(schema)
    return kind === undefined ? [] : [{ field, kind }]
  })
  const versions = known.get(type) ?? []
  versions[version] = fields
  known.set(type, versions)
  return fields
}

/**
 * The kind of one field of one fact; undefined for a field that is not personal. `data`: with the names of the wire or of the core.
 * Where nothing says what a field of `by-field` holds, it is free text: sealed like the rest, and never looked up.
 */
export function personalKindOf(type: FactType, field: string, data: Readonly<Record<string, unknown>>): PersonalKind | undefined {
  const kind = personalFieldsOf(type).find((one) => one.field === field)?.kind
  if (kind !== 'by-field') return kind
  const named = data.field
  return typeof named === 'string' && Object.hasOwn(KIND_OF_PROFILE_FIELD, named) ? KIND_OF_PROFILE_FIELD[named] : 'free_text'
}
