/**
 * `fetch` for addresses that somebody typed in: over `public`, only to those of the public internet, looked at when they are called (public-address.ts);
 * over `any`, also to one's own network. It follows no redirect and asks for no compression, so that an answer is as long as it says.
 */
import { type IncomingMessage, request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { isPublicHost, NOT_PUBLIC, publicLookup } from '../notices/public-address.ts'
import type { WebhookReach } from '../notices/send-webhook.ts'

/** The part of `fetch` that a connector uses. Rejects with an error whose `code`, or that of its cause, says why. */
export type Ask = (
  url: URL,
  init: { readonly headers: Record<string, string>; readonly redirect: 'manual'; readonly signal: AbortSignal },
) => Promise<Response>

export const askOver =
  (reach: WebhookReach): Ask =>
  async (url, { headers, signal }) => {
    if (reach === 'public' && !isPublicHost(url.hostname)) throw Object.assign(new Error('not a public host'), { code: NOT_PUBLIC })
    const request = url.protocol === 'https:' ? overHttps : overHttp
    const lookup = reach === 'public' ? { lookup: publicLookup } : {}
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(url, { headers, signal, ...lookup })
        .on('response', resolve)
        .on('error', reject)
        .end()
    })
    return responseOf(answer)
  }

/** They have no body, and `Response` refuses one. */
const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])

function responseOf(answer: IncomingMessage): Response {
  const status = answer.statusCode ?? 0
  const headers = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  if (!BODILESS.has(status)) return new Response(Readable.toWeb(answer) as ReadableStream<Uint8Array>, { status, headers })
  answer.resume()
  return new Response(null, { status, headers })
}
