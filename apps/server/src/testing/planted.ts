/** Personal values planted in every place that takes one, and the search for them, in clear, over a whole database. */
import { wireType } from '@fairline/contract/cloud-event'
import { FACT_TYPES, FACTS, type FactType, PROFILE_FIELDS } from '@fairline/contract/facts'
import { personalFieldsOf } from '@fairline/contract/personal'
import type { TestDatabase } from './test-database.ts'

/** Like nothing else in the database. */
const MARK = '沁绿瑶'
let planted = 0

/** A value that nobody has: `kind` shows where it was found. */
export const plantedValue = (): string => `${MARK}${String(++planted).padStart(3, '0')}`
export const plantedPhone = (): string => `1397531${String(++planted).padStart(4, '0')}`
export const MARKS: readonly string[] = [MARK, '1397531']

/** Cases have to be there before something is said of them. */
const FIRST: readonly FactType[] = ['borrower-registered', 'case-opened', 'appeal-submitted', 'automated-decision-refused']
/** What ends a case comes after what is said on it. */
const LAST: readonly FactType[] = ['manual-review-decided', 'appeal-decided', 'case-closed']

/** Of a kind whose time may be extended; and about something else than the appeal, as one person may not decide both. */
const ABOUT: { readonly [T in FactType]?: object } = {
  'case-opened': { kind: 'complaint' },
  'automated-decision-refused': { notice_id: 'ntc_2' },
  'manual-review-decided': { hold_id: 'hd_2' },
}

const withValues = (type: FactType, more: object = {}): object => ({
  ...(FACTS[type].example as object),
  ...more,
  ...Object.fromEntries(personalFieldsOf(type).map(({ field, kind }) => [field, kind === 'phone' ? plantedPhone() : plantedValue()])),
})

/** The data of a message of each type that takes something personal, in an order in which they are taken. */
export function plantedMessages(): { type: string; data: object }[] {
  const personal = FACT_TYPES.filter((type) => personalFieldsOf(type).length > 0 && !FIRST.includes(type) && !LAST.includes(type))
  return [...FIRST, ...personal, ...LAST].flatMap((type) => {
    const fields = type === 'profile-changed' ? PROFILE_FIELDS.map((field) => withValues(type, { field })) : [withValues(type, ABOUT[type])]
    return fields.map((data) => ({ type: wireType(type), data }))
  })
}

/** `table.column` of each place where one of the values stands in clear: as text, or as bytes of UTF-8. */
export async function placesOf(testing: TestDatabase, values: readonly string[]): Promise<string[]> {
  const columns = await testing.query<{ schema: string; name: string; column: string }>(
    `select n.nspname as schema, c.relname as name, a.attname as column from pg_attribute a
     join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'
       and a.attnum > 0 and not a.attisdropped`,
  )
  const needles = values.flatMap((value) => [value, Buffer.from(value).toString('hex'), Buffer.from(value).toString('base64').slice(0, -3)])
  const looks = columns.map(
    ({ schema, name, column }) =>
      `select '${name}.${column}' as place where exists (select from "${schema}"."${name}" t, unnest($1::text[]) n where strpos(t."${column}"::text, n) > 0)`,
  )
  const found = await testing.query<{ place: string }>(looks.join(' union all '), [needles])
  return found.map(({ place }) => place)
}
