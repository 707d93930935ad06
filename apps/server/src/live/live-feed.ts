/** The live feed of a server: a tail for each organisation that somebody listens to. */

import type { Database } from '../store/database.ts'
import { feedHorizon } from '../store/event-feed.ts'
import { behindAllBelow, type FeedPosition, readPosition } from '../store/feed-position.ts'
import { openTurns } from '../turns.ts'
import { type FeedTail, openFeedTail } from './feed-tail.ts'
import type { Listener, Outlet } from './listener.ts'
import type { StreamFilter } from './streamed-event.ts'

export type LiveFeed = {
  /** Something of this organisation was committed. */
  readonly committed: (organisationId: number) => void
  /** Where to begin: behind an event that was told, or now. Undefined for one that was not told by this feed. */
  readonly beginAt: (lastEventId: string | undefined) => Promise<FeedPosition | undefined>
  /** Until `leave` is called, or the feed ends. */
  readonly listen: (organisationId: number, from: FeedPosition, filter: StreamFilter, outlet: Outlet) => { readonly leave: () => void }
  /** Ends all streams: whoever listens comes again, to whoever serves then. */
  readonly stop: () => Promise<void>
}

type LiveFeedParts = {
  readonly database: Database
  /** Of the feed (store/event-feed.ts). */
  readonly name: string
  readonly isBusy: () => boolean
  readonly onFailure: (error: unknown) => void
  readonly heartbeatMs?: number
}

const HEARTBEAT_MS = 15_000
const HEARTBEAT = ':\n\n'
/** Listeners of one organisation that read the log by themselves at the same time; the others wait, and those of other organisations do not. */
const CATCHING_UP_MAX = 2

export function openLiveFeed({ database, name, isBusy, onFailure, heartbeatMs = HEARTBEAT_MS }: LiveFeedParts): LiveFeed {
  const tails = new Map<number, FeedTail>()
  const tailOf = (organisationId: number): FeedTail => {
    const inTurn = openTurns(CATCHING_UP_MAX)
    const tail =
      tails.get(organisationId) ??
      openFeedTail({ book: database.as(organisationId), feed: name, organisationId, isBusy, inTurn, onFailure })
    tails.set(organisationId, tail)
    return tail
  }
  const heartbeat = setInterval(() => {
    for (const { listeners } of tails.values()) for (const { isLive, outlet } of listeners) if (isLive) outlet.write(HEARTBEAT)
  }, heartbeatMs)
  heartbeat.unref()
  return {
    committed: (organisationId) => tails.get(organisationId)?.wake(),
    beginAt: async (lastEventId) => {
      const horizon = await feedHorizon(database)
      if (lastEventId === undefined) return behindAllBelow(horizon)
      const position = readPosition(name, lastEventId)
      return position !== undefined && position.transactionId <= horizon ? position : undefined
    },
    listen: (organisationId, from, filter, outlet) => {
      const listener: Listener = { outlet, filter, position: from, isLive: false, isGone: false }
      const tail = tailOf(organisationId)
      tail.add(listener)
      return { leave: () => tail.remove(listener) }
    },
    stop: async () => {
      clearInterval(heartbeat)
      await Promise.all([...tails.values()].map((tail) => tail.stop()))
    },
  }
}
