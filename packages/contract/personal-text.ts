/** Fields that say something about a person: the schemas, with a mark that says of what kind they are. */
import { z } from 'zod'
import { prose, text } from './text.ts'

export const PERSONAL_KINDS = ['name', 'id_number', 'phone', 'address', 'bank_card', 'employer', 'email', 'free_text'] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]
/** `by-field`: another field of the same fact says what this one holds. */
export type PersonalMark = PersonalKind | 'by-field'

const marks = z.registry<{ readonly mark: PersonalMark }>()

/** Text of at most `max` characters that is personal. Only a field at the top of a fact's data may be; free text may have several lines. */
export const personal = (mark: PersonalMark, max: number) => (mark === 'free_text' ? prose(max) : text(max)).register(marks, { mark })

/** The mark of a field's schema, whether the field may be left out or not; undefined where nothing is personal. */
export const markOf = (schema: z.core.$ZodType): PersonalMark | undefined =>
  marks.get(schema)?.mark ?? (schema instanceof z.ZodOptional ? markOf(schema.def.innerType) : undefined)
