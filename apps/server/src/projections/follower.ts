/**
 * Keeps the views close behind the log: told of each commit of this server, it follows at once; of others' it hears within LOOK_EVERY_MS.
 *
 * Yields   while events wait for their batch it rests REST times as long as it worked: under a flood it lags, and catches up afterwards.
 * Failing  a batch that could not be applied is tried again; the views stand still meanwhile, and nothing else does.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Database } from '../store/database.ts'
import { followFeed } from '../store/follow-feed.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { projectionLagMs } from '../store/projection-table.ts'

export type Follower = {
  readonly start: () => void
  /** Something of this organisation was committed. */
  readonly committed: (organisationId: number) => void
  /** Follows until nothing is left, by itself: for whoever does not want to wait. */
  readonly catchUp: (organisationId?: number) => Promise<void>
  /** The oldest event that some view does not show yet: how long ago it was recorded. */
  readonly lagMs: () => Promise<number>
  readonly stop: () => Promise<void>
}

type FollowerParts = {
  readonly database: Database
  readonly now: () => number
  readonly isBusy: () => boolean
  /** Hears why a batch was not applied. */
  readonly onFailure: (error: unknown) => void
}

const LOOK_EVERY_MS = 1_000
const TAKEN_MS = 50
const REST = 4
const REST_MOST_MS = 500

export function openFollower(parts: FollowerParts): Follower {
  const { database, now, onFailure } = parts
  const stopping = new AbortController()
  const woken = new Set<number>()
  let wake: (() => void) | undefined
  let running: Promise<void> | undefined
  const run = async () => {
    let lookedAt = Number.NEGATIVE_INFINITY
    while (!stopping.signal.aborted) {
      try {
        if (performance.now() - lookedAt >= LOOK_EVERY_MS) {
          for (const { id } of await listOrganisations(database)) woken.add(id)
          lookedAt = performance.now()
        }
        for (const organisationId of woken) {
          woken.delete(organisationId)
          await followAll(parts, organisationId, stopping.signal)
        }
      } catch (error) {
        if (!stopping.signal.aborted) onFailure(error)
        await pause(LOOK_EVERY_MS, stopping.signal)
      }
      if (woken.size === 0 && !stopping.signal.aborted) {
        await new Promise<void>((resolve) => {
          const late = setTimeout(resolve, LOOK_EVERY_MS)
          wake = () => {
            clearTimeout(late)
            resolve()
          }
        })
      }
    }
  }
  return {
    start: () => {
      running ??= run()
    },
    committed: (organisationId) => {
      woken.add(organisationId)
      wake?.()
    },
    catchUp: (organisationId = FIRST_ORGANISATION) => followAll({ ...parts, isBusy: () => false }, organisationId, stopping.signal),
    lagMs: async () => {
      const organisations = await listOrganisations(database)
      const lags = await Promise.all(organisations.map(({ id }) => projectionLagMs(database.as(id), id, now())))
      return Math.max(0, ...lags)
    },
    stop: async () => {
      stopping.abort()
      wake?.()
      await running
    },
  }
}

async function followAll({ database, isBusy }: FollowerParts, organisationId: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const began = performance.now()
    const { state } = await followFeed(database.as(organisationId), organisationId)
    if (state === 'done' || signal.aborted) return
    if (state === 'taken') await pause(TAKEN_MS, signal)
    else if (isBusy()) await pause(Math.min(REST_MOST_MS, REST * (performance.now() - began)), signal)
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {}) // Woken by `stop`.
}
