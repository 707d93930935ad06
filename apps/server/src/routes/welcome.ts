/** Whoever has the link of an invitation sees what it is for, and joins: with a new password, or with the one of his account. */
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { InvitationAccept, InvitationOpened, InvitationToken } from '@fairline/contract/views/people'
import { PasswordAnswer } from '@fairline/contract/views/session'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { needsSecondFactor } from '../auth/caller.ts'
import { acceptInvitation, findInvitation } from '../auth/invitations.ts'
import { passwordFault } from '../auth/password.ts'
import { isForeign } from '../auth/session-cookie.ts'
import type { SignIn } from '../auth/sign-in.ts'
import type { Database } from '../store/database.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { hasShownPassword } from './account.ts'
import { type EnterParts, enterSession, sessionView } from './enter-session.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem, tooMany } from './problems.ts'

export type WelcomeRoutes = EnterParts & Readonly<{ database: Database; signIn: SignIn }>

const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['session']

export const welcomeRoutes: FastifyPluginAsyncZod<WelcomeRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(openingRoutes, parts)
  await app.register(acceptingRoutes, parts)
}

const organisationNamed = async (database: Database, organisationId: number): Promise<string> =>
  (await listOrganisations(database)).find(({ id }) => id === organisationId)?.name ?? ''

const openingRoutes: FastifyPluginAsyncZod<WelcomeRoutes> = async (app, { database, now }) => {
  app.post(
    '/v1/invitations::open',
    {
      config: { may: 'public', pace: 'sign-in' },
      schema: {
        tags,
        operationId: 'openInvitation',
        summary: 'What an invitation is for',
        body: InvitationToken,
        response: { 200: InvitationOpened, ...problems },
      },
    },
    async (request, reply) => {
      const open = await findInvitation(database, request.body.token, now())
      if (open === undefined) return sendProblem(reply, problemOf('invitation-not-found'))
      const { email, roles, expiresAt } = open.invitation
      return reply.header('cache-control', 'no-store').send({
        ...{ email, roles: [...roles], organisation: await organisationNamed(database, open.organisationId) },
        has_account: open.user !== undefined,
        needs_second_factor: needsSecondFactor(roles) && (open.user?.totp ?? null) === null,
        expires_at: writeInstant(expiresAt),
      })
    },
  )
}

const acceptingRoutes: FastifyPluginAsyncZod<WelcomeRoutes> = async (app, parts) => {
  const { database, signIn, now } = parts
  app.post(
    '/v1/invitations::accept',
    {
      config: { may: 'public', pace: 'sign-in' },
      schema: {
        tags,
        operationId: 'acceptInvitation',
        summary: 'Joins and signs in; the link opens nothing any more',
        body: InvitationAccept,
        response: { 200: PasswordAnswer, ...problems },
      },
    },
    async (request, reply) => {
      if (isForeign(request)) return sendProblem(reply, problemOf('forbidden', { detail: 'sign in on our own pages' }))
      const { token, name, password } = request.body
      const open = await findInvitation(database, token, now())
      if (open === undefined) return sendProblem(reply, problemOf('invitation-not-found'))
      const { email } = open.invitation
      if (open.user === undefined) {
        const fault = passwordFault(password, email)
        if (fault !== undefined)
          return sendProblem(reply, problemOf('password-unfit', { errors: [{ pointer: '/password', detail: fault }] }))
      } else if (!(await hasShownPassword(parts, open.user, password, reply))) return reply
      const from = { address: request.ip, requestId: request.id }
      const userId = await acceptInvitation(database, { open, name: name ?? email, password, from, at: now() })
      if (userId === undefined) return sendProblem(reply, problemOf('invitation-not-found'))
      const organisation = await organisationNamed(database, open.organisationId)
      const answer = await signIn.byPassword({ email, password, organisation, address: request.ip })
      if (answer.kind === 'wait') return tooMany(reply, 'tries to sign in failed', answer.waitMs)
      if (answer.kind === 'refused') return sendProblem(reply, problemOf('sign-in-refused'))
      if (answer.kind === 'code') return reply.send({ next: 'code', challenge: answer.token, expires_at: writeInstant(answer.expiresAt) })
      const session = await enterSession(parts, answer.who, 'invitation', request, reply)
      return session === undefined
        ? sendProblem(reply, problemOf('sign-in-refused'))
        : reply.send({ next: 'none', session: sessionView(session, now()) })
    },
  )
}
