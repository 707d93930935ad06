/** SQL of `desk_statement_entry` and `desk_import_row`: what of a desk's files waits for a person. */
import type { OpenReason } from '@fairline/domain/desk/statements/match-expected'
import type { Queryable } from './database.ts'

/** `bookedOn`: a calendar day. `path`, `line`: where it stands in its file. */
export type OpenEntryRow = Readonly<{
  statementId: string
  entryKey: string
  path: string
  line: number | null
  bookedOn: string
  amountMinor: number
  currency: string
  direction: 'credit' | 'debit' | 'neutral'
  why: OpenReason
}>

/** In place of what was kept of the statement before: it may be taken back, and come again. */
export async function keepOpenEntries(
  client: Queryable,
  organisationId: number,
  statementId: string,
  entries: readonly OpenEntryRow[],
): Promise<void> {
  await client.query('delete from desk_statement_entry where organisation_id = $1 and statement_id = $2', [organisationId, statementId])
  const rows = entries.map(({ entryKey, bookedOn, amountMinor, ...row }) => ({
    ...{ ...row, entry_key: entryKey, booked_on: bookedOn, amount_minor: amountMinor },
  }))
  await client.query(
    `insert into desk_statement_entry (organisation_id, statement_id, entry_key, path, line, booked_on, amount_minor, currency, direction, why)
      select $1, $2, new.entry_key, new.path, new.line, new.booked_on, new.amount_minor, new.currency, new.direction, new.why
      from jsonb_to_recordset($3::jsonb) as new(entry_key text, path text, line integer, booked_on date, amount_minor bigint, currency text,
        direction text, why text)`,
    [organisationId, statementId, JSON.stringify(rows)],
  )
}

type EntryRow = {
  statement_id: string
  entry_key: string
  path: string
  line: number | null
  booked_on: string
  amount_minor: string
  currency: string
  direction: OpenEntryRow['direction']
  why: OpenReason
}
const ENTRY_COLUMNS =
  'statement_id, entry_key, path, line, booked_on::text as booked_on, amount_minor::text as amount_minor, currency, direction, why'

const entryOf = (row: EntryRow): OpenEntryRow => ({
  ...{ statementId: row.statement_id, entryKey: row.entry_key, path: row.path, line: row.line, bookedOn: row.booked_on },
  ...{ amountMinor: Number(row.amount_minor), currency: row.currency, direction: row.direction, why: row.why },
})

/** Of one statement by their days; `limit`: so many at most. */
export async function listOpenEntries(
  database: Queryable,
  organisationId: number,
  { statementId, after, limit }: Readonly<{ statementId: string; after: string; limit: number }>,
): Promise<OpenEntryRow[]> {
  const { rows } = await database.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from desk_statement_entry where organisation_id = $1 and statement_id = $2 and entry_key > $3 order by entry_key limit $4`,
    [organisationId, statementId, after, limit],
  )
  return rows.map(entryOf)
}

export async function findOpenEntry(
  database: Queryable,
  organisationId: number,
  statementId: string,
  entryKey: string,
): Promise<OpenEntryRow | undefined> {
  const { rows } = await database.query<EntryRow>(
    `select ${ENTRY_COLUMNS} from desk_statement_entry where organisation_id = $1 and statement_id = $2 and entry_key = $3`,
    [organisationId, statementId, entryKey],
  )
  return rows.map(entryOf)[0]
}

/** `sealed`: bound to its place (`importRowPlace`). */
export type HeldRow = Readonly<{ row: number; sealed: Buffer }>
export const importRowPlace = (importId: string, row: number): string => `desk_import_row ${importId} ${row}`

export async function holdRows(
  client: Queryable,
  organisationId: number,
  importId: string,
  rows: readonly HeldRow[],
  at: number,
): Promise<void> {
  await client.query('delete from desk_import_row where organisation_id = $1 and import_id = $2', [organisationId, importId])
  await client.query(
    `insert into desk_import_row (organisation_id, import_id, first_row, sealed, held_at)
      select $1, $2, new.first_row, new.sealed, $5 from unnest($3::integer[], $4::bytea[]) as new(first_row, sealed)`,
    [organisationId, importId, rows.map(({ row }) => row), rows.map(({ sealed }) => sealed), new Date(at)],
  )
}

export async function listHeldRows(database: Queryable, organisationId: number, importId: string): Promise<HeldRow[]> {
  const { rows } = await database.query<HeldRow>(
    'select first_row as row, sealed from desk_import_row where organisation_id = $1 and import_id = $2 order by first_row',
    [organisationId, importId],
  )
  return rows
}

/** Those of them that were there. */
export async function dropHeldRows(
  client: Queryable,
  organisationId: number,
  importId: string,
  rows: readonly number[],
): Promise<number[]> {
  const { rows: dropped } = await client.query<{ row: number }>(
    'delete from desk_import_row where organisation_id = $1 and import_id = $2 and first_row = any($3::integer[]) returning first_row as row',
    [organisationId, importId, rows],
  )
  return dropped.map(({ row }) => row).sort((a, b) => a - b)
}

export async function dropAllHeldRows(client: Queryable, organisationId: number, importId: string): Promise<void> {
  await client.query('delete from desk_import_row where organisation_id = $1 and import_id = $2', [organisationId, importId])
}
