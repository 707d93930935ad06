/** Everything that one batch writes beside its accounts, sent in one go on a connection that is in a transaction. */
import type { Account } from '@fairline/domain/account/account'
import { nextWake } from '@fairline/domain/account/wake'
import type { Book } from '@fairline/domain/book/book'
import type { Pack } from '@fairline/domain/pack/pack'
import { effectsOf, hasEffect } from '../effects/effects-of.ts'
import type { Job } from '../effects/job.ts'
import type { AccountCache } from './account-cache.ts'
import type { AccountChange } from './account-table.ts'
import type { Client } from './database.ts'
import type { DecidedBatch, Desk, SealedBatch } from './decide-batch.ts'
import { queueDeliveries, type ToTell, toTell } from './delivery-table.ts'
import { erasePersonal } from './erase-personal.ts'
import { insertEvents, type NewEvent } from './event-table.ts'
import { queueJobs } from './job-table.ts'
import type { LeafWriter } from './leaf-writer.ts'
import type { BookClock } from './organisation-table.ts'
import { addToPersonalIndex, type PersonalIndexEntry } from './personal-index-table.ts'
import { quarantineEvents } from './quarantine-table.ts'
import type { LeafBatch } from './record-batch-table.ts'
import { insertSealingKeys, type SealingKeyRow } from './sealing-key-table.ts'
import { decisionText } from './stored-decision.ts'
import { packState } from './stored-state.ts'
import type { Submission, WritePolicy } from './submission.ts'

export type BatchWrites = {
  readonly organisationId: number
  readonly decided: DecidedBatch
  readonly sealed: SealedBatch
  readonly keysMade: readonly SealingKeyRow[]
  readonly recordedAt: number
  readonly jobs: readonly Job[]
  readonly told: readonly ToTell[]
  readonly leaves: NewLeaves
}

/** Of what is new in a batch: the texts of its decisions, and its leaves in the record. */
export type NewLeaves = LeafBatch & { readonly decisions: readonly string[] }

export function leavesOf(
  { added }: DecidedBatch,
  organisationId: number,
  { pack }: WritePolicy,
  recordedAt: number,
  { leafOf, ...at }: Pick<LeafBatch, 'tree' | 'first'> & Pick<LeafWriter, 'leafOf'>,
): NewLeaves {
  const decisions = added.map(({ recorded }) => decisionText(recorded.decision))
  const of = { organisationId, recordedAt, pack: pack.hash }
  return { ...at, decisions, leaves: Buffer.from(added.map((event, nth) => leafOf(event, decisions[nth]!, of)).join(''), 'hex') }
}

/** The promises of statements already on their way: the caller awaits them all. */
export function sendWrites(client: Client, writes: BatchWrites): Promise<unknown>[] {
  const { organisationId, decided, sealed, keysMade, recordedAt, jobs, told, leaves } = writes
  const { added, poisoned } = decided
  const statements: Promise<unknown>[] = []
  if (added.length > 0) statements.push(insertEvents(client, organisationId, added, { ...leaves, recordedAt }))
  if (jobs.length > 0) statements.push(queueJobs(client, jobs))
  if (told.length > 0) statements.push(queueDeliveries(client, organisationId, told, recordedAt))
  if (poisoned.length > 0) statements.push(quarantineEvents(client, organisationId, poisoned, sealed))
  if (sealed.size > 0) {
    statements.push(insertSealingKeys(client, organisationId, keysInUse(keysMade, decided)))
    statements.push(addToPersonalIndex(client, organisationId, indexEntries(added, sealed)))
  }
  const erased = new Set(added.flatMap((event) => (erases(event) ? [event.sent.borrower.id] : [])))
  const leaving = erased.size === 0 ? [] : decided.changed.filter(({ borrower }) => erased.has(borrower.id))
  if (leaving.length > 0) statements.push(erasePersonal(client, organisationId, leaving))
  return statements
}

/** By order, or because the borrower asked for it and nothing demands any more that his data is kept. */
const erases = ({ fact, recorded }: NewEvent): boolean =>
  fact.type === 'personal-data-erased' ||
  recorded.decision.outcomes.some((outcome) => outcome.type === 'deletion-answered' && outcome.data.answer === 'erased')

