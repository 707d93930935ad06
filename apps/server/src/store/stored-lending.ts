/** SQL: what the views of lending hold of one bucket, by name, to be held against the log; and the same as a log folds to it. */
import { dayText } from '@fairline/domain/kernel/day'
import type { ViewedApplication } from '@fairline/domain/views/viewed-application'
import type { ViewedDrawdown } from '@fairline/domain/views/viewed-drawdown'
import type { ViewedLoan } from '@fairline/domain/views/viewed-loan'
import type { ViewedRepayment } from '@fairline/domain/views/viewed-repayment'
import { APPLICATION_COLUMNS, type ApplicationViewRow, applicationOf } from './application-view-table.ts'
import type { Queryable } from './database.ts'
import { DRAWDOWN_COLUMNS, type DrawdownViewRow, drawdownOf } from './drawdown-view-table.ts'
import type { EntryToSave, LedgerSums } from './ledger-view-table.ts'
import { LOAN_COLUMNS, type LoanViewRow, loanColumnsOf, loanOf } from './loan-view-table.ts'
import { repaymentsBetween } from './repayment-view-table.ts'

export type NamedRows = Map<string, unknown>
type Of = readonly [organisationId: number, bucket: number]

export const nameOfLoan = (one: ViewedLoan): string => `${one.ref} loan ${one.loan.id}`
export const nameOfDrawdown = (one: ViewedDrawdown): string => `${one.ref} drawdown ${one.id}`
export const nameOfRepayment = (one: ViewedRepayment): string => `${one.ref} repayment ${one.id} ${one.appliedBySequence}`
export const nameOfApplication = (one: ViewedApplication): string => `${one.ref} ${one.id}`
export const loanWithColumns = (one: ViewedLoan) => ({ ...one, columns: loanColumnsOf(one) })

export function dueRows(sums: LedgerSums): NamedRows {
  return new Map(sums.dueDays().map((row) => [`due ${row.due_on} ${row.currency} ${row.product}`, row]))
}

export function ledgerRows(entries: readonly EntryToSave[], sums: LedgerSums): NamedRows {
  return new Map<string, unknown>([
    ...entries.map(({ ref, entry }) => [`${ref} ${entry.sequence} ${entry.nth}`, entryRow(ref, entry)] as const),
    ...sums.ledgerDays().map((row) => [`${row.booked_on} ${row.currency} ${row.product} ${row.account}`, row] as const),
  ])
}

const entryRow = (ref: string, { bookedOn, through, loanId, amountMinor, currency, product, account }: EntryToSave['entry']) => ({
  ref,
  booked_on: dayText(bookedOn),
  through: dayText(through),
  currency,
  product,
  loan_id: loanId,
  account,
  amount_minor: amountMinor,
})

const LAST_BORROWER = 2n ** 63n - 1n

export async function storedLoans(database: Queryable, [organisationId, bucket]: Of): Promise<NamedRows> {
  const of = [organisationId, bucket]
  const loans = await database.query<LoanViewRow & Record<string, unknown> & { principal_left_minor: string }>(
    `select ${LOAN_COLUMNS}, l.product, l.principal_left_minor, l.first_unpaid_on::text, l.overdue_from::text from loan_view l
     where l.organisation_id = $1 and l.bucket = $2`,
    of,
  )
  const drawdowns = await database.query<DrawdownViewRow>(
    `select ${DRAWDOWN_COLUMNS} from drawdown_view d where d.organisation_id = $1 and d.bucket = $2`,
    of,
  )
  const due = await database.query<{ due_on: string; currency: string; product: string } & Record<string, unknown>>(
    `select due_on::text, bucket, currency, product, instalments, principal_minor, interest_minor from due_day_view
     where organisation_id = $1 and bucket = $2`,
    of,
  )
  const repayments = await repaymentsBetween(database, { bucket, from: 0n, to: LAST_BORROWER })
  return new Map<string, unknown>([
    ...loans.rows.map((row) => {
      const { product, first_unpaid_on, overdue_from } = row
      const columns = { product, principal_left_minor: Number(row.principal_left_minor), first_unpaid_on, overdue_from }
      const loan = loanOf(row)
      return [nameOfLoan(loan), { ...loan, columns }] as const
    }),
    ...drawdowns.rows.map(drawdownOf).map((one) => [nameOfDrawdown(one), one] as const),
    ...repayments.map(({ one }) => [nameOfRepayment(one), one] as const),
    ...due.rows.map(
      (row) =>
        [
          `due ${row.due_on} ${row.currency} ${row.product}`,
          withNumbers(row, ['instalments', 'principal_minor', 'interest_minor']),
        ] as const,
    ),
  ])
}

export async function storedApplications(database: Queryable, [organisationId, bucket]: Of): Promise<NamedRows> {
  const { rows } = await database.query<ApplicationViewRow>(
    `select ${APPLICATION_COLUMNS} from application_view p where p.organisation_id = $1 and p.bucket = $2`,
    [organisationId, bucket],
  )
  return new Map(rows.map(applicationOf).map((one) => [nameOfApplication(one), one]))
}

export async function storedLedger(database: Queryable, [organisationId, bucket]: Of): Promise<NamedRows> {
  const entries = await database.query<{ ref: string; sequence: number; nth: number } & Record<string, unknown>>(
    `select ref, sequence, nth, booked_on::text, through::text, currency, product, loan_id, account, amount_minor from journal_view
     where organisation_id = $1 and bucket = $2`,
    [organisationId, bucket],
  )
  const days = await database.query<{ booked_on: string; currency: string; product: string; account: string } & Record<string, unknown>>(
    `select booked_on::text, bucket, currency, product, account, debit_minor, credit_minor from ledger_day_view
     where organisation_id = $1 and bucket = $2`,
    [organisationId, bucket],
  )
  return new Map<string, unknown>([
    ...entries.rows.map(({ sequence, nth, ...row }) => [`${row.ref} ${sequence} ${nth}`, withNumbers(row, ['amount_minor'])] as const),
    ...days.rows.map(
      (row) =>
        [`${row.booked_on} ${row.currency} ${row.product} ${row.account}`, withNumbers(row, ['debit_minor', 'credit_minor'])] as const,
    ),
  ])
}

const withNumbers = (row: Record<string, unknown>, names: readonly string[]) => ({
  ...row,
  ...Object.fromEntries(names.map((name) => [name, Number(row[name])])),
})
