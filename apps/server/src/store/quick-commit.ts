/**
 * The quick road of a batch: decided on accounts kept in memory, or read without a lock, and written in one round trip that takes effect only if
 * nothing of it was known before and nobody changed one of its accounts meanwhile. It is tried first, because nearly always that is so.
 *
 * Book     it takes effect only if the version of the book that it was decided by is still the newest.
 * Record   the leaves go behind those that this server knows of; where others came in between, that is a conflict like any other.
 * Always   on any conflict nothing was written: `undefined`, and the careful road (careful-commit.ts) answers the batch instead.
 */
import { newAccount } from '@fairline/domain/account/step'
import pg from 'pg'
import type { AccountCache } from './account-cache.ts'
import { findAccounts, insertAccounts, isStale, saveAccounts } from './account-table.ts'
import { borrowersOf, changesOf, jobsOf, leavesOf, newDesk, remember, sendWrites, toldOf } from './batch-writes.ts'
import { claimBook, isBookChanged } from './book-table.ts'
import { readAccounts } from './current-account.ts'
import { type Client, mayTryAgain } from './database.ts'
import { type DecidedBatch, type Desk, type Desks, decideBatch } from './decide-batch.ts'
import { readKnownInto } from './desk-known.ts'
import { learnPromised } from './promised-packs.ts'
import { sealBatch } from './seal-batch.ts'
import type { Result, Submission, WritePolicy } from './submission.ts'
import type { TreeOfBatch } from './tree-sizes.ts'

export async function commitQuickly(
  client: Client,
  organisationId: number,
  batch: readonly Submission[],
  policy: WritePolicy,
  cache: AccountCache,
  { tree, sizes, writer }: TreeOfBatch,
): Promise<Result[] | undefined> {
  const [desks, { sealed, keysMade }, first] = await Promise.all([
    openDesks(client, organisationId, batch, cache),
    sealBatch(client, organisationId, batch, policy.sealing),
    sizes.find(client, organisationId, tree),
  ])
  await learnPromised(desks, policy)
  const recordedAt = policy.now()
  const decided = decideBatch(batch, desks, sealed, policy, policy.books.known(organisationId))
  // An event that is refused, or breaks, may be one that was recorded before: only the log knows.
  if (decided.results.some(({ kind }) => kind !== 'answered')) return undefined
  const changes = changesOf(decided, organisationId, policy, recordedAt)
  const leaves = leavesOf(decided, organisationId, policy, recordedAt, { tree, first, leafOf: writer.leafOf })
  const statements = [
    client.query('begin'),
    claimBook(client, organisationId, decided.book.version),
    ...sendWrites(client, {
      organisationId,
      decided,
      sealed,
      keysMade,
      recordedAt,
      jobs: jobsOf(decided, organisationId, policy),
      told: toldOf(decided, organisationId, policy),
      leaves,
    }),
    insertAccounts(
      client,
      organisationId,
      changes.filter(({ before }) => before === 0),
    ),
    saveAccounts(
      client,
      changes.filter(({ before }) => before > 0),
    ),
    writer.insert(client, organisationId, leaves),
  ]
  const commit = client.query('commit')
  const undone = () => forget(decided, cache, { tree, sizes }, organisationId)
  const done = await succeeded(statements, commit).catch((error: unknown) => {
    undone()
    throw error
  })
  if (!done) {
    undone()
    return undefined
  }
  sizes.keep(organisationId, tree, first + decided.added.length)
  remember(decided, changes, organisationId, policy, cache)
  return decided.results
}

/** Kept accounts as they are; the others as they stand in the database, read in one go. */
async function openDesks(client: Client, organisationId: number, batch: readonly Submission[], cache: AccountCache): Promise<Desks> {
  const desks = new Map<bigint, Desk>()
  const unknown: Pick<Submission, 'borrower' | 'ref'>[] = []
  for (const { borrower, ref } of borrowersOf(batch)) {
    const kept = cache.find(borrower.id)
    if (kept) desks.set(borrower.id, newDesk({ borrower, ref: kept.ref, version: kept.account.sequence, stored: () => kept.account }))
    else unknown.push({ borrower, ref })
  }
  if (unknown.length > 0) await openUnknown(client, desks, unknown)
  await readKnownInto(client, organisationId, batch, desks)
  return desks
}

async function openUnknown(
  client: Client,
  desks: Map<bigint, Desk>,
  unknown: readonly Pick<Submission, 'borrower' | 'ref'>[],
): Promise<void> {
  const rows = await findAccounts(
    client,
    unknown.map(({ borrower }) => borrower),
  )
  const accounts = await readAccounts(client, rows)
  for (const { borrower, ref, version } of rows) {
    desks.set(borrower.id, newDesk({ borrower, ref, version, stored: accounts.get(borrower.id)! }))
  }
  for (const { borrower, ref } of unknown) {
    if (!desks.has(borrower.id)) desks.set(borrower.id, newDesk({ borrower, ref, version: 0, stored: () => newAccount }))
  }
}

const UNIQUE_VIOLATION = '23505'

/** False where something was there already or had changed. Throws what else went wrong. */
async function succeeded(statements: readonly Promise<unknown>[], commit: Promise<{ command: string }>): Promise<boolean> {
  const outcomes = await Promise.allSettled([...statements, commit])
  const failure = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failure === undefined) return (await commit).command === 'COMMIT'
  const { reason } = failure
  if (isStale(reason) || isBookChanged(reason) || isAlreadyThere(reason) || mayTryAgain(reason)) return false
  throw reason
}

const isAlreadyThere = (error: unknown): boolean => error instanceof pg.DatabaseError && error.code === UNIQUE_VIOLATION

function forget(
  { changed }: DecidedBatch,
  cache: AccountCache,
  { tree, sizes }: Pick<TreeOfBatch, 'tree' | 'sizes'>,
  organisationId: number,
): void {
  sizes.forget(organisationId, tree)
  for (const { borrower } of changed) cache.forget(borrower.id)
}
