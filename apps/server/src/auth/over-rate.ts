/** Tells a client what it has left, and turns it away where that is nothing. */
import type { FastifyReply } from 'fastify'
import { tooMany } from '../routes/problems.ts'
import type { RateName, Taken } from './rates.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Beside the usual limits, a tighter one; `none`: whoever watches over the server is not held up. */
    pace?: 'sign-in' | 'upload' | 'none'
  }
}

/** True where it has answered already. The headers are those of draft-ietf-httpapi-ratelimit-headers-10: what is left, and in how many seconds all of it is there again. */
export function isOverRate(reply: FastifyReply, name: RateName, { perMinute, remaining, waitMs, fullAfterMs }: Taken): boolean {
  reply.header('ratelimit-policy', `"${name}";q=${perMinute};w=60`)
  reply.header('ratelimit', `"${name}";r=${remaining};t=${Math.ceil(fullAfterMs / 1_000)}`)
  if (waitMs === 0) return false
  tooMany(reply, 'requests a minute', waitMs)
  return true
}
