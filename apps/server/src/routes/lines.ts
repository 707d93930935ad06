/** The list of lines, and one of them. */

import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import type { LineSortColumn } from '@fairline/contract/views/line-row'
import { LineList, LineQuery, LineRow } from '@fairline/contract/views/line-row'
import type { Pack } from '@fairline/domain/pack/pack'
import type { ViewedLine } from '@fairline/domain/views/viewed-line'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { Packs } from '../packs.ts'
import type { Books } from '../store/database.ts'
import { countLines, findLineView, listLines, sortType } from '../store/line-list.ts'
import { categoryOf, reasonsAsked } from './book-words.ts'
import { fieldsOf } from './conditional-reading.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'

export type LineRoutes = { database: Books; packs: Packs }

const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['book']

export const lineRoutes: FastifyPluginAsyncZod<LineRoutes> = async (app, { database, packs }) => {
  app.get(
    '/v1/lines',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listLines',
        summary: 'Lines, filtered and in any order',
        querystring: LineQuery.extend({ fields: fieldsOf(LineList) }),
        response: { 200: LineList, ...problems },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { organisationId } = callerOf(request)
      const sort = sortOf(query.sort)
      const after = readCursor('lines', query, [sortType(sort.column), 'text'])
      if (after === 'foreign') return refuseCursor(reply)
      const book = database.as(organisationId)
      const { reason, category, ...others } = query
      const filters = { ...others, reasons: await reasonsAsked(database, organisationId, packs.current, { reason, category }) }
      const [rows, total] = await Promise.all([
        listLines(book, { organisationId, filters, sort, after, limit: query.limit + 1 }),
        query.total ? countLines(book, { organisationId, filters }) : undefined,
      ])
      const page = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? page.at(-1) : undefined
      return {
        data: page.map(({ line }) => rowOf(line, packs.current)),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor('lines', query, [last.key, last.line.ref]),
        ...(total !== undefined && { total }),
      }
    },
  )

  app.get(
    '/v1/lines/:borrower',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getLine',
        summary: 'The line of a borrower',
        params: z.object({ borrower: z.string() }),
        querystring: z.strictObject({ fields: fieldsOf(LineRow) }),
        response: { 200: LineRow, ...problems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const line = await findLineView(database.as(organisationId), organisationId, request.params.borrower)
      return line === undefined ? sendProblem(reply, problemOf('borrower-not-found')) : rowOf(line, packs.current)
    },
  )
}

const sortOf = (sort: z.infer<typeof LineQuery>['sort']): { column: LineSortColumn; descending: boolean } => {
  const descending = sort.startsWith('-')
  return { column: (descending ? sort.slice(1) : sort) as LineSortColumn, descending }
}

const optionalInstant = (at: number | null): string | null => (at === null ? null : writeInstant(at))

const rowOf = (line: ViewedLine, pack: Pack): z.infer<typeof LineRow> => ({
  borrower_id: line.ref,
  status: line.status,
  currency: line.currency,
  limit_minor: line.limitMinor,
  drawn_minor: line.drawnMinor,
  available_minor: line.availableMinor,
  utilisation_permille: line.utilisationPermille,
  grade: line.grade,
  behaviour_score: line.behaviourScore,
  holds: line.holds.map(({ id, reason, scope, placedAt, observedUntil }) => ({
    id,
    reason,
    category: categoryOf(pack, reason),
    scope,
    placed_at: writeInstant(placedAt),
    observed_until: optionalInstant(observedUntil),
  })),
  opened_at: optionalInstant(line.openedAt),
  as_of: writeInstant(line.asOf),
  sequence: line.sequence,
})
