/**
 * Files of payments in CSV, by a profile of their columns.
 *
 * Takes    the rows that are right, and tells what is wrong with each of the others. Nothing in such a file proves that it is whole: whoever takes
 *          it compares `totals` with what the sender says, and decides whether a file with faults may be taken at all.
 * Errors   never throws on what was sent. Where quotes or encoding are broken nothing is taken: all rows behind may be shifted.
 * Counts   `row[1]` is the first one below the header; `line` is the file's, where the row begins.
 * Limits   CSV_BYTES_MAX, CSV_ROWS_MAX, ROW_LENGTH_MAX.
 */
import { CsvError, parse } from 'csv-parse/sync'
import { FaultList, type ImportFaults } from './import-fault.ts'
import { OWN_PROFILE, type PaymentColumn, type PaymentCsvProfile } from './payment-csv-profile.ts'
import { type PaymentRow, readPaymentRow } from './payment-row.ts'
import { type EntryDraft, type StatementEntry, withReferences } from './statement-entry.ts'

export const CSV_BYTES_MAX = 10 * 1024 * 1024
export const CSV_ROWS_MAX = 50_000
const ROW_LENGTH_MAX = 16 * 1024

/** Of the rows taken, in one currency. */
export type PaymentTotals = {
  readonly currency: string
  readonly credits: number
  readonly creditMinor: number
  readonly debits: number
  readonly debitMinor: number
}

export type PaymentCsvReading = {
  readonly rows: number
  readonly entries: readonly StatementEntry[]
  readonly totals: readonly PaymentTotals[]
  readonly faults: ImportFaults
}

export function readPaymentCsv(bytes: Uint8Array, profile: PaymentCsvProfile = OWN_PROFILE): PaymentCsvReading {
  const faults = new FaultList()
  const rows = rowsOf(bytes, profile, faults)
  const drafts = readRows(rows, profile, faults)
  const totals = totalsOf(drafts)
  const isCounted = totals.every(({ creditMinor, debitMinor }) => Number.isSafeInteger(creditMinor) && Number.isSafeInteger(debitMinor))
  if (isCounted) return { rows: rows.length, entries: withReferences(drafts, new Map()), totals, faults }
  faults.tell('total-too-large', FILE)
  return { rows: rows.length, entries: [], totals: [], faults }
}

const FILE = { path: '', line: null }

type CsvRecord = { readonly record: readonly string[]; readonly info: { readonly lines: number } }
type CountedRow = PaymentRow & { readonly cells: number; readonly columns: number }

function rowsOf(bytes: Uint8Array, profile: PaymentCsvProfile, faults: FaultList): CountedRow[] {
  const records = recordsOf(bytes, profile, faults)
  const [header, ...rows] = records ?? []
  if (!header) return []
  const columns = header.record.map((name) => name.trim())
  const indexes = indexesOf(columns, profile, faults)
  if (!indexes) return []
  if (rows.length > CSV_ROWS_MAX) {
    faults.tell('too-many-entries', FILE, { limit: CSV_ROWS_MAX })
    return []
  }
  return rows.map(({ record, info }, index) => ({
    path: `row[${index + 1}]`,
    line: info.lines - record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0),
    cells: record.length,
    columns: columns.length,
    cell: (column) => record[indexes.get(column) ?? -1]?.trim() ?? '',
  }))
}

/** The header first; undefined, and a fault, where nothing can be read. */
function recordsOf(bytes: Uint8Array, profile: PaymentCsvProfile, faults: FaultList): readonly CsvRecord[] | undefined {
  if (bytes.length > CSV_BYTES_MAX) return faults.tell('file-too-large', FILE, { limit: CSV_BYTES_MAX })
  const text = decode(bytes, profile.encoding)
  if (text === undefined) return faults.tell('encoding-not-read', FILE, { encoding: profile.encoding })
  if (text.trim() === '') return faults.tell('file-empty', FILE)
  const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: ROW_LENGTH_MAX }
  try {
    return parse(text, { ...options, delimiter: profile.delimiter }) as unknown as CsvRecord[]
  } catch (error) {
    // Its message quotes the file.
    if (!(error instanceof CsvError)) throw error
    return faults.tell('malformed-csv', { path: '', line: Number(error.lines) || null })
  }
}

function decode(bytes: Uint8Array, encoding: PaymentCsvProfile['encoding']): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Where each column of the profile stands. */
function indexesOf(
  columns: readonly string[],
  profile: PaymentCsvProfile,
  faults: FaultList,
): ReadonlyMap<PaymentColumn, number> | undefined {
  const before = faults.count
  const wanted = Object.entries(profile.columns) as [PaymentColumn, string][]
  for (const [, column] of wanted) {
    const places = columns.filter((name) => name === column).length
    if (places !== 1) faults.tell(places === 0 ? 'column-missing' : 'column-repeated', { path: 'header', line: 1 }, { column })
  }
  return faults.count === before ? new Map(wanted.map(([name, column]) => [name, columns.indexOf(column)])) : undefined
}

function readRows(rows: readonly CountedRow[], profile: PaymentCsvProfile, faults: FaultList): EntryDraft[] {
  const seen = new Set<string>()
  const drafts: EntryDraft[] = []
  for (const row of rows) {
    const { path, line, cells, columns } = row
    if (cells !== columns) {
      faults.tell('cells-differ', row, { cells, columns })
      continue
    }
    const draft = readPaymentRow(row, profile, faults)
    const reference = draft?.bankReference ?? null
    if (reference !== null && seen.has(reference)) faults.tell('reference-repeated', { path: `${path}/${profile.columns.reference}`, line })
    else if (draft) drafts.push(draft)
    if (reference !== null) seen.add(reference)
  }
  return drafts
}

function totalsOf(drafts: readonly EntryDraft[]): PaymentTotals[] {
  const totals = new Map<string, { -readonly [Name in keyof PaymentTotals]: PaymentTotals[Name] }>()
  for (const { currency, direction, amountMinor } of drafts) {
    const total = totals.get(currency) ?? { currency, credits: 0, creditMinor: 0, debits: 0, debitMinor: 0 }
    totals.set(currency, total)
    total[direction === 'credit' ? 'credits' : 'debits']++
    total[direction === 'credit' ? 'creditMinor' : 'debitMinor'] += amountMinor
  }
  return [...totals.values()]
}
