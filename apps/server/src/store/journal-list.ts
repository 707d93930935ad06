/** SQL of the accounts entry by entry, the newest first, a page at a time by keys. */
import type { JournalFilters } from '@fairline/contract/views/journal'
import type { LedgerRole } from '@fairline/domain/ledger/loan-balances'
import { borrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { oneOf } from './one-of.ts'

/** `bookedOn`: `2026-02-28`. */
export type ListedEntry = {
  readonly bookedOn: string
  readonly ref: string
  readonly loanId: string | null
  readonly account: LedgerRole
  readonly currency: string
  readonly product: string
  readonly amountMinor: number
  readonly sequence: number
  readonly nth: number
}

export type JournalQuestion = {
  readonly organisationId: number
  readonly filters: JournalFilters
  readonly after: readonly [bookedOn: string, ref: string, sequence: number, nth: number] | undefined
  readonly limit: number
}

type Row = {
  booked_on: string
  ref: string
  loan_id: string | null
  account: LedgerRole
  currency: string
  product: string
  amount_minor: string
  sequence: number
  nth: number
}

export async function listEntries(database: Queryable, { organisationId, filters, after, limit }: JournalQuestion): Promise<ListedEntry[]> {
  const values: unknown[] = [organisationId]
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = ['j.organisation_id = $1']
  const { borrower, loan, account, product, from, to } = filters
  if (borrower !== undefined) {
    const { bucket, id } = borrowerKey(organisationId, borrower)
    conditions.push(`j.bucket = ${bind(bucket)} and j.borrower_id = ${bind(id)}`)
  }
  if (loan !== undefined) conditions.push(`j.loan_id = ${bind(loan)}`)
  if (account !== undefined) conditions.push(oneOf('j.account', account, bind))
  if (product !== undefined) conditions.push(`j.product = ${bind(product)}`)
  if (from !== undefined) conditions.push(`j.booked_on >= ${bind(from)}::date`)
  if (to !== undefined) conditions.push(`j.booked_on <= ${bind(to)}::date`)
  if (after !== undefined) {
    const [day, ref, sequence, nth] = after
    conditions.push(
      `(j.booked_on, j.ref, j.sequence, j.nth) < (${bind(day)}::date, ${bind(ref)}, ${bind(sequence)}::integer, ${bind(nth)}::smallint)`,
    )
  }
  const { rows } = await database.query<Row>(
    `select j.booked_on::text, j.ref, j.loan_id, j.account, j.currency, j.product, j.amount_minor, j.sequence, j.nth from journal_view j
     where ${conditions.join(' and ')} order by j.booked_on desc, j.ref desc, j.sequence desc, j.nth desc limit ${bind(limit)}`,
    values,
  )
  return rows.map((row) => ({
    bookedOn: row.booked_on,
    ref: row.ref,
    loanId: row.loan_id,
    account: row.account,
    currency: row.currency,
    product: row.product,
    amountMinor: Number(row.amount_minor),
    sequence: row.sequence,
    nth: row.nth,
  }))
}
