/**
 * One event of the log to one endpoint, as a CloudEvent in a Standard Webhook.
 *
 * Answer   2xx took it; 410 wants no more, and switches the endpoint off; anything else, and no answer, is tried again. Redirects are not followed.
 * Where    only to public addresses, unless the lender allows his own (public-address.ts).
 */
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { failed, type Sent, sent } from './channel.ts'
import { isPublicHost, NOT_PUBLIC, publicLookup } from './public-address.ts'
import { webhookHeaders } from './sign-webhook.ts'

export type WebhookLetter = Readonly<{ id: string; url: string; secrets: readonly string[]; body: string; at: number }>
/** `any`: also to addresses of one's own network, and of this machine. */
export type WebhookReach = 'public' | 'any'

const ANSWERS_WITHIN_MS = 10_000
export const GONE = 'gone'

export async function sendWebhook({ id, url, secrets, body, at }: WebhookLetter, reach: WebhookReach, stopped: AbortSignal): Promise<Sent> {
  const late = AbortSignal.timeout(ANSWERS_WITHIN_MS)
  try {
    const headers = { 'content-type': 'application/json', 'user-agent': 'fairline-webhooks/1', ...webhookHeaders(id, at, body, secrets) }
    const { status, retryAfter } = await post(new URL(url), { headers, body, reach, signal: AbortSignal.any([stopped, late]) })
    if (status >= 200 && status < 300) return sent
    if (status === 410) return failed(GONE, true)
    const after = Number(retryAfter)
    const retry = Number.isFinite(after) && after > 0 ? { retryAfterMs: Math.min(after, 3_600) * 1_000 } : {}
    return { ...failed(`status ${status}`), ...retry }
  } catch (error) {
    return failed(late.aborted ? 'no answer in time' : problemOf(error))
  }
}

type Posted = Readonly<{ headers: Record<string, string>; body: string; reach: WebhookReach; signal: AbortSignal }>

/** Nothing but the head of the answer is read. */
function post(url: URL, { headers, body, reach, signal }: Posted): Promise<{ status: number; retryAfter: string | undefined }> {
  return new Promise((resolve, reject) => {
    if (reach === 'public' && !isPublicHost(url.hostname))
      return reject(Object.assign(new Error('not a public host'), { code: NOT_PUBLIC }))
    const ask = url.protocol === 'https:' ? requestHttps : requestHttp
    const answered = (response: IncomingMessage) => {
      const { statusCode: status = 0, headers: told } = response
      response.destroy()
      resolve({ status, retryAfter: told['retry-after'] })
    }
    const lookup = reach === 'public' ? { lookup: publicLookup } : {}
    ask(url, { method: 'POST', headers, signal, ...lookup }, answered)
      .on('error', reject)
      .end(body)
  })
}

/** Never the address: it may hold a secret. */
function problemOf(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string }
  return code ?? name ?? 'unreachable'
}
