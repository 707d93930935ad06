/** What is held of a borrower, masked, and who looked at it in clear and why: for whoever works with him. */
import { PersonalDataView } from '@fairline/contract/views/privacy'
import { standingDeletion } from '@fairline/domain/privacy/deletion'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { heldValues } from '../sealing/held-values.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { Books } from '../store/database.ts'
import { listPersonalLooks } from '../store/personal-looks.ts'
import { accountOf } from './borrower-signals.ts'
import { borrowerParams, findBorrower, readProblems } from './found-borrower.ts'
import { lookView, maskedValue } from './personal-words.ts'

export type PersonalViewRoutes = { readonly database: Books; readonly sealing: Sealing }

export const personalViewRoutes: FastifyPluginAsyncZod<PersonalViewRoutes> = async (app, { database, sealing }) => {
  app.get(
    '/v1/borrowers/:id/personal-data',
    {
      config: { may: 'book:read' },
      schema: {
        tags: ['borrowers'],
        operationId: 'getPersonalData',
        summary: 'Personal data of a borrower, masked; and who saw it in clear, when and why',
        params: borrowerParams,
        response: { 200: PersonalDataView, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database, request, reply)
      if (found === undefined) return reply
      const { book, borrower, row } = found
      const [held, looks, account] = await Promise.all([
        heldValues(book, sealing, borrower),
        listPersonalLooks(book, borrower),
        accountOf(found),
      ])
      const locked = standingDeletion(account.signals.information) !== null
      return { id: row.ref, locked, values: held.map(maskedValue), looks: looks.map(lookView) }
    },
  )
}
