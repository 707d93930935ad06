/** How a borrower wants to be reached. */
import { ContactView, ContactWish } from '@fairline/contract/views/notices'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { contactView, readContact, writeContact } from '../notices/contact-desk.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { Database } from '../store/database.ts'
import { findBorrower, borrowerParams as params, readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'

export type ContactRoutes = { readonly database: Database; readonly sealing: Sealing; readonly now: () => number }

const tags = ['notices']

export const contactRoutes: FastifyPluginAsyncZod<ContactRoutes> = async (app, { database, sealing, now }) => {
  acceptJson(app)

  app.get(
    '/v1/borrowers/:id/contact',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getContact',
        summary: 'How a borrower is reached, addresses masked',
        params,
        response: { 200: ContactView, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database.reading, request, reply)
      return found === undefined ? reply : contactView(await readContact(found, sealing))
    },
  )

  app.put(
    '/v1/borrowers/:id/contact',
    {
      config: { may: 'borrowers:serve' },
      schema: {
        tags,
        operationId: 'setContact',
        summary: 'How a borrower wants to be reached; what is left out is not known any more',
        params,
        body: ContactWish,
        response: { 200: ContactView, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database, request, reply)
      if (found === undefined) return reply
      await writeContact(found, request.body, { sealing, at: now() })
      return contactView(await readContact(found, sealing))
    },
  )
}
