/**
 * Every request needs an API key, or the session of one, with the permission its route names; only routes that say `public` or `borrower` do not.
 *
 * Turned away  all but public requests while the server drains (503); a key that has too much under way (429); whoever asks too often (429, rates.ts); an address that showed too many
 *              wrong keys (429), unless its key was right before.
 */
import { may } from '@fairline/access/ability'
import type { Permission } from '@fairline/access/permissions'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ActDesk } from '../audit/act-desk.ts'
import type { Sender } from '../ingest/read-message.ts'
import { wantsPage } from '../routes/console-files.ts'
import { onceGone } from '../routes/once-gone.ts'
import { problemOf, sendProblem, tooMany } from '../routes/problems.ts'
import type { Traffic } from '../routes/traffic.ts'
import type { Doer } from '../store/act-table.ts'
import { type Caller, doerBy } from './caller.ts'
import type { Identify } from './identify.ts'
import { isOverRate } from './over-rate.ts'
import type { RateLimits } from './rates.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * `borrower`: no key opens it, only his own session (require-borrower.ts). `self`: a person who is signed in, about himself, whatever his roles.
     * Left out only by what answers paths that do not exist, to any valid key: a route without it is not registered.
     */
    may?: Permission | 'public' | 'borrower' | 'self'
  }
}

export type KeyParts = {
  readonly identify: Identify
  readonly traffic: Traffic
  readonly rates: RateLimits
  readonly acts: ActDesk
  readonly now: () => number
}

/** The others are pages of the documentation and files of the console, which their plug-ins register. */
const IS_OURS = /^\/v1\//

const callers = new WeakMap<FastifyRequest, Caller>()

/** Undefined where nobody has to say who he is, or he was turned away. */
export const knownCallerOf = (request: FastifyRequest): Caller | undefined => callers.get(request)

/** Who asks. Only for routes that are not public. */
export function callerOf(request: FastifyRequest): Caller {
  const caller = callers.get(request)
  invariant(caller !== undefined, 'a route that is not public knows its caller')
  return caller
}

/** Whoever sends a fact sends it into his own organisation's book, under the name of his key. */
export function senderOf(request: FastifyRequest): Sender {
  const caller = callerOf(request)
  const { organisationId, actor, senders } = caller
  return { organisationId, actor, senders, isAgreed: isAgreedBy(caller) }
}

/** What a system saw that speaks as no person (a payment that bounced, a regulator's own order) is no person's doing; any other needs to be trusted with it. */
const isAgreedBy = ({ kind, senders, ability }: Caller): boolean =>
  may(ability, 'events:approved') || (kind === 'key' && !senders.has('operator'))

/** For an act of his. */
export const doerOf = (request: FastifyRequest): Doer => doerBy(callerOf(request), request)

export function requireKey(app: FastifyInstance, { traffic, identify, rates, acts, now }: KeyParts): void {
  app.addHook('onRoute', ({ url, config }) => {
    invariant(config?.may !== undefined || !IS_OURS.test(url), `the route ${url} says who may use it`)
  })
  app.addHook('onRequest', async (request, reply) => {
    const { may: asked, pace } = request.routeOptions.config
    if (asked === 'public' || asked === 'borrower' || (request.is404 && wantsPage(request))) {
      if (pace !== 'none' && isOverRate(reply, 'address', rates.take('address', request.ip))) return reply
      if (pace === 'sign-in' && isOverRate(reply, pace, rates.take(pace, request.ip))) return reply
      return
    }
    if (traffic.isDraining()) return sendProblem(reply.header('connection', 'close'), problemOf('unavailable'))
    const caller = await identify.byRequest(request, reply)
    if (!caller) return reply
    const rate = caller.kind === 'key' ? 'key' : 'person'
    if (isOverRate(reply, rate, rates.take(rate, caller.actor, caller.requestsPerMinute))) return reply
    if (pace === 'upload' && isOverRate(reply, pace, rates.take(pace, caller.actor))) return reply
    const lack = asked && lackOf(caller, asked)
    if (lack !== undefined) {
      const detail = { code: 'forbidden', needs: asked, method: request.method, route: request.routeOptions.url }
      acts.keep(doerBy(caller, request), { act: 'request-refused', at: now(), detail })
      return sendProblem(reply, problemOf('forbidden', { detail: lack }))
    }
    const entry = traffic.requests.enter(caller.actor)
    if ('full' in entry) return tooMany(reply, 'requests of this key are under way')
    onceGone(reply, entry.leave)
    callers.set(request, caller)
  })
}

function lackOf(caller: Caller, asked: Permission | 'self'): string | undefined {
  if (asked === 'self') return caller.kind === 'user' ? undefined : 'is for people who are signed in, and no key is one'
  return may(caller.ability, asked) ? undefined : `needs the permission ${asked}`
}
