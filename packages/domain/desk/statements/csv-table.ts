/**
 * A table in a file of text: its profile, what stands above and below it, and its rows.
 *
 * Rows    are counted from 1 below the header; `line` is the file's, where the row begins. Blank ones are none.
 * Limits  HEADER_WITHIN lines, and HEADER_LENGTH_MAX for the header itself; as many rows as whoever asks takes; ROW_LENGTH_MAX where they hold quotes.
 */
import { CsvError, parse } from 'csv-parse/sync'
import { plainName, profileName } from './csv-profile.ts'
import type { Place } from './statement.ts'
import type { StatementFaults } from './statement-fault.ts'
import type { TableLayout } from './table-layout.ts'

const HEADER_WITHIN = 200
const HEADER_LENGTH_MAX = 4_096
const ROW_LENGTH_MAX = 16 * 1024
const FILE = { path: '', line: null }

/** `cell`: without white space around it; empty where the row or the file has no such column. */
export type CsvRow = { readonly place: Place; readonly cell: (column: string) => string }

/** `columnsOf`: every column that has to be in the header. */
export type TableReading<Layout> = {
  readonly profiles: readonly Layout[]
  readonly columnsOf: (profile: Layout) => readonly string[]
  readonly rowsMax: number
}

export type CsvTable<Layout extends TableLayout> = {
  readonly profile: Layout
  readonly around: readonly string[]
  readonly header: Place
  readonly rows: readonly CsvRow[]
}

/** Undefined, and a fault, where nothing can be read. */
export function readTable<Layout extends TableLayout>(
  text: string,
  reading: TableReading<Layout>,
  faults: StatementFaults,
): CsvTable<Layout> | undefined {
  const lines = text.split(/\r\n|\n|\r/)
  const found = findLayout(lines, reading, faults)
  if (!found) return undefined
  const { profile, index } = found
  const header = { path: 'header', line: index + 1 }
  const wanted = reading.columnsOf(profile)
  const columns = columnsOf(lines[index]!, profile)
  const before = faults.count
  for (const name of wanted.map(plainName))
    if (columns.indexOf(name) !== columns.lastIndexOf(name)) faults.tell('column-repeated', header, { column: name })
  const end = endOf(lines, index, profile)
  if (end === undefined && profile.end?.isRequired) faults.tell('file-cut-off', { path: 'end', line: lines.length })
  const records = faults.count === before ? recordsOf(lines.slice(index + 1, end), profile, index + 1, faults) : undefined
  if (!records) return undefined
  if (records.length > reading.rowsMax) return faults.tell('too-many-entries', FILE, { limit: reading.rowsMax })
  const around = [...lines.slice(0, index), ...lines.slice(end ?? lines.length)]
  return { profile, around, header, rows: rowsOf(records, columns, wanted, faults) }
}

function findLayout<Layout extends TableLayout>(
  lines: readonly string[],
  { profiles, columnsOf: wanted }: TableReading<Layout>,
  faults: StatementFaults,
): { readonly profile: Layout; readonly index: number } | undefined {
  const top = lines.slice(0, HEADER_WITHIN)
  const fitting = profiles.flatMap((profile) => {
    const index = top.findIndex((line) => missingIn(line, profile, wanted(profile)).length === 0)
    return index >= 0 && isMarked(top.slice(0, index + 1), profile) ? [{ profile, index }] : []
  })
  // Of several versions of one layout the latest counts.
  const latest = fitting.filter((one) =>
    fitting.every(({ profile }) => profile.id !== one.profile.id || profile.version <= one.profile.version),
  )
  if (latest.length > 1)
    return faults.tell('layout-ambiguous', FILE, { profiles: latest.map(({ profile }) => profileName(profile)).join(', ') })
  return latest[0] ?? tellNearest(top, profiles, wanted, faults)
}

const isMarked = (lines: readonly string[], { marks }: TableLayout): boolean => {
  const text = plainName(lines.join('\n'))
  return marks.every((mark) => text.includes(plainName(mark)))
}

/** Of a file that bears the marks of a profile, the columns that its best line lacks say more than that nothing fits. */
function tellNearest<Layout extends TableLayout>(
  top: readonly string[],
  profiles: readonly Layout[],
  wanted: (profile: Layout) => readonly string[],
  faults: StatementFaults,
): undefined {
  for (const profile of profiles.filter((one) => isMarked(top, one))) {
    const columns = wanted(profile)
    const each = top.map((line, index) => ({ line: index + 1, missing: missingIn(line, profile, columns) }))
    const best = each.toSorted((a, b) => a.missing.length - b.missing.length)[0]
    if (!best || best.missing.length * 2 > columns.length) continue
    for (const column of best.missing) faults.tell('column-missing', { path: 'header', line: best.line }, { column })
    return undefined
  }
  return faults.tell('layout-unknown', FILE)
}

const columnsOf = (line: string, { delimiter }: TableLayout): string[] =>
  line.split(delimiter).map((name) => plainName(name.replaceAll('"', '')))

function missingIn(line: string, profile: TableLayout, wanted: readonly string[]): string[] {
  const columns = new Set(line.length > HEADER_LENGTH_MAX ? [] : columnsOf(line, profile))
  return wanted.filter((name) => !columns.has(plainName(name)))
}

function endOf(lines: readonly string[], header: number, { end }: TableLayout): number | undefined {
  const index = lines.findIndex((line, at) => at > header && end?.starts.some((start) => line.trimStart().startsWith(start)))
  return index < 0 ? undefined : index
}

type CsvRecord = { readonly cells: readonly string[]; readonly line: number }

/** `above`: lines before the first of them. */
function recordsOf(lines: readonly string[], { delimiter }: TableLayout, above: number, faults: StatementFaults): CsvRecord[] | undefined {
  const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')
  if (!lines.some((line) => line.includes('"')))
    return lines.map((line, index) => ({ cells: line.split(delimiter), line: above + index + 1 })).filter(({ cells }) => !isBlank(cells))
  const options = { info: true, delimiter, relax_column_count: true, relax_quotes: true, max_record_size: ROW_LENGTH_MAX }
  try {
    const parsed = parse(lines.join('\n'), options) as unknown as {
      readonly record: readonly string[]
      readonly info: { readonly lines: number }
    }[]
    const records = parsed.map(({ record, info }) => ({ cells: record, line: above + info.lines - breaksIn(record) }))
    return records.filter(({ cells }) => !isBlank(cells))
  } catch (error) {
    // Its message quotes the file.
    if (!(error instanceof CsvError)) throw error
    return faults.tell('malformed-csv', { path: '', line: above + (Number(error.lines) || 1) })
  }
}

const breaksIn = (cells: readonly string[]): number => cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0)

/** Many layouts end each line with a delimiter: empty columns at the end are none. */
function rowsOf(records: readonly CsvRecord[], columns: readonly string[], wanted: readonly string[], faults: StatementFaults): CsvRow[] {
  const width = columns.findLastIndex((name) => name !== '') + 1
  const indexes = new Map(wanted.map((name) => [name, columns.indexOf(plainName(name))]))
  return records.flatMap(({ cells, line }, index) => {
    const place = { path: `row[${index + 1}]`, line }
    const isWhole = cells.length >= width && cells.slice(width).every((cell) => cell.trim() === '')
    if (!isWhole) faults.tell('cells-differ', place, { cells: cells.length, columns: width })
    return isWhole ? [{ place, cell: (column) => cells[indexes.get(column) ?? -1]?.trim() ?? '' }] : []
  })
}
