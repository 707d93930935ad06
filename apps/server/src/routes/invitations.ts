/** Invitations: made and withdrawn by whoever manages people, opened and accepted by whoever has the link. */
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { publicId } from '@fairline/contract/text'
import { InvitationList, InvitationMade, type InvitationView, InvitationWish } from '@fairline/contract/views/people'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { needsSecondFactor } from '../auth/caller.ts'
import { invitationLetter } from '../auth/invitation-letter.ts'
import { invite } from '../auth/invitations.ts'
import { mustProve } from '../auth/must-prove.ts'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { emailOf } from '../auth/sign-in.ts'
import { describeBug } from '../describe-bug.ts'
import type { Letter } from '../notices/channel.ts'
import type { Notices } from '../notices/open-notices.ts'
import type { EventLog } from '../operations/event-log.ts'
import { insertAct } from '../store/act-table.ts'
import type { Database } from '../store/database.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { type Invitation, listOpenInvitations, withdrawInvitation } from '../store/invitation-table.ts'
import { findMember } from '../store/member-table.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { findUserByEmail } from '../store/user-table.ts'
import { acceptJson } from './json-body.ts'
import { needsAnother, roleFaults } from './people.ts'
import { problemOf, sendProblem } from './problems.ts'

export type InvitationRoutes = Readonly<{ database: Database; notices: Notices; log: EventLog; now: () => number }>

const config = { may: 'people:manage' } as const
const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['people']
const SEND_WITHIN_MS = 20_000

export const invitationRoutes: FastifyPluginAsyncZod<InvitationRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(listRoutes, parts)
  await app.register(invitingRoutes, parts)
}

const listRoutes: FastifyPluginAsyncZod<InvitationRoutes> = async (app, { database, now }) => {
  app.get(
    '/v1/invitations',
    {
      config,
      schema: {
        tags,
        operationId: 'listInvitations',
        summary: 'Invitations that are open',
        response: { 200: InvitationList, ...problems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      return { data: (await listOpenInvitations(database.as(organisationId), organisationId, now())).map(viewOf) }
    },
  )

  app.post(
    '/v1/invitations::withdraw',
    {
      config,
      schema: {
        tags,
        operationId: 'withdrawInvitation',
        summary: 'Its link opens nothing any more',
        body: z.strictObject({ id: publicId }),
        response: { 200: z.object({ id: z.string() }), ...problems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { id } = request.body
      const isWithdrawn = await inTransaction(database.as(organisationId), async (client) => {
        if (!(await withdrawInvitation(client, organisationId, id, now()))) return false
        await insertAct(client, doerOf(request), { act: 'invitation-withdrawn', at: now(), subject: id })
        return true
      })
      return isWithdrawn ? { id } : sendProblem(reply, problemOf('invitation-not-found'))
    },
  )
}

const invitingRoutes: FastifyPluginAsyncZod<InvitationRoutes> = async (app, parts) => {
  const { database, notices, now } = parts
  app.post(
    '/v1/invitations',
    {
      config,
      schema: {
        tags,
        operationId: 'invite',
        summary: 'Asks somebody to join, by e-mail; where none can be sent, the link is shown once',
        body: InvitationWish,
        response: { 200: InvitationMade, ...problems },
      },
    },
    async (request, reply) => {
      if (mustProve(request, reply, now())) return reply
      const { organisationId } = callerOf(request)
      const { roles, language } = request.body
      const email = emailOf(request.body.email)
      if (needsSecondFactor(roles) && (await needsAnother(database, request))) {
        return sendProblem(
          reply,
          problemOf('approval-required', {
            detail: 'invite without the roles that decide, and ask for them at /v1/approvals, kind role-change',
          }),
        )
      }
      const faults = roleFaults(roles)
      const known = await findUserByEmail(database, email)
      if (known && (await findMember(database.as(organisationId), organisationId, known.id)))
        faults.push({ pointer: '/email', detail: 'belongs to this organisation already' })
      if (faults.length > 0) return sendProblem(reply, problemOf('invalid-request', { errors: faults }))
      const { invitation, token } = await invite(database, { by: doerOf(request), email, roles: [...new Set(roles)], at: now() })
      const organisation = (await listOrganisations(database)).find(({ id }) => id === organisationId)?.name ?? ''
      // The page that asks is our own: its address is the one to come back to.
      const { origin } = request.headers
      const link = `${origin ?? ''}/welcome#${token}`
      const rendered = invitationLetter({ organisation, roles, link }, language)
      const isSent =
        origin !== undefined &&
        (await send(parts, { id: invitation.id, organisationId, ref: invitation.id, to: email, language, rendered }))
      return reply
        .header('cache-control', 'no-store')
        .send({ invitation: viewOf(invitation), token: isSent && notices.mailLeaves ? null : token })
    },
  )
}

/** False where it did not leave: then whoever invites hands the link over himself. */
async function send({ notices, log }: InvitationRoutes, letter: Letter): Promise<boolean> {
  const port = notices.letters.email
  if (port === undefined) return false
  try {
    const sent = await port.send(letter, AbortSignal.timeout(SEND_WITHIN_MS))
    if (sent.outcome === 'failed') log('invitation-not-sent', { problem: sent.problem })
    return sent.outcome === 'sent'
  } catch (error) {
    log('invitation-not-sent', { problem: describeBug(error).name })
    return false
  }
}

const viewOf = ({ id, email, roles, createdAt, expiresAt }: Invitation): z.infer<typeof InvitationView> => ({
  ...{ id, email, roles: [...roles] },
  ...{ created_at: writeInstant(createdAt), expires_at: writeInstant(expiresAt) },
})
