/** SQL of `drawdown_view` as it is written: one row a drawdown. */
import { camelKeys, snakeKeys } from '@fairline/contract/case'
import type { Cause as CauseOnWire } from '@fairline/contract/cause'
import { writeInstant } from '@fairline/contract/instant'
import type { ViewedDrawdown } from '@fairline/domain/views/viewed-drawdown'
import type { z } from 'zod'
import type { Queryable } from './database.ts'
import { type Found, NAMED, type Named, namedValues, type ToSave } from './named-in-views.ts'
import { readTerms, type StoredTerms, writeTerms } from './stored-loan.ts'

/** As on the wire. */
export type StoredCauses = z.infer<typeof CauseOnWire>[]

export type DrawdownViewRow = {
  drawdown_id: string
  ref: string
  state: ViewedDrawdown['state']
  amount_minor: string
  currency: string | null
  purpose: string | null
  terms: StoredTerms | null
  decline_code: ViewedDrawdown['declineCode']
  causes: StoredCauses
  loan_id: string | null
  failure: string | null
  decided_at: Date
  ended_at: Date | null
  decided_by_sequence: number
  sequence: number
}

export const DRAWDOWN_COLUMNS =
  'd.drawdown_id, d.ref, d.state, d.amount_minor, d.currency, d.purpose, d.terms, d.decline_code, d.causes, d.loan_id, d.failure, d.decided_at, ' +
  'd.ended_at, d.decided_by_sequence, d.sequence'

export const drawdownOf = (row: DrawdownViewRow): ViewedDrawdown => ({
  ref: row.ref,
  id: row.drawdown_id,
  state: row.state,
  amountMinor: Number(row.amount_minor),
  currency: row.currency,
  purpose: row.purpose,
  terms: row.terms === null ? null : readTerms(row.terms),
  declineCode: row.decline_code,
  causes: camelKeys(row.causes),
  loanId: row.loan_id,
  failure: row.failure,
  decidedAt: row.decided_at.getTime(),
  endedAt: row.ended_at?.getTime() ?? null,
  decidedBySequence: row.decided_by_sequence,
  sequence: row.sequence,
})

export async function findDrawdowns(database: Queryable, named: readonly Named[]): Promise<Found<ViewedDrawdown>[]> {
  if (named.length === 0) return []
  const { rows } = await database.query<DrawdownViewRow & { borrower_id: string }>(
    `select d.borrower_id, ${DRAWDOWN_COLUMNS} from drawdown_view d
       join ${NAMED} on d.bucket = named.bucket and d.borrower_id = named.borrower_id and d.drawdown_id = named.id`,
    namedValues(named),
  )
  return rows.map((row) => ({ borrowerId: BigInt(row.borrower_id), one: drawdownOf(row) }))
}

export async function saveDrawdowns(
  client: Queryable,
  organisationId: number,
  drawdowns: readonly ToSave<ViewedDrawdown>[],
): Promise<void> {
  if (drawdowns.length === 0) return
  await client.query(
    `insert into drawdown_view (organisation_id, bucket, borrower_id, drawdown_id, ref, state, amount_minor, currency, purpose, terms, decline_code,
       causes, loan_id, failure, decided_at, ended_at, decided_by_sequence, sequence)
     select $1, bucket, borrower_id, drawdown_id, ref, state, amount_minor, currency, purpose, terms, decline_code, causes, loan_id, failure,
       decided_at, ended_at, decided_by_sequence, sequence
     from jsonb_to_recordset($2::jsonb) as new(bucket smallint, borrower_id bigint, drawdown_id text, ref text, state text, amount_minor bigint,
       currency text, purpose text, terms jsonb, decline_code text, causes jsonb, loan_id text, failure text, decided_at timestamptz,
       ended_at timestamptz, decided_by_sequence integer, sequence integer)
     on conflict (bucket, borrower_id, drawdown_id) do update set state = excluded.state, amount_minor = excluded.amount_minor,
       currency = excluded.currency, purpose = excluded.purpose, terms = excluded.terms, decline_code = excluded.decline_code,
       causes = excluded.causes, loan_id = excluded.loan_id, failure = excluded.failure, decided_at = excluded.decided_at,
       ended_at = excluded.ended_at, decided_by_sequence = excluded.decided_by_sequence, sequence = excluded.sequence`,
    [organisationId, JSON.stringify(drawdowns.map(rowOf))],
  )
}

const rowOf = ({ borrower, one }: ToSave<ViewedDrawdown>) => ({
  bucket: borrower.bucket,
  borrower_id: `${borrower.id}`,
  drawdown_id: one.id,
  ref: one.ref,
  state: one.state,
  amount_minor: one.amountMinor,
  currency: one.currency,
  purpose: one.purpose,
  terms: one.terms === null ? null : writeTerms(one.terms),
  decline_code: one.declineCode,
  causes: snakeKeys(one.causes),
  loan_id: one.loanId,
  failure: one.failure,
  decided_at: writeInstant(one.decidedAt),
  ended_at: one.endedAt === null ? null : writeInstant(one.endedAt),
  decided_by_sequence: one.decidedBySequence,
  sequence: one.sequence,
})
