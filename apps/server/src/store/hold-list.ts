/** SQL of the list of holds, the newest first, a page at a time by keys. */
import type { HoldFilters } from '@fairline/contract/views/hold-row'
import type { ViewedHold } from '@fairline/domain/views/viewed-line'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { HOLD_COLUMNS, type HoldViewRow, holdOf } from './hold-view-table.ts'

/** `reasons`: what `reason` and `category` come to, undefined where neither was asked for. */
export type HoldQuestion = {
  readonly organisationId: number
  readonly filters: Omit<HoldFilters, 'reason' | 'category'> & { readonly reasons?: readonly string[] | undefined }
  readonly after: readonly [placedAt: string, holdId: string] | undefined
  readonly limit: number
}

export type ListedHold = { readonly ref: string; readonly hold: ViewedHold; readonly key: string }

const STATES = {
  'in-force': 'h.lifted_at is null',
  observed: 'h.lifted_at is null and h.observed_until is not null',
  lifted: 'h.lifted_at is not null',
} as const

export async function listHolds(database: Queryable, { organisationId, filters, after, limit }: HoldQuestion): Promise<ListedHold[]> {
  const values: unknown[] = [organisationId]
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = ['h.organisation_id = $1']
  const { state, reasons, scope, placed_from, placed_before } = filters
  if (state !== undefined) conditions.push(STATES[state])
  if (reasons !== undefined) conditions.push(`h.reason = any(${bind(reasons)})`)
  if (scope !== undefined) conditions.push(`h.scope = any(${bind(scope)})`)
  if (placed_from !== undefined) conditions.push(`h.placed_at >= ${bind(new Date(placed_from))}`)
  if (placed_before !== undefined) conditions.push(`h.placed_at < ${bind(new Date(placed_before))}`)
  if (after !== undefined) conditions.push(`(h.placed_at, h.hold_id) < (${bind(after[0])}::timestamptz, ${bind(after[1])})`)
  const { rows } = await database.query<HoldViewRow & { key: string }>(
    `select ${HOLD_COLUMNS}, h.placed_at::text as key from hold_view h where ${conditions.join(' and ')} order by h.placed_at desc, h.hold_id desc limit ${bind(limit)}`,
    values,
  )
  return rows.map((row) => ({ ref: row.ref, hold: holdOf(row), key: row.key }))
}

/** Every reason that some hold has, or had. */
export async function reasonsOfHolds(database: Queryable, organisationId: number): Promise<string[]> {
  const { rows } = await database.query<{ reason: string }>(
    `with recursive known as (
       (select reason from hold_view where organisation_id = $1 order by reason limit 1)
       union all
       select (select h.reason from hold_view h where h.organisation_id = $1 and h.reason > k.reason order by h.reason limit 1)
       from known k where k.reason is not null)
     select reason from known where reason is not null`,
    [organisationId],
  )
  return rows.map(({ reason }) => reason)
}

/** Of the event that placed it. */
export async function findHoldSequence(database: Queryable, { bucket, id }: BorrowerKey, holdId: string): Promise<number | undefined> {
  const { rows } = await database.query<{ sequence: number }>(
    'select placed_by_sequence as sequence from hold_view where bucket = $1 and borrower_id = $2 and hold_id = $3',
    [bucket, id, holdId],
  )
  return rows[0]?.sequence
}
