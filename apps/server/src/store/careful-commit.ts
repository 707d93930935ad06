/**
 * The careful road of a batch: accounts locked first, then the log asked what it holds of these events, then decided and written. Slower, and right
 * whatever else happens: repeats get their stored answer, and other servers wait.
 *
 * Book     decided by its newest version, which stays that until the commit. A batch that changes it waits for all others, and they for it.
 * Record   the tree is locked last, and goes on from where it ends then.
 * Order    rows are locked in key order, by everyone; what deadlocks all the same is tried again, TRIES_MAX times.
 */
import { invariant } from '@fairline/domain/kernel/outcome'
import type { AccountCache } from './account-cache.ts'
import { lockAccounts, makeAccounts, removeEmptyAccounts, saveAccounts } from './account-table.ts'
import { borrowersOf, changesOf, jobsOf, leavesOf, newDesk, remember, sendWrites, toldOf } from './batch-writes.ts'
import { lockBook, setBookVersion } from './book-table.ts'
import { readAccounts } from './current-account.ts'
import { type Client, mayTryAgain } from './database.ts'
import { type DecidedBatch, type Desk, type Desks, decideBatch, note } from './decide-batch.ts'
import { readKnownInto } from './desk-known.ts'
import { findEvents, findSealedValues } from './event-table.ts'
import { learnPromised } from './promised-packs.ts'
import { isTreeMoved, lockTree } from './record-batch-table.ts'
import { sealBatch } from './seal-batch.ts'
import type { Result, Submission, WritePolicy } from './submission.ts'
import type { TreeOfBatch } from './tree-sizes.ts'

const TRIES_MAX = 5

export async function commitCarefully(
  client: Client,
  organisationId: number,
  batch: readonly Submission[],
  policy: WritePolicy,
  cache: AccountCache,
  record: TreeOfBatch,
  changesBook = false,
): Promise<Result[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await commitOnce(client, organisationId, batch, policy, cache, record, changesBook)
    } catch (error) {
      for (const { borrower } of batch) cache.forget(borrower.id)
      record.sizes.forget(organisationId, record.tree)
      await client.query('rollback').catch(() => {}) // A broken connection rolls back by itself; the first error is the one to hear.
      if (!(mayTryAgain(error) || isTreeMoved(error)) || attempt === TRIES_MAX) throw error
    }
  }
}

async function commitOnce(
  client: Client,
  organisationId: number,
  batch: readonly Submission[],
  policy: WritePolicy,
  cache: AccountCache,
  { tree, sizes, writer }: TreeOfBatch,
  changesBook: boolean,
): Promise<Result[]> {
  const [, version] = await Promise.all([client.query('begin'), lockBook(client, organisationId, changesBook)])
  const book = await policy.books.current(client, organisationId, version)
  const desks = await openDesks(client, organisationId, batch)
  const { sealed, keysMade } = await sealBatch(client, organisationId, batch, policy.sealing)
  await learnPromised(desks, policy)
  const recordedAt = policy.now()
  const decided = decideBatch(batch, desks, sealed, policy, book)
  for (const { submission, error } of decided.poisoned) policy.onBug(error, submission.fact.type, submission.key)
  const changes = changesOf(decided, organisationId, policy, recordedAt)
  const isEmpty = decided.added.length === 0
  const first = isEmpty ? 0 : await lockTree(client, organisationId, tree)
  const leaves = leavesOf(decided, organisationId, policy, recordedAt, { tree, first, leafOf: writer.leafOf })
  const untouched = [...desks.values()].filter((desk) => desk.version === 0 && !decided.changed.some((changed) => changed === desk))
  await Promise.all([
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
    saveAccounts(client, changes),
    ...(changesBook ? raiseBookVersion(client, organisationId, decided) : []),
    removeEmptyAccounts(
      client,
      untouched.map(({ borrower }) => borrower),
    ),
    ...(isEmpty ? [] : [writer.insert(client, organisationId, leaves)]),
  ])
  const { command } = await client.query('commit')
  invariant(command === 'COMMIT', 'a batch is answered after its commit')
  if (!isEmpty) sizes.keep(organisationId, tree, first + decided.added.length)
  remember(decided, changes, organisationId, policy, cache)
  if (changesBook) for (const { fact, recorded } of decided.added) policy.books.learn(organisationId, fact, recorded.sequence)
  return decided.results
}

function raiseBookVersion(client: Client, organisationId: number, { added }: DecidedBatch): Promise<void>[] {
  const last = added.at(-1)
  return last === undefined ? [] : [setBookVersion(client, organisationId, last.recorded.sequence)]
}

/**
 * The accounts, locked, and what the log holds of these ids. Asked in one go: the log is looked at when the locks are held, as statements on one
 * connection run one after the other. A row that had to be made was not locked then, so the log is looked at again.
 */
async function openDesks(client: Client, organisationId: number, batch: readonly Submission[]): Promise<Desks> {
  const borrowers = borrowersOf(batch)
  const [rows, log] = await Promise.all([
    lockAccounts(
      client,
      borrowers.map(({ borrower }) => borrower),
    ),
    findEvents(client, batch),
  ])
  const known = new Set(rows.map(({ borrower }) => borrower.id))
  const missing = borrowers.filter(({ borrower }) => !known.has(borrower.id)).map(({ borrower, ref }) => ({ ...borrower, ref }))
  const made = missing.length === 0 ? [] : await makeAccounts(client, organisationId, missing)
  const found = missing.length === 0 ? log : await findEvents(client, batch)
  const accounts = await readAccounts(client, [...rows, ...made])
  const desks = new Map<bigint, Desk>(
    [...rows, ...made].map(({ borrower, ref, version }) => [
      borrower.id,
      newDesk({ borrower, ref, version, stored: accounts.get(borrower.id)! }),
    ]),
  )
  const tokens = await findSealedValues(
    client,
    batch.filter(({ personal }) => personal.length > 0),
  )
  for (const { borrowerId, key, recorded } of found) {
    const sealed = tokens.get(`${borrowerId} ${key}`)
    const desk = desks.get(borrowerId)
    if (desk) note(desk, key, sealed ? { ...recorded, tokens: sealed } : recorded)
  }
  await readKnownInto(client, organisationId, batch, desks)
  return desks
}
