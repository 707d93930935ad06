/** SQL of the lists of drawdowns and applications, the newest first, a page at a time by keys; and of one of them. */
import type { ViewedApplication } from '@fairline/domain/views/viewed-application'
import type { ViewedDrawdown } from '@fairline/domain/views/viewed-drawdown'
import { APPLICATION_COLUMNS, type ApplicationViewRow, applicationOf, findApplications } from './application-view-table.ts'
import { borrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { DRAWDOWN_COLUMNS, type DrawdownViewRow, drawdownOf, findDrawdowns } from './drawdown-view-table.ts'
import { oneOf } from './one-of.ts'

/** Of filters, those left out are undefined. `after`: the last row of the page before. */
export type NewestQuestion = {
  readonly organisationId: number
  readonly filters: {
    readonly borrower?: string | undefined
    readonly state?: readonly string[] | undefined
    readonly product?: readonly string[] | undefined
  }
  readonly after: readonly [at: string, id: string, ref: string] | undefined
  readonly limit: number
}

export type Newest<One> = { readonly one: One; readonly key: string }

export async function listDrawdowns(database: Queryable, question: NewestQuestion): Promise<Newest<ViewedDrawdown>[]> {
  const { text, values } = newest(question, ['d.decided_at', 'd.drawdown_id', 'd.ref'], 'd')
  const { rows } = await database.query<DrawdownViewRow & { key: string }>(
    `select ${DRAWDOWN_COLUMNS}, d.decided_at::text as key from drawdown_view d where ${text}`,
    values,
  )
  return rows.map((row) => ({ one: drawdownOf(row), key: row.key }))
}

export async function listApplications(database: Queryable, question: NewestQuestion): Promise<Newest<ViewedApplication>[]> {
  const { text, values } = newest(question, ['p.submitted_at', 'p.application_id', 'p.ref'], 'p')
  const { rows } = await database.query<ApplicationViewRow & { key: string }>(
    `select ${APPLICATION_COLUMNS}, p.submitted_at::text as key from application_view p where ${text}`,
    values,
  )
  return rows.map((row) => ({ one: applicationOf(row), key: row.key }))
}

function newest({ organisationId, filters, after, limit }: NewestQuestion, keys: readonly string[], table: string) {
  const values: unknown[] = [organisationId]
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = [`${table}.organisation_id = $1`]
  const { borrower, state, product } = filters
  if (borrower !== undefined) {
    const { bucket, id } = borrowerKey(organisationId, borrower)
    conditions.push(`${table}.bucket = ${bind(bucket)} and ${table}.borrower_id = ${bind(id)}`)
  }
  if (state !== undefined) conditions.push(oneOf(`${table}.state`, state, bind))
  if (product !== undefined) conditions.push(oneOf(`${table}.product`, product, bind))
  if (after !== undefined) conditions.push(`(${keys.join(', ')}) < (${bind(after[0])}::timestamptz, ${bind(after[1])}, ${bind(after[2])})`)
  const order = keys.map((key) => `${key} desc`).join(', ')
  return { text: `${conditions.join(' and ')} order by ${order} limit ${bind(limit)}`, values }
}

export async function findDrawdown(
  database: Queryable,
  organisationId: number,
  ref: string,
  id: string,
): Promise<ViewedDrawdown | undefined> {
  const found = await findDrawdowns(database, [{ borrower: borrowerKey(organisationId, ref), id }])
  return found.map(({ one }) => one).find((one) => one.ref === ref)
}

export async function findApplication(
  database: Queryable,
  organisationId: number,
  ref: string,
  id: string,
): Promise<ViewedApplication | undefined> {
  const found = await findApplications(database, [{ borrower: borrowerKey(organisationId, ref), id }])
  return found.map(({ one }) => one).find((one) => one.ref === ref)
}
