/** Judges the numbers by their check digits, and sends a code to nobody: an administrator reads it (`GET /v1/sandbox/identity`). */
import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { addSession, removeSession, trySession } from '../../store/sandbox-table.ts'
import type { IdentityPort } from '../identity-port.ts'
import { reach, type SandboxParts } from './behaviour.ts'
import { isBankCardNumber, isChineseIdNumber } from './check-digits.ts'

const LASTS_MS = 5 * 60_000
const TRIES = 5
const CODE_DIGITS = 6

export function openSandboxIdentity({ database, now }: Pick<SandboxParts, 'database' | 'now'>): IdentityPort {
  return {
    start: async ({ organisationId, borrower, idNumber, bankCard }) => {
      if ((await reach(database, organisationId, 'identity')) === undefined) return 'unavailable'
      if (!isChineseIdNumber(idNumber, now())) return { outcome: 'refused', cause: 'id-number' }
      if (!isBankCardNumber(bankCard)) return { outcome: 'refused', cause: 'bank-card' }
      const [sessionId, expiresAt] = [`idv_${randomUUID()}`, now() + LASTS_MS]
      const code = `${randomInt(10 ** CODE_DIGITS)}`.padStart(CODE_DIGITS, '0')
      const session = { sessionId, organisationId, subject: borrower, code, triesLeft: TRIES, expiresAt }
      await addSession(database.as(organisationId), session, now())
      return { outcome: 'code-sent', sessionId, expiresAt }
    },
    confirm: async ({ organisationId, borrower, sessionId, code }) => {
      if ((await reach(database, organisationId, 'identity')) === undefined) return 'unavailable'
      const book = database.as(organisationId)
      const tried = await trySession(book, { sessionId, subject: borrower, now: now() })
      if (tried === undefined) return { outcome: 'ended' }
      if (!isSame(tried.code, code)) return { outcome: 'wrong-code', triesLeft: tried.triesLeft }
      // A code is good for once.
      const isFirst = await removeSession(book, sessionId)
      return isFirst ? { outcome: 'verified', method: 'document_bank_card_otp' } : { outcome: 'ended' }
    },
  }
}

const isSame = (known: string, given: string): boolean =>
  Buffer.byteLength(given) === known.length && timingSafeEqual(Buffer.from(known), Buffer.from(given))
