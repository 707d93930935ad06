/** Requests of a borrower about himself need his own session, and nothing else opens them. */
import { invariant } from '@fairline/domain/kernel/outcome'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Sender } from '../ingest/read-message.ts'
import { borrowerNamed, type FoundBorrower } from '../routes/found-borrower.ts'
import { onceGone } from '../routes/once-gone.ts'
import { problemOf, sendProblem, tooMany } from '../routes/problems.ts'
import type { Traffic } from '../routes/traffic.ts'
import type { Books } from '../store/database.ts'
import { meTokenOf } from './me-cookie.ts'
import type { MeSession, MeSessions } from './me-sessions.ts'
import { isOverRate } from './over-rate.ts'
import type { RateLimits } from './rates.ts'
import { isOurOwn } from './session-cookie.ts'

const sessions = new WeakMap<FastifyRequest, MeSession>()

/** Only for routes that say `borrower`. */
export function meOf(request: FastifyRequest): MeSession {
  const session = sessions.get(request)
  invariant(session !== undefined, 'a route of a borrower knows him')
  return session
}

/** What he says, he says through his channel. */
export const meSender = (request: FastifyRequest): Sender => {
  const { organisationId, actor } = meOf(request)
  return { organisationId, actor, senders: new Set(['channel']), isAgreed: false }
}

/** Undefined where his account is gone: then it has answered. */
export async function foundMe(database: Books, request: FastifyRequest, reply: FastifyReply): Promise<FoundBorrower | undefined> {
  const { organisationId, ref } = meOf(request)
  const found = await borrowerNamed(database, organisationId, ref)
  return found ?? void sendProblem(reply, problemOf('unauthorized'))
}

export type BorrowerParts = { readonly meSessions: MeSessions; readonly traffic: Traffic; readonly rates: RateLimits }

/** For the routes of this part of the API. What it answers is kept by nobody on the way. */
export function requireBorrower(app: FastifyInstance, { meSessions, traffic, rates }: BorrowerParts): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.header('cache-control', 'no-store')
    const { may, pace } = request.routeOptions.config
    if (may !== 'borrower') return
    if (traffic.isDraining()) return sendProblem(reply.header('connection', 'close'), problemOf('unavailable'))
    const token = meTokenOf(request)
    if (token === undefined) return sendProblem(reply, problemOf('unauthorized'))
    if (!isOurOwn(request)) return sendProblem(reply, problemOf('forbidden', { detail: 'a session is for our own pages' }))
    const session = await meSessions.find(token)
    if (session === undefined) return sendProblem(reply, problemOf('unauthorized'))
    const who = `${session.organisationId} ${session.ref}`
    if (isOverRate(reply, 'borrower', rates.take('borrower', who))) return reply
    if (pace === 'upload' && isOverRate(reply, pace, rates.take(pace, who))) return reply
    const entry = traffic.requests.enter(who)
    if ('full' in entry) return tooMany(reply, 'requests of this session are under way')
    onceGone(reply, entry.leave)
    sessions.set(request, session)
  })
}
