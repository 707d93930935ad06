/** A borrower's log, the newest first. */
import { formOf } from '@fairline/contract/cloud-event'
import { Timeline, TimelineQuery } from '@fairline/contract/views/timeline'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Packs } from '../packs.ts'
import { readBorrowerLog } from '../store/borrower-log.ts'
import type { Books } from '../store/database.ts'
import { fieldsOf } from './conditional-reading.ts'
import { findBorrower, borrowerParams as params, readProblems } from './found-borrower.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'
import { timelineEntry } from './timeline-entry.ts'

export type TimelineRoutes = { database: Books; packs: Packs }

const tags = ['book']

export const timelineRoutes: FastifyPluginAsyncZod<TimelineRoutes> = async (app, { database, packs }) => {
  app.get(
    '/v1/borrowers/:id/timeline',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getTimeline',
        summary: "A borrower's facts with the decision on each, the newest first",
        params,
        querystring: TimelineQuery.extend({ fields: fieldsOf(Timeline) }),
        response: { 200: Timeline, ...readProblems },
      },
    },
    async (request, reply) => {
      const { query } = request
      const list = `timeline ${request.params.id}`
      const keys = readCursor(list, query, ['integer'])
      if (keys === 'foreign') return refuseCursor(reply)
      const forms = query.type?.map(formOf)
      if (forms?.includes(undefined)) return refuseType(reply)
      const found = await findBorrower(database, request, reply)
      if (found === undefined) return reply
      const rows = await readBorrowerLog(found.book, found.borrower, {
        before: keys?.[0],
        forms: forms?.flatMap((form) => form ?? []),
        withOutcomes: query.with_outcomes,
        limit: query.limit + 1,
      })
      const page = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? page.at(-1) : undefined
      return {
        data: await Promise.all(page.map((entry) => timelineEntry(entry, packs))),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor(list, query, [last.sequence]),
      }
    },
  )
}

const refuseType = (reply: FastifyReply): FastifyReply =>
  sendProblem(
    reply,
    problemOf('invalid-request', { errors: [{ pointer: '/type', detail: 'holds what is no type of a fact, in a version there is' }] }),
  )
