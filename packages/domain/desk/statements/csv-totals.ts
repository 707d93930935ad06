/** What a file says of its own table, held against the table: how many rows, and what they come to. */
import { amountText, readAmount } from '../../kernel/amount-text.ts'
import type { CsvProfile, CsvTotal } from './csv-profile.ts'
import { readSignedCell } from './csv-row.ts'
import type { CsvRow, CsvTable } from './csv-table.ts'
import { StatementFaults } from './statement-fault.ts'

/** Of rows that are skipped too: the source counts them. */
export function checkTotals(table: CsvTable<CsvProfile>, currency: string, faults: StatementFaults): void {
  const { profile, around, header, rows } = table
  for (const total of profile.totals) {
    const stated = around.map((line) => readStated(line, total)).find((one) => one !== undefined)
    if (!stated) continue
    const counted = rows.filter(({ cell }) => total.rows === null || cell(total.rows.column) === total.rows.value)
    if (counted.length !== stated.count) faults.tell('count-differs', header, { stated: stated.count, counted: counted.length })
    else if (stated.sum !== undefined) checkSum(table, counted, { total, currency, sum: stated.sum }, faults)
  }
}

/** `共12笔记录`, `收入：2笔 100.00元`. */
const STATED = /^[:：]?\s*(\d{1,9})笔(?:[,，\s]*([\d.]+)元)?/

function readStated(line: string, { label }: CsvTotal): { readonly count: number; readonly sum: string | undefined } | undefined {
  const text = line.trim()
  const [, count, sum] = text.startsWith(label) ? (STATED.exec(text.slice(label.length)) ?? []) : []
  return count === undefined ? undefined : { count: Number(count), sum }
}

type Stated = { readonly total: CsvTotal; readonly currency: string; readonly sum: string }

function checkSum(
  { profile, header, rows }: CsvTable<CsvProfile>,
  counted: readonly CsvRow[],
  { total, currency, sum }: Stated,
  faults: StatementFaults,
): void {
  const { direction, columns } = profile
  const stated = readAmount(sum, currency)
  if (direction.by === 'columns' || !stated.ok) return
  // An amount that cannot be read is told where its row is read.
  const minorOf = (row: CsvRow): bigint => BigInt(readSignedCell(row, direction.amount, profile, currency, new StatementFaults()) ?? 0)
  const sumOf = (of: readonly CsvRow[]): bigint => of.reduce((all, row) => all + minorOf(row), 0n)
  const whole = sumOf(counted)
  const less = sumOf(rows.filter(({ cell }) => columns.status !== undefined && total.less.includes(cell(columns.status))))
  if ([whole, whole - less].includes(BigInt(stated.value))) return
  faults.tell('sum-differs', header, { what: `“${total.zh}”`, stated: sum, computed: amountText(whole, currency) })
}
