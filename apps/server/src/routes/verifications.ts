/**
 * Proving who somebody is, in two steps: what he has, and the code that he was sent. What came of it is a fact in his log; the numbers are in none.
 *
 * Away     whoever verifies did not answer: 503, and nothing is held against the borrower (P5).
 */
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { CommandAnswer } from '@fairline/contract/views/command-answer'
import { VerificationConfirm, VerificationStart, VerificationStarted } from '@fairline/contract/views/verification'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, senderOf } from '../auth/require-key.ts'
import type { IdentityPort, IdentityStart } from '../ports/identity-port.ts'
import { type CommandRoutes, sayFact } from './commands.ts'
import { borrowerNamed } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export type VerificationRoutes = CommandRoutes & { ports: { identity: IdentityPort } }

const METHOD = 'document_bank_card_otp'
const SOURCE = 'fairline:identity'
const tags = ['applications']
const problems = { '4xx': Problem, '5xx': Problem } as const
export const UNAVAILABLE = { detail: 'whoever verifies identities does not answer; nothing is held against the borrower' }

export const verificationRoutes: FastifyPluginAsyncZod<VerificationRoutes> = async (app, parts) => {
  const { identity } = parts.ports
  acceptJson(app)

  app.post(
    '/v1/verifications',
    {
      config: { may: 'borrowers:serve' },
      schema: {
        tags,
        operationId: 'startVerification',
        summary: 'Document and bank card are judged, and a code is sent; a face is not needed',
        body: VerificationStart,
        response: { 200: VerificationStarted, ...problems },
      },
    },
    async (request, reply) => {
      const { borrower_id: borrower, id_number: idNumber, bank_card: bankCard } = request.body
      const { organisationId } = callerOf(request)
      if ((await borrowerNamed(parts.database, organisationId, borrower)) === undefined)
        return sendProblem(reply, problemOf('borrower-not-found'))
      const started = await identity.start({ organisationId, borrower, idNumber, bankCard })
      return started === 'unavailable' ? sendProblem(reply, problemOf('unavailable', UNAVAILABLE)) : startedView(started)
    },
  )

  app.post(
    '/v1/verifications::confirm',
    {
      config: { may: 'borrowers:serve' },
      schema: {
        tags,
        operationId: 'confirmVerification',
        summary: 'The code that was sent: the borrower is who he says, or may try again',
        body: VerificationConfirm,
        response: { 200: CommandAnswer, ...problems },
      },
    },
    async (request, reply) => {
      const { borrower_id: borrower, verification_id: sessionId, code } = request.body
      const { organisationId } = callerOf(request)
      const answer = await identity.confirm({ organisationId, borrower, sessionId, code })
      if (answer === 'unavailable') return sendProblem(reply, problemOf('unavailable', UNAVAILABLE))
      if (answer.outcome === 'ended') return sendProblem(reply, problemOf('verification-ended'))
      const said = await sayFact(parts, senderOf(request), factOf(borrower, sessionId, answer))
      return said.ok ? said.answer : sendProblem(reply, said.problem)
    },
  )
}

export function startedView(started: Exclude<IdentityStart, 'unavailable'>): z.infer<typeof VerificationStarted> {
  if (started.outcome === 'refused') {
    const defect = started.cause === 'id-number' ? 'id_number' : 'bank_card'
    return { verification_id: null, code_sent: false, expires_at: null, defect }
  }
  return { verification_id: started.sessionId, code_sent: true, expires_at: writeInstant(started.expiresAt), defect: null }
}

type Answer = Exclude<Awaited<ReturnType<IdentityPort['confirm']>>, 'unavailable' | { outcome: 'ended' }>

/** Told under one source whoever brought the code: a session that is confirmed twice is one fact. */
export function factOf(subject: string, sessionId: string, answer: Answer): Parameters<typeof sayFact>[2] {
  const of = { subject, source: SOURCE, results: ['offer-made', 'line-granted', 'hold-lifted'] } as const
  if (answer.outcome === 'verified') return { ...of, id: sessionId, fact: 'identity-verified', data: { method: METHOD } }
  const id = `${sessionId}.${answer.triesLeft}`
  return { ...of, id, fact: 'identity-failed', data: { method: METHOD, cause: 'wrong_code' } }
}
