/** What a borrower writes with a transfer, so that it finds him and his loan by itself. */
import { PaymentReferences } from '@fairline/contract/views/import-view'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { writePaymentReference } from '../imports/payment-reference.ts'
import { readAccounts } from '../store/current-account.ts'
import type { Books } from '../store/database.ts'
import { borrowerParams, findBorrower, readProblems } from './found-borrower.ts'

export const paymentReferenceRoutes: FastifyPluginAsyncZod<{ database: Books }> = async (app, { database }) => {
  app.get(
    '/v1/borrowers/:id/payment-reference',
    {
      config: { may: 'book:read' },
      schema: {
        tags: ['borrowers'],
        operationId: 'readPaymentReference',
        summary: 'The reference to write on a transfer: for each loan that is not paid back, and for whatever is due first',
        params: borrowerParams,
        response: { 200: PaymentReferences, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database, request, reply)
      if (!found) return reply
      const { id: borrowerRef } = request.params
      const account = (await readAccounts(found.book, [found.row])).get(found.borrower.id)!()
      const open = account.line.loans.filter(({ settledOn }) => settledOn === null)
      return {
        borrower_id: borrowerRef,
        reference: writePaymentReference({ borrowerRef, loanId: null }) ?? null,
        loans: open.map(({ loan: { id } }) => ({ loan_id: id, reference: writePaymentReference({ borrowerRef, loanId: id }) ?? null })),
      }
    },
  )
}
