/** A borrower's own cases: opened with a receipt, followed, added to. */
import { MeCaseDetail, MeCaseList, MeCaseWish, MeCommitment, MeExplanation, MeNote, MeReceipt, MeSaid } from '@fairline/contract/views/me'
import { searched } from '@fairline/contract/views/page'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { foundMe } from '../auth/require-borrower.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { readCasesOf } from '../store/case-entries.ts'
import type { CommandRoutes } from './commands.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { factOfCase, myCase, myCaseDetail, receiptOf, saidOf } from './me-case-words.ts'
import { meAbout, sayOfMe } from './me-say.ts'
import { problemOf, sendProblem } from './problems.ts'

export type MeCaseRoutes = CommandRoutes & { readonly sealing: Sealing }

const tags = ['me']
const config = { may: 'borrower' } as const
const params = z.object({ case: searched })

export const meCaseRoutes: FastifyPluginAsyncZod<MeCaseRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(readingRoutes, parts)
  await app.register(openingRoutes, parts)
  await app.register(sayingRoutes, parts)
}

const readingRoutes: FastifyPluginAsyncZod<MeCaseRoutes> = async (app, { database, sealing }) => {
  app.get(
    '/v1/me/cases',
    {
      config,
      schema: { tags, operationId: 'listMyCases', summary: 'My cases, the newest first', response: { 200: MeCaseList, ...readProblems } },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      return { data: [...(await readCasesOf(found.book, found.borrower)).values()].reverse().map(myCase) }
    },
  )

  app.get(
    '/v1/me/cases/:case',
    {
      config,
      schema: {
        tags,
        operationId: 'getMyCase',
        summary: 'One of my cases, with all that was said in it',
        params,
        response: { 200: MeCaseDetail, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const one = (await readCasesOf(found.book, found.borrower)).get(request.params.case)
      return one === undefined ? sendProblem(reply, problemOf('case-not-found')) : myCaseDetail(found, one, sealing)
    },
  )
}

const openingRoutes: FastifyPluginAsyncZod<MeCaseRoutes> = async (app, parts) => {
  app.post(
    '/v1/me/cases',
    {
      config,
      schema: {
        tags,
        operationId: 'openMyCase',
        summary: 'An appeal, a request for a person, a question: the receipt says by when it is answered',
        body: MeCaseWish,
        response: { 200: MeReceipt, ...readProblems },
      },
    },
    async (request, reply) => {
      if ((await meAbout(parts, request, reply, request.body)) === undefined) return reply
      const said = await sayOfMe(parts, request, reply, {
        ...factOfCase(request.body),
        id: request.body.request_id,
        results: ['case-taken-up'],
      })
      if (said === undefined) return reply
      const receipt = receiptOf(said)
      // A refusal has no words of its own: they are the first thing said on its case.
      const { kind, text, request_id: id } = request.body
      if (kind !== 'manual_review' || text === undefined) return receipt
      const data = { case_id: receipt.case_id, direction: 'in', channel: 'web', text }
      return (await sayOfMe(parts, request, reply, { id, fact: 'case-noted', data, results: [] })) === undefined ? reply : receipt
    },
  )

  app.post(
    '/v1/me/cases/:case/notes',
    {
      config,
      schema: {
        tags,
        operationId: 'addToMyCase',
        summary: 'I add something to one of my cases',
        params,
        body: MeNote,
        response: { 200: MeSaid, ...readProblems },
      },
    },
    async (request, reply) => {
      const { case: case_id } = request.params
      if ((await meAbout(parts, request, reply, { case_id })) === undefined) return reply
      const { request_id: id, text } = request.body
      const data = { case_id, direction: 'in', channel: 'web', text }
      const said = await sayOfMe(parts, request, reply, { id, fact: 'case-noted', data, results: [] })
      return said === undefined ? reply : saidOf(said)
    },
  )
}

const sayingRoutes: FastifyPluginAsyncZod<MeCaseRoutes> = async (app, parts) => {
  app.post(
    '/v1/me/explanations',
    {
      config,
      schema: {
        tags,
        operationId: 'explainMyself',
        summary: 'I explain what happened; without a case it opens one',
        body: MeExplanation,
        response: { 200: MeSaid, ...readProblems },
      },
    },
    async (request, reply) => {
      if ((await meAbout(parts, request, reply, request.body)) === undefined) return reply
      const { request_id: id, ...told } = request.body
      const data = { explanation_id: id, ...told }
      const said = await sayOfMe(parts, request, reply, { id, fact: 'explanation-submitted', data, results: [] })
      return said === undefined ? reply : saidOf(said)
    },
  )

  app.post(
    '/v1/me/commitments',
    {
      config,
      schema: {
        tags,
        operationId: 'commitMyself',
        summary: 'I promise to keep to the rules for some months',
        body: MeCommitment,
        response: { 200: MeSaid, ...readProblems },
      },
    },
    async (request, reply) => {
      if ((await meAbout(parts, request, reply, request.body)) === undefined) return reply
      const { request_id: id, ...promised } = request.body
      const data = { commitment_id: id, ...promised }
      const said = await sayOfMe(parts, request, reply, { id, fact: 'commitment-made', data, results: [] })
      return said === undefined ? reply : saidOf(said)
    },
  )
}
