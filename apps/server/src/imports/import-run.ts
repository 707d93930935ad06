/**
 * The entries of a file of payments, a piece at a time: matched, written down, carried out.
 *
 * Once     what is to be done about an entry is in the database before any fact of it is said. Whoever meets it again, in another file or after a
 *          crash, does what is written, so that money is never posted twice, even where the same words would find another borrower by now.
 * Order    credits, then debits: a reversal may stand before its original.
 * Loop     a piece is small: others are answered between two of them.
 */
import type { Pack } from '@fairline/domain/pack/pack'
import { findCredited, findImportEntries, noteImportEntries } from '../store/import-entry-table.ts'
import { type CarryingOut, carryOut } from './carry-out.ts'
import { entryIdOf } from './entry-id.ts'
import { matchNoted, noteEntry } from './entry-task.ts'
import type { ImportedEntry } from './file-reading.ts'
import { borrowerNamed } from './match-entry.ts'
import type { NotedEntry } from './noted-entry.ts'
import { findPaying, type PayingBorrower } from './payment-candidates.ts'

/** `preview`: nothing is written, nothing is said. */
export type ImportRun = CarryingOut & { readonly importId: string; readonly pack: Pack; readonly preview: boolean }

const PIECE = 500

type Placed = { readonly entry: ImportedEntry; readonly nth: number }

/** In the order of the file. Throws ImportInterrupted. */
export async function runImport(run: ImportRun, entries: readonly ImportedEntry[]): Promise<NotedEntry[]> {
  const placed = entries.map((entry, index) => ({ entry, nth: index + 1 }))
  const done: NotedEntry[] = []
  for (const direction of ['credit', 'debit'] as const) {
    const ofDirection = placed.filter(({ entry }) => entry.direction === direction)
    for (let from = 0; from < ofDirection.length; from += PIECE)
      done.push(...(await runPiece(run, ofDirection.slice(from, from + PIECE), done)))
  }
  const places = new Map(placed.map(({ entry, nth }) => [entryIdOf(entry), nth]))
  return done.sort((one, other) => places.get(one.entryId)! - places.get(other.entryId)!)
}

async function runPiece(run: ImportRun, piece: readonly Placed[], before: readonly NotedEntry[]): Promise<NotedEntry[]> {
  const { database, saying, preview } = run
  const { organisationId } = saying
  const ids = piece.map(({ entry }) => entryIdOf(entry))
  const known = new Map((await findImportEntries(database, organisationId, ids)).map((entry) => [entry.entryId, entry]))
  const fresh = piece.filter(({ entry }) => !known.has(entryIdOf(entry)))
  const named = fresh.flatMap(({ entry }) => borrowerNamed(entry) ?? [])
  const waiting = [...known.values()].flatMap(({ state, ref }) => (state === 'to-do' && ref !== null ? [ref] : []))
  const paying = await findPaying(database, { organisationId, pack: run.pack, at: saying.at }, [...named, ...waiting])
  const noted = await noteFresh(run, fresh, paying, before)
  if (preview) return inOrder(ids, [...known.values(), ...noted.map(asIfDone)])
  await noteImportEntries(database, organisationId, noted)
  const written = await findImportEntries(
    database,
    organisationId,
    noted.map(({ entryId }) => entryId),
  )
  const all = inOrder(ids, [...known.values(), ...written])
  const carried = await carryOut(
    run,
    all.filter(({ state }) => state === 'to-do'),
    paying,
  )
  return inOrder(ids, [...all, ...carried])
}

const DONE = { repay: 'posted', 'take-back': 'taken-back', suspend: 'open', list: 'listed' } as const

const asIfDone = (entry: NotedEntry): NotedEntry => ({ ...entry, state: DONE[entry.task] })

/** The last of each id counts. */
function inOrder(ids: readonly string[], entries: readonly NotedEntry[]): NotedEntry[] {
  const byId = new Map(entries.map((entry) => [entry.entryId, entry]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

async function noteFresh(
  run: ImportRun,
  fresh: readonly Placed[],
  paying: ReadonlyMap<string, PayingBorrower>,
  before: readonly NotedEntry[],
): Promise<NotedEntry[]> {
  const { importId, saying } = run
  const candidates = new Map([...paying].map(([ref, { candidate }]) => [ref, candidate]))
  const credited = await creditedFor(run, fresh, before)
  return fresh.map(({ entry, nth }) => {
    const noted = noteEntry(entry, matchNoted(entry, candidates, [...credited.values()]), { importId, nth, at: saying.at })
    // What is taken back once is gone.
    if (noted.originalId !== null) credited.delete(noted.originalId)
    return noted
  })
}

/** By id. */
async function creditedFor(run: ImportRun, fresh: readonly Placed[], before: readonly NotedEntry[]): Promise<Map<string, NotedEntry>> {
  const debits = fresh.filter(({ entry }) => entry.direction === 'debit' && (entry.isReversal || entry.isReturn))
  if (debits.length === 0) return new Map()
  const notes = debits.map(({ entry, nth }) =>
    noteEntry(entry, { kind: 'unmatched', why: 'debit' }, { importId: run.importId, nth, at: run.saying.at }),
  )
  const accountKeys = [...new Set(notes.map(({ accountKey }) => accountKey))]
  const keys = [...new Set(notes.flatMap(({ bankKey, payerKey }) => [bankKey ?? [], payerKey ?? []].flat()))]
  const stored = await findCredited(run.database, run.saying.organisationId, { accountKeys, keys })
  const found = run.preview ? [...stored, ...wouldBeCredited(before, accountKeys, keys)] : stored
  return new Map(found.map((entry) => [entry.entryId, entry]))
}

function wouldBeCredited(before: readonly NotedEntry[], accountKeys: readonly string[], keys: readonly string[]): NotedEntry[] {
  const [accounts, shared] = [new Set(accountKeys), new Set<string | null>(keys)]
  const gone = new Set(before.map(({ originalId }) => originalId))
  return before.filter(
    ({ task, accountKey, bankKey, payerKey, entryId }) =>
      task === 'repay' && accounts.has(accountKey) && (shared.has(bankKey) || shared.has(payerKey)) && !gone.has(entryId),
  )
}