/** Of borrowers of whom something is kept; what is refused leaves no key behind. */
function keysInUse(keysMade: readonly SealingKeyRow[], { added, poisoned }: DecidedBatch): readonly SealingKeyRow[] {
  if (keysMade.length === 0) return keysMade
  const kept = new Set([...added.map(({ sent }) => sent.borrower.id), ...poisoned.map(({ submission }) => submission.borrower.id)])
  return keysMade.filter(({ borrower }) => kept.has(borrower.id))
}

/** What somebody may want to hear of. */
export const toldOf = (decided: DecidedBatch, organisationId: number, policy: WritePolicy): readonly ToTell[] =>
  toTell(decided, policy.tells(organisationId) === 'notices')

/** What is to be done in the world because of what is new in a batch. */
export function jobsOf({ added, changed }: DecidedBatch, organisationId: number, policy: WritePolicy): Job[] {
  const effective = added.filter(({ recorded }) => recorded.decision.outcomes.some(hasEffect))
  if (effective.length === 0 || !policy.queuesJobs(organisationId)) return []
  const refs = new Map(changed.map(({ borrower, ref }) => [borrower.id, ref]))
  return effective.flatMap(({ sent: { borrower }, recorded }) =>
    effectsOf(organisationId, borrower, refs.get(borrower.id)!, recorded.decision),
  )
}

/** The newest value of each kind. */
function indexEntries(added: readonly NewEvent[], sealed: SealedBatch): PersonalIndexEntry[] {
  const entries = new Map<string, PersonalIndexEntry>()
  const byKey = new Map([...sealed].map(([submission, one]) => [submission.key + submission.borrower.id, { submission, one }] as const))
  for (const { sent, fact } of added) {
    const found = byKey.get(sent.key + sent.borrower.id)
    for (const [kind, token] of found?.one.indexed ?? []) {
      const { borrower, ref } = found!.submission
      entries.set(`${borrower.id} ${kind}`, { borrower, ref, kind, token, knownAt: fact.knownAt })
    }
  }
  return [...entries.values()]
}

/** An account that is told its past is not woken in it, or a hold would be lifted today before the past has told what came next. */
const LIVE_WITHIN_MS = 24 * 60 * 60 * 1000

/** `recordedAt`: of its latest event. A book of the past is woken by its own clock. */
export const wakeAtOf = (account: Account, pack: Pack, book: Book, clock: BookClock, recordedAt: number): number | null =>
  clock === 'log' || account.clockAt > recordedAt - LIVE_WITHIN_MS ? nextWake(account, pack, book) : null

export function changesOf(
  { changed, book }: DecidedBatch,
  organisationId: number,
  policy: WritePolicy,
  recordedAt: number,
): AccountChange[] {
  const clock = policy.clockOf(organisationId)
  return changed.map(({ borrower, ref, version, account }) => ({
    borrower,
    ref,
    before: version,
    version: account.sequence,
    state: packState(account),
    wakeAt: wakeAtOf(account, policy.pack, book, clock, recordedAt),
  }))
}

/** After the commit: what is kept for the next batch, and what time it is in the book. */
export function remember(
  { changed }: DecidedBatch,
  changes: readonly AccountChange[],
  organisationId: number,
  policy: WritePolicy,
  cache: AccountCache,
): void {
  let newest = 0
  for (const [index, { borrower, ref, account }] of changed.entries()) {
    cache.keep(borrower.id, { ref, account, bytes: changes[index]!.state.length })
    newest = Math.max(newest, account.clockAt)
  }
  if (changed.length > 0) policy.heard(organisationId, newest)
}

/** Each borrower of a batch once, in the order of first mention. */
export function borrowersOf(batch: readonly Submission[]): Pick<Submission, 'borrower' | 'ref'>[] {
  const borrowers = new Map<bigint, Pick<Submission, 'borrower' | 'ref'>>()
  for (const submission of batch) if (!borrowers.has(submission.borrower.id)) borrowers.set(submission.borrower.id, submission)
  return [...borrowers.values()]
}

export const newDesk = (of: Pick<Desk, 'borrower' | 'ref' | 'version' | 'stored'>): Desk => ({
  ...of,
  account: undefined,
  log: undefined,
  cases: undefined,
  named: undefined,
  formerHolds: undefined,
  bulk: undefined,
})
