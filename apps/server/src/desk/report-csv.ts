/** A report of a desk as CSV: a cell in each line, so that tables of different widths go into one file. Amounts in whole minor units, shares as they are counted. */
import type { Cell, ReportTable } from '@fairline/domain/desk/report/report-table'
import { BYTE_ORDER_MARK, lineOf } from '../audit/audit-csv.ts'

type Language = 'zh' | 'en'
type Told = Readonly<{ name: string; value: string }>

/** `unit`: the currency of an amount, otherwise what kind of figure it is. What is not known has the unit `unknown` and no value. */
export function deskReportCsv(head: readonly Told[], tables: readonly ReportTable[], language: Language): string {
  const lines = [
    ['table', 'row', 'column', 'value', 'unit'],
    ...head.map(({ name, value }) => ['report', '', name, value, '']),
    ...tables.flatMap(({ id, columns, rows }) =>
      rows.flatMap((row, nth) =>
        columns.map(({ id: name, kind }, at) => [id, String(nth + 1), name, ...writtenCell(row[at] ?? null, kind, language)]),
      ),
    ),
  ]
  return BYTE_ORDER_MARK + lines.map(lineOf).join('')
}

function writtenCell(cell: Cell, kind: string, language: Language): [value: string, unit: string] {
  if (cell === null) return ['', 'unknown']
  if (typeof cell !== 'object') return [String(cell), kind]
  return 'amount_minor' in cell ? [String(cell.amount_minor), cell.currency] : [cell[language], 'text']
}
