/** How the platform is, for everybody who reads the book; and what is said of it (book-command-list.ts), which takes the road of every event. */
import { randomUUID } from 'node:crypto'
import { askedFields } from '@fairline/contract/approvals'
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { publicId } from '@fairline/contract/text'
import { CommandAnswer } from '@fairline/contract/views/command-answer'
import { PlatformStatus } from '@fairline/contract/views/status'
import { describeStatus } from '@fairline/domain/views/describe-status'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, senderOf } from '../auth/require-key.ts'
import type { KnownBooks } from '../store/known-books.ts'
import { BOOK_COMMANDS, isKnown } from './book-command-list.ts'
import { type CommandRoutes, sayFact } from './commands.ts'
import { fieldsOf } from './conditional-reading.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export type StatusRoutes = CommandRoutes & { books: KnownBooks }

const tags = ['platform']

/** Instants were read when the body was held to its schema; the road of every event reads them itself. */
const asSent = (body: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, name.endsWith('_at') && typeof value === 'number' ? writeInstant(value) : value]),
  )

export const statusRoutes: FastifyPluginAsyncZod<StatusRoutes> = async (app, { database, packs, books, clocks }) => {
  app.get(
    '/v1/status',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getStatus',
        summary: 'Faults, maintenance, orders, funders and clients as they are now, with the banners that borrowers see',
        querystring: z.strictObject({ fields: fieldsOf(PlatformStatus) }),
        response: { 200: PlatformStatus, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const book = await books.current(database.as(organisationId), organisationId)
      return describeStatus(book, clocks.nowIn(organisationId) ?? null, packs.current)
    },
  )
}

export const bookCommandRoutes: FastifyPluginAsyncZod<StatusRoutes> = async (app, parts) => {
  acceptJson(app)
  for (const { path, may, operationId, summary, fact, needs } of BOOK_COMMANDS) {
    app.post(
      path,
      {
        config: { may },
        schema: {
          tags,
          operationId,
          summary,
          body: z.strictObject(askedFields(fact)),
          headers: z.looseObject({ 'idempotency-key': publicId.optional() }),
          response: { 200: CommandAnswer, '4xx': Problem, '5xx': Problem },
        },
      },
      async (request, reply) => {
        const data = asSent(request.body as Record<string, unknown>)
        const { organisationId } = callerOf(request)
        const book = await parts.books.current(parts.database.as(organisationId), organisationId)
        if (needs !== undefined && !isKnown(book, needs, data)) return sendProblem(reply, problemOf('nothing-to-end'))
        const id = request.headers['idempotency-key'] ?? randomUUID()
        const said = await sayFact(parts, senderOf(request), {
          subject: BOOK_SUBJECT,
          source: `fairline:api/${fact}`,
          id,
          fact,
          data,
          results: [],
        })
        if (!said.ok) return sendProblem(reply, said.problem)
        if (said.answer.status === 'repeated') reply.header('fairline-repeated', 'true')
        return said.answer
      },
    )
  }
}
