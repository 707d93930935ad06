/** The lender's door for guidance: whoever shows a borrower's code has him told a topic of the catalogue, and learns whether that was taken, never whether he read it. */
import { LenderGuidance, LenderGuidanceAnswer } from '@fairline/contract/desk/lender'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type TakeGuidanceParts, takeGuidance } from '../desk/take-guidance.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

const BEARER = /^Bearer (\S+)$/i

export const deskViewGuidanceRoutes: FastifyPluginAsyncZod<TakeGuidanceParts> = async (app, parts) => {
  acceptJson(app)
  app.post(
    '/v1/desk-view/guidance',
    {
      config: { may: 'public' },
      schema: {
        tags: ['desk'],
        operationId: 'guideThroughLender',
        summary:
          'A desk has the borrower told a topic of the catalogue (`authorization: Bearer fld_…`), in the project’s own words, marked as the desk’s and voluntary. 401: there is no such code, or he ended it; 403: he lets no desk see him; 409: the id stood for another topic',
        body: LenderGuidance,
        response: { 200: LenderGuidanceAnswer, ...readProblems },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const code = BEARER.exec(request.headers.authorization ?? '')?.[1]
      const taken = code === undefined ? undefined : await takeGuidance(parts, code, request.body)
      if (taken === undefined) return sendProblem(reply, problemOf('unauthorized'))
      if (taken === null) return sendProblem(reply, problemOf('forbidden', { detail: 'the borrower lets no desk see this line' }))
      return taken === 'id_reused' ? sendProblem(reply, problemOf('id-reused')) : { result: taken }
    },
  )
}
