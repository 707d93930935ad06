/** SQL of the list of lines: filtered, in any order, a page at a time by keys. What is missing comes below every value, in either direction. */
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { LineFilters, LineSortColumn } from '@fairline/contract/views/line-row'
import { DAY_MS } from '@fairline/domain/kernel/time'
import { startOfBookDay } from '@fairline/domain/views/day-change'
import type { ViewedLine } from '@fairline/domain/views/viewed-line'
import { borrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { LINE_COLUMNS, type LineViewRow, lineOf, pairKey } from './line-view-table.ts'

/** Each has its index, on this very expression (migration 0003). */
const SORTED_BY: Readonly<
  Record<Exclude<LineSortColumn, 'borrower_id'>, { readonly key: string; readonly type: 'bigint' | 'timestamptz' }>
> = {
  limit_minor: { key: 'l.limit_minor', type: 'bigint' },
  drawn_minor: { key: 'l.drawn_minor', type: 'bigint' },
  available_minor: { key: 'l.available_minor', type: 'bigint' },
  utilisation_permille: { key: 'coalesce(l.utilisation_permille, -1)', type: 'bigint' },
  behaviour_score: { key: 'coalesce(l.behaviour_score, -9007199254740991)', type: 'bigint' },
  opened_at: { key: `coalesce(l.opened_at, '-infinity'::timestamptz)`, type: 'timestamptz' },
  as_of: { key: 'l.as_of', type: 'timestamptz' },
}

/** The type of the values that this order is by. */
export const sortType = (column: LineSortColumn): 'text' | 'bigint' | 'timestamptz' =>
  column === 'borrower_id' ? 'text' : SORTED_BY[column].type

/** `reasons`: what `reason` and `category` come to, undefined where neither was asked for. */
export type LineQuestion = {
  readonly organisationId: number
  readonly filters: Omit<LineFilters, 'reason' | 'category'> & { readonly reasons?: readonly string[] | undefined }
  readonly sort: { readonly column: LineSortColumn; readonly descending: boolean }
  readonly after: readonly [key: string, ref: string] | undefined
  readonly limit: number
}

export type ListedLine = { readonly line: ViewedLine; readonly key: string }

export async function listLines(database: Queryable, { organisationId, filters, sort, after, limit }: LineQuestion): Promise<ListedLine[]> {
  const { values, bind } = bindings(organisationId)
  const conditions = conditionsOf(filters, bind)
  const [compare, direction] = sort.descending ? ['<', 'desc'] : ['>', 'asc']
  const by = sort.column === 'borrower_id' ? undefined : SORTED_BY[sort.column]
  if (after !== undefined) {
    const [key, ref] = after
    conditions.push(by ? `(${by.key}, l.ref) ${compare} (${bind(key)}::${by.type}, ${bind(ref)})` : `l.ref ${compare} ${bind(ref)}`)
  }
  const order = by ? `${by.key} ${direction}, l.ref ${direction}` : `l.ref ${direction}`
  const { rows } = await database.query<LineViewRow & { key: string }>(
    `select ${LINE_COLUMNS}, ${by ? `${by.key}::text` : 'l.ref'} as key from line_view l where ${conditions.join(' and ')}
     order by ${order} limit ${bind(limit)}`,
    values,
  )
  return rows.map((row) => ({ line: lineOf(row), key: row.key }))
}

export async function countLines(
  database: Queryable,
  { organisationId, filters }: Pick<LineQuestion, 'organisationId' | 'filters'>,
): Promise<number> {
  const { values, bind } = bindings(organisationId)
  const conditions = conditionsOf(filters, bind)
  const { rows } = await database.query<{ count: string }>(
    `select count(*) as count from line_view l where ${conditions.join(' and ')}`,
    values,
  )
  return Number(rows[0]!.count)
}

export async function findLineView(database: Queryable, organisationId: number, ref: string): Promise<ViewedLine | undefined> {
  const { bucket, id } = borrowerKey(organisationId, ref)
  const { rows } = await database.query<LineViewRow>(`select ${LINE_COLUMNS} from line_view l where l.bucket = $1 and l.borrower_id = $2`, [
    bucket,
    id,
  ])
  return rows[0]?.ref === ref ? lineOf(rows[0]) : undefined
}

type Bind = (value: unknown) => string

function bindings(organisationId: number): { values: unknown[]; bind: Bind } {
  const values: unknown[] = [organisationId]
  return { values, bind: (value) => `$${values.push(value)}` }
}

/** Behind every character that an id may hold. */
const LAST_CHARACTER = '\u{10FFFF}'

/** The book itself has a log, and no line. */
function conditionsOf(filters: LineQuestion['filters'], bind: Bind): string[] {
  const conditions = ['l.organisation_id = $1', `l.ref <> '${BOOK_SUBJECT}'`]
  const add = <T>(value: T | undefined, condition: (value: T) => string) => value !== undefined && conditions.push(condition(value))
  add(filters.status, (status) => `l.status = any(${bind(status)})`)
  // The partial index needs to be told.
  if (filters.status !== undefined && !filters.status.includes('active')) conditions.push(`l.status <> 'active'`)
  add(filters.currency, (currency) => `l.currency = any(${bind(currency)})`)
  add(filters.grade, (grade) => `(l.grade = any(${bind(grade)})${grade.includes('none') ? ' or l.grade is null' : ''})`)
  add(filters.q, (q) => `l.ref >= ${bind(q)} and l.ref < ${bind(q + LAST_CHARACTER)}`)
  add(filters.limit_min, (least) => `l.limit_minor >= ${bind(least)}`)
  add(filters.limit_max, (most) => `l.limit_minor <= ${bind(most)}`)
  add(filters.utilisation_min, (least) => `coalesce(l.utilisation_permille, -1) >= ${bind(least)}`)
  add(filters.utilisation_max, (most) => `coalesce(l.utilisation_permille, -1) between 0 and ${bind(most)}`)
  add(
    daysOf(filters, bind),
    (days) => `(l.bucket, l.borrower_id) in (select h.bucket, h.borrower_id from hold_view h where h.organisation_id = $1 and ${days})`,
  )
  add(holdKeysOf(filters), (keys) => `l.hold_keys <> '{}' and l.hold_keys && ${bind(keys)}::text[]`)
  return conditions
}

/** One and the same hold has both reason and scope. */
function holdKeysOf({ reasons, scope }: LineQuestion['filters']): readonly string[] | undefined {
  if (reasons === undefined) return scope
  return scope === undefined ? reasons : reasons.flatMap((reason) => scope.map((one) => pairKey(reason, one)))
}

/** A day of the book begins at its midnight there: dates are those that a portfolio counts by. */
function daysOf({ placed_on, lifted_on }: LineQuestion['filters'], bind: Bind): string | undefined {
  const on = (column: string, day: string | undefined): string[] => {
    if (day === undefined) return []
    const from = new Date(startOfBookDay(day))
    return [`${column} >= ${bind(from)}`, `${column} < ${bind(new Date(from.getTime() + DAY_MS))}`]
  }
  const conditions = [...on('h.placed_at', placed_on), ...on('h.lifted_at', lifted_on)]
  return conditions.length === 0 ? undefined : conditions.join(' and ')
}
