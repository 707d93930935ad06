/**
 * Who is signed in: a key's session is worth what its key is worth, a person's what his roles in one organisation are.
 *
 * Token    256 random bits, known to the browser alone; at rest there is its SHA-256. Each way in makes a new one: none that was there before is kept.
 * Ends     after LASTS_MS; a person's also IDLE_MS after it was last used, when his password or roles change, or when he or an administrator ends it.
 *          A session is remembered for REMEMBER_MS: what another server ended works that much longer, what this one ended does not.
 */
import { randomBytes } from 'node:crypto'
import type { Database } from '../store/database.ts'
import {
  deleteSession,
  endSessions,
  type FoundKeySession,
  type FoundUserSession,
  findSession,
  insertSession,
  type KeySession,
  moveSession,
  proveSession,
  seeSession,
  type UserSession,
} from '../store/session-table.ts'
import { hashKey } from './api-keys.ts'
import { type Caller, callerOfKey, callerOfUser, needsSecondFactor } from './caller.ts'

export type Session = {
  readonly caller: Caller
  /** Of the key or the person behind it. */
  readonly name: string
  /** Null of a key. */
  readonly email: string | null
  readonly organisation: string
  /** Where he may go without signing in once more, this one among them. */
  readonly organisations: readonly string[]
  readonly expiresAt: number
  readonly hasPassword: boolean
  /** His roles give nothing until he has a second factor. */
  readonly isIncomplete: boolean
}

export type Sessions = {
  /** A new one for whoever proved to be that; gives its token. */
  readonly open: (of: KeySession | UserSession) => Promise<{ readonly token: string; readonly session: Session | undefined }>
  readonly find: (token: string) => Promise<Session | undefined>
  /** Of a person: goes on in another organisation under a new token, until when it would have ended, with no code shown. Undefined where it is over, or he is none of theirs. */
  readonly move: (token: string, organisationId: number) => Promise<{ readonly token: string; readonly session: Session } | undefined>
  readonly close: (token: string) => Promise<void>
  /** A fresh code was shown in it. */
  readonly prove: (token: string) => Promise<void>
  /** Those of a person; all of them unless said otherwise. How many they were. */
  readonly end: (userId: string, which?: Parameters<typeof endSessions>[2]) => Promise<number>
  /** What is remembered is asked for again: something changed about somebody. */
  readonly forget: () => void
}

const TOKEN_BYTES = 32
const TOKEN = /^[\w-]{43}$/
export const LASTS_MS = 12 * 60 * 60 * 1000
export const IDLE_MS = 30 * 60 * 1000
const REMEMBER_MS = 5_000
const REMEMBERED_MAX = 1_000
/** It is not written down each time that it was seen. */
const SEEN_EVERY_MS = 60_000
const ID_LETTERS = 16

export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url')

/** By which its owner tells it from others. */
export const sessionId = (token: string): string => hashKey(token).toString('hex').slice(0, ID_LETTERS)

export function openSessions(database: Database, now: () => number): Sessions {
  const remembered = new Map<string, { session: Session; until: number }>()
  const find = async (token: string): Promise<Session | undefined> => {
    if (!TOKEN.test(token)) return undefined
    const [sha256, at] = [hashKey(token), now()]
    const name = sha256.toString('base64')
    const known = remembered.get(name)
    if (known && known.until > at && known.session.expiresAt > at) return known.session
    remembered.delete(name)
    const found = await findSession(database, sha256, at, IDLE_MS)
    if (found === undefined) return undefined
    if (found.kind === 'user' && at - found.seenAt >= SEEN_EVERY_MS) await seeSession(database, sha256, at)
    if (remembered.size >= REMEMBERED_MAX) remembered.clear()
    const session = found.kind === 'key' ? sessionOfKey(found) : sessionOfUser(found, at)
    remembered.set(name, { session, until: at + REMEMBER_MS })
    return session
  }
  return {
    open: async (of) => {
      const [token, createdAt] = [newToken(), now()]
      await insertSession(database, { ...of, sha256: hashKey(token), createdAt, expiresAt: createdAt + LASTS_MS }, IDLE_MS)
      return { token, session: await find(token) }
    },
    find,
    move: async (from, organisationId) => {
      const [token, before] = [newToken(), hashKey(from)]
      const isMoved = await moveSession(database, before, { sha256: hashKey(token), organisationId, at: now() })
      remembered.delete(before.toString('base64'))
      const session = isMoved ? await find(token) : undefined
      return session && { token, session }
    },
    close: async (token) => {
      const sha256 = hashKey(token)
      remembered.delete(sha256.toString('base64'))
      await deleteSession(database, sha256)
    },
    prove: async (token) => {
      await proveSession(database, hashKey(token), now())
      remembered.clear()
    },
    end: async (userId, which) => {
      const ended = await endSessions(database, userId, which)
      remembered.clear()
      return ended
    },
    forget: () => remembered.clear(),
  }
}

const sessionOfKey = ({ keyId, name, organisation, expiresAt, ...found }: FoundKeySession): Session => ({
  caller: callerOfKey({ ...found, id: keyId }),
  ...{ name, email: null, organisation, organisations: [organisation], expiresAt, hasPassword: false, isIncomplete: false },
})

function sessionOfUser(found: FoundUserSession, at: number): Session {
  const { userId, name, email, organisation, organisations, roles, hasSecondFactor, hasPassword, expiresAt } = found
  return {
    caller: callerOfUser({ ...found, id: userId }),
    ...{ name, email, organisation, organisations, expiresAt: Math.min(expiresAt, at + IDLE_MS) },
    hasPassword,
    isIncomplete: needsSecondFactor(roles) && !hasSecondFactor,
  }
}
