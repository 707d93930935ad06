/**
 * The accounts held against the loans: every balance worked out again from terms, plans and repayments, and compared with what was posted.
 *
 * Sees     one moment per bucket (repeatable read): loans, repayments and sums of a bucket move in one transaction.
 * Work     in proportion to the loans that there ever were; page by page, so that others get their turn.
 */
import { LEDGER_ROLES } from '@fairline/contract/loan-outcomes'
import { type Day, dayText, knownDay } from '@fairline/domain/kernel/day'
import type { Balances, LedgerRole } from '@fairline/domain/ledger/loan-balances'
import { balancesAsBooked, keptApart } from '@fairline/domain/views/ledger-control'
import type { ViewedLoan } from '@fairline/domain/views/viewed-loan'
import type { ViewedRepayment } from '@fairline/domain/views/viewed-repayment'
import { BUCKETS } from './borrower-key.ts'
import type { Client, OrganisationDatabase } from './database.ts'
import { sumAccounts } from './ledger-sums.ts'
import { LOAN_COLUMNS, type LoanViewRow, loanOf } from './loan-view-table.ts'
import { repaymentsBetween } from './repayment-view-table.ts'

/** By account and currency, one of the other. */
export type ControlSum = { readonly account: LedgerRole; readonly currency: string; ledgerMinor: number; recomputedMinor: number }
export type Controlled = { readonly loans: number; readonly sums: readonly ControlSum[] }

const BORROWERS_AT_ONCE = 200

type Sums = { loans: number; readonly byAccount: Map<string, ControlSum> }

/** `isWanted`: false as soon as nobody waits for it any more; then undefined. */
export async function controlLedger(
  book: OrganisationDatabase,
  organisationId: number,
  on: Day,
  isWanted: () => boolean,
): Promise<Controlled | undefined> {
  const sums: Sums = { loans: 0, byAccount: new Map() }
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    if (!isWanted()) return undefined
    await book.withClient(async (client) => {
      await client.query('begin transaction isolation level repeatable read read only')
      await controlBucket(client, { organisationId, bucket, on }, sums)
      await client.query('commit')
    })
  }
  return { loans: sums.loans, sums: [...sums.byAccount.values()] }
}

type Of = { readonly organisationId: number; readonly bucket: number; readonly on: Day }

async function controlBucket(client: Client, { organisationId, bucket, on }: Of, sums: Sums): Promise<void> {
  for (const sum of await sumAccounts(client, organisationId, { on: dayText(on), product: null, bucket })) {
    sumOf(sums, sum.account, sum.currency).ledgerMinor += sum.debitMinor - sum.creditMinor
  }
  for (let after = -1n; ; ) {
    const borrowers = await borrowersBehind(client, bucket, after)
    const [from, to] = [borrowers.at(0), borrowers.at(-1)]
    if (from === undefined || to === undefined) return
    await controlBorrowers(client, { bucket, from, to, on }, sums)
    after = to
  }
}

/** Those who have a loan, or of whom there is a repayment. */
async function borrowersBehind(client: Client, bucket: number, after: bigint): Promise<bigint[]> {
  const { rows } = await client.query<{ borrower_id: string }>(
    `(select distinct borrower_id from loan_view where bucket = $1 and borrower_id > $2 order by borrower_id limit $3)
     union (select distinct borrower_id from repayment_view where bucket = $1 and borrower_id > $2 order by borrower_id limit $3)
     order by borrower_id limit $3`,
    [bucket, after, BORROWERS_AT_ONCE],
  )
  return rows.map(({ borrower_id }) => BigInt(borrower_id))
}

type Range = { readonly bucket: number; readonly from: bigint; readonly to: bigint; readonly on: Day }
type BookedLoan = { readonly loan: ViewedLoan; readonly borrowerId: bigint; readonly through: Day }

async function controlBorrowers(client: Client, range: Range, sums: Sums): Promise<void> {
  const repayments = new Map<bigint, ViewedRepayment[]>()
  for (const { borrowerId, one } of await repaymentsBetween(client, range)) {
    repayments.set(borrowerId, [...(repayments.get(borrowerId) ?? []), one])
  }
  for (const { loan, borrowerId, through } of await bookedLoans(client, range)) {
    sums.loans++
    add(sums, loan.currency, balancesAsBooked(loan, repayments.get(borrowerId) ?? [], range.on, through))
  }
  for (const [borrowerId, some] of repayments) {
    const apart = keptApart(some, range.on)
    if (apart.cash !== 0) add(sums, await currencyOf(client, range.bucket, borrowerId), apart)
  }
}

/** Loans that the accounts know by that day, and up to which day they followed each. */
async function bookedLoans(client: Client, { bucket, from, to, on }: Range): Promise<BookedLoan[]> {
  const { rows } = await client.query<LoanViewRow & { borrower_id: string; through: string }>(
    `select l.borrower_id, ${LOAN_COLUMNS}, b.through::text from loan_view l,
       lateral (select max(j.through) as through from journal_view j
                where j.bucket = l.bucket and j.borrower_id = l.borrower_id and j.loan_id = l.loan_id and j.booked_on <= $4::date) b
     where l.bucket = $1 and l.borrower_id between $2 and $3 and b.through is not null`,
    [bucket, from, to, dayText(on)],
  )
  return rows.map((row) => ({ loan: loanOf(row), borrowerId: BigInt(row.borrower_id), through: knownDay(row.through) }))
}

/** A line has one currency; money that no loan has is in it. */
async function currencyOf(client: Client, bucket: number, borrowerId: bigint): Promise<string> {
  const { rows } = await client.query<{ currency: string | null }>(
    'select currency from line_view where bucket = $1 and borrower_id = $2',
    [bucket, borrowerId],
  )
  return rows[0]?.currency ?? ''
}

function add(sums: Sums, currency: string, balances: Balances): void {
  for (const account of LEDGER_ROLES) {
    const minor = balances[account] ?? 0
    if (minor !== 0) sumOf(sums, account, currency).recomputedMinor += minor
  }
}

function sumOf({ byAccount }: Sums, account: LedgerRole, currency: string): ControlSum {
  const name = `${currency} ${account}`
  const sum = byAccount.get(name) ?? { account, currency, ledgerMinor: 0, recomputedMinor: 0 }
  byAccount.set(name, sum)
  return sum
}
