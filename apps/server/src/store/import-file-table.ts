/** SQL of `import_file`: one row for each file of payments that came, found by its content. */
import { writeInstant } from '@fairline/contract/instant'
import type { ImportFaults } from '../imports/import-fault.ts'
import type { ImportTotal, StatementFigures } from '../imports/import-totals.ts'
import type { Queryable } from './database.ts'

export type ImportState = 'under-way' | 'done' | 'refused'

export type ImportFile = {
  readonly id: string
  /** In hexadecimal digits. */
  readonly sha256: string
  readonly kind: 'camt053' | 'csv'
  readonly bytes: number
  readonly actor: string
  readonly state: ImportState
  readonly receivedAt: number
  readonly finishedAt: number | null
  readonly isPartial: boolean
  readonly faults: ImportFaults
  readonly skipped: number
  readonly statements: readonly StatementFigures[]
  readonly totals: readonly ImportTotal[]
}

type Row = {
  id: string
  sha256: string
  kind: ImportFile['kind']
  bytes: number
  actor: string
  state: ImportState
  received_at: Date
  finished_at: Date | null
  is_partial: boolean
  fault_count: number
  faults: ImportFaults['told']
  skipped: number
  statements: readonly StatementFigures[]
  totals: readonly ImportTotal[]
}

const COLUMNS = `f.id, encode(f.sha256, 'hex') as sha256, f.kind, f.bytes, f.actor, f.state, f.received_at, f.finished_at, f.is_partial,
  f.fault_count, f.faults, f.skipped, f.statements, f.totals`

/** What came before under this id, unfinished or refused, gives way; what is done stays as it is. */
export async function saveImportFile(database: Queryable, organisationId: number, file: ImportFile): Promise<void> {
  const { id, sha256, kind, bytes, actor, state, receivedAt, finishedAt, isPartial, faults, skipped, statements, totals } = file
  await database.query(
    `insert into import_file as f (organisation_id, id, sha256, kind, bytes, actor, state, received_at, finished_at, is_partial, fault_count,
        faults, skipped, statements, totals)
      values ($1, $2, decode($3, 'hex'), $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
      on conflict (organisation_id, id) do update set state = excluded.state, finished_at = excluded.finished_at, is_partial = excluded.is_partial,
        totals = excluded.totals, faults = excluded.faults, fault_count = excluded.fault_count, skipped = excluded.skipped,
        statements = excluded.statements
      where f.state <> 'done'`,
    [
      ...[organisationId, id, sha256, kind, bytes, actor, state, writeInstant(receivedAt)],
      ...[finishedAt === null ? null : writeInstant(finishedAt), isPartial, faults.count, JSON.stringify(faults.told), skipped],
      ...[JSON.stringify(statements), JSON.stringify(totals)],
    ],
  )
}

export async function findImportFile(database: Queryable, organisationId: number, id: string): Promise<ImportFile | undefined> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from import_file f where f.organisation_id = $1 and f.id = $2`, [
    organisationId,
    id,
  ])
  return rows[0] && fileOf(rows[0])
}

/** The newest first. `key`: of `received_at`, for the next page. */
export async function listImportFiles(
  database: Queryable,
  organisationId: number,
  { after, limit }: { readonly after: readonly [receivedAt: string, id: string] | undefined; readonly limit: number },
): Promise<{ file: ImportFile; key: string }[]> {
  const values: unknown[] = [organisationId, limit]
  if (after) values.push(...after)
  const { rows } = await database.query<Row & { key: string }>(
    `select ${COLUMNS}, f.received_at::text as key from import_file f
      where f.organisation_id = $1 ${after ? 'and (f.received_at, f.id) < ($3::timestamptz, $4)' : ''}
      order by f.received_at desc, f.id desc limit $2`,
    values,
  )
  return rows.map((row) => ({ file: fileOf(row), key: row.key }))
}

const fileOf = ({ received_at, finished_at, is_partial, fault_count, faults, ...row }: Row): ImportFile => ({
  ...row,
  receivedAt: received_at.getTime(),
  finishedAt: finished_at?.getTime() ?? null,
  isPartial: is_partial,
  faults: { told: faults, count: fault_count },
})
