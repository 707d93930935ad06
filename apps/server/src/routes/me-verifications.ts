/** A borrower proves who he is on his own page, in the two steps of verifications.ts. Only there while the platform itself can ask whoever verifies. */
import { MeVerificationConfirm, MeVerificationStart, MeVerified } from '@fairline/contract/views/me'
import { VerificationStarted } from '@fairline/contract/views/verification'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { foundMe, meOf, meSender } from '../auth/require-borrower.ts'
import { sayFact } from './commands.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'
import { factOf, startedView, UNAVAILABLE, type VerificationRoutes } from './verifications.ts'

const tags = ['me']
const config = { may: 'borrower' } as const

export const meVerificationRoutes: FastifyPluginAsyncZod<VerificationRoutes> = async (app, parts) => {
  const { identity } = parts.ports
  acceptJson(app)

  app.post(
    '/v1/me/verifications',
    {
      config,
      schema: {
        tags,
        operationId: 'startMyVerification',
        summary: 'My document and bank card are judged, and a code is sent to me; what is wrong is said at once, and counts for nothing',
        body: MeVerificationStart,
        response: { 200: VerificationStarted, ...readProblems },
      },
    },
    async (request, reply) => {
      if ((await foundMe(parts.database, request, reply)) === undefined) return reply
      const { organisationId, ref: borrower } = meOf(request)
      const { id_number: idNumber, bank_card: bankCard } = request.body
      const started = await identity.start({ organisationId, borrower, idNumber, bankCard })
      return started === 'unavailable' ? sendProblem(reply, problemOf('unavailable', UNAVAILABLE)) : startedView(started)
    },
  )

  app.post(
    '/v1/me/verifications::confirm',
    {
      config,
      schema: {
        tags,
        operationId: 'confirmMyVerification',
        summary: 'The code that I was sent: it is known that it is me, or I may try again',
        body: MeVerificationConfirm,
        response: { 200: MeVerified, ...readProblems },
      },
    },
    async (request, reply) => {
      if ((await foundMe(parts.database, request, reply)) === undefined) return reply
      const { organisationId, ref: borrower } = meOf(request)
      const { verification_id: sessionId, code } = request.body
      const answer = await identity.confirm({ organisationId, borrower, sessionId, code })
      if (answer === 'unavailable') return sendProblem(reply, problemOf('unavailable', UNAVAILABLE))
      if (answer.outcome === 'ended') return sendProblem(reply, problemOf('verification-ended'))
      const said = await sayFact(parts, meSender(request), factOf(borrower, sessionId, answer))
      if (!said.ok) return sendProblem(reply, said.problem)
      return answer.outcome === 'verified' ? { verified: true, tries_left: null } : { verified: false, tries_left: answer.triesLeft }
    },
  )
}
