/**
 * Every request needs an API key, or the session of one, with the scope its route names; only routes that say `public` or `borrower` do not.
 *
 * Turned away  all but public requests while the server drains (503); a key that has too much under way (429); an address that showed too many
 *              wrong keys (429), unless its key was right before.
 */
import { invariant } from '@fairline/domain/kernel/outcome'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Sender } from '../ingest/read-message.ts'
import { wantsPage } from '../routes/console-files.ts'
import { onceGone } from '../routes/once-gone.ts'
import { problemOf, sendProblem, tooMany } from '../routes/problems.ts'
import type { Traffic } from '../routes/traffic.ts'
import { type Caller, mayDo, type Scope } from './api-keys.ts'
import type { Identify } from './identify.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Left out: any valid key will do, as for paths that do not exist. `borrower`: no key opens it, only his own session (require-borrower.ts). */
    scope?: Scope | 'public' | 'borrower'
  }
}

export type KeyParts = { readonly identify: Identify; readonly traffic: Traffic }

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

export function requireKey(app: FastifyInstance, { traffic, identify }: KeyParts): void {
  app.addHook('onRequest', async (request, reply) => {
    const { scope } = request.routeOptions.config
    if (scope === 'public' || scope === 'borrower' || (request.is404 && wantsPage(request))) return
    if (traffic.isDraining()) return sendProblem(reply.header('connection', 'close'), problemOf('unavailable'))
    const caller = await identify.byRequest(request, reply)
    if (!caller) return reply
    if (scope && !mayDo(caller, scope)) return sendProblem(reply, problemOf('forbidden', { detail: `needs the scope ${scope}` }))
    const entry = traffic.requests.enter(caller.keyId)
    if ('full' in entry) return tooMany(reply, 'requests of this key are under way')
    onceGone(reply, entry.leave)
    callers.set(request, caller)
  })
}
