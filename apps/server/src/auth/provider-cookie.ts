/** The cookie of a browser that was sent to an identity provider: only the one that left comes back. */
import type { FastifyRequest } from 'fastify'

const NAME = 'fairline_provider'
const LASTS_SECONDS = 600

/** Lax: it has to come along when the provider sends the browser back. */
export const providerCookie = (token: string, request: FastifyRequest): string =>
  request.server.serializeCookie(NAME, token, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/v1/session/providers',
    maxAge: LASTS_SECONDS,
    secure: request.headers['x-forwarded-proto'] === 'https',
  })

export const providerTokenOf = ({ headers, server }: FastifyRequest): string | undefined =>
  headers.cookie === undefined ? undefined : server.parseCookie(headers.cookie)[NAME]
