/** SQL of the list of cases, the first due before all others, a page at a time by keys; of one of them, and of its entries in the log. */
import type { FactType } from '@fairline/contract/facts'
import type { Case } from '@fairline/domain/cases/case'
import { type BorrowerKey, borrowerKey } from './borrower-key.ts'
import type { CaseOf, CaseViewRow } from './case-view-table.ts'
import type { Queryable } from './database.ts'
import { oneOf } from './one-of.ts'

/** Of filters, those left out are undefined. `after`: the last row of the page before. */
export type CaseQuestion = {
  readonly organisationId: number
  readonly filters: {
    readonly borrower?: string | undefined
    readonly state?: readonly string[] | undefined
    readonly kind?: readonly string[] | undefined
    readonly category?: readonly string[] | undefined
    readonly assignee?: string | undefined
    readonly due_before?: number | undefined
  }
  readonly after: readonly [dueAt: string, id: string, ref: string] | undefined
  readonly limit: number
}

const NOBODY = 'none'

export async function listCases(database: Queryable, question: CaseQuestion): Promise<(CaseOf & { key: string })[]> {
  const { organisationId, filters, after, limit } = question
  const values: unknown[] = [organisationId]
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = ['c.organisation_id = $1']
  const { borrower, state, kind, category, assignee, due_before } = filters
  if (borrower !== undefined) {
    const { bucket, id } = borrowerKey(organisationId, borrower)
    conditions.push(`c.bucket = ${bind(bucket)} and c.borrower_id = ${bind(id)}`)
  }
  if (state !== undefined) conditions.push(oneOf('c.state', state, bind))
  if (kind !== undefined) conditions.push(oneOf('c.kind', kind, bind))
  if (category !== undefined) conditions.push(oneOf('c.category', category, bind))
  if (assignee === NOBODY) conditions.push('c.assignee is null')
  else if (assignee !== undefined) conditions.push(`c.assignee = ${bind(assignee)}`)
  if (due_before !== undefined) conditions.push(`c.due_at < ${bind(new Date(due_before))}`)
  if (after !== undefined) {
    conditions.push(`(c.due_at, c.case_id, c.ref) > (${bind(after[0])}::timestamptz, ${bind(after[1])}, ${bind(after[2])})`)
  }
  const { rows } = await database.query<CaseViewRow & { key: string }>(
    `select c.ref, c.body, c.due_at::text as key from case_view c where ${conditions.join(' and ')}
     order by c.due_at, c.case_id, c.ref limit ${bind(limit)}`,
    values,
  )
  return rows.map(({ ref, body, key }) => ({ ref, one: body, key }))
}

export type DueEscalation = CaseOf & { readonly borrower: BorrowerKey }

/** Whose next step is due by then, the longest due first. */
export async function dueEscalations(
  database: Queryable,
  organisationId: number,
  { until, limit }: { until: number; limit: number },
): Promise<DueEscalation[]> {
  const { rows } = await database.query<CaseViewRow & { bucket: number; borrower_id: string }>(
    `select c.bucket, c.borrower_id, c.ref, c.body from case_view c where c.organisation_id = $1 and c.next_escalation_at <= $2
     order by c.next_escalation_at limit $3`,
    [organisationId, new Date(until), limit],
  )
  return rows.map(({ bucket, borrower_id, ref, body }) => ({ borrower: { bucket, id: BigInt(borrower_id) }, ref, one: body }))
}

/** `key`: the name of the event, which its sealed values are bound to. */
export type CaseLogEntry = {
  readonly sequence: number
  readonly type: FactType
  readonly schemaVersion: number
  readonly key: string
  readonly data: Readonly<Record<string, unknown>>
}

export async function readCaseLog(
  database: Queryable,
  { bucket, id }: BorrowerKey,
  sequences: readonly number[],
): Promise<ReadonlyMap<number, CaseLogEntry>> {
  const { rows } = await database.query<{
    sequence: number
    type: FactType
    schema_version: number
    key: string
    data: Record<string, unknown>
  }>('select sequence, type, schema_version, key, data from event where bucket = $1 and borrower_id = $2 and sequence = any($3)', [
    bucket,
    id,
    sequences,
  ])
  return new Map(rows.map(({ schema_version, ...row }) => [row.sequence, { ...row, schemaVersion: schema_version }]))
}

/** The newest first. */
export async function casesOpened(
  database: Queryable,
  organisationId: number,
  { from, before, limit }: { from: number; before: number; limit: number },
): Promise<Case[]> {
  const { rows } = await database.query<CaseViewRow>(
    `select ref, body from case_view where organisation_id = $1 and opened_at >= $2 and opened_at < $3 order by opened_at desc limit $4`,
    [organisationId, new Date(from), new Date(before), limit],
  )
  return rows.map(({ body }) => body)
}
