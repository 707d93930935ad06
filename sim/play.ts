/**
 * Plays items against the platform's own pure core, each borrower's in their order and with the passing of time between them, as a server would take
 * them: so whoever is declined gets no money, and what is repaid is what is owed, to the fen.
 *
 * Same     items and pack give the same messages, byte for byte.
 * Memory   one account of each borrower, some 10 kB each.
 */
import { readFact } from '@fairline/contract/cloud-event'
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { Fact } from '@fairline/contract/facts'
import type { Account, Decision } from '@fairline/domain/account/account'
import { newAccount, step } from '@fairline/domain/account/step'
import { nextWake } from '@fairline/domain/account/wake'
import { type Book, foldBook, newBook } from '@fairline/domain/book/book'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { Pack } from '@fairline/domain/pack/pack'
import type { SimulatedItem, SimulatedMessage } from './message.ts'
import { resolve } from './resolve.ts'

/** Hears every decision, those on the passing of time too. */
export type HearDecision = (subject: string, fact: Fact, decision: Decision, account: Account) => void

/** `until`: time passes for everybody up to then, at the end. */
export type PlayOptions = Readonly<{ pack: Pack; hear?: HearDecision | undefined; until?: number }>

/** What the platform refuses is left out: nothing would be recorded of it. */
export function* play(items: Iterable<SimulatedItem>, options: PlayOptions): Generator<SimulatedMessage, void> {
  const desks = new Map<string, Desk>()
  const played: Played = { ...options, book: newBook, told: 0 }
  for (const item of items) {
    const { subject } = item.message
    if (subject === BOOK_SUBJECT) {
      played.book = foldBook(played.book, factIn(item.message, item.at), ++played.told)
      yield item.message
      continue
    }
    const desk = desks.get(subject) ?? { account: newAccount, wakeAt: null }
    desks.set(subject, desk)
    passTime(desk, subject, item.at, played)
    const message = resolve(item, desk.account, options.pack)
    if (message !== undefined && take(desk, subject, factIn(message, item.at), played)) yield message
  }
  if (options.until !== undefined) for (const [subject, desk] of desks) passTime(desk, subject, options.until, played)
}

/** `book`: as it is when the item is played; `told`: how many facts of it there were. */
type Played = PlayOptions & { book: Book; told: number }

/** `wakeAt`: when time alone may change something next. */
type Desk = { account: Account; wakeAt: number | null }

function passTime(desk: Desk, subject: string, until: number, played: Played): void {
  for (let at = desk.wakeAt; at !== null && at <= until; at = desk.wakeAt) {
    const isTaken = take(desk, subject, { type: 'clock-ticked', occurredAt: at, knownAt: at, data: {} }, played)
    invariant(isTaken, 'that time passed is never refused')
  }
}

function take(desk: Desk, subject: string, fact: Fact, { pack, hear, book }: Played): boolean {
  const outcome = step(desk.account, fact, pack, { borrower: subject }, { book })
  if (!outcome.ok) return false
  const { account, decision } = outcome.value
  desk.account = account
  desk.wakeAt = nextWake(account, pack, book)
  hear?.(subject, fact, decision, account)
  return true
}

function factIn(message: SimulatedMessage, at: number): Fact {
  const reading = readFact(message, at)
  invariant(reading.ok, 'what is simulated fits the contract')
  return reading.value.fact
}
