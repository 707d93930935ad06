/**
 * One-time codes, sent to an address that is known to be a borrower's.
 *
 * Silent   whoever asks learns nothing about whose address it is: the answer, the limits and the tries are the same, and what is sent is sent afterwards.
 * Code     six digits; at rest there is its HMAC with the organisation's key. Good for LASTS_MS, TRIES_MAX tries, and once.
 * Whose    the borrower whose file has the address now; else the one for whom the lender gave it. Of two, none: a code never chooses between people.
 */
import { createHmac, randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Language } from '@fairline/domain/documents/markup'
import { describeBug } from '../describe-bug.ts'
import type { LetterPort } from '../notices/channel.ts'
import type { LetterChannel } from '../notices/send-letter.ts'
import type { EventLog } from '../operations/event-log.ts'
import { tokenOf } from '../sealing/seal.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import { findByContactAddress } from '../store/contact-address-table.ts'
import type { Database } from '../store/database.ts'
import { type AddressKind, countCodes, countReplay, insertCode, tryCode, useCode } from '../store/me-code-table.ts'
import { findByPersonalToken } from '../store/personal-index-table.ts'
import { codeLetter } from './code-letter.ts'

export type MeCodes = {
  /** A challenge to be answered with the code; or, where too many were asked for, how long to wait. */
  readonly ask: (address: Address, language: Language) => Promise<Challenge | { readonly waitMs: number }>
  /** Undefined where the code is not right, or not any more. */
  readonly confirm: (challengeId: string, code: string) => Promise<Readonly<{ organisationId: number; ref: string }> | undefined>
  /** Once what is on its way has left. */
  readonly idle: () => Promise<void>
}

/** `organisationId` undefined: of a lender whom nobody here knows; asked and limited like all others. */
export type Address = Readonly<{ organisationId: number | undefined; kind: AddressKind; value: string }>
export type Challenge = Readonly<{ id: string; expiresAt: number }>

export type MeCodeParts = {
  readonly database: Database
  readonly sealing: Sealing
  readonly letters: Readonly<Partial<Record<LetterChannel, LetterPort>>>
  readonly log: EventLog
  readonly now: () => number
}

const CODES = 1_000_000
const DIGITS = 6
const LASTS_MS = 5 * 60 * 1000
export const TRIES_MAX = 5
/** Of one address. */
export const PER_HOUR_MAX = 5
const HOUR_MS = 60 * 60 * 1000
const SEND_WITHIN_MS = 20_000
const CHANNEL = { phone: 'sms', email: 'email' } as const

export function openMeCodes(parts: MeCodeParts): MeCodes {
  const { database, sealing, log, now } = parts
  const underWay = new Set<Promise<void>>()
  return {
    ask: async (address, language) => {
      const { kind, value } = address
      const organisationId = address.organisationId ?? FIRST_ORGANISATION
      const key = await sealing.indexKeyOf(database, organisationId)
      const of = { organisationId, kind, token: tokenOf(key, kind, value) }
      const createdAt = now()
      if ((await countCodes(database, of, createdAt - HOUR_MS)) >= PER_HOUR_MAX) return { waitMs: HOUR_MS / PER_HOUR_MAX }
      const ref = address.organisationId === undefined ? undefined : await ownerOf(database, of)
      const [id, code] = [randomUUID(), String(randomInt(CODES)).padStart(DIGITS, '0')]
      const expiresAt = createdAt + LASTS_MS
      await insertCode(database, { ...of, id, ref: ref ?? null, code: sealedCode(key, id, code), createdAt, expiresAt })
      if (ref !== undefined) {
        const sending = send(parts, { organisationId, kind, value }, { id, ref, code, language })
        underWay.add(sending)
        void sending.finally(() => underWay.delete(sending))
      }
      return { id, expiresAt }
    },
    confirm: async (challengeId, code) => {
      const tried = await tryCode(database, challengeId, TRIES_MAX, now())
      if (tried === undefined) {
        const replayed = await countReplay(database, challengeId)
        if (replayed !== undefined) log('code-replayed', { organisation: replayed.organisationId })
        return undefined
      }
      const { organisationId, ref } = tried
      const isRight = timingSafeEqual(tried.code, sealedCode(await sealing.indexKeyOf(database, organisationId), challengeId, code))
      if (!isRight || ref === null) return undefined
      return (await useCode(database, challengeId, now())) ? { organisationId, ref } : undefined
    },
    idle: async () => {
      await Promise.all(underWay)
    },
  }
}

const sealedCode = (key: Buffer, challengeId: string, code: string): Buffer =>
  createHmac('sha256', key).update(`sign-in\0${challengeId}\0${code}`).digest()

type Known = Readonly<{ organisationId: number; kind: AddressKind; token: Buffer }>

async function ownerOf(database: Database, { organisationId, kind, token }: Known): Promise<string | undefined> {
  const book = database.as(organisationId)
  const [matches, given] = await Promise.all([findByPersonalToken(book, { kind, token }), findByContactAddress(book, kind, token)])
  const onFile = matches.filter(({ current }) => current).map(({ ref }) => ref)
  const found = onFile.length > 0 ? onFile : given
  return found.length === 1 ? found[0] : undefined
}

type Written = Readonly<{ id: string; ref: string; code: string; language: Language }>

type Recipient = Readonly<{ organisationId: number; kind: AddressKind; value: string }>

/** Whoever asked has his answer: what goes wrong here is for us to see. */
async function send(
  { letters, log }: MeCodeParts,
  { organisationId, kind, value: to }: Recipient,
  { id, ref, code, language }: Written,
): Promise<void> {
  const letter = { id: `otp_${id}`, organisationId, ref, to, language, rendered: codeLetter(code, language) }
  try {
    const sent = await letters[CHANNEL[kind]]?.send(letter, AbortSignal.timeout(SEND_WITHIN_MS))
    if (sent?.outcome !== 'sent') log('code-not-sent', { channel: CHANNEL[kind], problem: sent?.problem ?? 'nobody sends on this channel' })
  } catch (error) {
    log('code-not-sent', { channel: CHANNEL[kind], problem: describeBug(error).name })
  }
}
