/**
 * How a table of movements is laid out. A profile is data with a version: when a source changes its layout, the new one is added beside the old, and
 * files of both are read.
 *
 * Found    by its `marks` and the names of its columns, never by the name of the file.
 * Names    of columns are compared without white space and width: `金额（元）` is `金额(元)`.
 */
import type { AmountMarks } from '../../kernel/amount-text.ts'
import type { DayForm } from '../../kernel/written-day.ts'
import type { TableLayout } from './table-layout.ts'

export type CsvProfile = AmountMarks &
  TableLayout & {
    readonly zh: string
    readonly en: string
    readonly columns: CsvColumns
    readonly dayForm: DayForm
    readonly direction: CsvDirection
    /** Of every row; null where a column says it. */
    readonly currency: string | null
    /** As the rows stand: what balances are followed along. */
    readonly order: 'oldest-first' | 'newest-first'
    /** What the status says of a row; null where each row has taken place. A status that is in neither list leaves the row to a person. */
    readonly statuses: { readonly done: readonly string[]; readonly reversed: readonly string[] } | null
    /** Words above the table, or below it, that a value stands behind. */
    readonly labels: Readonly<Partial<Record<CsvLabel, string>>>
    readonly totals: readonly CsvTotal[]
  }

/** What the header calls them. A date there must be, and what the direction needs; each other may be named and has to be there then. */
export type CsvColumns = {
  /** A time behind the day is not looked at. */
  readonly booked: string
  readonly value?: string
  readonly currency?: string
  /** Behind the row's own movement. */
  readonly balance?: string
  readonly status?: string
  readonly account?: string
  readonly counterparty?: string
  readonly counterpartyAccount?: string
  readonly texts: readonly string[]
  readonly references: readonly string[]
}

/** `sign`: below zero is a debit. `column`: as its cells say. `columns`: each side has its own. In the last two an amount below zero takes one back. */
export type CsvDirection =
  | { readonly by: 'sign'; readonly amount: string }
  | {
      readonly by: 'column'
      readonly amount: string
      readonly column: string
      readonly credit: readonly string[]
      readonly debit: readonly string[]
      readonly neutral: readonly string[]
    }
  | { readonly by: 'columns'; readonly credit: string; readonly debit: string }

export type CsvLabel = 'account' | 'from' | 'to' | 'opening' | 'closing'

/**
 * A line such as `共12笔记录` or `收入：2笔 100.00元` that the table is held against: how many rows, and their sum if it is told.
 *
 * `rows`  those whose column holds the value; all where it is null.
 * `less`  the source may take all rows of these statuses off the sum, or not: either is right.
 */
export type CsvTotal = {
  readonly label: string
  readonly zh: string
  readonly en: string
  readonly rows: { readonly column: string; readonly value: string } | null
  readonly less: readonly string[]
}

export const profileName = ({ id, version }: Pick<TableLayout, 'id' | 'version'>): string => `${id}@${version}`

/** Every column that has to be in the header. */
export function columnNames({ columns, direction, totals }: CsvProfile): string[] {
  const { texts, references, ...single } = columns
  const { by: _by, ...sides } = direction
  const money = Object.values(sides).filter((value) => typeof value === 'string')
  return [...new Set([...Object.values(single), ...money, ...texts, ...references, ...totals.flatMap(({ rows }) => rows?.column ?? [])])]
}

/** Of a column or a label: without white space, in plain width. */
export const plainName = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')
