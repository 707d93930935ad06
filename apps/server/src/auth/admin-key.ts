/**
 * The administrator's key of a data folder: made at the first start, kept in `<data>/admin-key` (readable by its owner only), its hash in the database.
 */
import { join } from 'node:path'
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import { insertApiKey } from '../store/api-key-table.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Queryable } from '../store/database.ts'
import { hashKey, keyId, keyPrefix } from './api-keys.ts'
import { ensureKeyFile, readKeyFile } from './key-file.ts'

export const adminKeyFile = (dataDir: string): string => join(dataDir, 'admin-key')

export const readAdminKey = (dataDir: string): Promise<string | undefined> => readKeyFile(adminKeyFile(dataDir))

export const ensureAdminKey = (database: Queryable, dataDir: string): Promise<string> =>
  ensureAdministrator(database, { path: adminKeyFile(dataDir), name: 'administrator', organisationId: FIRST_ORGANISATION })

/** Whoever has the file may do everything in that organisation. */
export async function ensureAdministrator(
  database: Queryable,
  { path, name, organisationId }: Readonly<{ path: string; name: string; organisationId: number }>,
): Promise<string> {
  const key = await ensureKeyFile(path)
  const sha256 = hashKey(key)
  await insertApiKey(database, {
    id: keyId(sha256),
    name,
    prefix: keyPrefix(key),
    sha256,
    scopes: ['admin'],
    organisationId,
    senders: [...OUTSIDE_SENDERS],
  })
  return key
}
