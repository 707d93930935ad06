/**
 * Who is signed in. The way in is an access key today; another one (users with passwords, an identity provider) only has to say whose key a session
 * is worth, and the rest stays.
 *
 * Token    256 random bits, known to the browser alone; at rest there is its SHA-256.
 * Ends     after LASTS_MS, when its owner signs out, or with its key. A session is remembered for REMEMBER_MS: it works that much longer.
 */
import { randomBytes } from 'node:crypto'
import type { Database } from '../store/database.ts'
import { deleteSession, type FoundSession, findSession, insertSession } from '../store/session-table.ts'
import { hashKey } from './api-keys.ts'
import { type Caller, callerOfKey } from './caller.ts'

export type Session = {
  readonly caller: Caller
  /** Of the key behind it. */
  readonly name: string
  readonly organisation: string
  readonly expiresAt: number
}

export type Sessions = {
  /** A new one for whoever proved to be this caller; gives its token. */
  readonly open: (caller: Caller) => Promise<{ readonly token: string; readonly session: Session | undefined }>
  readonly find: (token: string) => Promise<Session | undefined>
  readonly close: (token: string) => Promise<void>
}

const TOKEN_BYTES = 32
const TOKEN = /^[\w-]{43}$/
export const LASTS_MS = 12 * 60 * 60 * 1000
const REMEMBER_MS = 5_000
const REMEMBERED_MAX = 1_000

export function openSessions(database: Database, now: () => number): Sessions {
  const remembered = new Map<string, { session: Session; until: number }>()
  const find = async (token: string): Promise<Session | undefined> => {
    if (!TOKEN.test(token)) return undefined
    const sha256 = hashKey(token)
    const name = sha256.toString('base64')
    const known = remembered.get(name)
    if (known && known.until > now() && known.session.expiresAt > now()) return known.session
    remembered.delete(name)
    const found = await findSession(database, sha256, now())
    if (found === undefined) return undefined
    if (remembered.size >= REMEMBERED_MAX) remembered.clear()
    const session = sessionOf(found)
    remembered.set(name, { session, until: now() + REMEMBER_MS })
    return session
  }
  return {
    open: async ({ actor }) => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      const createdAt = now()
      await insertSession(database, { sha256: hashKey(token), apiKeyId: actor, createdAt, expiresAt: createdAt + LASTS_MS })
      return { token, session: await find(token) }
    },
    find,
    close: async (token) => {
      const sha256 = hashKey(token)
      remembered.delete(sha256.toString('base64'))
      await deleteSession(database, sha256)
    },
  }
}

const sessionOf = ({ keyId, organisationId, scopes, senders, name, organisation, expiresAt }: FoundSession): Session => ({
  caller: callerOfKey({ id: keyId, organisationId, scopes, senders }),
  name,
  organisation,
  expiresAt,
})
