/**
 * Sends what was queued: webhooks and letters of one organisation after the other, AT_ONCE at a time.
 *
 * Soon     told of a commit it looks at once, but not more often than every LOOK_AT_MOST_EVERY_MS; by itself every LOOK_EVERY_MS.
 * Once     as far as the other side plays along: what was sent and could not be settled is sent again under the same id.
 * Failing  tried again, later each time, TRIES_MAX times; then it is given up and seen in the list of deliveries. Nothing else waits for it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { EventLog } from '../operations/event-log.ts'
import type { Packs } from '../packs.ts'
import type { Database } from '../store/database.ts'
import { type DueDelivery, type Settled, settle, takeDue } from '../store/delivery-table.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { nameOfEvent, readToldEvents, type ToldEvent } from '../store/told-events.ts'
import { retryAfterMs, TRIES_MAX } from './backoff.ts'
import { deliveryName, failed, type Outcome } from './channel.ts'
import type { Endpoints } from './endpoints.ts'
import type { SendLetter } from './send-letter.ts'
import { GONE, sendWebhook, type WebhookReach } from './send-webhook.ts'
import { webhookBody } from './webhook-body.ts'

export type Deliverer = {
  readonly start: () => void
  readonly committed: (organisationId: number) => void
  /** Sends all that is due now, for whoever does not want to wait. */
  readonly sendDue: (organisationId: number) => Promise<void>
  readonly stop: () => Promise<void>
}

export type DelivererParts = {
  readonly database: Database
  readonly packs: Packs
  readonly endpoints: Endpoints
  readonly sendLetter: SendLetter
  readonly webhookReach: WebhookReach
  /** On the wall: whoever waits for a letter lives there. */
  readonly now: () => number
  readonly random: () => number
  readonly log: EventLog
  readonly onFailure: (error: unknown) => void
}

const BATCH = 100
const AT_ONCE = 16
const LEASE_MS = 120_000
const LOOK_EVERY_MS = 1_000
const LOOK_AT_MOST_EVERY_MS = 50

export function openDeliverer(parts: DelivererParts): Deliverer {
  const stopping = new AbortController()
  const { signal } = stopping
  const woken = new Set<number>()
  let wake: (() => void) | undefined
  let running: Promise<void> | undefined
  const run = async () => {
    while (!signal.aborted) {
      try {
        if (woken.size === 0) for (const { id } of await listOrganisations(parts.database)) woken.add(id)
        for (const organisationId of woken) {
          woken.delete(organisationId)
          await sendAll(parts, organisationId, signal)
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
    sendDue: (organisationId) => sendAll(parts, organisationId, signal),
    stop: async () => {
      stopping.abort()
      wake?.()
      await running
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

async function sendAll(parts: DelivererParts, organisationId: number, signal: AbortSignal): Promise<void> {
  const book = parts.database.as(organisationId)
  // Whoever decides asks what was known of them last.
  await parts.endpoints.of(organisationId)
  while (!signal.aborted) {
    const now = parts.now()
    const due = await takeDue(book, organisationId, { now, leaseUntil: now + LEASE_MS, limit: BATCH })
    if (due.length === 0) return
    const events = await readToldEvents(book, due)
    const settled: Settled[] = []
    const left = [...due]
    const worker = async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) {
        settled.push(settledBy(one, await sendOne(parts, organisationId, one, events.get(nameOfEvent(one)), signal), parts))
      }
    }
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, due.length) }, worker))
    await settle(book, settled, parts.now())
    if (due.length < BATCH) return
  }
}

async function sendOne(
  parts: DelivererParts,
  organisationId: number,
  delivery: DueDelivery,
  event: ToldEvent | undefined,
  signal: AbortSignal,
): Promise<Outcome> {
  try {
    if (delivery.channel !== 'webhook') return await parts.sendLetter(organisationId, delivery, event, signal)
    if (event === undefined) return failed('the event is not in the log', true)
    const endpoint = (await parts.endpoints.of(organisationId)).get(delivery.endpointId ?? '')
    if (endpoint === undefined) return { outcome: 'withheld', problem: 'the endpoint is off' }
    const pack = await parts.packs.byId(event.packId)
    const id = deliveryName(delivery)
    const body = webhookBody(event, delivery.nth, { id, ref: delivery.ref, pack })
    const at = parts.now()
    const sentIt = await sendWebhook({ id, url: endpoint.url, secrets: endpoint.secrets(at), body, at }, parts.webhookReach, signal)
    if (sentIt.outcome === 'failed' && sentIt.problem === GONE) await parts.endpoints.switchOff(organisationId, endpoint.id, GONE)
    return sentIt
  } catch (error) {
    parts.onFailure(error)
    return failed((error as Error).name)
  }
}

function settledBy({ id, attempt }: DueDelivery, outcome: Outcome, { now, random, log }: DelivererParts): Settled {
  if (outcome.outcome === 'sent') return { id, state: 'sent', dueAt: null, problem: null }
  if (outcome.outcome === 'withheld') return { id, state: 'withheld', dueAt: null, problem: outcome.problem }
  if (outcome.outcome === 'later') return { id, state: 'waiting', dueAt: outcome.until, problem: null }
  const { problem, isFinal, retryAfterMs: wanted } = outcome
  if (!isFinal && attempt < TRIES_MAX)
    return { id, state: 'waiting', dueAt: now() + Math.max(wanted ?? 0, retryAfterMs(attempt, random())), problem }
  log('delivery-given-up', { delivery: String(id), problem, attempts: attempt })
  return { id, state: 'given-up', dueAt: null, problem }
}
