/** One delivery on its way, and what becomes of it then. */

import { deskMessage } from '../desk/tell-desk.ts'
import type { EventLog } from '../operations/event-log.ts'
import type { Packs } from '../packs.ts'
import type { Database } from '../store/database.ts'
import type { DueDelivery, Settled } from '../store/due-delivery-table.ts'
import type { ToldEvent } from '../store/told-events.ts'
import { DESK_LINE_CHANGED } from '../store/webhook-table.ts'
import { retryAfterMs, TRIES_MAX } from './backoff.ts'
import { deliveryName, failed, type Outcome } from './channel.ts'
import type { Endpoints } from './endpoints.ts'
import type { SendLetter } from './send-letter.ts'
import { GONE, sendWebhook, type WebhookReach } from './send-webhook.ts'
import { webhookBody } from './webhook-body.ts'

export type SendingParts = {
  readonly database: Database
  readonly packs: Packs
  readonly endpoints: Endpoints
  readonly sendLetter: SendLetter
  /** Where it may go, by its address. */
  readonly reachOf: (url: string) => WebhookReach
  /** On the wall: whoever waits for a letter lives there. */
  readonly now: () => number
  readonly random: () => number
  readonly log: EventLog
  readonly onFailure: (error: unknown) => void
}

/** `event`: undefined of a message, which tells of none. */
export type ToSend = Readonly<{ organisationId: number; delivery: DueDelivery; event: ToldEvent | undefined }>

export async function sendOne(parts: SendingParts, { organisationId, delivery, event }: ToSend, signal: AbortSignal): Promise<Outcome> {
  try {
    if (delivery.channel !== 'webhook') return await parts.sendLetter(organisationId, delivery, event, signal)
    if (event === undefined) return failed('the event is not in the log', true)
    const endpoint = await parts.endpoints.find(organisationId, delivery.endpointId ?? '')
    if (endpoint === undefined) return { outcome: 'withheld', problem: 'the endpoint is off' }
    const id = deliveryName(delivery)
    const body = endpoint.types.includes(DESK_LINE_CHANGED)
      ? await deskMessage(parts.database, organisationId, { id, ref: delivery.ref, endpointId: endpoint.id, at: event.decision.at })
      : webhookBody(event, delivery.nth, { id, ref: delivery.ref, pack: await parts.packs.byId(event.packId) })
    if (body === undefined) return { outcome: 'withheld', problem: 'the borrower lets no desk see him' }
    const at = parts.now()
    const sentIt = await sendWebhook(
      { id, url: endpoint.url, secrets: endpoint.secrets(at), body, at },
      parts.reachOf(endpoint.url),
      signal,
    )
    if (sentIt.outcome === 'failed' && sentIt.problem === GONE) await parts.endpoints.switchOff(organisationId, endpoint.id, GONE)
    return sentIt
  } catch (error) {
    parts.onFailure(error)
    return failed((error as Error).name)
  }
}

export function settledBy({ id, attempt }: DueDelivery, outcome: Outcome, { now, random, log }: SendingParts): Settled {
  const tried = { id, dueAt: null, problem: null, isTried: true }
  if (outcome.outcome === 'sent') return { ...tried, state: 'sent' }
  if (outcome.outcome === 'withheld') return { ...tried, state: 'withheld', problem: outcome.problem }
  if (outcome.outcome === 'later') return { ...tried, state: 'waiting', dueAt: outcome.until }
  const { problem, isFinal, retryAfterMs: wanted } = outcome
  if (!isFinal && attempt < TRIES_MAX)
    return { ...tried, state: 'waiting', dueAt: now() + Math.max(wanted ?? 0, retryAfterMs(attempt, random())), problem }
  log('delivery-given-up', { delivery: String(id), problem, attempts: attempt })
  return { ...tried, state: 'given-up', problem }
}

/** As if it had never been taken. */
export const untried = ({ id, dueAt }: DueDelivery): Settled => ({ id, state: 'waiting', dueAt, problem: null, isTried: false })
