/**
 * A file of payments from its bytes to its answer.
 *
 * Whole    of a file with faults nothing is taken, unless whoever sends it wants the part that is right: of a bank's statement each that is proved, of
 *          rows those without a fault.
 * Again    a file that is done is answered with what it was; one that broke off goes on.
 */
import { hash } from 'node:crypto'
import type { Pack } from '@fairline/domain/pack/pack'
import { listEntriesOf } from '../store/import-entry-table.ts'
import { findImportFile, type ImportFile, saveImportFile } from '../store/import-file-table.ts'
import type { CarryingOut } from './carry-out.ts'
import { importIdOf } from './entry-id.ts'
import type { FileKind, FileReading } from './file-reading.ts'
import { runImport } from './import-run.ts'
import { totalsOf } from './import-totals.ts'
import type { NotedEntry } from './noted-entry.ts'

export type ImportParts = CarryingOut & {
  readonly pack: Pack
  readonly read: (bytes: Uint8Array, kind: FileKind) => Promise<FileReading>
  readonly now: () => number
}

export type SentFile = { readonly bytes: Uint8Array; readonly kind: FileKind; readonly dryRun: boolean; readonly acceptPartial: boolean }

/** An answer is told whole by its totals. */
const ENTRIES_TOLD_MAX = 1_000

/** `entries`: ENTRIES_TOLD_MAX at most. `isRepeated`: the whole file came before. */
export type ImportAnswer = {
  readonly file: ImportFile
  readonly entries: readonly NotedEntry[]
  readonly count: number
  readonly isRepeated: boolean
}

/** Throws ImportInterrupted. */
export async function importFile(parts: ImportParts, sent: SentFile): Promise<ImportAnswer> {
  const { database, saying, pack } = parts
  const sha256 = hash('sha256', sent.bytes, 'hex')
  const id = importIdOf(sha256)
  const before = await findImportFile(database, saying.organisationId, id)
  if (before?.state === 'done') return answerAgain(parts, before)
  const receivedAt = parts.now()
  const { entries, statements, skipped, faults } = await parts.read(sent.bytes, sent.kind)
  const isRefused = faults.count > 0 && !sent.acceptPartial
  const file: ImportFile = {
    ...{ id, sha256, kind: sent.kind, bytes: sent.bytes.length, actor: saying.actor },
    ...{ state: isRefused ? 'refused' : 'under-way', receivedAt: before?.receivedAt ?? receivedAt, finishedAt: null },
    ...{ isPartial: faults.count > 0 && !isRefused, faults, skipped, statements, totals: [] },
  }
  // A preview shows the part that is right, whether or not it may be taken.
  const run = { ...parts, importId: id, pack, preview: sent.dryRun }
  if (sent.dryRun) return told(file, await runImport(run, entries))
  await saveImportFile(database, saying.organisationId, file)
  if (isRefused) return told(file, [])
  const done = await runImport(run, entries)
  const isDone = done.every(({ state }) => state !== 'to-do')
  const after: ImportFile = {
    ...file,
    state: isDone ? 'done' : 'under-way',
    finishedAt: isDone ? parts.now() : null,
    totals: totalsOf(done, id),
  }
  await saveImportFile(database, saying.organisationId, after)
  return told(after, done)
}

const told = (file: ImportFile, entries: readonly NotedEntry[]): ImportAnswer => ({
  file: { ...file, totals: totalsOf(entries, file.id) },
  entries: entries.slice(0, ENTRIES_TOLD_MAX),
  count: entries.length,
  isRepeated: false,
})

/** Entries that an earlier file brought first are in its own list, and only counted here. */
async function answerAgain({ database, saying }: ImportParts, file: ImportFile): Promise<ImportAnswer> {
  const entries = await listEntriesOf(database, saying.organisationId, { importId: file.id, afterNth: 0, limit: ENTRIES_TOLD_MAX })
  return { file, entries, count: file.totals.reduce((sum, { count }) => sum + count, 0), isRepeated: true }
}
