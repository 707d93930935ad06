/**
 * The file "Default of credit card clients" (UCI 350, CC BY 4.0, I-Cheng Yeh), read column by column: whoever reads it gets the columns he names
 * and no other.
 *
 * Rows     one client each, all columns whole numbers. BILL_AMT and PAY_AMT are in New Taiwan dollars.
 * Errors   FileFault when the header is another one: then the columns mean something else. A row that does not fit is given as a fault with its line.
 * Limit    FILE_BYTES_MAX; the whole file is held in memory, because facts are told by date and the file is ordered by client.
 */
import { readFile, stat } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { CommandFault } from '../cli/fault.ts'
import type { FeedFault } from './feed-item.ts'

export const LABEL = 'default payment next month'

const COLUMNS = [
  ...['ID', 'LIMIT_BAL', 'SEX', 'EDUCATION', 'MARRIAGE', 'AGE'],
  ...['PAY_0', 'PAY_2', 'PAY_3', 'PAY_4', 'PAY_5', 'PAY_6'],
  ...['BILL_AMT1', 'BILL_AMT2', 'BILL_AMT3', 'BILL_AMT4', 'BILL_AMT5', 'BILL_AMT6'],
  ...['PAY_AMT1', 'PAY_AMT2', 'PAY_AMT3', 'PAY_AMT4', 'PAY_AMT5', 'PAY_AMT6'],
  LABEL,
]

const FILE_BYTES_MAX = 256 * 1024 * 1024
const WHOLE = /^-?\d{1,12}$/

export type Row<Column extends string> = { readonly line: number; readonly values: Readonly<Record<Column, number>> }
export type Rows<Column extends string> = { readonly rows: readonly Row<Column>[]; readonly faults: readonly FeedFault[] }

type Raw = { record: string[]; info: { lines: number } }

export async function readUciTaiwan<const Column extends string>(
  path: string,
  columns: readonly ('ID' | Column)[],
): Promise<Rows<'ID' | Column>> {
  const [header, ...records] = await readRecords(path)
  if (header?.record.join() !== COLUMNS.join())
    throw new CommandFault(`${path} is not the file of UCI 350: its first line must be ${COLUMNS.join()}`)
  const places = columns.map((name) => ({ name, index: COLUMNS.indexOf(name) }))
  const rows: Row<'ID' | Column>[] = []
  const faults: FeedFault[] = []
  const seen = new Set<number>()
  for (const { record, info } of records) {
    const read = readRow(record, places)
    if (typeof read === 'string') faults.push({ line: info.lines, fault: read })
    else if (seen.has(read.ID)) faults.push({ line: info.lines, fault: `ID ${read.ID} was on an earlier line` })
    else rows.push({ line: info.lines, values: read })
    if (typeof read !== 'string') seen.add(read.ID)
  }
  return { rows, faults }
}

async function readRecords(path: string): Promise<Raw[]> {
  try {
    const { size } = await stat(path)
    if (size > FILE_BYTES_MAX) throw new CommandFault(`${path} is larger than ${FILE_BYTES_MAX} bytes`)
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, quote: null }
    return parse(await readFile(path), options) as unknown as Raw[]
  } catch (error) {
    if (error instanceof CommandFault) throw error
    throw new CommandFault(`${path} cannot be read: ${(error as Error).message}`)
  }
}

/** The named values, or what is wrong with the row. */
function readRow<Column extends string>(
  record: readonly string[],
  places: { name: Column; index: number }[],
): Record<Column, number> | string {
  if (record.length !== COLUMNS.length) return `has ${record.length} columns instead of ${COLUMNS.length}`
  const values: Partial<Record<Column, number>> = {}
  for (const { name, index } of places) {
    const text = record[index]!.trim()
    if (!WHOLE.test(text)) return `${name} must be a whole number`
    values[name] = Number(text)
  }
  return values as Record<Column, number>
}
