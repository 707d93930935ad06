/** The list of drawdowns, the newest first, and one of them with its reasons in words. */
import { snakeKeys } from '@fairline/contract/case'
import { writeInstant } from '@fairline/contract/instant'
import type { LoanTerms } from '@fairline/contract/terms'
import { DrawdownDetail, DrawdownList, DrawdownQuery, type DrawdownRow } from '@fairline/contract/views/drawdown-row'
import { searched } from '@fairline/contract/views/page'
import { explainReason } from '@fairline/domain/account/explain-reason'
import type { ViewedDrawdown } from '@fairline/domain/views/viewed-drawdown'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { Packs } from '../packs.ts'
import type { Books } from '../store/database.ts'
import { findDrawdown, listDrawdowns } from '../store/lending-lists.ts'
import { fieldsOf } from './conditional-reading.ts'
import { findWritten } from './find-written.ts'
import { readProblems } from './found-borrower.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'

const tags = ['loans']

export const drawdownRoutes: FastifyPluginAsyncZod<{ database: Books; packs: Packs }> = async (app, { database, packs }) => {
  app.get(
    '/v1/drawdowns',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listDrawdowns',
        summary: 'Drawdowns approved, declined, paid out or failed, the newest first',
        querystring: DrawdownQuery.extend({ fields: fieldsOf(DrawdownList) }),
        response: { 200: DrawdownList, ...readProblems },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { organisationId } = callerOf(request)
      const after = readCursor('drawdowns', query, ['timestamptz', 'text', 'text'])
      if (after === 'foreign') return refuseCursor(reply)
      const rows = await listDrawdowns(database.as(organisationId), { organisationId, filters: query, after, limit: query.limit + 1 })
      const page = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? page.at(-1) : undefined
      return {
        data: page.map(({ one }) => rowOf(one)),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor('drawdowns', query, [last.key, last.one.id, last.one.ref]),
      }
    },
  )

  app.get(
    '/v1/drawdowns/:borrower/:drawdown',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getDrawdown',
        summary: 'A drawdown with its terms, and every reason against it in words',
        params: z.object({ borrower: searched, drawdown: searched }),
        querystring: z.strictObject({ fields: fieldsOf(DrawdownDetail) }),
        response: { 200: DrawdownDetail, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { borrower, drawdown: id } = request.params
      const book = database.as(organisationId)
      const drawdown = await findWritten(book, organisationId, () => findDrawdown(book, organisationId, borrower, id))
      if (drawdown === undefined) return sendProblem(reply, problemOf('drawdown-not-found'))
      return {
        ...rowOf(drawdown),
        terms: drawdown.terms === null ? null : (snakeKeys(drawdown.terms) as z.infer<typeof LoanTerms>),
        reasons: drawdown.causes.map((cause) => explainReason(cause, packs.current)),
      }
    },
  )
}

const rowOf = (one: ViewedDrawdown): z.infer<typeof DrawdownRow> => ({
  drawdown_id: one.id,
  borrower_id: one.ref,
  state: one.state,
  amount_minor: one.amountMinor,
  currency: one.currency,
  purpose: one.purpose,
  method: one.terms?.method ?? null,
  tenor_months: one.terms?.tenorMonths ?? null,
  day_rate: one.terms?.dayRate ?? null,
  decline_code: one.declineCode,
  reasons: one.causes.map(({ reason }) => reason),
  loan_id: one.loanId,
  failure: one.failure,
  decided_at: writeInstant(one.decidedAt),
  ended_at: one.endedAt === null ? null : writeInstant(one.endedAt),
  decided_by_sequence: one.decidedBySequence,
  sequence: one.sequence,
})
