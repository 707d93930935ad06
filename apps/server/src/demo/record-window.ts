/**
 * Records what happens in a demo book up to some moment: facts and the passing of time, in the order in which they happened to each borrower. So the
 * book is the same whatever the windows were, and whether it was interrupted or not.
 *
 * Turns    each borrower's next fact, or before it the moment at which his account was to be woken; all borrowers at once. So a turn knows what the
 *          turn before has made due, and what he does next knows what he was told: money comes to what was approved, and what is owed is paid.
 * Book     what is said of the whole book holds for everybody: all that happened before it is recorded first, and then it alone.
 * Again    a window that failed half-way is recorded again from its start: what is there already is answered as repeated, and what depends on an
 *          account that is past that moment has had its turn.
 */
import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import { BOOK_SUBJECT, OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import { newAccount } from '@fairline/domain/account/step'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { Pack } from '@fairline/domain/pack/pack'
import type { SimulatedItem, SimulatedMessage } from '@fairline/sim/message'
import { resolve } from '@fairline/sim/resolve'
import { readMessage } from '../ingest/read-message.ts'
import { wakeUp } from '../scheduler/wake-up.ts'
import { type DueAccount, findAccounts, listDueAccounts } from '../store/account-table.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import { readAccounts } from '../store/current-account.ts'
import type { Database } from '../store/database.ts'
import type { Lanes } from '../store/lanes.ts'
import type { Result, Submission } from '../store/submission.ts'

export type WindowParts = {
  readonly database: Database
  readonly lanes: Lanes
  readonly organisationId: number
  /** By which the borrowers know what they owe. */
  readonly pack: Pack
  /** More accounts than there can be. */
  readonly accountsMax: number
  readonly signal: AbortSignal
}

const ACTOR = 'fairline:demo'
/** Reading and queueing this many holds up the event loop for some milliseconds. */
const AT_ONCE = 100
const TRY_AGAIN_AFTER_MS = 500

type Turn = Readonly<{ item: SimulatedItem } | { account: DueAccount }>
/** One that happens. */
type Happening = Readonly<{ message: SimulatedMessage; at: number } | { account: DueAccount }>

export async function recordWindow(parts: WindowParts, items: readonly SimulatedItem[], until: number): Promise<void> {
  const broken = new Map<string, number>()
  const said = items.filter(({ message }) => message.subject === BOOK_SUBJECT).sort((a, b) => a.at - b.at)
  let rest = items.filter(({ message }) => message.subject !== BOOK_SUBJECT)
  for (const item of said) {
    const before = rest.filter(({ at }) => at <= item.at)
    await recordSpan(parts, broken, before, item.at)
    await take(parts, broken, await happeningOf(parts, [{ item }]))
    rest = rest.filter(({ at }) => at > item.at)
  }
  await recordSpan(parts, broken, rest, until)
}

async function recordSpan(parts: WindowParts, broken: Map<string, number>, items: readonly SimulatedItem[], until: number): Promise<void> {
  const { signal } = parts
  const queues = new Map<string, SimulatedItem[]>()
  for (const item of items) {
    const { subject } = item.message
    const queue = queues.get(subject)
    if (queue) queue.push(item)
    else queues.set(subject, [item])
  }
  for (const queue of queues.values()) queue.reverse()
  for (;;) {
    signal.throwIfAborted()
    const due = await dueBy(parts, until, broken)
    const turns: Turn[] = []
    for (const [subject, queue] of queues) {
      const next = queue.at(-1)
      const account = due.get(subject)
      due.delete(subject)
      if (account && (next === undefined || account.wakeAt <= next.at)) turns.push({ account })
      else if (next) turns.push({ item: queue.pop()! })
      else queues.delete(subject)
    }
    for (const account of due.values()) turns.push({ account })
    if (turns.length === 0) return
    await take(parts, broken, await happeningOf(parts, turns))
  }
}

/** Accounts to be woken by then, but for those on which that changed nothing. */
async function dueBy({ database, organisationId, accountsMax }: WindowParts, until: number, broken: ReadonlyMap<string, number>) {
  const due = await listDueAccounts(database.as(organisationId), organisationId, { until, limit: accountsMax })
  return new Map(due.filter(({ ref, wakeAt }) => broken.get(ref) !== wakeAt).map((account) => [account.ref, account]))
}

/** Without what comes to nothing. */
async function happeningOf(parts: WindowParts, turns: readonly Turn[]): Promise<Happening[]> {
  const waiting = turns.flatMap((turn) => ('item' in turn && turn.item.only !== undefined ? [turn.item.message.subject] : []))
  const accounts = await accountsOf(parts, waiting)
  const happening: Happening[] = []
  for (const [index, turn] of turns.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate()
    if ('account' in turn) happening.push(turn)
    else {
      const message = settled(parts, turn.item, accounts)
      if (message) happening.push({ message, at: turn.item.at })
    }
  }
  return happening
}

type Accounts = Awaited<ReturnType<typeof accountsOf>>

async function accountsOf({ database, organisationId }: WindowParts, subjects: readonly string[]) {
  if (subjects.length === 0) return new Map<bigint, never>()
  const own = database.as(organisationId)
  const keys = subjects.map((subject) => borrowerKey(organisationId, subject))
  return readAccounts(own, await findAccounts(own, keys))
}

function settled({ organisationId, pack }: WindowParts, item: SimulatedItem, accounts: Accounts): SimulatedMessage | undefined {
  if (item.only === undefined) return item.message
  const account = accounts.get(borrowerKey(organisationId, item.message.subject).id)?.() ?? newAccount
  return account.clockAt > item.at ? undefined : resolve(item, account, pack)
}

function submissionOf({ organisationId }: WindowParts, turn: Happening): Submission {
  if ('account' in turn) return wakeUp(organisationId, turn.account, turn.account.wakeAt)
  const { message, at } = turn
  const sender = { organisationId, actor: ACTOR, senders: new Set<string>(OUTSIDE_SENDERS), isAgreed: true }
  const reading = readMessage(Buffer.from(JSON.stringify(message)), at, sender)
  invariant(reading.ok, 'what is simulated fits the contract')
  return reading.message.submission
}

async function take(parts: WindowParts, broken: Map<string, number>, turns: readonly Happening[]): Promise<void> {
  const pending: Promise<void>[] = []
  for (const [index, turn] of turns.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await setImmediate()
    const settled = untilAnswered(parts, submissionOf(parts, turn)).then((result) => {
      if ('account' in turn && (result.kind !== 'answered' || result.repeated)) broken.set(turn.account.ref, turn.account.wakeAt)
    })
    settled.catch(() => {}) // Told below, once all have ended.
    pending.push(settled)
  }
  const failed = (await Promise.allSettled(pending)).find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}

/** What is refused or set aside has its answer, too. */
async function untilAnswered({ lanes, signal }: WindowParts, submission: Submission): Promise<Result> {
  for (;;) {
    const { answer } = await lanes.submitWhenRoom(submission, { closed: false })
    const result = await answer
    if (result.kind !== 'failed' || result.code === 'quarantined' || result.code === 'internal') return result
    await sleep(TRY_AGAIN_AFTER_MS, undefined, { signal })
  }
}
