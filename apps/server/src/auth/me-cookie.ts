/** The cookie of a borrower's session. It is sent to his own addresses only, and opens nothing else. */
import type { FastifyRequest } from 'fastify'

const NAME = 'fairline_me'

/** `maxAgeMs` 0: forget it. `Secure` behind a proxy that says it speaks https. */
export const meCookie = (token: string, maxAgeMs: number, request: FastifyRequest): string =>
  request.server.serializeCookie(NAME, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/v1/me',
    maxAge: Math.floor(maxAgeMs / 1000),
    secure: request.headers['x-forwarded-proto'] === 'https',
  })

export const meTokenOf = ({ headers, server }: FastifyRequest): string | undefined =>
  headers.cookie === undefined ? undefined : server.parseCookie(headers.cookie)[NAME]
