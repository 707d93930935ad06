/**
 * API keys: `flk_` and 32 random letters and digits (190 bits), so that a plain SHA-256 at rest is enough.
 * A key is found by its hash, never compared character by character.
 *
 * Limit    a verified key is remembered for REMEMBER_MS: one that another server revoked works that much longer, one that this server did not at all. Its end is kept to the moment.
 * Used     when it was last used is written beside the request, never in its way, and at most once in SEEN_EVERY_MS.
 */
import { hash, randomInt } from 'node:crypto'
import { type FoundKey, findApiKey, seeKey } from '../store/api-key-table.ts'
import type { Database } from '../store/database.ts'
import { type Caller, callerOfKey } from './caller.ts'

const PREFIX = 'flk_'
const RANDOM_LETTERS = 32
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const KEY = /^flk_[0-9A-Za-z]{32}$/

export const REMEMBER_MS = 5_000
const REMEMBERED_MAX = 1_000
const SEEN_EVERY_MS = 60_000
const ID_LETTERS = 16

export const isKey = (text: string): boolean => KEY.test(text)

export const makeKey = (): string => PREFIX + Array.from({ length: RANDOM_LETTERS }, () => LETTERS[randomInt(LETTERS.length)]).join('')

export const hashKey = (key: string): Buffer => Buffer.from(nameOf(key), 'hex')

/** Under which it is spoken of, and stands in the log. */
export const keyId = (sha256: Buffer): string => `key_${sha256.toString('hex').slice(0, ID_LETTERS)}`

/** What a person may see of a key, to tell it from others. */
export const keyPrefix = (key: string): string => key.slice(0, PREFIX.length + 6)

/** Its hash, as Node gives it soonest: it is asked for with every request. */
const nameOf = (key: string): string => hash('sha256', key, 'hex')

export type Keyring = {
  readonly find: (key: string) => Promise<Caller | undefined>
  /** Was it right the last time it was shown? Asks nobody. */
  readonly wasRight: (key: string) => boolean
  /** What is remembered is asked for again: some key was revoked, or ends sooner. */
  readonly forget: () => void
}

/** `onFailure`: of what is written beside a request. */
export function openKeyring(database: Database, now: () => number, onFailure: (error: unknown) => void): Keyring {
  const remembered = new Map<string, { caller: Caller; until: number }>()
  let forgotten = 0
  const see = ({ id, lastUsedAt }: FoundKey, at: number) => {
    if (lastUsedAt === null || at - lastUsedAt >= SEEN_EVERY_MS) seeKey(database, id, at, SEEN_EVERY_MS).catch(onFailure)
  }
  return {
    wasRight: (key) => isKey(key) && remembered.has(nameOf(key)),
    forget: () => {
      forgotten++
      for (const known of remembered.values()) known.until = 0
    },
    find: async (key) => {
      if (!isKey(key)) return undefined
      const [name, at] = [nameOf(key), now()]
      const known = remembered.get(name)
      if (known && known.until > at) return known.caller
      const before = forgotten
      const row = await findApiKey(database, hashKey(key), at)
      remembered.delete(name)
      if (!row) return undefined
      see(row, at)
      const caller = callerOfKey(row)
      // What was looked up before it was revoked is not remembered after.
      if (before !== forgotten) return caller
      if (remembered.size >= REMEMBERED_MAX) remembered.clear()
      remembered.set(name, { caller, until: Math.min(at + REMEMBER_MS, row.expiresAt ?? Number.POSITIVE_INFINITY) })
      return caller
    },
  }
}
