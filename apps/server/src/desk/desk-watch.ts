/**
 * Each desk is looked at whenever something of it was told, and when its time has come: what it reads is told as facts, and what those come to as well.
 *
 * Apart   never in a request's way: one look at a time for each organisation, those that are asked for meanwhile together after it.
 * Once    what is found is told under the lock of the desk, by names that two servers would give alike, and only as long as nothing else was told since it was found.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ObservedKind } from '@fairline/contract/desk/observations'
import type { DeskBook } from '@fairline/domain/desk/model/desk-book'
import type { ToldFact } from '@fairline/domain/desk/picture/told-fact'
import { type DeskLook, lookAt, toTell } from '@fairline/domain/desk/picture/watch'
import { HOUR_MS } from '@fairline/domain/kernel/time'
import { UTC } from '@fairline/domain/kernel/zone'
import type { Packs } from '../packs.ts'
import type { Doer } from '../store/act-table.ts'
import type { Database, Queryable } from '../store/database.ts'
import type { DeskBooks } from '../store/desk-books.ts'
import { type NewDeskFact, newestSequence } from '../store/desk-fact-table.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { openBegunDesks } from './begun-desks.ts'
import { openSeenCache, type SeenCache } from './seen-cache.ts'

/** A look with the registers that it was made of, up to `sequence`. */
export type Looked = DeskLook & Readonly<{ book: DeskBook; sequence: number }>

export type DeskWatch = Readonly<{
  start: () => void
  /** Something of this desk was committed. */
  told: (organisationId: number) => void
  /** A webhook of this desk failed its check: that is no fact of the desk, and it is read all the same. */
  faulted: (organisationId: number) => void
  /** Until nothing is left to tell. Answers how many facts were told. */
  watch: (organisationId: number) => Promise<number>
  /** Every desk of which something was told since, or whose time has come. */
  watchDue: () => Promise<number>
  /** As it is now, without telling anything. */
  look: (organisationId: number) => Promise<Looked>
  stop: () => Promise<void>
}>

/** When webhooks of each channel failed their check. */
export type FaultsOf = (database: Queryable, organisationId: number, now: number) => Promise<ReadonlyMap<string, readonly number[]>>

type WatchParts = Readonly<{
  database: Database
  deskBooks: DeskBooks
  packs: Packs
  now: () => number
  onFailure: (error: unknown) => void
  /** Of webhooks of a desk that failed their check, in the last hour. */
  faultsOf?: FaultsOf
}>

const LOOK_EVERY_MS = 2_000
/** Desks of which nothing was ever told are asked every so many rounds. */
const EMPTY_EVERY_ROUNDS = 15
/** What is told at once is looked at once. */
const DEBOUNCE_MS = 250
/** A look that tells brings about another; this many are never needed. */
const ROUNDS_MAX = 20

/** `isFaulty`: a webhook failed its check since it was looked at last. */
type Watched = { cache: SeenCache; last: Looked | undefined; running: Promise<number> | undefined; isFaulty: boolean }

