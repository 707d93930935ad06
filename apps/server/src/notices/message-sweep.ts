/**
 * Looks at everybody once on each day of a book, and says what is worth saying before anything happens.
 *
 * Resumes  a day that was begun is begun again after a stop: what was said already is not said twice.
 * Disturbs little: PAGE accounts are read without a lock, and it rests as long as it works.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { groupBy } from '@fairline/domain/kernel/group-by'
import { DAY_MS } from '@fairline/domain/kernel/time'
import { chooseMessages, historyDays } from '@fairline/domain/messages/choose-messages'
import type { MessageWords } from '@fairline/domain/messages/message-words'
import { messagesDue } from '@fairline/domain/messages/messages-due'
import { zoneFor } from '@fairline/domain/pack/line-product'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import { listAccounts } from '../store/account-table.ts'
import { type BorrowerKey, BUCKETS } from '../store/borrower-key.ts'
import { readAccounts } from '../store/current-account.ts'
import type { Database, Queryable } from '../store/database.ts'
import { type AddressedMessage, listOptedOut, listTold, queueMessages, setSweptDay, sweptDay } from '../store/message-table.ts'
import { listOrganisations } from '../store/organisation-table.ts'

export type MessageSweep = {
  readonly start: () => void
  /** Looks at everybody of an organisation whose day has not been looked at yet; answers how much was said. */
  readonly sweep: (organisationId: number) => Promise<number>
  readonly stop: () => Promise<void>
}

export type MessageSweepParts = {
  readonly database: Database
  readonly packs: Packs
  readonly clocks: BookClocks
  readonly now: () => number
  /** Hears that something is to be sent. */
  readonly onSaid: (organisationId: number) => void
  readonly onFailure: (error: unknown) => void
}

const PAGE = 200
const LOOK_EVERY_MS = 60_000

export function openMessageSweep(parts: MessageSweepParts): MessageSweep {
  const stopping = new AbortController()
  const { signal } = stopping
  let running: Promise<void> | undefined
  const run = async () => {
    while (!signal.aborted) {
      try {
        for (const { id } of await listOrganisations(parts.database)) if (!signal.aborted) await sweepBook(parts, id, signal)
      } catch (error) {
        if (!signal.aborted) parts.onFailure(error)
      }
      await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {}) // Woken by `stop`.
    }
  }
  return {
    start: () => {
      running ??= run()
    },
    sweep: (organisationId) => sweepBook(parts, organisationId, signal),
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

async function sweepBook(
  { database, packs, clocks, now, onSaid }: MessageSweepParts,
  organisationId: number,
  signal: AbortSignal,
): Promise<number> {
  const pack = packs.current
  const at = clocks.nowIn(organisationId)
  if (at === undefined || pack.messages === null) return 0
  const book = database.as(organisationId)
  const today = zoneFor(pack, { product: null, origin: null }).dayAt(at)
  if ((await sweptDay(book, organisationId)) === today) return 0
  let said = 0
  for (let after: BorrowerKey = { bucket: 0, id: -1n }; ; ) {
    if (signal.aborted) return said
    const began = performance.now()
    const rows = await listAccounts(book, { after, lastBucket: BUCKETS - 1, limit: PAGE })
    if (rows.length === 0) break
    const accounts = await readAccounts(book, rows)
    const due = rows.flatMap(({ borrower, ref }): AddressedMessage[] => {
      const account = accounts.get(borrower.id)!()
      return messagesDue(account, pack, Math.max(at, account.clockAt)).map((message) => ({ borrower, ref, message }))
    })
    if (due.length > 0) said += await say(book, organisationId, pack.messages, due, { at, due: now() })
    after = rows.at(-1)!.borrower
    await sleep(performance.now() - began, undefined, { signal }).catch(() => {}) // Woken by `stop`.
  }
  await setSweptDay(book, organisationId, today)
  if (said > 0) onSaid(organisationId)
  return said
}

/** Of what there is occasion for, what each has not been told yet, and not too much of it. */
async function say(
  book: Queryable,
  organisationId: number,
  words: MessageWords,
  due: readonly AddressedMessage[],
  when: Readonly<{ at: number; due: number }>,
): Promise<number> {
  const told = await listTold(book, due, when.at - historyDays(words) * DAY_MS)
  // Or what he does not want would take the place of what he does.
  const optedOut = await listOptedOut(book, due)
  const chosen = [...groupBy(due, ({ borrower }) => borrower.id)].flatMap(([id, of]) => {
    const wanted = of.filter(({ message }) => !optedOut.get(id)?.includes(message.kind))
    const choices = wanted.map((one) => ({ ...one.message, one }))
    return chooseMessages(choices, words, told.get(id) ?? [], when.at).map(({ one }) => one)
  })
  return chosen.length === 0 ? 0 : queueMessages(book, organisationId, chosen, when)
}
