/**
 * Which borrower is signed in. A session names one borrower of one organisation, and nothing that is asked for in it names another.
 *
 * Token    256 random bits, known to the browser alone; at rest there is its SHA-256.
 * Ends     IDLE_MS after it was last used, LASTS_MS after it began, or when he signs out.
 */
import { randomBytes } from 'node:crypto'
import type { Database } from '../store/database.ts'
import { deleteMeSession, insertMeSession, seeMeSession } from '../store/me-session-table.ts'
import { hashKey } from './api-keys.ts'

/** `actor`: under which his own doings stand in the log. */
export type MeSession = Readonly<{ organisationId: number; ref: string; actor: string; expiresAt: number }>

export type MeSessions = {
  readonly open: (who: Readonly<{ organisationId: number; ref: string }>) => Promise<{ token: string; session: MeSession }>
  readonly find: (token: string) => Promise<MeSession | undefined>
  readonly close: (token: string) => Promise<void>
}

const TOKEN_BYTES = 32
const TOKEN = /^[\w-]{43}$/
const ACTOR_LETTERS = 16
export const IDLE_MS = 30 * 60 * 1000
export const LASTS_MS = 12 * 60 * 60 * 1000
const ENDS = { idleMs: IDLE_MS, lastsMs: LASTS_MS }

export function openMeSessions(database: Database, now: () => number): MeSessions {
  return {
    open: async ({ organisationId, ref }) => {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      const [sha256, createdAt] = [hashKey(token), now()]
      await insertMeSession(database, sha256, { organisationId, ref, createdAt }, ENDS)
      return { token, session: { organisationId, ref, actor: actorOf(sha256), expiresAt: createdAt + IDLE_MS } }
    },
    find: async (token) => {
      if (!TOKEN.test(token)) return undefined
      const [sha256, at] = [hashKey(token), now()]
      const row = await seeMeSession(database, sha256, at, ENDS)
      if (row === undefined) return undefined
      const { organisationId, ref, createdAt } = row
      return { organisationId, ref, actor: actorOf(sha256), expiresAt: Math.min(at + IDLE_MS, createdAt + LASTS_MS) }
    },
    close: async (token) => deleteMeSession(database, hashKey(token)),
  }
}

const actorOf = (sha256: Buffer): string => `me:${sha256.toString('hex').slice(0, ACTOR_LETTERS)}`
