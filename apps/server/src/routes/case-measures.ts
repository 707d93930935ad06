/** How borrowers were answered, by kind of case and by reason. */
import { snakeKeys } from '@fairline/contract/case'
import { writeInstant } from '@fairline/contract/instant'
import { CaseMeasures, CaseMeasuresQuery } from '@fairline/contract/views/case-measures'
import { measureCases } from '@fairline/domain/cases/measures'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import { casesOpened } from '../store/case-list.ts'
import type { Books } from '../store/database.ts'
import { fieldsOf } from './conditional-reading.ts'
import { readProblems } from './found-borrower.ts'

const DAYS = 90
const DAY_MS = 86_400_000
const CASES_MAX = 20_000

type Figures = Pick<z.infer<typeof CaseMeasures>, 'kinds' | 'reasons'>

export const caseMeasureRoutes: FastifyPluginAsyncZod<{ database: Books; clocks: BookClocks }> = async (app, { database, clocks }) => {
  app.get(
    '/v1/measures/cases',
    {
      config: { may: 'measures:read' },
      schema: {
        tags: ['cases'],
        operationId: 'measureCases',
        summary: 'How long first answers and decisions took, what was late, and what did not stand, by kind and by reason',
        querystring: CaseMeasuresQuery.extend({ fields: fieldsOf(CaseMeasures) }),
        response: { 200: CaseMeasures, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const now = clocks.receivesAt(organisationId)
      const { opened_before: before = now + 1, opened_from: from = Math.max(0, before - DAYS * DAY_MS) } = request.query
      const cases = await casesOpened(database.as(organisationId), organisationId, { from, before, limit: CASES_MAX + 1 })
      return {
        opened_from: writeInstant(from),
        opened_before: writeInstant(before),
        is_partial: cases.length > CASES_MAX,
        ...(snakeKeys(measureCases(cases.slice(0, CASES_MAX), now)) as Figures),
      }
    },
  )
}
