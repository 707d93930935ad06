/**
 * Wakes the accounts that are due by their book's clock, one after the other, through the same lanes as everybody's events.
 *
 * Costs    one indexed query per book and LOOK_EVERY_MS; an account on which time has no hold is in no index and costs nothing.
 * Limit    UNDER_WAY accounts at once: as one is answered the next is asked, so that lanes are never idle, and whoever else comes waits behind few. PAGE are
 *          listed at a time.
 * Failing  an account that breaks when it is woken is quarantined like any event, and left alone until it changes; the others go on.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ApprovalDesk } from '../approvals/approval-desk.ts'
import type { Packs } from '../packs.ts'
import { listDueAccounts } from '../store/account-table.ts'
import type { Database } from '../store/database.ts'
import type { Lanes } from '../store/lanes.ts'
import { listOrganisations, type Organisation, raiseWatermark } from '../store/organisation-table.ts'
import { wakeForBook } from '../store/wake-for-book.ts'
import type { BookClocks } from './book-clocks.ts'
import { openBulkCorrections } from './correct-in-bulk.ts'
import { escalateDue } from './escalate-due.ts'
import { wakeUp } from './wake-up.ts'

export type Scheduler = {
  /** From now on it looks by itself. */
  readonly start: () => void
  /** Wakes all that are due now; for whoever does not want to wait for the next look. The number of those woken. */
  readonly wakeAll: () => Promise<number>
  readonly stop: () => Promise<void>
}

type SchedulerParts = {
  readonly database: Database
  readonly packs: Packs
  readonly lanes: Lanes
  readonly clocks: BookClocks
  readonly approvals: Pick<ApprovalDesk, 'resume'>
  /** Hears why a look failed; the next one comes all the same. */
  readonly onFailure: (error: unknown) => void
}

const LOOK_EVERY_MS = 1_000
const PAGE = 20_000
const UNDER_WAY = 1_000
const WATERMARK_EVERY_MS = 60_000
/** Accounts that could not be woken, by due time: more than this, and the oldest are tried again. */
const BROKEN_MAX = 10_000

export function openScheduler(parts: SchedulerParts): Scheduler {
  const stopping = new AbortController()
  const broken = new Map<string, number>()
  const correctInBulk = openBulkCorrections()
  const wakeAll = () => wakeBooks(parts, { broken, correctInBulk, signal: stopping.signal })
  const look = async () => {
    while (!stopping.signal.aborted) {
      await wakeAll().catch(parts.onFailure)
      await sleep(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {}) // Woken by `stop`.
    }
  }
  let running: Promise<void> | undefined
  return {
    start: () => {
      running ??= look()
    },
    wakeAll,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

type Looks = {
  readonly broken: Map<string, number>
  readonly correctInBulk: ReturnType<typeof openBulkCorrections>
  readonly signal: AbortSignal
}

async function wakeBooks(parts: SchedulerParts, { broken, correctInBulk, signal }: Looks): Promise<number> {
  let woken = 0
  for (const organisation of await listOrganisations(parts.database)) {
    parts.clocks.set(organisation.id, organisation.clock)
    const now = parts.clocks.nowIn(organisation.id)
    if (now === undefined) continue
    await wakeForBook(parts.database, organisation, { pack: parts.packs.current, now, signal })
    await correctInBulk(parts, organisation, signal)
    await parts.approvals.resume(organisation.id)
    if (parts.clocks.isDriven(organisation.id)) continue
    woken += await wakeBook(parts, organisation, { now, broken, signal })
    await escalateDue(parts, organisation.id, organisation.clock === 'log' ? 'as-due' : 'now')
  }
  return woken
}

type Look = { readonly now: number; readonly broken: Map<string, number>; readonly signal: AbortSignal }

async function wakeBook(
  { database, lanes }: SchedulerParts,
  { id, clock, watermark }: Organisation,
  { now, broken, signal }: Look,
): Promise<number> {
  let woken = 0
  for (let more = true; more && !signal.aborted; ) {
    const due = await listDueAccounts(database.as(id), id, { until: now, limit: PAGE + broken.size })
    const fresh = due.filter(({ borrower, wakeAt }) => broken.get(`${id} ${borrower.id}`) !== wakeAt).slice(0, PAGE)
    const results = await inTurns(fresh, async (account) => {
      // In a book of the past it is as late as the moment the account was due at, whatever came in meanwhile.
      const { answer } = await lanes.submitWhenRoom(wakeUp(id, account, clock === 'log' ? account.wakeAt : now), { closed: false })
      const result = await answer
      if (signal.aborted || (result.kind === 'failed' && result.code === 'unavailable')) more = false
      return { account, result, goesOn: more }
    })
    const answered = results.filter(({ result }) => result.kind === 'answered' && !result.repeated)
    for (const { account, result } of results) {
      const isAway = result.kind === 'failed' && result.code === 'unavailable'
      if (result.kind !== 'answered' && !isAway) remember(broken, `${id} ${account.borrower.id}`, account.wakeAt)
    }
    woken += answered.length
    more &&= answered.length > 0
  }
  // Not at each look: a book in which nothing happens should write nothing.
  if (watermark === null || now > watermark + WATERMARK_EVERY_MS || (woken > 0 && now > watermark)) await raiseWatermark(database, id, now)
  return woken
}

/** UNDER_WAY at once, until one says that it does not go on. */
async function inTurns<Item, Result extends { goesOn: boolean }>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  let goesOn = true
  const worker = async () => {
    for (let item = items[next++]; item !== undefined && goesOn; item = items[next++]) {
      const result = await work(item)
      goesOn &&= result.goesOn
      results.push(result)
    }
  }
  await Promise.all(Array.from({ length: Math.min(UNDER_WAY, items.length) }, worker))
  return results
}

function remember(broken: Map<string, number>, name: string, wakeAt: number): void {
  if (broken.size >= BROKEN_MAX) broken.clear()
  broken.set(name, wakeAt)
}
