/**
 * Sends what was queued: each organisation's endpoints and channels by themselves, so that one that does not answer holds up no other.
 *
 * Soon     told of a commit it looks at once, but not more often than every LOOK_AT_MOST_EVERY_MS; by itself every LOOK_EVERY_MS.
 */
import { setMaxListeners } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { dueWays } from '../store/due-delivery-table.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { WaySender, type WaySenderParts } from './way-sender.ts'

export type Deliverer = {
  readonly start: () => void
  readonly committed: (organisationId: number) => void
  /** Sends all that is due now, for whoever does not want to wait. */
  readonly sendDue: (organisationId: number) => Promise<void>
  readonly stop: () => Promise<void>
}

export type DelivererParts = WaySenderParts

const LOOK_EVERY_MS = 1_000
const LOOK_AT_MOST_EVERY_MS = 50

export function openDeliverer(parts: DelivererParts): Deliverer {
  const stopping = new AbortController()
  const { signal } = stopping
  // Every request under way listens to it.
  setMaxListeners(0, signal)
  const senders = openSenders(parts, signal)
  const woken = new Set<number>()
  let wake: (() => void) | undefined
  let running: Promise<void> | undefined
  const run = async () => {
    while (!signal.aborted) {
      try {
        if (woken.size === 0) for (const { id } of await listOrganisations(parts.database)) woken.add(id)
        for (const organisationId of woken) {
          woken.delete(organisationId)
          await senders.look(organisationId)
        }
      } catch (error) {
        if (!signal.aborted) parts.onFailure(error)
      }
      await sleep(LOOK_AT_MOST_EVERY_MS, undefined, { signal }).catch(() => {}) // Woken by `stop`.
      if (woken.size === 0 && !signal.aborted) {
        await news((resolve) => {
          wake = resolve
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
    sendDue: async (organisationId) => {
      await senders.look(organisationId)
      await senders.idle()
    },
    stop: async () => {
      stopping.abort()
      wake?.()
      await running
      await senders.idle()
    },
  }
}

const news = (onWake: (resolve: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, LOOK_EVERY_MS)
    onWake(() => {
      clearTimeout(late)
      resolve()
    })
  })

type Senders = { readonly look: (organisationId: number) => Promise<void>; readonly idle: () => Promise<void> }

/** One for each way on which something was ever due. */
function openSenders(parts: WaySenderParts, signal: AbortSignal): Senders {
  const senders = new Map<string, WaySender>()
  return {
    look: async (organisationId) => {
      // Whoever decides asks what was known of them last.
      await parts.endpoints.of(organisationId)
      for (const way of await dueWays(parts.database.as(organisationId), organisationId, parts.now())) {
        const name = `${organisationId} ${way.channel} ${way.endpointId ?? ''}`
        const sender = senders.get(name) ?? new WaySender(parts, organisationId, way, signal)
        senders.set(name, sender)
        sender.look()
      }
    },
    idle: async () => {
      await Promise.all([...senders.values()].map((sender) => sender.idle()))
    },
  }
}
