/** What a lender tells a desk of one line: whoever shows the code that its borrower made is told what he lets a desk see, and nobody anything else. */
import { LenderLine } from '@fairline/contract/desk/lender'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type LinkedLineParts, linkedLine } from '../desk/linked-line.ts'
import { readProblems } from './found-borrower.ts'
import { problemOf, sendProblem } from './problems.ts'

const BEARER = /^Bearer (\S+)$/i

export const deskViewRoutes: FastifyPluginAsyncZod<LinkedLineParts> = async (app, parts) => {
  app.get(
    '/v1/desk-view',
    {
      config: { may: 'public' },
      schema: {
        tags: ['desk'],
        operationId: 'getDeskView',
        summary:
          'One line, for a desk that its borrower made a code for (`authorization: Bearer fld_…`): what he lets it see at this moment. 401: there is no such code, or he ended it; 403: he lets no desk see him',
        response: { 200: LenderLine, ...readProblems },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const code = BEARER.exec(request.headers.authorization ?? '')?.[1]
      const line = code === undefined ? undefined : await linkedLine(parts, code)
      if (line === undefined) return sendProblem(reply, problemOf('unauthorized'))
      return line ?? sendProblem(reply, problemOf('forbidden', { detail: 'the borrower lets no desk see this line' }))
    },
  )
}
