/** SQL of `journal_view`, `ledger_day_view` and `due_day_view` as they are written: entries are appended, and days are added to. Kept per bucket. */
import { dayText } from '@fairline/domain/kernel/day'
import type { DueChange } from '@fairline/domain/views/due-change'
import type { ViewedEntry } from '@fairline/domain/views/viewed-entries'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

export type EntryToSave = { readonly borrower: BorrowerKey; readonly ref: string; readonly entry: ViewedEntry }

type LedgerDay = {
  readonly booked_on: string
  readonly bucket: number
  readonly currency: string
  readonly product: string
  readonly account: string
  debit_minor: number
  credit_minor: number
}
type DueDay = {
  readonly due_on: string
  readonly bucket: number
  readonly currency: string
  readonly product: string
  instalments: number
  principal_minor: number
  interest_minor: number
}

/** Changes of many events, summed before they are written. */
export type LedgerSums = {
  readonly addEntry: (bucket: number, entry: ViewedEntry) => void
  readonly addDue: (bucket: number, change: DueChange) => void
  readonly ledgerDays: () => readonly LedgerDay[]
  readonly dueDays: () => readonly DueDay[]
}

export function newLedgerSums(): LedgerSums {
  const ledger = new Map<string, LedgerDay>()
  const due = new Map<string, DueDay>()
  return {
    addEntry: (bucket, { bookedOn, currency, product, account, amountMinor }) => {
      const name = `${bookedOn} ${bucket} ${currency} ${product} ${account}`
      const row = ledger.get(name) ?? { booked_on: dayText(bookedOn), bucket, currency, product, account, debit_minor: 0, credit_minor: 0 }
      if (amountMinor > 0) row.debit_minor += amountMinor
      else row.credit_minor -= amountMinor
      ledger.set(name, row)
    },
    addDue: (bucket, { dueOn, currency, product, instalments, principalMinor, interestMinor }) => {
      const name = `${dueOn} ${bucket} ${currency} ${product}`
      const none = { instalments: 0, principal_minor: 0, interest_minor: 0 }
      const row = due.get(name) ?? { due_on: dayText(dueOn), bucket, currency, product, ...none }
      row.instalments += instalments
      row.principal_minor += principalMinor
      row.interest_minor += interestMinor
      due.set(name, row)
    },
    ledgerDays: () => [...ledger.values()],
    dueDays: () => [...due.values()],
  }
}

export async function addToLedger(client: Queryable, organisationId: number, sums: LedgerSums): Promise<void> {
  const [ledger, due] = [sums.ledgerDays(), sums.dueDays()]
  if (ledger.length > 0) await client.query(ADD_LEDGER, [organisationId, JSON.stringify(ledger)])
  if (due.length > 0) await client.query(ADD_DUE, [organisationId, JSON.stringify(due)])
}

const ADD_LEDGER = `insert into ledger_day_view as d (organisation_id, booked_on, bucket, currency, product, account, debit_minor, credit_minor)
  select $1, booked_on, bucket, currency, product, account, debit_minor, credit_minor
  from jsonb_to_recordset($2::jsonb) as new(booked_on date, bucket smallint, currency text, product text, account text, debit_minor bigint,
    credit_minor bigint)
  on conflict (organisation_id, booked_on, bucket, currency, product, account) do update set debit_minor = d.debit_minor + excluded.debit_minor,
    credit_minor = d.credit_minor + excluded.credit_minor`

const ADD_DUE = `insert into due_day_view as d (organisation_id, due_on, bucket, currency, product, instalments, principal_minor, interest_minor)
  select $1, due_on, bucket, currency, product, instalments, principal_minor, interest_minor
  from jsonb_to_recordset($2::jsonb) as new(due_on date, bucket smallint, currency text, product text, instalments bigint, principal_minor bigint,
    interest_minor bigint)
  on conflict (organisation_id, due_on, bucket, currency, product) do update set instalments = d.instalments + excluded.instalments,
    principal_minor = d.principal_minor + excluded.principal_minor, interest_minor = d.interest_minor + excluded.interest_minor`

export async function saveEntries(client: Queryable, organisationId: number, entries: readonly EntryToSave[]): Promise<void> {
  if (entries.length === 0) return
  await client.query(
    `insert into journal_view (organisation_id, bucket, borrower_id, sequence, nth, ref, booked_on, through, currency, product, loan_id, account,
       amount_minor)
     select $1, bucket, borrower_id, sequence, nth, ref, booked_on, through, currency, product, loan_id, account, amount_minor
     from jsonb_to_recordset($2::jsonb) as new(bucket smallint, borrower_id bigint, sequence integer, nth smallint, ref text, booked_on date,
       through date, currency text, product text, loan_id text, account text, amount_minor bigint)`,
    [organisationId, JSON.stringify(entries.map(rowOf))],
  )
}

const rowOf = ({ borrower, ref, entry }: EntryToSave) => ({
  bucket: borrower.bucket,
  borrower_id: `${borrower.id}`,
  sequence: entry.sequence,
  nth: entry.nth,
  ref,
  booked_on: dayText(entry.bookedOn),
  through: dayText(entry.through),
  currency: entry.currency,
  product: entry.product,
  loan_id: entry.loanId,
  account: entry.account,
  amount_minor: entry.amountMinor,
})
