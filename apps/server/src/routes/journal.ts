/** The accounts entry by entry. */
import { JournalPage, JournalQuery } from '@fairline/contract/views/journal'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import { listEntries } from '../store/journal-list.ts'
import { entryView } from './chart-of-accounts.ts'
import { fieldsOf } from './conditional-reading.ts'
import { readProblems } from './found-borrower.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'
import type { LoanRoutes } from './loans.ts'
import { problemOf, sendProblem } from './problems.ts'

const tags = ['ledger']

export const journalRoutes: FastifyPluginAsyncZod<LoanRoutes> = async (app, { database, packs }) => {
  app.get(
    '/v1/ledger/journal',
    {
      config: { may: 'ledger:read' },
      schema: {
        tags,
        operationId: 'listJournal',
        summary: 'The accounts entry by entry, the newest first',
        querystring: JournalQuery.extend({ fields: fieldsOf(JournalPage) }),
        response: { 200: JournalPage, ...readProblems },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { organisationId } = callerOf(request)
      if (query.loan !== undefined && query.borrower === undefined) {
        const errors = [{ pointer: '/borrower', detail: 'is needed beside a loan: its id is that of one borrower' }]
        return sendProblem(reply, problemOf('invalid-request', { errors }))
      }
      const after = readCursor('journal', query, ['date', 'text', 'integer', 'smallint'])
      if (after === 'foreign') return refuseCursor(reply)
      const rows = await listEntries(database.as(organisationId), { organisationId, filters: query, after, limit: query.limit + 1 })
      const page = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? page.at(-1) : undefined
      return {
        data: page.map((entry) => entryView(entry, packs.current)),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor('journal', query, [last.bookedOn, last.ref, last.sequence, last.nth]),
      }
    },
  )
}
