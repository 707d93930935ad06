/**
 * API keys: `flk_` and 32 random letters and digits (190 bits), so that a plain SHA-256 at rest is enough.
 * A key is found by its hash, never compared character by character.
 *
 * Limit    a verified key is remembered for REMEMBER_MS: a revoked one works that much longer.
 */
import { createHash, randomInt } from 'node:crypto'
import { findApiKey } from '../store/api-key-table.ts'
import type { Database } from '../store/database.ts'
import { type Caller, callerOfKey } from './caller.ts'

const PREFIX = 'flk_'
const RANDOM_LETTERS = 32
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const KEY = /^flk_[0-9A-Za-z]{32}$/

const REMEMBER_MS = 5_000
const REMEMBERED_MAX = 1_000

export const isKey = (text: string): boolean => KEY.test(text)

export const makeKey = (): string => PREFIX + Array.from({ length: RANDOM_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')

export const hashKey = (key: string): Buffer => createHash('sha256').update(key).digest()

/** What a person may see of a key, to tell it from others. */
export const keyPrefix = (key: string): string => key.slice(0, PREFIX.length + 6)

const nameOf = (sha256: Buffer): string => sha256.toString('base64')

export type Keyring = {
  readonly find: (key: string) => Promise<Caller | undefined>
  /** Was it right the last time it was shown? Asks nobody. */
  readonly wasRight: (key: string) => boolean
}

export function openKeyring(database: Database, now: () => number): Keyring {
  const remembered = new Map<string, { caller: Caller; until: number }>()
  return {
    wasRight: (key) => isKey(key) && remembered.has(nameOf(hashKey(key))),
    find: async (key) => {
      if (!isKey(key)) return undefined
      const sha256 = hashKey(key)
      const name = nameOf(sha256)
      const known = remembered.get(name)
      if (known && known.until > now()) return known.caller
      const row = await findApiKey(database, sha256)
      remembered.delete(name)
      if (!row) return undefined
      const caller = callerOfKey(row)
      if (remembered.size >= REMEMBERED_MAX) remembered.clear()
      remembered.set(name, { caller, until: now() + REMEMBER_MS })
      return caller
    },
  }
}
