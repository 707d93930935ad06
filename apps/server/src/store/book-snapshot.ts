/**
 * Every row of a backup, of all organisations, as they stood at one moment, while writing goes on.
 *
 * Sees     one repeatable-read snapshot, as the owner of the tables; where row-level security would hide a row, PostgreSQL refuses instead
 *          (`row_security = off`), so that a backup is never silently a part.
 * Danger   rows that are changed meanwhile stay on disk until it ends: a backup that hangs for hours swells the table of accounts.
 */
import { type SectionName, sectionNamed } from './book-sections.ts'
import { FIRST_ORGANISATION } from './borrower-key.ts'
import type { Client, Database } from './database.ts'

/** Rows as JSON objects, in lines without their ends; a few hundred at a time. */
export type RowsOf = (section: SectionName) => AsyncGenerator<readonly string[]>

const AS_OWNER = `set local role none; set local row_security = off; set local timezone = 'UTC'; set local bytea_output = 'hex'`

export const withBookSnapshot = <T>(database: Database, work: (rowsOf: RowsOf) => Promise<T>): Promise<T> =>
  database.as(FIRST_ORGANISATION).withClient(async (client) => {
    await client.query('begin transaction isolation level repeatable read read only')
    await client.query(AS_OWNER)
    const value = await work((section) => readSection(client, section))
    await client.query('commit')
    return value
  })

async function* readSection(client: Client, section: SectionName): AsyncGenerator<readonly string[]> {
  const fetch = `fetch ${sectionNamed(section).rowsAtOnce} from section_rows`
  await client.query(`declare section_rows no scroll cursor for ${linesOf(section)}`)
  for (;;) {
    const { rows } = await client.query<{ line: string }>(fetch)
    if (rows.length === 0) break
    yield rows.map(({ line }) => line)
  }
  await client.query('close section_rows')
}

/** 64-bit numbers become text: JSON readers round them. */
function linesOf(name: SectionName): string {
  const { columns, order } = sectionNamed(name)
  const selected = columns.map((column) => {
    const [alias, expression] = column.split(/ = (.*)/)
    if (expression !== undefined) return `${expression} as ${alias}`
    return column === 'borrower_id' ? 't.borrower_id::text as borrower_id' : `t.${column}`
  })
  const sorted = order.map((column) => `t.${column}`)
  return `select row_to_json(r)::text as line from (select ${selected.join(', ')} from ${name} t order by ${sorted.join(', ')}) r`
}
