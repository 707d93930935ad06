/** The list of loans as they stand today. */
import { LoanList, LoanQuery, type LoanSortColumn } from '@fairline/contract/views/loan-row'
import { dayText } from '@fairline/domain/kernel/day'
import { loanRow } from '@fairline/domain/views/describe-loan'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { Books } from '../store/database.ts'
import { listLoans, loanSortType } from '../store/loan-list.ts'
import { bookDayIn, type DayParts } from './book-day.ts'
import { fieldsOf } from './conditional-reading.ts'
import { readProblems } from './found-borrower.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'

export type LoanRoutes = DayParts & { readonly database: Books }

const tags = ['loans']

export const loanRoutes: FastifyPluginAsyncZod<LoanRoutes> = async (app, parts) => {
  const { database } = parts
  app.get(
    '/v1/loans',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listLoans',
        summary: 'Loans as they stand today, filtered and in any order',
        querystring: LoanQuery.extend({ fields: fieldsOf(LoanList) }),
        response: { 200: LoanList, ...readProblems },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { organisationId } = callerOf(request)
      const sort = sortOf(query.sort)
      const after = readCursor('loans', query, [loanSortType(sort.column), 'text', 'text'])
      if (after === 'foreign') return refuseCursor(reply)
      const today = bookDayIn(parts, organisationId)
      const question = { organisationId, filters: query, today, sort, after, limit: query.limit + 1 }
      const rows = await listLoans(database.as(organisationId), question)
      const page = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? page.at(-1) : undefined
      return {
        on: dayText(today),
        data: page.map(({ loan }) => loanRow(loan, today)),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor('loans', query, [last.key, last.loan.loan.id, last.loan.ref]),
      }
    },
  )
}

const sortOf = (sort: z.infer<typeof LoanQuery>['sort']): { column: LoanSortColumn; descending: boolean } => {
  const descending = sort.startsWith('-')
  return { column: (descending ? sort.slice(1) : sort) as LoanSortColumn, descending }
}
