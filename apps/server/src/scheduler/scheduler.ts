/**
 * Wakes the accounts that are due by their book's clock, one after the other, through the same lanes as everybody's events.
 *
 * Costs    one indexed query per book and LOOK_EVERY_MS; an account on which time has no hold is in no index and costs nothing.
 * Limit    PAGE accounts under way at once.
 * Failing  an account that breaks when it is woken is quarantined like any event, and left alone until it changes; the others go on.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Packs } from '../packs.ts'
import { listDueAccounts } from '../store/account-table.ts'
import type { Database } from '../store/database.ts'
import type { Lanes } from '../store/lanes.ts'
import { listOrganisations, type Organisation, raiseWatermark } from '../store/organisation-table.ts'
import { wakeForBook } from '../store/wake-for-book.ts'
import type { BookClocks } from './book-clocks.ts'
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
  /** Hears why a look failed; the next one comes all the same. */
  readonly onFailure: (error: unknown) => void
}

const LOOK_EVERY_MS = 1_000
const PAGE = 500
const WATERMARK_EVERY_MS = 60_000
/** Accounts that could not be woken, by due time: more than this, and the oldest are tried again. */
const BROKEN_MAX = 10_000

export function openScheduler(parts: SchedulerParts): Scheduler {
  const stopping = new AbortController()
  const broken = new Map<string, number>()
  const wakeAll = () => wakeBooks(parts, broken, stopping.signal)
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

async function wakeBooks(parts: SchedulerParts, broken: Map<string, number>, signal: AbortSignal): Promise<number> {
  let woken = 0
  for (const organisation of await listOrganisations(parts.database)) {
    parts.clocks.set(organisation.id, organisation.clock)
    if (parts.clocks.isDriven(organisation.id)) continue
    woken += await wakeBook(parts, organisation, broken, signal)
  }
  return woken
}

async function wakeBook(
  { database, packs, lanes, clocks }: SchedulerParts,
  organisation: Organisation,
  broken: Map<string, number>,
  signal: AbortSignal,
): Promise<number> {
  const { id, clock, watermark } = organisation
  const now = clocks.nowIn(id)
  if (now === undefined) return 0
  await wakeForBook(database, organisation, { pack: packs.current, now, signal })
  let woken = 0
  for (let more = true; more && !signal.aborted; ) {
    const due = await listDueAccounts(database.as(id), id, { until: now, limit: PAGE + broken.size })
    const fresh = due.filter(({ borrower, wakeAt }) => broken.get(`${id} ${borrower.id}`) !== wakeAt).slice(0, PAGE)
    const results = await Promise.all(
      fresh.map(async (account) => {
        // In a book of the past it is as late as the moment the account was due at, whatever came in meanwhile.
        const { answer } = await lanes.submitWhenRoom(wakeUp(id, account, clock === 'log' ? account.wakeAt : now), { closed: false })
        return { account, result: await answer }
      }),
    )
    const answered = results.filter(({ result }) => result.kind === 'answered' && !result.repeated)
    for (const { account, result } of results) {
      if (result.kind === 'failed' && result.code === 'unavailable') more = false
      else if (result.kind !== 'answered') remember(broken, `${id} ${account.borrower.id}`, account.wakeAt)
    }
    woken += answered.length
    more &&= answered.length > 0
  }
  // Not at each look: a book in which nothing happens should write nothing.
  if (watermark === null || now > watermark + WATERMARK_EVERY_MS || (woken > 0 && now > watermark)) await raiseWatermark(database, id, now)
  return woken
}

function remember(broken: Map<string, number>, name: string, wakeAt: number): void {
  if (broken.size >= BROKEN_MAX) broken.clear()
  broken.set(name, wakeAt)
}
