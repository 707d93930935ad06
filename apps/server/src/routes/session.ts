/** Signing in to the console, and out. The key itself stays with whoever typed it: the browser keeps a cookie that no script can read. */
import { Problem } from '@fairline/contract/problem'
import { SessionView, SignIn } from '@fairline/contract/views/session'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Caller, doerBy } from '../auth/caller.ts'
import type { Identify } from '../auth/identify.ts'
import { isForeign, isOurOwn, sessionCookie, sessionTokenOf } from '../auth/session-cookie.ts'
import { LASTS_MS, type Sessions } from '../auth/sessions.ts'
import type { EventLog } from '../operations/event-log.ts'
import { type Act, insertAct } from '../store/act-table.ts'
import type { Books } from '../store/database.ts'
import { sessionView } from './enter-session.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export type SessionRoutes = { database: Books; sessions: Sessions; identify: Identify; log: EventLog; now: () => number }

const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['session']

export const sessionRoutes: FastifyPluginAsyncZod<SessionRoutes> = async (app, { database, sessions, identify, log, now }) => {
  acceptJson(app)
  const note = (caller: Caller, request: FastifyRequest, act: Act) =>
    insertAct(database.as(caller.organisationId), doerBy(caller, request), act)
  app.post(
    '/v1/session',
    {
      config: { may: 'public', pace: 'sign-in' },
      schema: {
        tags,
        operationId: 'signIn',
        summary: 'Sign in with an access key',
        body: SignIn,
        response: { 200: SessionView, ...problems },
      },
    },
    async (request, reply) => {
      if (isForeign(request)) return sendProblem(reply, problemOf('forbidden', { detail: 'sign in on our own pages' }))
      const caller = await identify.byKey(request.body.key, request, reply)
      if (caller === undefined) return reply
      const { token, session } = await sessions.open({ kind: 'key', apiKeyId: caller.actor })
      if (session === undefined) return sendProblem(reply, problemOf('unauthorized'))
      await note(caller, request, { act: 'signed-in', at: now() })
      log('signed-in', { key: caller.actor })
      return reply.header('set-cookie', sessionCookie(token, LASTS_MS, request)).send(sessionView(session, now()))
    },
  )

  app.get(
    '/v1/session',
    {
      config: { may: 'public' },
      schema: { tags, operationId: 'getSession', summary: 'Who is signed in', response: { 200: SessionView, ...problems } },
    },
    async (request, reply) => {
      const token = sessionTokenOf(request)
      const session = token === undefined ? undefined : await sessions.find(token)
      return session === undefined ? sendProblem(reply, problemOf('unauthorized')) : sessionView(session, now())
    },
  )

  app.delete(
    '/v1/session',
    {
      config: { may: 'public' },
      schema: { tags, operationId: 'signOut', summary: 'Sign out', response: { 204: z.null(), ...problems } },
    },
    async (request, reply) => {
      if (!isOurOwn(request)) return sendProblem(reply, problemOf('forbidden', { detail: 'a session is for our own pages' }))
      const token = sessionTokenOf(request)
      const session = token === undefined ? undefined : await sessions.find(token)
      if (token !== undefined) await sessions.close(token)
      if (session !== undefined) await note(session.caller, request, { act: 'signed-out', at: now() })
      return reply
        .code(204)
        .header('set-cookie', sessionCookie('', 0, request))
        .send(null)
    },
  )
}
