/** One loan as it stands today. */
import { LoanDetail } from '@fairline/contract/views/loan-detail'
import { searched } from '@fairline/contract/views/page'
import { loanDetail } from '@fairline/domain/views/describe-loan'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import { listEntries } from '../store/journal-list.ts'
import { findDrawdown } from '../store/lending-lists.ts'
import { findLoan } from '../store/loan-list.ts'
import { repaymentsOf } from '../store/repayment-view-table.ts'
import { loanDayIn, productIn } from './book-day.ts'
import { entryView } from './chart-of-accounts.ts'
import { fieldsOf } from './conditional-reading.ts'
import { findWritten } from './find-written.ts'
import { readProblems } from './found-borrower.ts'
import type { LoanRoutes } from './loans.ts'
import { problemOf, sendProblem } from './problems.ts'

const tags = ['loans']
const ENTRIES_MAX = 200

export const loanDetailRoutes: FastifyPluginAsyncZod<LoanRoutes> = async (app, parts) => {
  const { database, packs } = parts
  app.get(
    '/v1/loans/:borrower/:loan',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getLoan',
        summary: 'A loan: terms, schedule, payments, lenders, what is due and what ends it, and how it is booked',
        params: z.object({ borrower: searched, loan: searched }),
        querystring: z.strictObject({ fields: fieldsOf(LoanDetail) }),
        response: { 200: LoanDetail, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const book = database.as(organisationId)
      const { borrower, loan: loanId } = request.params
      const loan = await findWritten(book, organisationId, () => findLoan(book, organisationId, borrower, loanId))
      if (loan === undefined) return sendProblem(reply, problemOf('loan-not-found'))
      const [repayments, drawdown, entries] = await Promise.all([
        repaymentsOf(book, borrowerKey(organisationId, borrower), loanId),
        findDrawdown(book, organisationId, borrower, loan.drawdownId),
        listEntries(book, { organisationId, filters: { borrower, loan: loanId }, after: undefined, limit: ENTRIES_MAX }),
      ])
      const product = productIn(packs.current, loan.loan.terms.product)
      const today = loanDayIn(parts, organisationId, product)
      return {
        ...loanDetail(loan, today, { repayments, product, purpose: drawdown?.purpose ?? null }),
        journal: entries.map((entry) => entryView(entry, packs.current)),
      }
    },
  )
}
