/**
 * A webhook from outside, once: verified, and then handed on unless it came before.
 *
 * Once     the id is the key. The same id with the same body has its effect once; with another body it is refused, as either may be the true one.
 * Counted  what is refused, with its reason, for whom it claims to come through: the reading D4 of the early warning.
 * Answers  whoever calls this tells the sender `taken` and `repeated` alike as success, or he would send it again for days.
 */
import { createHash } from 'node:crypto'
import { type IncomingWebhook, verifyWebhook, type WebhookFault } from './verify-webhook.ts'

export const WEBHOOK_BYTES_MAX = 64 * 1024

/** `digest`: SHA-256 of the body in hexadecimal digits, to be kept with the id. */
export type WebhookMessage = {
  readonly id: string
  readonly signedAt: number
  readonly receivedAt: number
  readonly digest: string
  readonly content: unknown
}
export type Taken = 'taken' | 'repeated' | 'other-content'
export type WebhookRefusal = WebhookFault | 'body-too-large' | 'body-unreadable' | 'id-reused'

export type WebhookIntake = {
  /** In force for this source now. */
  readonly secrets: readonly string[]
  readonly now: number
  /** Counts it. */
  readonly onRefused: (why: WebhookRefusal) => Promise<void>
  /** Notes the id and does what the message asks for, in one transaction; or finds the id noted and does nothing. */
  readonly takeOnce: (message: WebhookMessage) => Promise<Taken>
}

export type WebhookAnswer =
  | { readonly kind: 'taken' | 'repeated'; readonly id: string }
  | { readonly kind: 'refused'; readonly why: WebhookRefusal }

/** Rejects with what `takeOnce` rejects with: then nothing was noted, and the sender tries again. */
export async function receiveWebhook(
  incoming: IncomingWebhook,
  { secrets, now, onRefused, takeOnce }: WebhookIntake,
): Promise<WebhookAnswer> {
  const refused = async (why: WebhookRefusal): Promise<WebhookAnswer> => {
    await onRefused(why)
    return { kind: 'refused', why }
  }
  if (incoming.body.length > WEBHOOK_BYTES_MAX) return refused('body-too-large')
  const verified = verifyWebhook(incoming, secrets, now)
  if (!verified.ok) return refused(verified.refusal)
  const content = contentOf(incoming.body)
  if (content === undefined) return refused('body-unreadable')
  const digest = createHash('sha256').update(incoming.body).digest('hex')
  const taken = await takeOnce({ ...verified.value, receivedAt: now, digest, content })
  return taken === 'other-content' ? refused('id-reused') : { kind: taken, id: verified.value.id }
}

/** JSON; undefined, which JSON cannot say, for anything else. */
function contentOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    return undefined
  }
}