export function openDeskWatch(parts: WatchParts): DeskWatch {
  const stopping = new AbortController()
  const { signal } = stopping
  const desks = new Map<number, Watched>()
  const deskOf = (organisationId: number): Watched => {
    const desk = desks.get(organisationId) ?? { cache: openSeenCache(organisationId), last: undefined, running: undefined, isFaulty: false }
    desks.set(organisationId, desk)
    return desk
  }
  const watch = async (organisationId: number): Promise<number> => {
    const desk = deskOf(organisationId)
    while (desk.running !== undefined) await desk.running.catch(() => {}) // Whoever began it is told.
    desk.running = watchOne(parts, organisationId, desk)
    try {
      return await desk.running
    } finally {
      desk.running = undefined
    }
  }
  const begun = openBegunDesks(parts.database)
  const watchThose = async (isAsked: (organisationId: number) => boolean): Promise<number> => {
    let told = 0
    for (const { id } of (await listOrganisations(parts.database)).filter((one) => isAsked(one.id)))
      if (!signal.aborted && isDue(await begun.newestOf(id), desks.get(id), parts.now())) told += await watch(id)
    return told
  }
  let [running, woken]: [Promise<void> | undefined, AbortController] = [undefined, new AbortController()]
  const run = async (): Promise<void> => {
    for (let round = 0; !signal.aborted; round++) {
      if (round % EMPTY_EVERY_ROUNDS === 0) begun.askAllAgain()
      await watchThose((id) => !begun.isEmpty(id)).catch(parts.onFailure)
      await sleep(LOOK_EVERY_MS, undefined, { signal: AbortSignal.any([signal, woken.signal]) }).catch(() => {}) // Woken by `told` or `stop`.
      woken = new AbortController()
      await sleep(DEBOUNCE_MS, undefined, { signal }).catch(() => {}) // Woken by `stop`.
    }
  }
  return {
    start: () => {
      running ??= run()
    },
    told: (organisationId) => {
      begun.told(organisationId)
      woken.abort()
    },
    faulted: (organisationId) => {
      deskOf(organisationId).isFaulty = true
      woken.abort()
    },
    watch,
    watchDue: () => watchThose(() => true),
    look: (organisationId) => lookIn(parts, organisationId, deskOf(organisationId)),
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}

const noFaults: FaultsOf = async () => new Map()

const isDue = (newest: number, desk: Watched | undefined, now: number): boolean =>
  newest > 0 && (desk?.last === undefined || desk.last.sequence !== newest || desk.last.next <= now || desk.isFaulty)

async function lookIn(parts: WatchParts, organisationId: number, desk: Watched): Promise<Looked> {
  const { database, deskBooks, packs, now, faultsOf = noFaults } = parts
  const [rows, at] = [database.reading.as(organisationId), now()]
  // What is observed does not move the registers: the newest number tells of both.
  const sequence = await newestSequence(rows, organisationId)
  if (!desk.isFaulty && desk.last !== undefined && desk.last.sequence === sequence && desk.last.next > at && desk.last.picture.at <= at)
    return desk.last
  desk.isFaulty = false
  const [book, faults] = [await deskBooks.read(rows, organisationId), await faultsOf(rows, organisationId, at)]
  const seenOf = await desk.cache.bring(rows, subjectsOf(book), at)
  const zone = packs.current.defaultProduct?.zone ?? UTC
  const today = zone.dayAt(at)
  const refusedOf = (channelId: string) => faults.get(channelId) ?? []
  const look = lookAt({ book, when: { at, knownAt: at }, today, dayEndsAt: zone.startOf(today + 1), seenOf, refusedOf })
  // An hour after each it counts no more.
  const next = Math.min(look.next, ...[...faults.values()].map(([first]) => first! + HOUR_MS))
  desk.last = { ...look, next, book, sequence }
  return desk.last
}

const WATCHED_KINDS = ['enrolment', 'facility', 'channel', 'project'] as const satisfies readonly ObservedKind[]
const subjectsOf = ({ stories }: DeskBook): ReadonlyMap<ObservedKind, readonly string[]> =>
  new Map(WATCHED_KINDS.map((kind) => [kind, [...(stories.get(kind)?.keys() ?? [])]]))

async function watchOne(parts: WatchParts, organisationId: number, desk: Watched): Promise<number> {
  const { database, deskBooks } = parts
  let told = 0
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const looked = await lookIn(parts, organisationId, desk)
    if (toTell(looked.book, looked).length === 0) return told
    const { at } = looked.picture
    told += await deskBooks.change(database.as(organisationId), watcherOf(organisationId), at, async (book, client) => {
      const isAsFound = (await newestSequence(client, organisationId)) === looked.sequence
      const facts = isAsFound ? toTell(book, looked).map(newFact) : []
      return { facts, answer: () => facts.length }
    })
  }
  return told
}

const watcherOf = (organisationId: number): Doer => ({
  ...{ organisationId, actor: 'fairline:desk', person: 'fairline:desk', roles: [], address: null, requestId: null },
})

const newFact = (fact: ToldFact): NewDeskFact => ({ ...fact, observedAt: null, source: 'desk_entry', confidencePpm: null, evidence: null })
