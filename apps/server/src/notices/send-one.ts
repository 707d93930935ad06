/** One delivery on its way, and what becomes of it then. */

import { deskMessage } from '../desk/tell-desk.ts'
import type { EventLog } from '../operations/event-log.ts'
import type { Packs } from '../packs.ts'
import type { Database } from '../store/database.ts'
import { deskFactOf } from '../store/desk-delivery-table.ts'
import type { DueDelivery, Settled } from '../store/due-delivery-table.ts'
import type { ToldEvent } from '../store/told-events.ts'
import { DESK_LINE_CHANGED } from '../store/webhook-table.ts'
import { retryAfterMs, TRIES_MAX } from './backoff.ts'
import { deliveryName, failed, type Outcome } from './channel.ts'
import { deskFactBody } from './desk-body.ts'
import type { Endpoints, OpenEndpoint } from './endpoints.ts'
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
    const endpoint = await parts.endpoints.find(organisationId, delivery.endpointId ?? '')
    if (endpoint === undefined) return { outcome: 'withheld', problem: 'the endpoint is off' }
    const id = deliveryName(delivery)
    const body = await bodyFor(parts, { organisationId, delivery, event }, endpoint)
    if (typeof body !== 'string') return body
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

/** Or why there is none. */
async function bodyFor({ database, packs }: SendingParts, { organisationId, delivery, event }: ToSend, endpoint: OpenEndpoint) {
  const [id, { ref }] = [deliveryName(delivery), delivery]
  const factNumber = deskFactOf(delivery.messageKey)
  if (factNumber !== undefined)
    return (await deskFactBody(database.as(organisationId), factNumber, id)) ?? failed('the desk was told no such thing', true)
  if (event === undefined) return failed('the event is not in the log', true)
  if (!endpoint.types.includes(DESK_LINE_CHANGED))
    return webhookBody(event, delivery.nth, { id, ref, pack: await packs.byId(event.packId) })
  const told = { id, ref, endpointId: endpoint.id, at: event.decision.at }
  return (
    (await deskMessage(database, organisationId, told)) ?? ({ outcome: 'withheld', problem: 'the borrower lets no desk see him' } as const)
  )
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
