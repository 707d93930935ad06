/** Codes that a borrower makes for a financing desk: with one it sees of his line what his consents let a desk see. Ended, it sees nothing more. */

import { randomBytes } from 'node:crypto'
import { MeDeskLinkEnd, MeDeskLinkEnded, MeDeskLinkMade, MeDeskLinks, MeDeskLinkWish } from '@fairline/contract/desk/lender'
import { writeInstant } from '@fairline/contract/instant'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { meOf } from '../auth/require-borrower.ts'
import { hashLinkCode, newLinkCode } from '../desk/linked-line.ts'
import type { Books } from '../store/database.ts'
import { addDeskLink, endDeskLink, findAskedLink, LINKS_MAX, listDeskLinks } from '../store/desk-link-table.ts'
import { readProblems } from './found-borrower.ts'
import { problemOf, sendProblem } from './problems.ts'

type MeDeskLinkRoutes = Readonly<{ database: Books; now: () => number }>

const tags = ['me']
const config = { may: 'borrower' } as const
const ID_BYTES = 12

export const meDeskLinkRoutes: FastifyPluginAsyncZod<MeDeskLinkRoutes> = async (app, parts) => {
  await app.register(listRoute, parts)
  await app.register(changeRoutes, parts)
}

const listRoute: FastifyPluginAsyncZod<MeDeskLinkRoutes> = async (app, { database }) => {
  app.get(
    '/v1/me/desk-links',
    {
      config,
      schema: {
        tags,
        operationId: 'listMyDeskLinks',
        summary: 'Which desks I made a code for',
        response: { 200: MeDeskLinks, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId, ref } = meOf(request)
      const links = await listDeskLinks(database.as(organisationId), organisationId, ref)
      return {
        data: links.map(({ id, desk, madeAt, endedAt }) => ({
          ...{ link_id: id, desk, made_at: writeInstant(madeAt), ended_at: endedAt === null ? null : writeInstant(endedAt) },
        })),
      }
    },
  )
}

const changeRoutes: FastifyPluginAsyncZod<MeDeskLinkRoutes> = async (app, { database, now }) => {
  app.post(
    '/v1/me/desk-links',
    {
      config,
      schema: {
        tags,
        operationId: 'makeMyDeskLink',
        summary: 'A code for a desk, told once: with it the desk sees what I let a desk see, and nothing of what I did not agree to',
        body: MeDeskLinkWish,
        response: { 200: MeDeskLinkMade, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId, ref } = meOf(request)
      const { request_id: requestId, desk } = request.body
      const rows = database.as(organisationId)
      const before = await findAskedLink(rows, organisationId, ref, requestId)
      if (before !== undefined) return { link_id: before, code: null }
      if ((await listDeskLinks(rows, organisationId, ref)).length >= LINKS_MAX)
        return sendProblem(reply, problemOf('overloaded', { detail: `no more than ${LINKS_MAX} codes` }))
      const [id, code] = [`dl_${randomBytes(ID_BYTES).toString('hex')}`, newLinkCode()]
      const isNew = await addDeskLink(rows, organisationId, { id, ref, desk, requestId, madeAt: now(), sha256: hashLinkCode(code) })
      // Asked for twice at the same moment, one of them has the code.
      return isNew ? { link_id: id, code } : { link_id: (await findAskedLink(rows, organisationId, ref, requestId)) ?? id, code: null }
    },
  )
  app.post(
    '/v1/me/desk-links::end',
    {
      config,
      schema: {
        tags,
        operationId: 'endMyDeskLink',
        summary: 'The desk sees nothing of me any more, at once',
        body: MeDeskLinkEnd,
        response: { 200: MeDeskLinkEnded, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId, ref } = meOf(request)
      const endedAt = await endDeskLink(database.as(organisationId), organisationId, ref, request.body.link_id, now())
      return endedAt === undefined ? sendProblem(reply, problemOf('not-found')) : { ended_at: writeInstant(endedAt) }
    },
  )
}
