/** Takes the personal values out of a fact's data before anything else is done with it: what is left may be logged, hashed and decided on. */
import type { FactType } from '@fairline/contract/facts'
import { personalFieldsOf, personalKindOf } from '@fairline/contract/personal'
import type { PersonalValue } from '../store/submission.ts'

type Data = Readonly<Record<string, unknown>>

/** `rest`: without the values. `blanked`: null in their places, as the content is known again by. */
export type Taken = { readonly values: readonly PersonalValue[]; readonly rest: Data; readonly blanked: Data }

/** Undefined where nothing is personal, as in most facts. `data` fits the contract, in that version. */
export function takePersonal(type: FactType, version: number, data: Data): Taken | undefined {
  const fields = personalFieldsOf(type, version)
  if (fields.length === 0) return undefined
  const values = fields.flatMap(({ field }): PersonalValue[] => {
    const [kind, value] = [personalKindOf(type, field, data), data[field]]
    return kind !== undefined && typeof value === 'string' ? [{ field, kind, value }] : []
  })
  if (values.length === 0) return undefined
  const names = new Set(values.map(({ field }) => field))
  const rest = Object.fromEntries(Object.entries(data).filter(([name]) => !names.has(name)))
  return { values, rest, blanked: { ...rest, ...Object.fromEntries([...names].map((name) => [name, null])) } }
}
