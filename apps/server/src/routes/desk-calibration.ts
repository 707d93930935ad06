/** How well a desk's diagnosis tells causes, and what it goes by. */
import { CalibrationView } from '@fairline/contract/desk/recoveries'
import { calibrationOf } from '@fairline/domain/desk/picture/calibration'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { calibrationView } from './desk-recovery-words.ts'
import { readProblems } from './found-borrower.ts'

export const deskCalibrationRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, { database, deskBooks, now }) => {
  app.get(
    '/v1/desk/calibration',
    {
      config: { may: 'desk:read' },
      schema: {
        tags: ['desk'],
        operationId: 'getDeskCalibration',
        summary:
          'Causes as they were told against causes as they were found, and the figures that the diagnosis goes by: set by judgement, or learned',
        response: { 200: CalibrationView, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const [book, at] = [await deskBooks.read(database.reading.as(organisationId), organisationId), now()]
      return calibrationView(calibrationOf(book, { at, knownAt: at }))
    },
  )
}
