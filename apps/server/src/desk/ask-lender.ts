/**
 * Asks a lender about one line, by the code that its borrower made: over HTTP, or this very server.
 *
 * Where    only public addresses, unless the operator allows his own network: else whoever binds a line could have us ask our own machine.
 * Limits   ANSWERS_WITHIN_MS, ANSWER_BYTES_MAX; redirects are not followed.
 */
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import type { DeskHook } from '@fairline/contract/desk/connections'
import { LenderLine } from '@fairline/contract/desk/lender'
import { isPublicHost, NOT_PUBLIC, publicLookup } from '../notices/public-address.ts'
import type { WebhookReach } from '../notices/send-webhook.ts'
import { type LinkedLineParts, linkedLine } from './linked-line.ts'
import { type TellParts, tellDeskAt } from './tell-desk.ts'

/** hidden: he lets no desk see him now. closed: he ended the link. failed: nobody knows. */
export type LenderAnswer =
  | Readonly<{ kind: 'seen'; line: LenderLine }>
  | Readonly<{ kind: 'hidden' | 'closed' }>
  | Readonly<{ kind: 'failed'; problem: string }>

export type LenderParts = LinkedLineParts & Readonly<{ webhookReach: WebhookReach }>

const ANSWERS_WITHIN_MS = 10_000
const ANSWER_BYTES_MAX = 64 * 1024
/** Said by the lender itself, and by nobody on the way. */
export const REFUSALS: Readonly<Record<number, Readonly<{ code: string; kind: 'hidden' | 'closed' }>>> = {
  401: { code: 'unauthorized', kind: 'closed' },
  403: { code: 'forbidden', kind: 'hidden' },
}

/** `signal`: gives it up. */
export async function askLender(parts: LenderParts, baseUrl: string | null, code: string, signal: AbortSignal): Promise<LenderAnswer> {
  if (baseUrl !== null) return askOver(new URL('/v1/desk-view', baseUrl), code, { reach: parts.webhookReach, signal })
  const line = await linkedLine(parts, code)
  if (line === undefined) return { kind: 'closed' }
  return line === null ? { kind: 'hidden' } : { kind: 'seen', line }
}

type Asking = Readonly<{ reach: WebhookReach; signal: AbortSignal; method?: 'GET' | 'PUT' | 'POST'; body?: string }>

async function askOver(url: URL, code: string, asking: Asking): Promise<LenderAnswer> {
  try {
    const { status, body } = await sendToLender(url, code, asking)
    const refusal = REFUSALS[status]
    if (refusal !== undefined && codeIn(body) === refusal.code) return { kind: refusal.kind }
    if (status !== 200) return { kind: 'failed', problem: `status ${status}` }
    const line = LenderLine.safeParse(JSON.parse(body))
    return line.success ? { kind: 'seen', line: line.data } : { kind: 'failed', problem: 'answer not understood' }
  } catch (error) {
    const { name, code: reason } = error as { name?: string; code?: string }
    return { kind: 'failed', problem: error instanceof SyntaxError ? 'answer not understood' : (reason ?? name ?? 'unreachable') }
  }
}

/** Has the lender tell at that address that there is something to ask about the line. False: he was not reached, or knows no such code. */
export async function askToTell(parts: LenderParts & TellParts, baseUrl: string | null, code: string, hook: DeskHook): Promise<boolean> {
  if (baseUrl === null) return tellDeskAt(parts, code, hook)
  try {
    const signal = AbortSignal.timeout(ANSWERS_WITHIN_MS)
    const asking = { reach: parts.webhookReach, signal, method: 'PUT', body: JSON.stringify(hook) } as const
    return (await sendToLender(new URL('/v1/desk-view/hook', baseUrl), code, asking)).status === 200
  } catch {
    // He is asked all the same, and told by nobody: what is left of it is the answer.
    return false
  }
}

/** The code of a problem in an answer. Throws where it is no JSON. */
export const codeIn = (body: string): unknown => (JSON.parse(body) as { code?: unknown } | null)?.code

/** Within ANSWERS_WITHIN_MS, no more than ANSWER_BYTES_MAX, and following nobody elsewhere; rejects with a `code` where there is no answer. */
export function sendToLender(
  url: URL,
  code: string,
  { reach, signal: givenUp, method = 'GET', body }: Asking,
): Promise<Readonly<{ status: number; body: string }>> {
  if (reach === 'public' && !isPublicHost(url.hostname))
    return Promise.reject(Object.assign(new Error('not a public host'), { code: NOT_PUBLIC }))
  const request = url.protocol === 'https:' ? overHttps : overHttp
  const headers = {
    authorization: `Bearer ${code}`,
    accept: 'application/json',
    'user-agent': 'fairline-desk/1',
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  const signal = AbortSignal.any([givenUp, AbortSignal.timeout(ANSWERS_WITHIN_MS)])
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, signal, ...(reach === 'public' && { lookup: publicLookup }) }, (answer) => {
      const parts: Buffer[] = []
      let bytes = 0
      answer.on('data', (part: Buffer) => {
        bytes += part.length
        if (bytes > ANSWER_BYTES_MAX) asked.destroy(Object.assign(new Error('answer too large'), { code: 'answer-too-large' }))
        else parts.push(part)
      })
      answer.on('error', reject)
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }))
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
