/** SQL of `loan_view` as it is written: one row a loan, read and put back by whoever follows the log. */
import { dayText, knownDay } from '@fairline/domain/kernel/day'
import { figuresOf, productIdOf, type ViewedLoan } from '@fairline/domain/views/viewed-loan'
import type { Queryable } from './database.ts'
import { type Found, NAMED, type Named, namedValues, type ToSave } from './named-in-views.ts'
import { dayOrNull, readGranted, readLoan, type StoredLoan, textOrNull, writeLoan } from './stored-loan.ts'

export type LoanViewRow = {
  loan_id: string
  ref: string
  drawdown_id: string
  currency: string
  principal_minor: string
  disbursed_on: string
  settled_on: string | null
  written_off_on: string | null
  booked_through: string
  loan: StoredLoan
  opened_by_sequence: number
  sequence: number
}

export const LOAN_COLUMNS =
  'l.loan_id, l.ref, l.drawdown_id, l.currency, l.principal_minor, l.disbursed_on::text, l.settled_on::text, l.written_off_on::text, ' +
  'l.booked_through::text, l.loan, l.opened_by_sequence, l.sequence'

export const loanOf = (row: LoanViewRow): ViewedLoan => ({
  ref: row.ref,
  drawdownId: row.drawdown_id,
  currency: row.currency,
  loan: {
    id: row.loan_id,
    principalMinor: Number(row.principal_minor),
    disbursedOn: knownDay(row.disbursed_on),
    ...readLoan(row.loan),
    writtenOffOn: dayOrNull(row.written_off_on),
  },
  bookedThrough: knownDay(row.booked_through),
  settledOn: dayOrNull(row.settled_on),
  openedBySequence: row.opened_by_sequence,
  sequence: row.sequence,
  reliefs: readGranted(row.loan),
})

export async function findLoans(database: Queryable, named: readonly Named[]): Promise<Found<ViewedLoan>[]> {
  if (named.length === 0) return []
  const { rows } = await database.query<LoanViewRow & { borrower_id: string }>(
    `select l.borrower_id, ${LOAN_COLUMNS} from loan_view l
       join ${NAMED} on l.bucket = named.bucket and l.borrower_id = named.borrower_id and l.loan_id = named.id`,
    namedValues(named),
  )
  return rows.map((row) => ({ borrowerId: BigInt(row.borrower_id), one: loanOf(row) }))
}

export async function saveLoans(client: Queryable, organisationId: number, loans: readonly ToSave<ViewedLoan>[]): Promise<void> {
  if (loans.length === 0) return
  await client.query(
    `insert into loan_view (organisation_id, bucket, borrower_id, loan_id, ref, drawdown_id, product, currency, principal_minor, principal_left_minor,
       disbursed_on, first_unpaid_on, overdue_from, settled_on, written_off_on, booked_through, loan, opened_by_sequence, sequence)
     select $1, bucket, borrower_id, loan_id, ref, drawdown_id, product, currency, principal_minor, principal_left_minor, disbursed_on,
       first_unpaid_on, overdue_from, settled_on, written_off_on, booked_through, loan, opened_by_sequence, sequence
     from jsonb_to_recordset($2::jsonb) as new(bucket smallint, borrower_id bigint, loan_id text, ref text, drawdown_id text, product text,
       currency text, principal_minor bigint, principal_left_minor bigint, disbursed_on date, first_unpaid_on date, overdue_from date,
       settled_on date, written_off_on date, booked_through date, loan jsonb, opened_by_sequence integer, sequence integer)
     on conflict (bucket, borrower_id, loan_id) do update set drawdown_id = excluded.drawdown_id, product = excluded.product,
       currency = excluded.currency, principal_minor = excluded.principal_minor, principal_left_minor = excluded.principal_left_minor,
       disbursed_on = excluded.disbursed_on, first_unpaid_on = excluded.first_unpaid_on, overdue_from = excluded.overdue_from,
       settled_on = excluded.settled_on, written_off_on = excluded.written_off_on, booked_through = excluded.booked_through,
       loan = excluded.loan, opened_by_sequence = excluded.opened_by_sequence, sequence = excluded.sequence`,
    [organisationId, JSON.stringify(loans.map(rowOf))],
  )
}

/** What is filtered and sorted by. */
export function loanColumnsOf(viewed: ViewedLoan) {
  const { principalLeftMinor, firstUnpaidOn, overdueFrom } = figuresOf(viewed)
  return {
    product: productIdOf(viewed.loan.terms.product),
    principal_left_minor: principalLeftMinor,
    first_unpaid_on: textOrNull(firstUnpaidOn),
    overdue_from: textOrNull(overdueFrom),
  }
}

function rowOf({ borrower, one }: ToSave<ViewedLoan>) {
  const { loan } = one
  return {
    bucket: borrower.bucket,
    borrower_id: `${borrower.id}`,
    loan_id: loan.id,
    ref: one.ref,
    drawdown_id: one.drawdownId,
    ...loanColumnsOf(one),
    currency: one.currency,
    principal_minor: loan.principalMinor,
    disbursed_on: dayText(loan.disbursedOn),
    settled_on: textOrNull(one.settledOn),
    written_off_on: textOrNull(loan.writtenOffOn),
    booked_through: dayText(one.bookedThrough),
    loan: writeLoan(loan, one.reliefs),
    opened_by_sequence: one.openedBySequence,
    sequence: one.sequence,
  }
}
