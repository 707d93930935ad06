/**
 * Every request needs an API key with the scope its route names; only routes that say `public` do not.
 *
 * Turned away  all but public requests while the server drains (503); a key that has too much under way (429); an address that showed too many
 *              wrong keys (429), unless its key was right before.
 */
import { invariant } from '@fairline/domain/kernel/outcome'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Sender } from '../ingest/read-message.ts'
import type { EventLog } from '../operations/event-log.ts'
import { problemOf, sendProblem, tooMany } from '../routes/problems.ts'
import type { Traffic } from '../routes/traffic.ts'
import { type Caller, type Keyring, mayDo, type Scope } from './api-keys.ts'
import { openWrongKeys } from './wrong-keys.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Left out: any valid key will do, as for paths that do not exist. */
    scope?: Scope | 'public'
  }
}

export type KeyParts = { readonly keyring: Keyring; readonly traffic: Traffic; readonly log: EventLog; readonly now: () => number }

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

export function requireKey(app: FastifyInstance, parts: KeyParts): void {
  const { traffic } = parts
  const identify = openIdentify(parts)
  app.addHook('onRequest', async (request, reply) => {
    const { scope } = request.routeOptions.config
    if (scope === 'public') return
    if (traffic.isDraining()) return sendProblem(reply.header('connection', 'close'), problemOf('unavailable'))
    const caller = await identify(request, reply)
    if (!caller) return reply
    if (scope && !mayDo(caller, scope)) return sendProblem(reply, problemOf('forbidden', { detail: `needs the scope ${scope}` }))
    const entry = traffic.requests.enter(caller.keyId)
    if ('full' in entry) return tooMany(reply, 'requests of this key are under way')
    reply.raw.once('close', entry.leave)
    callers.set(request, caller)
  })
}

/** Undefined where it has answered already. */
function openIdentify({ keyring, log, now }: KeyParts) {
  const wrongKeys = openWrongKeys(now)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<Caller | undefined> => {
    const key = BEARER.exec(request.headers.authorization ?? '')?.[1]
    if (key !== undefined) {
      const waitMs = keyring.wasRight(key) ? 0 : wrongKeys.waitMs(request.ip)
      if (waitMs > 0) return void tooMany(reply, 'wrong keys came from this address', waitMs)
      const caller = await keyring.find(key)
      if (caller) return caller
      if (wrongKeys.wrong(request.ip)) log('keys-refused', { remote_address: request.ip })
    }
    return void sendProblem(reply, problemOf('unauthorized'))
  }
}
