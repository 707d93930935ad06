/**
 * After a change of the master key: every key that an older one wraps is wrapped by the current one. What the keys seal is not touched.
 *
 * Crash    a batch is one statement: it is done or not. The rows say which are left, so whoever comes next goes on from there.
 * Beside   a running server: a key that is deleted meanwhile stays deleted, and new ones are wrapped by the current master key already.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../store/database.ts'
import { findIndexKey, listOrganisations, rewrapIndexKey } from '../store/organisation-table.ts'
import { countByMasterKey, listWrappedBefore, rewrapSealingKeys, type SealingKeyRow } from '../store/sealing-key-table.ts'
import type { MasterKeyring, MasterKeys } from './master-keys.ts'
import { borrowerContext, indexContext } from './sealing.ts'

export type RewrapOptions = {
  readonly isStopped: () => boolean
  readonly onProgress: (progress: Readonly<{ organisationId: number; keys: number }>) => void
}

const BATCH = 200

/** How many were wrapped anew. Throws MasterKeyMissing where one that wraps something is not here. */
export async function rewrapKeys(database: Database, keyring: MasterKeyring, { isStopped, onProgress }: RewrapOptions): Promise<number> {
  let done = 0
  for (const { id: organisationId } of await listOrganisations(database)) {
    await rewrapIndex(database, keyring, organisationId)
    const book = database.as(organisationId)
    for (let after = { bucket: -1, id: 0n }; !isStopped(); ) {
      const startedAt = performance.now()
      const rows = await listWrappedBefore(book, { current: keyring.current(), after, limit: BATCH })
      const last = rows.at(-1)
      if (last === undefined) break
      const keys = await rewrapSealingKeys(book, await Promise.all(rows.map((row) => wrappedAnew(keyring, row))))
      done += keys
      onProgress({ organisationId, keys })
      after = last.borrower
      await sleep(performance.now() - startedAt) // As long as it worked: whoever is served comes first.
    }
  }
  return done
}

async function wrappedAnew(keys: MasterKeys, row: SealingKeyRow): Promise<SealingKeyRow> {
  const context = borrowerContext(row.borrower)
  return { ...row, ...(await keys.wrap(await keys.unwrap(row, context), context)) }
}

async function rewrapIndex(database: Database, keyring: MasterKeyring, organisationId: number): Promise<void> {
  const stored = await findIndexKey(database, organisationId)
  if (stored === undefined || stored.masterKey === keyring.current()) return
  const context = indexContext(organisationId)
  await rewrapIndexKey(database, organisationId, stored, await keyring.wrap(await keyring.unwrap(stored, context), context))
}

export type MasterKeyUse = Readonly<{ name: string; current: boolean; here: boolean; wraps: number }>

/** All that are here, and all that wrap something, over all organisations. */
export async function masterKeyUses(database: Database, keyring: MasterKeyring): Promise<MasterKeyUse[]> {
  const uses = new Map(keyring.names().map((name) => [name, 0]))
  const count = (name: string, more: number) => uses.set(name, (uses.get(name) ?? 0) + more)
  for (const { id } of await listOrganisations(database)) {
    const index = await findIndexKey(database, id)
    if (index !== undefined) count(index.masterKey, 1)
    for (const [name, used] of await countByMasterKey(database.as(id))) count(name, used)
  }
  const here = new Set(keyring.names())
  return [...uses].map(([name, wraps]) => ({ name, current: name === keyring.current(), here: here.has(name), wraps }))
}
