/**
 * One event of the log to one endpoint, as a CloudEvent in a Standard Webhook.
 *
 * Answer   2xx took it; 410 wants no more, and switches the endpoint off; anything else, and no answer, is tried again. Redirects are not followed.
 */
import { failed, type Sent, sent } from './channel.ts'
import { webhookHeaders } from './sign-webhook.ts'

export type WebhookLetter = Readonly<{ id: string; url: string; secrets: readonly string[]; body: string; at: number }>

const ANSWERS_WITHIN_MS = 10_000
export const GONE = 'gone'

export async function sendWebhook({ id, url, secrets, body, at }: WebhookLetter, signal: AbortSignal): Promise<Sent> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': 'fairline-webhooks/1', ...webhookHeaders(id, at, body, secrets) },
      body,
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWERS_WITHIN_MS)]),
    })
    await response.body?.cancel()
    if (response.ok) return sent
    if (response.status === 410) return failed(GONE, true)
    const after = Number(response.headers.get('retry-after'))
    const retry = Number.isFinite(after) && after > 0 ? { retryAfterMs: Math.min(after, 3_600) * 1_000 } : {}
    return { ...failed(`status ${response.status}`), ...retry }
  } catch (error) {
    return failed(problemOf(error))
  }
}

/** Never the address: it may hold a secret. */
function problemOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } }
  if (name === 'TimeoutError') return 'no answer in time'
  return cause?.code ?? name ?? 'unreachable'
}
