/** What is on its way, what became of it, and sending it again. */
import { Problem } from '@fairline/contract/problem'
import { DeliveryList, DeliveryQuery } from '@fairline/contract/views/notices'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { deliveryView } from '../notices/borrower-notices.ts'
import type { Database } from '../store/database.ts'
import { listDeliveries, sendAgain } from '../store/delivery-list.ts'
import { acceptJson } from './json-body.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'

export type DeliveryRoutes = {
  readonly database: Database
  readonly now: () => number
  /** Hears that something is to be sent. */
  readonly delivered: (organisationId: number) => void
}

const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['notices']

export const deliveryRoutes: FastifyPluginAsyncZod<DeliveryRoutes> = async (app, { database, now, delivered }) => {
  acceptJson(app)
  app.get(
    '/v1/deliveries',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listDeliveries',
        summary: 'What is on its way to borrowers and endpoints, and what became of it',
        querystring: DeliveryQuery,
        response: { 200: DeliveryList, ...problems },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { organisationId } = callerOf(request)
      const after = readCursor('deliveries', query, ['bigint'])
      if (after === 'foreign') return refuseCursor(reply)
      const { state, channel, limit } = query
      const rows = await listDeliveries(database.reading.as(organisationId), organisationId, {
        state,
        channel,
        before: after?.[0],
        limit: limit + 1,
      })
      const last = rows.length > limit ? rows[limit - 1] : undefined
      return {
        data: rows.slice(0, limit).map(deliveryView),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor('deliveries', query, [last.id]),
      }
    },
  )

  app.post(
    '/v1/deliveries::replay',
    {
      config: { may: 'webhooks:manage', act: 'deliveries-replayed' },
      schema: {
        tags,
        operationId: 'replayDelivery',
        summary: 'Sends one again, under the same id',
        body: z.strictObject({ id: z.string().regex(/^\d{1,18}$/) }),
        response: { 200: z.object({ id: z.string(), state: z.literal('waiting') }), ...problems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { id } = request.body
      if (!(await sendAgain(database.as(organisationId), organisationId, id, now()))) return sendProblem(reply, problemOf('not-found'))
      delivered(organisationId)
      return { id, state: 'waiting' as const }
    },
  )
}
