/** SQL of the accounts and of the calendar of repayments in sums: per account up to a day, and per due day. */
import type { LedgerRole } from '@fairline/domain/ledger/loan-balances'
import type { Queryable } from './database.ts'

export type AccountSum = {
  readonly account: LedgerRole
  readonly currency: string
  readonly debitMinor: number
  readonly creditMinor: number
}

/** All that was posted up to the end of a day; `product`, `bucket` null: of all of them. */
export async function sumAccounts(
  database: Queryable,
  organisationId: number,
  { on, product, bucket }: { readonly on: string; readonly product: string | null; readonly bucket: number | null },
): Promise<AccountSum[]> {
  const { rows } = await database.query<{ account: LedgerRole; currency: string; debit_minor: string; credit_minor: string }>(
    `select account, currency, sum(debit_minor) as debit_minor, sum(credit_minor) as credit_minor from ledger_day_view
     where organisation_id = $1 and booked_on <= $2::date and ($3::text is null or product = $3) and ($4::smallint is null or bucket = $4)
     group by currency, account order by currency, account`,
    [organisationId, on, product, bucket],
  )
  return rows.map(({ account, currency, debit_minor, credit_minor }) => ({
    account,
    currency,
    debitMinor: Number(debit_minor),
    creditMinor: Number(credit_minor),
  }))
}

/** `date` null: of all days before. */
export type DueSum = {
  readonly date: string | null
  readonly currency: string
  readonly instalments: number
  readonly principalMinor: number
  readonly interestMinor: number
}

export type DueQuestion = {
  readonly organisationId: number
  /** Both are in. */
  readonly from: string
  readonly to: string
  readonly currency: string | undefined
  readonly product: string | undefined
}

type DueRow = { date: string | null; currency: string; instalments: string; principal_minor: string; interest_minor: string }
const DUE_SUMS = 'currency, sum(instalments) as instalments, sum(principal_minor) as principal_minor, sum(interest_minor) as interest_minor'
const NOT_NOTHING = 'having sum(instalments) <> 0'

export async function sumDueDays(database: Queryable, { organisationId, from, to, currency, product }: DueQuestion): Promise<DueSum[]> {
  const { rows } = await database.query<DueRow>(
    `select due_on::text as date, ${DUE_SUMS} from due_day_view
     where organisation_id = $1 and due_on between $2::date and $3::date and ($4::text is null or currency = $4) and ($5::text is null or product = $5)
     group by due_on, currency ${NOT_NOTHING} order by due_on, currency`,
    [organisationId, from, to, currency ?? null, product ?? null],
  )
  return rows.map(dueOf)
}

/** Of all days before one. */
export async function sumDueBefore(
  database: Queryable,
  { organisationId, before, currency, product }: Omit<DueQuestion, 'from' | 'to'> & { readonly before: string },
): Promise<DueSum[]> {
  const { rows } = await database.query<DueRow>(
    `select null as date, ${DUE_SUMS} from due_day_view
     where organisation_id = $1 and due_on < $2::date and ($3::text is null or currency = $3) and ($4::text is null or product = $4)
     group by currency ${NOT_NOTHING} order by currency`,
    [organisationId, before, currency ?? null, product ?? null],
  )
  return rows.map(dueOf)
}

const dueOf = ({ date, currency, instalments, principal_minor, interest_minor }: DueRow): DueSum => ({
  date,
  currency,
  instalments: Number(instalments),
  principalMinor: Number(principal_minor),
  interestMinor: Number(interest_minor),
})
