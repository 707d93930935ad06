/** Every request needs an API key with the scope its route names; only routes that say `public` do not. */
import { invariant } from '@fairline/domain/kernel/outcome'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Sender } from '../ingest/read-message.ts'
import { problemOf, sendProblem } from '../routes/problems.ts'
import { type Caller, type Keyring, mayDo, type Scope } from './api-keys.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Left out: any valid key will do, as for paths that do not exist. */
    scope?: Scope | 'public'
  }
}

const callers = new WeakMap<FastifyRequest, Caller>()

/** Who asks. Only for routes that are not public. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request)
  invariant(caller !== undefined, 'a route that is not public knows its caller')
  return caller
}

/** Whoever sends a fact sends it into his own organisation's book, under the name of his key. */
export function senderOf(request: FastifyRequest): Sender {
  const { organisationId, keyId, senders } = callerOf(request)
  return { organisationId, actor: keyId, senders }
}

const BEARER = /^Bearer ([^\s]+)$/i

export function requireKey(app: FastifyInstance, { find }: Keyring): void {
  app.addHook('onRequest', async (request, reply) => {
    const { scope } = request.routeOptions.config
    if (scope === 'public') return
    const key = BEARER.exec(request.headers.authorization ?? '')?.[1]
    const caller = key && (await find(key))
    if (!caller) return sendProblem(reply, problemOf('unauthorized'))
    if (scope && !mayDo(caller, scope)) return sendProblem(reply, problemOf('forbidden', { detail: `needs the scope ${scope}` }))
    callers.set(request, caller)
  })
}
