/**
 * From one organisation to another within a session, for whoever belongs to both.
 *
 * Token    a new one; the one before opens nothing from then on. It lasts no longer than it would have: only signing in begins anew.
 * Code     one that was shown before counts for nothing: what takes a fresh code takes another there.
 * Told     to each of both, in its own audit, that he went or came, and to neither where from or where to.
 * Silent   an organisation that is not his is not there, and neither is one that there is not.
 */
import { Problem } from '@fairline/contract/problem'
import { OrganisationChoice, SessionView } from '@fairline/contract/views/session'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { doerBy } from '../auth/caller.ts'
import { doerOf } from '../auth/require-key.ts'
import { sessionCookie, sessionTokenOf } from '../auth/session-cookie.ts'
import { LASTS_MS } from '../auth/sessions.ts'
import { insertAct } from '../store/act-table.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { type EnterParts, sessionView } from './enter-session.ts'
import { problemOf, sendProblem } from './problems.ts'

const WAY = 'another organisation'

export const sessionOrganisationRoutes: FastifyPluginAsyncZod<EnterParts> = async (app, { database, sessions, log, now }) => {
  app.post(
    '/v1/session/organisation',
    {
      config: { may: 'self' },
      schema: {
        tags: ['session'],
        operationId: 'changeOrganisation',
        summary: 'Goes on in another organisation that one belongs to: a new session, in which no code was shown yet',
        body: OrganisationChoice,
        response: { 200: SessionView, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const token = sessionTokenOf(request)!
      const before = await sessions.find(token)
      const isHis = before?.organisations.includes(request.body.organisation) === true
      const chosen = isHis && (await listOrganisations(database)).find(({ name }) => name === request.body.organisation)
      if (!chosen) return sendProblem(reply, problemOf('not-found'))
      const left = doerOf(request)
      const moved = await sessions.move(token, chosen.id)
      if (moved === undefined) return sendProblem(reply, problemOf('unauthorized'))
      const { caller } = moved.session
      const act = { at: now(), detail: { way: WAY } }
      await insertAct(database.as(left.organisationId), left, { act: 'signed-out', ...act })
      await insertAct(database.as(chosen.id), doerBy(caller, request), { act: 'signed-in', ...act })
      log('person-signed-in', { user: caller.actor, way: WAY })
      return reply
        .header('set-cookie', sessionCookie(moved.token, LASTS_MS, request))
        .header('cache-control', 'no-store')
        .send(sessionView(moved.session, now()))
    },
  )
}
