/**
 * SQL of the list of loans: filtered, in any order, a page at a time by keys. What is missing comes below every value, in either direction.
 *
 * Day      what is overdue is so on a day, which is passed in: no row changes because a day went by.
 */
import type { LoanFilters, LoanSortColumn } from '@fairline/contract/views/loan-row'
import { type Day, dayText } from '@fairline/domain/kernel/day'
import { daysOfBucket } from '@fairline/domain/loan/delinquency'
import type { ViewedLoan } from '@fairline/domain/views/viewed-loan'
import { borrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { LOAN_COLUMNS, type LoanViewRow, loanOf } from './loan-view-table.ts'

/** Each has its index, on this very expression (migration 0004). */
const SORTED_BY: Readonly<Record<Exclude<LoanSortColumn, 'loan_id'>, { readonly key: string; readonly type: 'bigint' | 'date' }>> = {
  disbursed_on: { key: 'l.disbursed_on', type: 'date' },
  principal_minor: { key: 'l.principal_minor', type: 'bigint' },
  principal_left_minor: { key: 'l.principal_left_minor', type: 'bigint' },
  first_unpaid_on: { key: `coalesce(l.first_unpaid_on, '-infinity'::date)`, type: 'date' },
  settled_on: { key: `coalesce(l.settled_on, '-infinity'::date)`, type: 'date' },
}

/** The type of the values that this order is by. */
export const loanSortType = (column: LoanSortColumn): 'text' | 'bigint' | 'date' => (column === 'loan_id' ? 'text' : SORTED_BY[column].type)

export type LoanQuestion = {
  readonly organisationId: number
  readonly filters: LoanFilters
  /** The day on which loans are overdue, or are not. */
  readonly today: Day
  readonly sort: { readonly column: LoanSortColumn; readonly descending: boolean }
  readonly after: readonly [key: string, loanId: string, ref: string] | undefined
  readonly limit: number
}

export type ListedLoan = { readonly loan: ViewedLoan; readonly key: string }

export async function listLoans(database: Queryable, question: LoanQuestion): Promise<ListedLoan[]> {
  const { organisationId, filters, today, sort, after, limit } = question
  const values: unknown[] = [organisationId]
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = ['l.organisation_id = $1', ...conditionsOf(filters, organisationId, today, bind)]
  const [compare, direction] = sort.descending ? ['<', 'desc'] : ['>', 'asc']
  const { key, type } = sort.column === 'loan_id' ? { key: 'l.loan_id', type: 'text' } : SORTED_BY[sort.column]
  const keys = sort.column === 'loan_id' ? ['l.loan_id', 'l.ref'] : [key, 'l.loan_id', 'l.ref']
  if (after !== undefined) {
    const [value, loanId, ref] = after
    const bound = sort.column === 'loan_id' ? [bind(loanId), bind(ref)] : [`${bind(value)}::${type}`, bind(loanId), bind(ref)]
    conditions.push(`(${keys.join(', ')}) ${compare} (${bound.join(', ')})`)
  }
  const { rows } = await database.query<LoanViewRow & { key: string }>(
    `select ${LOAN_COLUMNS}, ${key}::text as key from loan_view l where ${conditions.join(' and ')}
     order by ${keys.map((one) => `${one} ${direction}`).join(', ')} limit ${bind(limit)}`,
    values,
  )
  return rows.map((row) => ({ loan: loanOf(row), key: row.key }))
}

export async function findLoan(database: Queryable, organisationId: number, ref: string, loanId: string): Promise<ViewedLoan | undefined> {
  const { bucket, id } = borrowerKey(organisationId, ref)
  const { rows } = await database.query<LoanViewRow>(
    `select ${LOAN_COLUMNS} from loan_view l where l.bucket = $1 and l.borrower_id = $2 and l.loan_id = $3`,
    [bucket, id, loanId],
  )
  return rows[0]?.ref === ref ? loanOf(rows[0]) : undefined
}

type Bind = (value: unknown) => string

const RUNNING = 'l.settled_on is null and l.written_off_on is null'
/** What is bound must be used: PostgreSQL asks of what type it is. */
const STATUSES = {
  open: (today: () => string) => `(${RUNNING} and l.overdue_from > ${today()})`,
  overdue: (today: () => string) => `(${RUNNING} and l.overdue_from <= ${today()})`,
  settled: () => '(l.settled_on is not null)',
  written_off: () => '(l.settled_on is null and l.written_off_on is not null)',
} as const

function conditionsOf(filters: LoanFilters, organisationId: number, today: Day, bind: Bind): string[] {
  const conditions: string[] = []
  const { borrower, status, product, bucket, currency, due_before, due_on } = filters
  if (borrower !== undefined) {
    const key = borrowerKey(organisationId, borrower)
    conditions.push(`l.bucket = ${bind(key.bucket)} and l.borrower_id = ${bind(key.id)}`)
  }
  const on = () => `${bind(dayText(today))}::date`
  if (status !== undefined) conditions.push(anyOf(status.map((one) => STATUSES[one](on))))
  if (product !== undefined) conditions.push(`l.product = any(${bind(product)})`)
  if (bucket !== undefined) conditions.push(anyOf(bucket.map((one) => inBucket(one, on()))))
  if (currency !== undefined) conditions.push(`l.currency = any(${bind(currency)})`)
  if (due_before !== undefined) conditions.push(`l.first_unpaid_on < ${bind(due_before)}::date`)
  if (due_on !== undefined) conditions.push(dueOn(bind(due_on), bind(JSON.stringify([{ due_on }]))))
  return conditions
}

/**
 * The oldest instalment is paid first: one is unpaid where it is the oldest that is, or comes later. Relief gives all that are unpaid other days: those
 * of the latest count.
 */
function dueOn(day: string, planned: string): string {
  const agreed = `l.loan->'plan' @> ${planned}::jsonb`
  const relieved = `l.loan->'reliefs'->-1->'due_days' @> to_jsonb(${day}::text)`
  const isDue = `coalesce(${relieved}, ${agreed})`
  return `(${RUNNING} and l.first_unpaid_on is not null and coalesce(l.first_unpaid_on, '-infinity'::date) <= ${day}::text::date and ${isDue})`
}

const anyOf = (conditions: readonly string[]): string => `(${conditions.join(' or ')})`

function inBucket(bucket: Parameters<typeof daysOfBucket>[0], today: string): string {
  if (bucket === 'current') return `(l.overdue_from is null or l.overdue_from > ${today})`
  const { from, to } = daysOfBucket(bucket)
  const since = to === null ? '' : ` and l.first_unpaid_on >= ${today} - ${to}`
  return `(l.settled_on is null and l.overdue_from <= ${today} and l.first_unpaid_on <= ${today} - ${from}${since})`
}
