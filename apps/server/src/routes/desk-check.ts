/** Whether a desk was changed behind its back: every write is held against the act that has its hash, and a leaf in the record. */
import { DeskCheck } from '@fairline/contract/desk/views'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import { checkDeskWrites } from '../store/check-desk.ts'
import type { Database } from '../store/database.ts'
import { readProblems } from './found-borrower.ts'

export const deskCheckRoutes: FastifyPluginAsyncZod<Readonly<{ database: Database }>> = async (app, { database }) => {
  app.get(
    '/v1/desk/check',
    {
      config: { may: 'desk:read' },
      schema: {
        tags: ['desk'],
        operationId: 'checkDesk',
        summary: 'Whether all that the desk was told is still what was recorded',
        response: { 200: DeskCheck, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { writes, faults } = await checkDeskWrites(database.reading.as(organisationId), organisationId)
      return { writes, faults: [...faults] }
    },
  )
}
