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
import { oldestUnseen } from '../store/projection-table.ts'

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
const LOOK_AGAIN_MS = [10, 20, 40, 80, 160]
const REST = 4
const REST_MOST_MS = 500

export function openFollower(parts: FollowerParts): Follower {
  const { database, now, onFailure } = parts
  const stopping = new AbortController()
  const woken = new Set<number>()
  const told = new Set<number>()
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
          const wasTold = told.delete(organisationId)
          woken.delete(organisationId)
          await followAll(parts, organisationId, stopping.signal, wasTold)
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
      told.add(organisationId)
      woken.add(organisationId)
      wake?.()
    },
    catchUp: async (organisationId = FIRST_ORGANISATION) => {
      const book = database.as(organisationId)
      do await followAll({ database, isBusy: () => false }, organisationId, stopping.signal, false)
      while (!stopping.signal.aborted && (await oldestUnseen(book, organisationId)) !== undefined)
    },
    lagMs: () => lagOf(database, now()),
    stop: async () => {
      stopping.abort()
      wake?.()
      await running
    },
  }
}

async function lagOf(database: Database, now: number): Promise<number> {
  const organisations = await listOrganisations(database)
  const oldest = await Promise.all(organisations.map(({ id }) => oldestUnseen(database.as(id), id)))
  return Math.max(0, ...oldest.map((at) => (at === undefined ? 0 : now - at)))
}

/** `wasTold`: of a commit, so there is something, though it may still lie behind a transaction that began earlier and is not over. */
async function followAll(
  { database, isBusy }: Pick<FollowerParts, 'database' | 'isBusy'>,
  organisationId: number,
  signal: AbortSignal,
  wasTold: boolean,
): Promise<void> {
  for (let looks = 0; ; ) {
    const began = performance.now()
    const { state, events } = await followFeed(database.as(organisationId), organisationId)
    if (signal.aborted) return
    if (state === 'done') {
      const again = events === 0 && wasTold ? LOOK_AGAIN_MS[looks++] : undefined
      if (again === undefined) return
      await pause(again, signal)
    } else if (state === 'taken') await pause(TAKEN_MS, signal)
    else if (isBusy()) await pause(Math.min(REST_MOST_MS, REST * (performance.now() - began)), signal)
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {}) // Woken by `stop`.
}
