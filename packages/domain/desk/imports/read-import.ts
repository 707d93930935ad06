/**
 * A file of a register: its table by one profile, its control totals, and its entries as far as their cells can be read.
 *
 * Takes    UTF-8 or GB18030; IMPORT_BYTES_MAX, IMPORT_ROWS_MAX.
 * Errors   what is wrong with the file as a whole (then nothing of it is taken), and of each row; never throws on what was sent.
 */
import { IMPORT_BYTES_MAX, IMPORT_ROWS_MAX, type ImportProfile } from '@fairline/contract/desk/imports'
import { readTable } from '../statements/csv-table.ts'
import { decodeText } from '../statements/decode-text.ts'
import type { HashText } from '../statements/entry-keys.ts'
import { StatementFaults } from '../statements/statement-fault.ts'
import type { TableLayout } from '../statements/table-layout.ts'
import { type GivenTotals, type ImportTotals, importTotals } from './import-totals.ts'
import { columnsOf } from './profile-faults.ts'
import { cellsOf, type ReadEntry, readEntries } from './read-entries.ts'

export type ImportReading = Readonly<{ entries: readonly ReadEntry[]; rows: number; totals: ImportTotals; faults: StatementFaults }>
export type UsedProfile = Readonly<{ id: string; version: number; profile: ImportProfile }>

export function readImport(bytes: Uint8Array, used: UsedProfile, given: GivenTotals, hash: HashText): ImportReading {
  const faults = new StatementFaults()
  const nothing: ImportReading = { entries: [], rows: 0, totals: { count: 0, sum_minor: null, currency: null, proved_by: [] }, faults }
  const text = decodeText(bytes, faults, IMPORT_BYTES_MAX)
  if (text === undefined) return nothing
  const { profile } = used
  const table = readTable(
    text.replace(/^\uFEFF/, ''),
    { profiles: [layoutOf(used)], columnsOf: () => columnsOf(profile), rowsMax: IMPORT_ROWS_MAX },
    faults,
  )
  if (table === undefined) return nothing
  const rows = table.rows.map(({ place, cell }, nth) => cellsOf(profile, nth + 1, place.line, cell))
  const totals = importTotals({ rows, around: table.around }, profile, given, faults)
  if (rows.length === 0 && faults.count === 0) faults.tell('file-empty', { path: '', line: null })
  return { entries: readEntries(rows, profile, hash), rows: rows.length, totals, faults }
}

const layoutOf = ({ id, version, profile }: UsedProfile): TableLayout => ({
  ...{ id, version, marks: [], delimiter: profile.delimiter },
  end: profile.end_starts.length === 0 ? null : { starts: profile.end_starts, isRequired: false },
})
