/**
 * The keys of borrowers and organisations, unwrapped when they are needed.
 *
 * Always   a borrower's key is read from the database each time, so that a deleted one is used by nobody; only its unwrapping is remembered.
 * Limit    KEYS_MAX unwrapped keys in memory, the one used longest ago leaves first.
 */
import { randomBytes } from 'node:crypto'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { BorrowerKey } from '../store/borrower-key.ts'
import type { Queryable } from '../store/database.ts'
import { findIndexKey, offerIndexKey } from '../store/organisation-table.ts'
import { findSealingKeys, type SealingKeyRow } from '../store/sealing-key-table.ts'
import { KEY_BYTES, type MasterKeys } from './master-keys.ts'
import { newSealingKey, type SealingKey, sealingKeyOf } from './seal.ts'

/** `made`: keys that are not stored yet: they are, with what they seal, or nothing is. */
export type BorrowerKeys = { readonly keys: ReadonlyMap<bigint, SealingKey>; readonly made: readonly SealingKeyRow[] }

export type Sealing = {
  readonly find: (client: Queryable, borrowers: readonly BorrowerKey[]) => Promise<ReadonlyMap<bigint, SealingKey>>
  readonly findOrMake: (client: Queryable, borrowers: readonly BorrowerKey[]) => Promise<BorrowerKeys>
  /** The key of an organisation's look-up index: made once. */
  readonly indexKeyOf: (database: Queryable, organisationId: number) => Promise<Buffer>
}

const KEYS_MAX = 10_000

export function openSealing(masterKeys: MasterKeys): Sealing {
  const unwrap = rememberUnwrapped(masterKeys)
  const indexKeys = new Map<number, Promise<Buffer>>()
  const find: Sealing['find'] = async (client, borrowers) => {
    const rows = await findSealingKeys(client, borrowers)
    const keys = await Promise.all(rows.map(async (row) => [row.borrower.id, await unwrap(row)] as const))
    return new Map(keys)
  }
  return {
    find,
    findOrMake: async (client, borrowers) => {
      const found = await find(client, borrowers)
      const fresh = await Promise.all(borrowers.filter(({ id }) => !found.has(id)).map(async (borrower) => makeKey(masterKeys, borrower)))
      const made = fresh.map(({ row }) => row)
      return { keys: new Map([...found, ...fresh.map(({ row, key }) => [row.borrower.id, key] as const)]), made }
    },
    indexKeyOf: (database, organisationId) => {
      const known = indexKeys.get(organisationId)
      if (known) return known
      const asked = readIndexKey(masterKeys, database, organisationId)
      indexKeys.set(organisationId, asked)
      asked.catch(() => indexKeys.delete(organisationId)) // Whoever asked hears the error; the next one asks again.
      return asked
    },
  }
}

async function makeKey(masterKeys: MasterKeys, borrower: BorrowerKey): Promise<{ row: SealingKeyRow; key: SealingKey }> {
  const key = newSealingKey()
  return { row: { borrower, id: key.id, ...(await masterKeys.wrap(key.secret, borrowerContext(borrower))) }, key }
}

/** What a wrapped key is bound to. */
export const borrowerContext = ({ id }: BorrowerKey): string => `fairline borrower ${id}`
export const indexContext = (organisationId: number): string => `fairline index ${organisationId}`

function rememberUnwrapped(masterKeys: MasterKeys): (row: SealingKeyRow) => Promise<SealingKey> {
  const unwrapped = new Map<string, SealingKey>()
  return async (row) => {
    const key = unwrapped.get(row.id) ?? sealingKeyOf(row.id, await masterKeys.unwrap(row, borrowerContext(row.borrower)))
    unwrapped.delete(row.id)
    for (const oldest of unwrapped.keys()) {
      if (unwrapped.size < KEYS_MAX) break
      unwrapped.delete(oldest)
    }
    unwrapped.set(row.id, key)
    return key
  }
}

async function readIndexKey(masterKeys: MasterKeys, database: Queryable, organisationId: number): Promise<Buffer> {
  const context = indexContext(organisationId)
  const stored = await findIndexKey(database, organisationId)
  if (stored) return masterKeys.unwrap(stored, context)
  await offerIndexKey(database, organisationId, await masterKeys.wrap(randomBytes(KEY_BYTES), context))
  const offered = await findIndexKey(database, organisationId)
  invariant(offered !== undefined, 'an organisation that was offered an index key has one')
  return masterKeys.unwrap(offered, context)
}
