/**
 * The cookie of a session, and which requests may use it. A browser sends it along with whatever another page makes it ask for, so a request that
 * changes something must come from our own pages: told by `Sec-Fetch-Site`, or by an `Origin` that is the host it was sent to.
 */
import type { FastifyRequest } from 'fastify'

const NAME = 'fairline_session'
const READING: ReadonlySet<string> = new Set(['GET', 'HEAD'])

/** `maxAgeMs` 0: forget it. `Secure` behind a proxy that says it speaks https. */
export const sessionCookie = (token: string, maxAgeMs: number, request: FastifyRequest): string =>
  request.server.serializeCookie(NAME, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    maxAge: Math.floor(maxAgeMs / 1000),
    secure: request.headers['x-forwarded-proto'] === 'https',
  })

export const sessionTokenOf = ({ headers, server }: FastifyRequest): string | undefined =>
  headers.cookie === undefined ? undefined : server.parseCookie(headers.cookie)[NAME]

/** A request with a cookie must say so; only reading needs no proof. */
export const isOurOwn = (request: FastifyRequest): boolean => READING.has(request.method) || isSameSite(request) === true

/** Another page's doing, as every browser would tell. */
export const isForeign = (request: FastifyRequest): boolean => isSameSite(request) === false

/** Undefined where the request does not tell: no browser sent it. */
function isSameSite({ headers }: FastifyRequest): boolean | undefined {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  return headers.origin === undefined ? undefined : hostOf(headers.origin) === headers.host
}

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined)
