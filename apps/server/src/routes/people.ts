/** The people of an organisation, for whoever manages them. What is changed about somebody takes a fresh code, a reason, and ends his sessions. */

import { isRole } from '@fairline/access/roles'
import type { ActName } from '@fairline/contract/acts'
import type { ApprovalKindName } from '@fairline/contract/approvals'
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { publicId } from '@fairline/contract/text'
import { pageQuery } from '@fairline/contract/views/page'
import { AccountsJoin, MemberOrder as MemberOrderBody, MemberPage, type MemberView, RolesChange } from '@fairline/contract/views/people'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { carryOutOrder, type MemberOrder } from '../auth/member-orders.ts'
import { mustProve } from '../auth/must-prove.ts'
import { callerOf, doerOf, senderOf } from '../auth/require-key.ts'
import type { Sessions } from '../auth/sessions.ts'
import { insertAct } from '../store/act-table.ts'
import type { Database } from '../store/database.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { hasOther, listMembers, type MemberRow } from '../store/member-table.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export type PeopleRoutes = Readonly<{ database: Database; sessions: Sessions; now: () => number }>

const config = { may: 'people:manage' } as const
const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['people']
const Done = z.object({ id: z.string() })

const ACT_OF: Record<MemberOrder['kind'], ActName> = {
  'set-roles': 'roles-changed',
  suspend: 'person-suspended',
  restore: 'person-restored',
  'end-sessions': 'sessions-ended',
  'remove-second-factor': 'second-factor-removed',
  join: 'accounts-joined',
}

const ORDERS = [
  ['suspend', 'suspendPerson', 'Nobody with this account gets into this organisation any more'],
  ['restore', 'restorePerson', 'It opens this organisation again'],
  ['end-sessions', 'endSessionsOfPerson', 'Ends all sessions of somebody in this organisation'],
  [
    'remove-second-factor',
    'removeSecondFactor',
    'For whoever lost his authenticator and his backup codes: he sets a new one up when he next signs in',
  ],
] as const

/** What only takes something away is done by one, at once. */
const TAKES_TWO: Readonly<Partial<Record<(typeof ORDERS)[number][0], ApprovalKindName>>> = {
  restore: 'access-restore',
  'remove-second-factor': 'second-factor-removal',
}

const asksFor = (kind: ApprovalKindName) => problemOf('approval-required', { detail: `ask for it at /v1/approvals, kind ${kind}` })

export const peopleRoutes: FastifyPluginAsyncZod<PeopleRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(listRoutes, parts)
  await app.register(changingRoutes, parts)
  await app.register(orderRoutes, parts)
}

/** In one transaction with its act. */
async function carryOut(
  { database, sessions, now }: PeopleRoutes,
  order: MemberOrder,
  reason: string,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  if (mustProve(request, reply, now())) return reply
  const { organisationId, person } = callerOf(request)
  const refusal = await inTransaction(database.as(organisationId), async (client) => {
    const refused = await carryOutOrder(client, order, { organisationId, person, at: now() })
    if (refused === undefined) {
      const { kind, userId, ...detail } = order
      await insertAct(client, doerOf(request), { act: ACT_OF[kind], at: now(), subject: userId, detail, reason })
    }
    return refused
  })
  sessions.forget()
  return refusal === undefined ? { id: order.userId } : sendProblem(reply, problemOf(refusal.code))
}

const listRoutes: FastifyPluginAsyncZod<PeopleRoutes> = async (app, { database }) => {
  app.get(
    '/v1/people',
    {
      config,
      schema: {
        tags,
        operationId: 'listPeople',
        summary: 'Who belongs to this organisation, in what roles',
        querystring: z.strictObject({ ...pageQuery, cursor: publicId.optional() }),
        response: { 200: MemberPage, ...problems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { limit, cursor = '' } = request.query
      const rows = await listMembers(database.as(organisationId), organisationId, { after: cursor, limit: limit + 1 })
      const data = rows.slice(0, limit)
      const hasMore = rows.length > limit
      return { data: data.map(viewOf), has_more: hasMore, next_cursor: hasMore ? data.at(-1)!.userId : null }
    },
  )
}

const changingRoutes: FastifyPluginAsyncZod<PeopleRoutes> = async (app, parts) => {
  app.post(
    '/v1/people::set-roles',
    {
      config,
      schema: {
        tags,
        operationId: 'setRoles',
        summary: 'The roles of somebody, instead of those of before',
        body: RolesChange,
        response: { 200: Done, ...problems },
      },
    },
    async (request, reply) => {
      const { id: userId, roles, reason } = request.body
      const faults = roleFaults(roles)
      if (faults.length > 0) return sendProblem(reply, problemOf('invalid-request', { errors: faults }))
      if (await needsAnother(parts.database, request)) {
        return sendProblem(reply, asksFor('role-change'))
      }
      return carryOut(parts, { kind: 'set-roles', userId, roles: [...new Set(roles)] }, reason, request, reply)
    },
  )

  app.post(
    '/v1/people::join',
    {
      config,
      schema: {
        tags,
        operationId: 'joinAccounts',
        summary: 'Two accounts are one person: neither approves what the other made',
        body: AccountsJoin,
        response: { 200: Done, ...problems },
      },
    },
    async (request, reply) => {
      const { id: userId, same_as: sameAs, reason } = request.body
      if (await needsAnother(parts.database, request, userId)) return sendProblem(reply, asksFor('account-join'))
      return carryOut(parts, { kind: 'join', userId, sameAs }, reason, request, reply)
    },
  )
}

const orderRoutes: FastifyPluginAsyncZod<PeopleRoutes> = async (app, parts) => {
  for (const [kind, operationId, summary] of ORDERS) {
    app.post(
      `/v1/people::${kind}`,
      { config, schema: { tags, operationId, summary, body: MemberOrderBody, response: { 200: Done, ...problems } } },
      async (request, reply) => {
        const takesTwo = TAKES_TWO[kind]
        if (takesTwo !== undefined && (await needsAnother(parts.database, request, request.body.id)))
          return sendProblem(reply, asksFor(takesTwo))
        return carryOut(parts, { kind, userId: request.body.id }, request.body.reason, request, reply)
      },
    )
  }
}

/** Where there is another administrator who can decide, no one gives alone what opens something. `about`: the account that it is given to, who does not decide on it. */
export async function needsAnother(database: Database, request: FastifyRequest, about = ''): Promise<boolean> {
  const { organisationId, person } = callerOf(request)
  return !senderOf(request).isAgreed && (await hasOther(database.as(organisationId), organisationId, { role: 'admin', person, but: about }))
}

export const roleFaults = (roles: readonly string[]): { pointer: string; detail: string }[] =>
  roles.flatMap((role, nth) => (isRole(role) ? [] : [{ pointer: `/roles/${nth}`, detail: 'there is no such role' }]))

const viewOf = (row: MemberRow): z.infer<typeof MemberView> => ({
  ...{ id: row.userId, person: row.person, name: row.name, email: row.email, roles: [...row.roles], issuer: row.issuer },
  since: writeInstant(row.since),
  suspended_at: row.suspendedAt === null ? null : writeInstant(row.suspendedAt),
  has_second_factor: row.hasSecondFactor,
  last_seen_at: row.lastSeenAt === null ? null : writeInstant(row.lastSeenAt),
})
