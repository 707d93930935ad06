/** SQL of `line_view` as it is written: one row a borrower, read and put back by whoever follows the log. */
import { writeInstant } from '@fairline/contract/instant'
import type { ViewedHold, ViewedLine } from '@fairline/domain/views/viewed-line'
import { bigints, smallints } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

export type LineViewRow = {
  ref: string
  sequence: number
  as_of: Date
  status: ViewedLine['status']
  currency: string | null
  limit_minor: string
  drawn_minor: string
  available_minor: string
  utilisation_permille: string | null
  grade: string | null
  behaviour_score: string | null
  opened_at: Date | null
  holds: StoredHold[]
}

type StoredHold = { id: string; reason: string; scope: ViewedHold['scope']; placed_at: string; observed_until: string | null; by: number }

export const LINE_COLUMNS =
  'l.ref, l.sequence, l.as_of, l.status, l.currency, l.limit_minor, l.drawn_minor, l.available_minor, l.utilisation_permille, l.grade, ' +
  'l.behaviour_score, l.opened_at, l.holds'

export const lineOf = (row: LineViewRow): ViewedLine => ({
  ref: row.ref,
  sequence: row.sequence,
  asOf: row.as_of.getTime(),
  status: row.status,
  currency: row.currency,
  limitMinor: Number(row.limit_minor),
  drawnMinor: Number(row.drawn_minor),
  availableMinor: Number(row.available_minor),
  utilisationPermille: row.utilisation_permille === null ? null : Number(row.utilisation_permille),
  grade: row.grade,
  behaviourScore: row.behaviour_score === null ? null : Number(row.behaviour_score),
  openedAt: row.opened_at?.getTime() ?? null,
  holds: row.holds.map(holdOf),
})

const holdOf = ({ id, reason, scope, placed_at, observed_until, by }: StoredHold): ViewedHold => ({
  id,
  reason,
  scope,
  placedAt: Date.parse(placed_at),
  observedUntil: observed_until === null ? null : Date.parse(observed_until),
  placedBySequence: by,
  liftedAt: null,
  liftedBySequence: null,
})

const storedOf = ({ id, reason, scope, placedAt, observedUntil, placedBySequence }: ViewedHold): StoredHold => ({
  id,
  reason,
  scope,
  placed_at: writeInstant(placedAt),
  observed_until: observedUntil === null ? null : writeInstant(observedUntil),
  by: placedBySequence,
})

/** What a line is found by in `hold_keys`: each reason, each scope, and each pair of both. */
export const pairKey = (reason: string, scope: string): string => `${reason} ${scope}`
const holdKeysOf = (holds: readonly ViewedHold[]): string[] => [
  ...new Set(holds.flatMap(({ reason, scope }) => [reason, scope, pairKey(reason, scope)])),
]

export async function findLines(database: Queryable, borrowers: readonly BorrowerKey[]): Promise<Map<bigint, ViewedLine>> {
  const { rows } = await database.query<LineViewRow & { borrower_id: string }>(
    `select l.borrower_id, ${LINE_COLUMNS} from line_view l
       join unnest($1::smallint[], $2::bigint[]) as wanted(bucket, borrower_id) using (bucket, borrower_id)`,
    [smallints(borrowers.map(({ bucket }) => bucket)), bigints(borrowers.map(({ id }) => id))],
  )
  return new Map(rows.map((row) => [BigInt(row.borrower_id), lineOf(row)]))
}

export type LineToSave = { readonly borrower: BorrowerKey; readonly line: ViewedLine }

/** One JSON text for all rows: PostgreSQL reads it faster than we could name sixteen arrays, and a view has no such hurry. */
export async function saveLines(client: Queryable, organisationId: number, lines: readonly LineToSave[]): Promise<void> {
  if (lines.length === 0) return
  await client.query(
    `insert into line_view (organisation_id, bucket, borrower_id, ref, sequence, as_of, status, currency, limit_minor, drawn_minor, available_minor,
       utilisation_permille, grade, behaviour_score, opened_at, holds, hold_keys)
     select $1, bucket, borrower_id, ref, sequence, as_of, status, currency, limit_minor, drawn_minor, available_minor, utilisation_permille, grade,
       behaviour_score, opened_at, holds, hold_keys
     from jsonb_to_recordset($2::jsonb) as new(bucket smallint, borrower_id bigint, ref text, sequence integer, as_of timestamptz, status text,
       currency text, limit_minor bigint, drawn_minor bigint, available_minor bigint, utilisation_permille bigint, grade text,
       behaviour_score bigint, opened_at timestamptz, holds jsonb, hold_keys text[])
     on conflict (bucket, borrower_id) do update set sequence = excluded.sequence, as_of = excluded.as_of, status = excluded.status,
       currency = excluded.currency, limit_minor = excluded.limit_minor, drawn_minor = excluded.drawn_minor,
       available_minor = excluded.available_minor, utilisation_permille = excluded.utilisation_permille, grade = excluded.grade,
       behaviour_score = excluded.behaviour_score, opened_at = excluded.opened_at, holds = excluded.holds, hold_keys = excluded.hold_keys`,
    [organisationId, JSON.stringify(lines.map(rowOf))],
  )
}

const rowOf = ({ borrower, line }: LineToSave) => ({
  bucket: borrower.bucket,
  borrower_id: `${borrower.id}`,
  ref: line.ref,
  sequence: line.sequence,
  as_of: writeInstant(line.asOf),
  status: line.status,
  currency: line.currency,
  limit_minor: line.limitMinor,
  drawn_minor: line.drawnMinor,
  available_minor: line.availableMinor,
  utilisation_permille: line.utilisationPermille,
  grade: line.grade,
  behaviour_score: line.behaviourScore,
  opened_at: line.openedAt === null ? null : writeInstant(line.openedAt),
  holds: line.holds.map(storedOf),
  hold_keys: holdKeysOf(line.holds),
})
