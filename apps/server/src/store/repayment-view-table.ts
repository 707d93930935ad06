/** SQL of `repayment_view` as it is written: one row a repayment. */
import { camelKeys, snakeKeys } from '@fairline/contract/case'
import { writeInstant } from '@fairline/contract/instant'
import type { RepaidPart as RepaidPartOnWire } from '@fairline/contract/loan-outcomes'
import type { ViewedRepayment } from '@fairline/domain/views/viewed-repayment'
import type { z } from 'zod'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { type Found, NAMED, type Named, namedValues, type ToSave } from './named-in-views.ts'
import { dayOrNull, textOrNull } from './stored-loan.ts'

type RepaymentViewRow = {
  repayment_id: string
  applied_by_sequence: number
  ref: string
  paid_at: Date
  paid_on: string | null
  amount_minor: string
  overpaid_minor: string
  beside_minor: string
  parts: z.infer<typeof RepaidPartOnWire>[]
  booked_on: string | null
  taken_back_at: Date | null
  taken_back_booked_on: string | null
  sequence: number
}

const COLUMNS =
  'r.repayment_id, r.applied_by_sequence, r.ref, r.paid_at, r.paid_on::text, r.amount_minor, r.overpaid_minor, r.beside_minor, r.parts, ' +
  'r.booked_on::text, r.taken_back_at, r.taken_back_booked_on::text, r.sequence'

const repaymentOf = (row: RepaymentViewRow): ViewedRepayment => ({
  ref: row.ref,
  id: row.repayment_id,
  paidAt: row.paid_at.getTime(),
  paidOn: dayOrNull(row.paid_on),
  amountMinor: Number(row.amount_minor),
  overpaidMinor: Number(row.overpaid_minor),
  besideMinor: Number(row.beside_minor),
  parts: camelKeys(row.parts),
  bookedOn: dayOrNull(row.booked_on),
  takenBackAt: row.taken_back_at?.getTime() ?? null,
  takenBackBookedOn: dayOrNull(row.taken_back_booked_on),
  appliedBySequence: row.applied_by_sequence,
  sequence: row.sequence,
})

/** Of those with one id the newest. */
export async function findRepayments(database: Queryable, named: readonly Named[]): Promise<Found<ViewedRepayment>[]> {
  if (named.length === 0) return []
  const { rows } = await database.query<RepaymentViewRow & { borrower_id: string }>(
    `select r.borrower_id, ${COLUMNS} from repayment_view r
       join ${NAMED} on r.bucket = named.bucket and r.borrower_id = named.borrower_id and r.repayment_id = named.id
     order by r.applied_by_sequence`,
    namedValues(named),
  )
  return rows.map((row) => ({ borrowerId: BigInt(row.borrower_id), one: repaymentOf(row) }))
}

/** All of a borrower in the order in which they were heard of; with a loan, those that paid some of it. */
export async function repaymentsOf(database: Queryable, { bucket, id }: BorrowerKey, loanId?: string): Promise<ViewedRepayment[]> {
  const { rows } = await database.query<RepaymentViewRow>(
    `select ${COLUMNS} from repayment_view r where r.bucket = $1 and r.borrower_id = $2 and ($3::jsonb is null or r.parts @> $3::jsonb)
     order by r.applied_by_sequence`,
    [bucket, id, loanId === undefined ? null : JSON.stringify([{ loan_id: loanId }])],
  )
  return rows.map(repaymentOf)
}

/** Of all borrowers of a bucket whose number is in a range, by borrower, each one's in the order in which they were heard of. */
export async function repaymentsBetween(
  database: Queryable,
  { bucket, from, to }: { readonly bucket: number; readonly from: bigint; readonly to: bigint },
): Promise<Found<ViewedRepayment>[]> {
  const { rows } = await database.query<RepaymentViewRow & { borrower_id: string }>(
    `select r.borrower_id, ${COLUMNS} from repayment_view r where r.bucket = $1 and r.borrower_id between $2 and $3
     order by r.borrower_id, r.applied_by_sequence`,
    [bucket, from, to],
  )
  return rows.map((row) => ({ borrowerId: BigInt(row.borrower_id), one: repaymentOf(row) }))
}

export async function saveRepayments(
  client: Queryable,
  organisationId: number,
  repayments: readonly ToSave<ViewedRepayment>[],
): Promise<void> {
  if (repayments.length === 0) return
  await client.query(
    `insert into repayment_view (organisation_id, bucket, borrower_id, repayment_id, applied_by_sequence, ref, paid_at, paid_on, amount_minor,
       overpaid_minor, beside_minor, parts, booked_on, taken_back_at, taken_back_booked_on, sequence)
     select $1, bucket, borrower_id, repayment_id, applied_by_sequence, ref, paid_at, paid_on, amount_minor, overpaid_minor, beside_minor, parts,
       booked_on, taken_back_at, taken_back_booked_on, sequence
     from jsonb_to_recordset($2::jsonb) as new(bucket smallint, borrower_id bigint, repayment_id text, applied_by_sequence integer, ref text,
       paid_at timestamptz, paid_on date, amount_minor bigint, overpaid_minor bigint, beside_minor bigint, parts jsonb, booked_on date,
       taken_back_at timestamptz, taken_back_booked_on date, sequence integer)
     on conflict (bucket, borrower_id, repayment_id, applied_by_sequence) do update set taken_back_at = excluded.taken_back_at,
       taken_back_booked_on = excluded.taken_back_booked_on, sequence = excluded.sequence`,
    [organisationId, JSON.stringify(repayments.map(rowOf))],
  )
}

const rowOf = ({ borrower, one }: ToSave<ViewedRepayment>) => ({
  bucket: borrower.bucket,
  borrower_id: `${borrower.id}`,
  repayment_id: one.id,
  applied_by_sequence: one.appliedBySequence,
  ref: one.ref,
  paid_at: writeInstant(one.paidAt),
  paid_on: textOrNull(one.paidOn),
  amount_minor: one.amountMinor,
  overpaid_minor: one.overpaidMinor,
  beside_minor: one.besideMinor,
  parts: snakeKeys(one.parts),
  booked_on: textOrNull(one.bookedOn),
  taken_back_at: one.takenBackAt === null ? null : writeInstant(one.takenBackAt),
  taken_back_booked_on: textOrNull(one.takenBackBookedOn),
  sequence: one.sequence,
})
