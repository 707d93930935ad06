/** SQL: what the views hold of one bucket, by name, to be held against the log. */
import { DAY_MEASURES } from '@fairline/domain/views/day-change'
import type { ViewedHold, ViewedLine } from '@fairline/domain/views/viewed-line'
import type { Queryable } from './database.ts'
import { HOLD_COLUMNS, type HoldViewRow, holdOf } from './hold-view-table.ts'
import { LINE_COLUMNS, type LineViewRow, lineOf } from './line-view-table.ts'

export async function storedLines(database: Queryable, organisationId: number, bucket: number): Promise<Map<bigint, ViewedLine>> {
  const { rows } = await database.query<LineViewRow & { borrower_id: string }>(
    `select l.borrower_id, ${LINE_COLUMNS} from line_view l where l.organisation_id = $1 and l.bucket = $2`,
    [organisationId, bucket],
  )
  return new Map(rows.map((row) => [BigInt(row.borrower_id), lineOf(row)]))
}

export async function storedHolds(database: Queryable, organisationId: number, bucket: number): Promise<Map<string, ViewedHold>> {
  const { rows } = await database.query<HoldViewRow>(
    `select ${HOLD_COLUMNS} from hold_view h where h.organisation_id = $1 and h.bucket = $2`,
    [organisationId, bucket],
  )
  return new Map(rows.map((row) => [row.hold_id, holdOf(row)]))
}

export async function storedDays(database: Queryable, organisationId: number, bucket: number): Promise<Map<string, unknown>> {
  const of = [organisationId, bucket]
  const amounts = await database.query<{ day: string; currency: string } & Record<string, string>>(
    `select day::text, bucket, currency, ${DAY_MEASURES.join(', ')} from day_view where organisation_id = $1 and bucket = $2`,
    of,
  )
  const reasons = await database.query<{ day: string; reason: string; placed: string; lifted: string }>(
    'select day::text, bucket, reason, placed, lifted from day_hold_view where organisation_id = $1 and bucket = $2',
    of,
  )
  return new Map<string, unknown>([
    ...amounts.rows.map((row) => [`${row.day} ${row.currency}`, withNumbers(row, DAY_MEASURES)] as const),
    ...reasons.rows.map((row) => [`${row.day} of ${row.reason}`, withNumbers(row, ['placed', 'lifted'])] as const),
  ])
}

const withNumbers = (row: Record<string, unknown>, names: readonly string[]) => ({
  ...row,
  ...Object.fromEntries(names.map((name) => [name, Number(row[name])])),
})
