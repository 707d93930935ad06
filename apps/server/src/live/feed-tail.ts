/**
 * The end of one organisation's log, read once for all who listen to it: each page is encoded once, and each listener gets what his filter lets through.
 *
 * Behind   a listener who does not read is left behind, not buffered for; when he reads again he catches up from the log by his own position, and joins.
 * Yields   while events wait for their batch, it rests BUSY_REST times as long as a page took: listeners lag then, and lose nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { OrganisationDatabase } from '../store/database.ts'
import { feedHorizon, readFeed } from '../store/event-feed.ts'
import { behindAllBelow, comparePositions, type FeedPosition } from '../store/feed-position.ts'
import { isBehind, type Listener, type StreamedPage, streamedPage, tell } from './listener.ts'
import { streamedEvent } from './streamed-event.ts'

export type FeedTail = {
  readonly add: (listener: Listener) => void
  readonly remove: (listener: Listener) => void
  readonly wake: () => void
  readonly listeners: ReadonlySet<Listener>
  readonly stop: () => Promise<void>
}

export type FeedTailParts = {
  /** The name of the feed. */
  readonly feed: string
  readonly book: OrganisationDatabase
  readonly organisationId: number
  readonly isBusy: () => boolean
  /** Waits for its turn among those who catch up. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>
  readonly onFailure: (error: unknown) => void
}

const PAGE = 200
const LOOK_EVERY_MS = 1_000
/** What was committed may still lie behind a transaction that began earlier and is not over. */
const LOOK_AGAIN_MS = [10, 20, 40, 80, 160]
const BUSY_REST = 29
const REST_MOST_MS = 2_000

type Tail = FeedTailParts & {
  readonly listeners: Set<Listener>
  readonly stopping: AbortController
  /** Undefined while nobody listens. */
  position: FeedPosition | undefined
  isNews: boolean
  wake: () => void
  running: Promise<void> | undefined
}

export function openFeedTail(parts: FeedTailParts): FeedTail {
  const stopping = new AbortController()
  const tail: Tail = { ...parts, listeners: new Set(), stopping, position: undefined, isNews: false, wake: () => {}, running: undefined }
  return {
    listeners: tail.listeners,
    add: (listener) => {
      tail.listeners.add(listener)
      tail.running ??= run(tail)
      catchUp(tail, listener)
    },
    remove: (listener) => {
      listener.isGone = true
      tail.listeners.delete(listener)
      tail.wake()
    },
    wake: () => {
      tail.isNews = true
      tail.wake()
    },
    stop: async () => {
      stopping.abort()
      tail.wake()
      for (const { outlet } of tail.listeners) outlet.end()
      await tail.running
    },
  }
}

/** As long as somebody listens. */
async function run(tail: Tail): Promise<void> {
  let looks = 0
  while (!tail.stopping.signal.aborted && tail.listeners.size > 0) {
    const began = performance.now()
    if (tail.isNews) looks = 0
    tail.isNews = false
    const page = await readPage(tail).catch((error: unknown) => {
      tail.onFailure(error)
      return 'nothing' as const
    })
    if (tail.isBusy()) await rest(tail, began)
    else if (page === 'nothing' && !tail.isNews && !tail.stopping.signal.aborted) await news(tail, LOOK_AGAIN_MS[looks++] ?? LOOK_EVERY_MS)
  }
  tail.running = undefined
  tail.position = undefined
}

function news(tail: Tail, withinMs: number): Promise<void> {
  return new Promise((resolve) => {
    const late = setTimeout(resolve, withinMs)
    tail.wake = () => {
      clearTimeout(late)
      resolve()
    }
  })
}

async function readPage(tail: Tail): Promise<'nothing' | 'something'> {
  tail.position ??= behindAllBelow(await feedHorizon(tail.book))
  const page = await pageBehind(tail, tail.position)
  tail.position = page.upTo
  for (const listener of tail.listeners) {
    if (!listener.isLive) continue
    tell(listener, page)
    if (isBehind(listener)) catchUp(tail, listener)
  }
  return page.events.length === 0 ? 'nothing' : 'something'
}

function catchUp(tail: Tail, listener: Listener): void {
  listener.isLive = false
  followAlone(tail, listener).catch((error: unknown) => {
    tail.onFailure(error)
    listener.outlet.end() // He comes again, with the last id he has.
  })
}

/** Reads on for one listener alone, as fast as he does, until he is where all others are. */
async function followAlone(tail: Tail, listener: Listener): Promise<void> {
  for (;;) {
    await listener.outlet.drained()
    if (listener.isGone || tail.stopping.signal.aborted) return
    if (tail.position !== undefined && comparePositions(listener.position, tail.position) >= 0) {
      listener.isLive = true
      return
    }
    await tail.inTurn(async () => {
      const began = performance.now()
      const page = await pageBehind(tail, listener.position)
      if (!listener.isGone) tell(listener, page)
      if (tail.isBusy()) await rest(tail, began)
    })
  }
}

async function pageBehind({ book, feed, organisationId }: FeedTailParts, after: FeedPosition): Promise<StreamedPage> {
  return book.withClient(async (client) => {
    const horizon = await feedHorizon(client)
    const events = await readFeed(client, organisationId, { after, horizon, limit: PAGE })
    const end = events.length === PAGE ? events.at(-1)!.position : behindAllBelow(horizon)
    return streamedPage(
      events.map((event) => streamedEvent(feed, event)),
      comparePositions(end, after) > 0 ? end : after,
    )
  })
}

async function rest({ stopping: { signal } }: Tail, began: number): Promise<void> {
  const ms = Math.min(REST_MOST_MS, BUSY_REST * (performance.now() - began))
  await sleep(ms, undefined, { signal }).catch(() => {}) // Woken by `stop`.
}
