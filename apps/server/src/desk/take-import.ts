/**
 * A file of a register that a desk brings: read by one version of a profile, held against the desk, and told as facts.
 *
 * Once        the same file by the same version of a profile, taken before, changes nothing; a row that says what is registered already neither.
 * Whole       where control totals do not fit, or the table cannot be read, nothing of it is taken.
 * Quarantine  of a file that is taken, rows that are no entries are kept by themselves, sealed, until they are mended or discarded.
 */
import type { ImportAnswer } from '@fairline/contract/desk/imports'
import { plainDetail } from '@fairline/contract/plain-names'
import type { RowFault } from '@fairline/domain/desk/imports/import-fault'
import { type ImportCounts, type ImportData, importOf, type ToldEntry } from '@fairline/domain/desk/imports/import-record'
import { type PlacedEntry, placeEntries } from '@fairline/domain/desk/imports/place-entries'
import type { ImportReading, UsedProfile } from '@fairline/domain/desk/imports/read-import'
import { type DeskBook, storyOf } from '@fairline/domain/desk/model/desk-book'
import type { z } from 'zod'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import { hashOf } from './take-statements.ts'

const ID_DIGITS = 24
type Answer = z.infer<typeof ImportAnswer>

export type PlacedImport = Readonly<{
  id: string
  sha256: string
  fileName: string | null
  used: UsedProfile
  reading: ImportReading
  entries: readonly PlacedEntry[]
  isRepeated: boolean
}>
export type BroughtFile = Pick<PlacedImport, 'sha256' | 'fileName' | 'used' | 'reading'>

/** Against the desk as it is at `at`. */
export function placeImport(book: DeskBook, file: BroughtFile, at: number): PlacedImport {
  const { sha256, used, reading } = file
  const id = `im-${hashOf(`${sha256} ${used.id} ${used.version}`).slice(0, ID_DIGITS)}`
  const entries = reading.faults.count > 0 ? [] : placeEntries(book, reading.entries, used.profile, at)
  return { ...file, id, entries, isRepeated: importOf(book, id)?.state === 'taken' }
}

const countsOf = ({ reading: { rows }, entries }: PlacedImport): ImportCounts => {
  const count = (is: PlacedEntry['is']): number => entries.filter((one) => one.is === is).length
  return { rows, registered: count('registered'), changed: count('changed'), same: count('same'), quarantined: count('quarantined') }
}

const SAID = { observedAt: null, source: 'csv', confidencePpm: null } as const

/** `type`: opened, it was brought; changed, a row was mended; moved, rows were discarded; ended, it was taken back or set aside. */
export function importFact(
  book: DeskBook,
  id: string,
  type: 'opened' | 'changed' | 'moved' | 'ended',
  data: NewDeskFact['data'],
  at: number,
  evidence: string | null = null,
): NewDeskFact {
  const version = storyOf(book, 'import', id).length + 1
  return { ...SAID, factId: `import:${id}:${version}`, type, kind: 'import', id, effectiveAt: at, evidence, data }
}

/** Undefined: there is nothing to tell of it. */
export function entryFactOf(kind: ImportData['kind'], placed: PlacedEntry, at: number, evidence: string): NewDeskFact | undefined {
  const { id, is, version, content } = placed
  if (id === null || (is !== 'registered' && is !== 'changed')) return undefined
  return { ...SAID, factId: `${kind}:${id}:${version + 1}`, type: is, kind, id, effectiveAt: at, evidence, data: content }
}

/** Of an entry that was told: as the import remembers it. */
export const toldOf = ({ id, is, version }: PlacedEntry): ToldEntry | undefined =>
  id !== null && (is === 'registered' || is === 'changed') ? { id, is, version: version + 1 } : undefined

/** That the file came first, so that it stands for all in the act. */
export function importFacts(book: DeskBook, placed: PlacedImport, at: number): NewDeskFact[] {
  const { id, sha256, fileName, used, reading, entries } = placed
  const isTaken = reading.faults.count === 0
  const data: ImportData = {
    ...{ state: isTaken ? 'taken' : 'quarantined', file_sha256: sha256, file_name: fileName },
    ...{ profile_id: used.id, profile_version: used.version, kind: used.profile.kind, counts: countsOf(placed), totals: reading.totals },
    entries: entries.flatMap((one) => toldOf(one) ?? []),
    fault_codes: [...new Set(reading.faults.told.map(({ code }) => code))].sort(),
  }
  const told = entries.flatMap((one) => entryFactOf(used.profile.kind, one, at, sha256) ?? [])
  return [importFact(book, id, 'opened', data, at, sha256), ...told]
}

/** Nobody reads thousands: those that need somebody come first. */
const ENTRIES_SHOWN = 300

export function importAnswer(placed: PlacedImport, state: Answer['state']): Answer {
  const { id, sha256, used, reading, entries } = placed
  const inOrder = [...entries.filter(({ is }) => is === 'quarantined'), ...entries.filter(({ is }) => is !== 'quarantined')]
  return {
    ...{ import_id: id, file_sha256: sha256, state, profile: { id: used.id, version: used.version }, kind: used.profile.kind },
    ...{ ...countsOf(placed), totals: { ...reading.totals, proved_by: [...reading.totals.proved_by] } },
    entries: inOrder.slice(0, ENTRIES_SHOWN).map(entryView),
    faults: reading.faults.told.map(({ code, path, line, zh, en }) => ({ code, path, line, text: { zh, en } })),
    fault_count: reading.faults.count,
  }
}

function entryView({ id, rows, is, fields, faults }: PlacedEntry): Answer['entries'][number] {
  const [{ row, line }] = rows as [PlacedEntry['rows'][number]]
  return { ...{ row, line, rows: rows.map((one) => one.row), entry_id: id, is, fields: [...fields] }, faults: faults.map(faultView) }
}

export const faultView = ({ row, line, column, field, code, zh, en, detail }: RowFault): Answer['entries'][number]['faults'][number] => ({
  ...{ row, line, column, field, code, text: { zh, en }, detail: detail === null ? null : plainDetail(detail) },
})
