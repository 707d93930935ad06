/** The list of holds, the newest first. */
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { HoldList, HoldQuery, type HoldRow } from '@fairline/contract/views/hold-row'
import type { Pack } from '@fairline/domain/pack/pack'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { Packs } from '../packs.ts'
import type { Books } from '../store/database.ts'
import { type ListedHold, listHolds } from '../store/hold-list.ts'
import { categoryOf, reasonsAsked } from './book-words.ts'
import { fieldsOf } from './conditional-reading.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'

export const holdRoutes: FastifyPluginAsyncZod<{ database: Books; packs: Packs }> = async (app, { database, packs }) => {
  app.get(
    '/v1/holds',
    {
      config: { may: 'book:read' },
      schema: {
        tags: ['book'],
        operationId: 'listHolds',
        summary: 'Holds in force and lifted, the newest first',
        querystring: HoldQuery.extend({ fields: fieldsOf(HoldList) }),
        response: { 200: HoldList, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { organisationId } = callerOf(request)
      const after = readCursor('holds', query, ['timestamptz', 'text'])
      if (after === 'foreign') return refuseCursor(reply)
      const { reason, category, ...others } = query
      const reasons = await reasonsAsked(database, organisationId, packs.current, { reason, category })
      const rows = await listHolds(database.as(organisationId), {
        organisationId,
        filters: { ...others, reasons },
        after,
        limit: query.limit + 1,
      })
      const page = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? page.at(-1) : undefined
      return {
        data: page.map((row) => rowOf(row, packs.current)),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor('holds', query, [last.key, last.hold.id]),
      }
    },
  )
}

const optionalInstant = (at: number | null): string | null => (at === null ? null : writeInstant(at))

const rowOf = ({ ref, hold }: ListedHold, pack: Pack): z.infer<typeof HoldRow> => ({
  id: hold.id,
  borrower_id: ref,
  reason: hold.reason,
  category: categoryOf(pack, hold.reason),
  scope: hold.scope,
  placed_at: writeInstant(hold.placedAt),
  observed_until: optionalInstant(hold.observedUntil),
  lifted_at: optionalInstant(hold.liftedAt),
  placed_by_sequence: hold.placedBySequence,
  lifted_by_sequence: hold.liftedBySequence,
})
