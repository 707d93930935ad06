/** SQL of `hold_view` as it is written: one row a hold, in force or lifted. */
import { writeInstant } from '@fairline/contract/instant'
import type { ViewedHold } from '@fairline/domain/views/viewed-line'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

export type HoldViewRow = {
  hold_id: string
  ref: string
  reason: string
  scope: ViewedHold['scope']
  placed_at: Date
  observed_until: Date | null
  lifted_at: Date | null
  placed_by_sequence: number
  lifted_by_sequence: number | null
}

export const HOLD_COLUMNS =
  'h.hold_id, h.ref, h.reason, h.scope, h.placed_at, h.observed_until, h.lifted_at, h.placed_by_sequence, h.lifted_by_sequence'

export const holdOf = (row: HoldViewRow): ViewedHold => ({
  id: row.hold_id,
  reason: row.reason,
  scope: row.scope,
  placedAt: row.placed_at.getTime(),
  observedUntil: row.observed_until?.getTime() ?? null,
  placedBySequence: row.placed_by_sequence,
  liftedAt: row.lifted_at?.getTime() ?? null,
  liftedBySequence: row.lifted_by_sequence,
})

export type HoldToSave = { readonly borrower: BorrowerKey; readonly ref: string; readonly hold: ViewedHold }

export async function saveHolds(client: Queryable, organisationId: number, holds: readonly HoldToSave[]): Promise<void> {
  if (holds.length === 0) return
  await client.query(
    `insert into hold_view (organisation_id, bucket, borrower_id, hold_id, ref, reason, scope, placed_at, observed_until, lifted_at,
       placed_by_sequence, lifted_by_sequence)
     select $1, bucket, borrower_id, hold_id, ref, reason, scope, placed_at, observed_until, lifted_at, placed_by_sequence, lifted_by_sequence
     from jsonb_to_recordset($2::jsonb) as new(bucket smallint, borrower_id bigint, hold_id text, ref text, reason text, scope text,
       placed_at timestamptz, observed_until timestamptz, lifted_at timestamptz, placed_by_sequence integer, lifted_by_sequence integer)
     on conflict (bucket, borrower_id, hold_id) do update set observed_until = excluded.observed_until, lifted_at = excluded.lifted_at,
       lifted_by_sequence = excluded.lifted_by_sequence`,
    [organisationId, JSON.stringify(holds.map(rowOf))],
  )
}

const rowOf = ({ borrower, ref, hold }: HoldToSave) => ({
  bucket: borrower.bucket,
  borrower_id: `${borrower.id}`,
  hold_id: hold.id,
  ref,
  reason: hold.reason,
  scope: hold.scope,
  placed_at: writeInstant(hold.placedAt),
  observed_until: hold.observedUntil === null ? null : writeInstant(hold.observedUntil),
  lifted_at: hold.liftedAt === null ? null : writeInstant(hold.liftedAt),
  placed_by_sequence: hold.placedBySequence,
  lifted_by_sequence: hold.liftedBySequence,
})
