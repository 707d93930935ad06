/**
 * One event of the log to one endpoint, as a CloudEvent in a Standard Webhook.
 *
 * Answer   2xx took it; 410 wants no more, and switches the endpoint off; anything else, and no answer, is tried again. Redirects are not followed.
 * Again    a connection that was kept may be closed by the other side just as it is used: then it is said once more on a new one, under the same id.
 * Where    only to public addresses, unless the lender allows his own (public-address.ts).
 */
import { type Agent, Agent as HttpAgent, type IncomingMessage, request as overHttp } from 'node:http'
import { Agent as HttpsAgent, request as overHttps } from 'node:https'
import { failed, type Sent, sent, unreached } from './channel.ts'
import { isPublicHost, NOT_PUBLIC, publicLookup } from './public-address.ts'
import { webhookHeaders } from './sign-webhook.ts'

export type WebhookLetter = Readonly<{ id: string; url: string; secrets: readonly string[]; body: string; at: number }>
/** `any`: also to addresses of one's own network, and of this machine. */
export type WebhookReach = 'public' | 'any'

const ANSWERS_WITHIN_MS = 10_000
export const GONE = 'gone'
/** Nobody takes these yet: whatever else is sent there now fares no better. */
const AWAY: ReadonlySet<number> = new Set([429, 502, 503, 504])
const RETRY_AFTER_S_MAX = 3_600

/** Connections are kept for the next; one that nobody uses keeps no process alive. */
const KEPT = { keepAlive: true, scheduling: 'lifo', timeout: ANSWERS_WITHIN_MS } as const
const ROADS = {
  'http:': { request: overHttp, agent: new HttpAgent(KEPT) as Agent },
  'https:': { request: overHttps, agent: new HttpsAgent(KEPT) as Agent },
}

export async function sendWebhook({ id, url, secrets, body, at }: WebhookLetter, reach: WebhookReach, signal: AbortSignal): Promise<Sent> {
  try {
    const headers = { 'content-type': 'application/json', 'user-agent': 'fairline-webhooks/1', ...webhookHeaders(id, at, body, secrets) }
    return answered(await post(new URL(url), { headers, body, reach, signal }))
  } catch (error) {
    return unreached(problemOf(error))
  }
}

function answered({ statusCode: status = 0, headers }: IncomingMessage): Sent {
  if (status >= 200 && status < 300) return sent
  if (status === 410) return failed(GONE, true)
  const problem = `status ${status}`
  const after = Number(headers['retry-after'])
  const retry = Number.isFinite(after) && after > 0 ? { retryAfterMs: Math.min(after, RETRY_AFTER_S_MAX) * 1_000 } : {}
  return { ...(AWAY.has(status) ? unreached(problem) : failed(problem)), ...retry }
}

class NoAnswer extends Error {
  override name = 'NoAnswer'
  readonly code = 'no answer in time'
}

type Posted = Readonly<{ headers: Record<string, string>; body: string; reach: WebhookReach; signal: AbortSignal }>

/** Resolves once the head of the answer is there; the rest of it is thrown away. */
function post(url: URL, posted: Posted): Promise<IncomingMessage> {
  const { request, agent } = ROADS[url.protocol === 'https:' ? 'https:' : 'http:']
  const bytes = Buffer.from(posted.body)
  const headers = { ...posted.headers, 'content-length': bytes.length }
  const lookup = posted.reach === 'public' ? { lookup: publicLookup } : {}
  return new Promise((resolve, reject) => {
    if (posted.reach === 'public' && !isPublicHost(url.hostname))
      return reject(Object.assign(new Error('not a public host'), { code: NOT_PUBLIC }))
    const asked = request(url, { method: 'POST', agent, headers, signal: posted.signal, ...lookup })
    const tooLate = setTimeout(() => asked.destroy(new NoAnswer()), ANSWERS_WITHIN_MS)
    asked.on('response', (answer) => {
      answer.on('close', () => clearTimeout(tooLate)).resume()
      answer.on('error', () => {}) // What it says beyond its status is not heard anyway.
      resolve(answer)
    })
    asked.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(tooLate)
      if (asked.reusedSocket && error.code === 'ECONNRESET') post(url, posted).then(resolve, reject)
      else reject(error)
    })
    asked.end(bytes)
  })
}

/** Never the address: it may hold a secret. */
function problemOf(error: unknown): string {
  const { name, code } = error as { name?: string; code?: string }
  return code ?? name ?? 'unreachable'
}
