/** SQL of `case_view` as it is written: one row a case, folded anew from his log whenever a borrower's cases move, which is seldom. */
import { writeInstant } from '@fairline/contract/instant'
import { type Case, nextEscalationAt } from '@fairline/domain/cases/case'
import { foldCases } from '@fairline/domain/cases/fold-cases'
import type { BorrowerKey } from './borrower-key.ts'
import { readCaseEntries } from './case-entries.ts'
import type { Client, Queryable } from './database.ts'

export type CaseOf = { readonly ref: string; readonly one: Case }
export type CaseViewRow = { ref: string; body: Case }

/** `upTo`: how far his log has come in the views. */
export type TouchedCases = { readonly borrower: BorrowerKey; readonly ref: string; readonly upTo: number }

/** What has no deadline stands behind all that has one. */
const NEVER = '9999-12-31T00:00:00.000Z'

export async function refoldCases(client: Client, organisationId: number, touched: readonly TouchedCases[]): Promise<void> {
  if (touched.length === 0) return
  const entries = await readCaseEntries(client, touched)
  const rows = touched.flatMap(({ borrower, ref }) =>
    [...foldCases(entries.get(borrower.id) ?? []).values()].map((one) => rowOf(borrower, ref, one)),
  )
  if (rows.length > 0) await client.query(SAVE, [organisationId, JSON.stringify(rows)])
}

const SAVE = `insert into case_view (organisation_id, bucket, borrower_id, case_id, ref, kind, state, category, assignee, opened_at, due_at,
    next_escalation_at, closed_at, body, sequence)
  select $1, bucket, borrower_id, case_id, ref, kind, state, category, assignee, opened_at, due_at, next_escalation_at, closed_at, body, sequence
  from jsonb_to_recordset($2::jsonb) as new(bucket smallint, borrower_id bigint, case_id text, ref text, kind text, state text, category text,
    assignee text, opened_at timestamptz, due_at timestamptz, next_escalation_at timestamptz, closed_at timestamptz, body jsonb, sequence integer)
  on conflict (bucket, borrower_id, case_id) do update set kind = excluded.kind, state = excluded.state, category = excluded.category,
    assignee = excluded.assignee, opened_at = excluded.opened_at, due_at = excluded.due_at, next_escalation_at = excluded.next_escalation_at,
    closed_at = excluded.closed_at, body = excluded.body, sequence = excluded.sequence`

const optionalInstant = (at: number | null): string | null => (at === null ? null : writeInstant(at))

const rowOf = (borrower: BorrowerKey, ref: string, one: Case) => ({
  bucket: borrower.bucket,
  borrower_id: `${borrower.id}`,
  case_id: one.id,
  ref,
  kind: one.kind,
  state: one.state,
  category: one.category,
  assignee: one.assignee,
  opened_at: writeInstant(one.openedAt),
  due_at: one.dueAt === null ? NEVER : writeInstant(one.dueAt),
  next_escalation_at: optionalInstant(nextEscalationAt(one)),
  closed_at: optionalInstant(one.closedAt),
  body: one,
  sequence: one.sequence,
})

/** By name, to be held against the log. */
export async function storedCases(database: Queryable, organisationId: number, bucket: number): Promise<Map<string, unknown>> {
  const { rows } = await database.query<CaseViewRow>('select ref, body from case_view where organisation_id = $1 and bucket = $2', [
    organisationId,
    bucket,
  ])
  return new Map(rows.map(({ ref, body }) => [nameOfCase(ref, body), body]))
}

/** The same as the logs fold to it. */
export async function foldedCases(client: Client, touched: readonly TouchedCases[]): Promise<Map<string, unknown>> {
  const entries = await readCaseEntries(client, touched)
  return new Map(
    touched.flatMap(({ borrower, ref }) =>
      [...foldCases(entries.get(borrower.id) ?? []).values()].map((one) => [nameOfCase(ref, one), one] as const),
    ),
  )
}

const nameOfCase = (ref: string, { id }: Case): string => `${ref} ${id}`
