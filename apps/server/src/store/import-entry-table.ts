/** SQL of `import_entry`: one row for each entry of a file of payments, whatever files it came in. */
import { writeInstant } from '@fairline/contract/instant'
import type { NotedEntry } from '../imports/noted-entry.ts'
import type { Queryable } from './database.ts'

type Row = {
  entry_id: string
  import_id: string
  nth: number
  place: string
  reference: string
  account_key: string
  bank_key: string | null
  payer_key: string | null
  direction: NotedEntry['direction']
  amount_minor: string
  currency: string
  booked_on: string
  value_on: string
  task: NotedEntry['task']
  state: NotedEntry['state']
  why: NotedEntry['why']
  rule: NotedEntry['rule']
  fit: NotedEntry['fit']
  problem: string | null
  ref: string | null
  loan_id: string | null
  original_id: string | null
  noted_at: Date
  resolved_by: string | null
  resolved_at: Date | null
}

const COLUMNS = `e.entry_id, e.import_id, e.nth, e.place, e.reference, e.account_key, e.bank_key, e.payer_key, e.direction, e.amount_minor,
  e.currency, e.booked_on::text as booked_on, e.value_on::text as value_on, e.task, e.state, e.why, e.rule, e.fit, e.problem, e.ref, e.loan_id,
  e.original_id, e.noted_at, e.resolved_by, e.resolved_at`

const ALL =
  'entry_id, import_id, nth, place, reference, account_key, bank_key, payer_key, direction, amount_minor, currency, booked_on, value_on, task, ' +
  'state, why, rule, fit, problem, ref, loan_id, original_id, noted_at, resolved_by, resolved_at'

const SELECT = `select ${COLUMNS} from import_entry e where e.organisation_id = $1`

export async function findImportEntries(database: Queryable, organisationId: number, entryIds: readonly string[]): Promise<NotedEntry[]> {
  const { rows } = await database.query<Row>(`${SELECT} and e.entry_id = any($2)`, [organisationId, entryIds])
  return rows.map(entryOf)
}

/** What is written already stays as it is: ask for it afterwards. So does whatever takes back what another takes back. */
export async function noteImportEntries(client: Queryable, organisationId: number, entries: readonly NotedEntry[]): Promise<void> {
  if (entries.length === 0) return
  await client.query(
    `insert into import_entry (organisation_id, ${ALL})
      select $1, ${ALL} from jsonb_populate_recordset(null::import_entry, $2::jsonb) order by entry_id
      on conflict do nothing`,
    [organisationId, JSON.stringify(entries.map(rowOf))],
  )
}

/**
 * What became of entries that are written down; only of those that are still in the state `from`. Gives the ids of those. An insert that always finds
 * its row: an update of many would look through all rows of the organisation, while nobody has counted them yet.
 */
export async function settleImportEntries(
  database: Queryable,
  organisationId: number,
  from: NotedEntry['state'],
  entries: readonly NotedEntry[],
): Promise<ReadonlySet<string>> {
  if (entries.length === 0) return new Set()
  const { rows } = await database.query<{ entry_id: string }>(
    `insert into import_entry as e (organisation_id, ${ALL})
      select $1, ${ALL} from jsonb_populate_recordset(null::import_entry, $3::jsonb) order by entry_id
      on conflict (organisation_id, entry_id) do update set state = excluded.state, task = excluded.task, why = excluded.why,
        problem = excluded.problem, ref = excluded.ref, loan_id = excluded.loan_id, resolved_by = excluded.resolved_by,
        resolved_at = excluded.resolved_at
      where e.state = $2
      returning e.entry_id`,
    [organisationId, from, JSON.stringify(entries.map(rowOf))],
  )
  return new Set(rows.map(({ entry_id }) => entry_id))
}

