/**
 * The administrator's key of a data folder: made at the first start, kept in `<data>/admin-key` (readable by its owner only), its hash in the database.
 */
import { randomUUID } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import { insertApiKey } from '../store/api-key-table.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Queryable } from '../store/database.ts'
import { hashKey, isKey, keyPrefix, makeKey } from './api-keys.ts'

export const adminKeyFile = (dataDir: string): string => join(dataDir, 'admin-key')

export async function ensureAdminKey(database: Queryable, dataDir: string): Promise<string> {
  const key = (await readAdminKey(dataDir)) ?? (await writeAdminKey(dataDir))
  const sha256 = hashKey(key)
  await insertApiKey(database, {
    id: `key_${sha256.toString('hex').slice(0, 16)}`,
    name: 'administrator',
    prefix: keyPrefix(key),
    sha256,
    scopes: ['admin'],
    organisationId: FIRST_ORGANISATION,
    senders: [...OUTSIDE_SENDERS],
  })
  return key
}

export async function readAdminKey(dataDir: string): Promise<string | undefined> {
  const path = adminKeyFile(dataDir)
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  if (!isKey(text.trim())) throw new Error(`${path} holds no key: delete it, and the next start makes a new one`)
  return text.trim()
}

/** Written aside and renamed, so that a crash leaves no half key. */
async function writeAdminKey(dataDir: string): Promise<string> {
  const key = makeKey()
  const draft = `${adminKeyFile(dataDir)}.${randomUUID()}`
  await writeFile(draft, `${key}\n`, { mode: 0o600, flush: true })
  await rename(draft, adminKeyFile(dataDir))
  return key
}