/** Payments that a reversal may be of: credited to a borrower, of the same account and with one of these numbers, and not taken back. */
export async function findCredited(
  database: Queryable,
  organisationId: number,
  { accountKeys, keys }: { readonly accountKeys: readonly string[]; readonly keys: readonly string[] },
): Promise<NotedEntry[]> {
  if (keys.length === 0) return []
  const { rows } = await database.query<Row>(
    `${SELECT} and e.account_key = any($2::uuid[]) and (e.bank_key = any($3::uuid[]) or e.payer_key = any($3::uuid[]))
      and e.state in ('posted', 'assigned')
      and not exists (select from import_entry b where b.organisation_id = e.organisation_id and b.original_id = e.entry_id)`,
    [organisationId, accountKeys, keys],
  )
  return rows.map(entryOf)
}

/** In the order of the file. */
export async function listEntriesOf(
  database: Queryable,
  organisationId: number,
  { importId, afterNth, limit }: { readonly importId: string; readonly afterNth: number; readonly limit: number },
): Promise<NotedEntry[]> {
  const { rows } = await database.query<Row>(`${SELECT} and e.import_id = $2 and e.nth > $3 order by e.nth limit $4`, [
    organisationId,
    importId,
    afterNth,
    limit,
  ])
  return rows.map(entryOf)
}

/** open: in suspense, or half resolved. listed: not posted, for a person to know of. */
const EXCEPTION_STATES = {
  open: ['open', 'assigning', 'returning'],
  assigned: ['assigned'],
  returned: ['returned'],
  listed: ['listed'],
} as const

export type ExceptionState = keyof typeof EXCEPTION_STATES

/** The newest of the bank first. */
export async function listExceptions(
  database: Queryable,
  organisationId: number,
  question: {
    readonly state: ExceptionState | undefined
    readonly after: readonly [bookedOn: string, entryId: string] | undefined
    readonly limit: number
  },
): Promise<NotedEntry[]> {
  const { state, after, limit } = question
  const values: unknown[] = [organisationId, limit]
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = ['e.why is not null']
  if (state !== undefined) conditions.push(`e.state = any(${bind(EXCEPTION_STATES[state])})`)
  if (after !== undefined) conditions.push(`(e.booked_on, e.entry_id) < (${bind(after[0])}::date, ${bind(after[1])})`)
  const { rows } = await database.query<Row>(
    `${SELECT} and ${conditions.join(' and ')} order by e.booked_on desc, e.entry_id desc limit $2`,
    values,
  )
  return rows.map(entryOf)
}

const entryOf = (row: Row): NotedEntry => ({
  entryId: row.entry_id,
  importId: row.import_id,
  nth: row.nth,
  place: row.place,
  reference: row.reference,
  accountKey: row.account_key,
  bankKey: row.bank_key,
  payerKey: row.payer_key,
  direction: row.direction,
  amountMinor: Number(row.amount_minor),
  currency: row.currency,
  bookedOn: row.booked_on,
  valueOn: row.value_on,
  task: row.task,
  state: row.state,
  why: row.why,
  rule: row.rule,
  fit: row.fit,
  problem: row.problem,
  ref: row.ref,
  loanId: row.loan_id,
  originalId: row.original_id,
  notedAt: row.noted_at.getTime(),
  resolvedBy: row.resolved_by,
  resolvedAt: row.resolved_at?.getTime() ?? null,
})

const rowOf = (entry: NotedEntry): Omit<Row, 'amount_minor' | 'noted_at' | 'resolved_at'> & Record<string, unknown> => ({
  entry_id: entry.entryId,
  import_id: entry.importId,
  nth: entry.nth,
  place: entry.place,
  reference: entry.reference,
  account_key: entry.accountKey,
  bank_key: entry.bankKey,
  payer_key: entry.payerKey,
  direction: entry.direction,
  amount_minor: entry.amountMinor,
  currency: entry.currency,
  booked_on: entry.bookedOn,
  value_on: entry.valueOn,
  task: entry.task,
  state: entry.state,
  why: entry.why,
  rule: entry.rule,
  fit: entry.fit,
  problem: entry.problem,
  ref: entry.ref,
  loan_id: entry.loanId,
  original_id: entry.originalId,
  noted_at: writeInstant(entry.notedAt),
  resolved_by: entry.resolvedBy,
  resolved_at: entry.resolvedAt === null ? null : writeInstant(entry.resolvedAt),
})
