/** The record: who signs, what was signed, proofs between heads, and the receipt of an event. */
import { writeInstant } from '@fairline/contract/instant'
import { ConsistencyView, ReceiptView, RecordKeyList, RecordView, SignedHeadView } from '@fairline/contract/views/record'
import type { Receipt } from '@fairline/domain/record/receipt'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { consistencyOf, type NoReceipt, receiptOf, receiptOfAct, signedHead } from '../record/receipts.ts'
import type { Signer } from '../record/signer.ts'
import type { Books } from '../store/database.ts'
import { findHead, findNewestHead, listKeys, listNewestHeads } from '../store/record-head-table.ts'
import { findBorrower, readProblems } from './found-borrower.ts'
import { problemOf, sendProblem } from './problems.ts'
import { recordCheckRoutes } from './record-check.ts'

const tags = ['record']
const config = { may: 'record:read' } as const
const HeadNumber = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)
const Sequence = z.coerce.number().int().min(1).max(2_147_483_647)

type RecordRoutes = { readonly database: Books; readonly signer: Pick<Signer, 'lastCheck'> }
const HEADS_SHOWN = 20

export const recordRoutes: FastifyPluginAsyncZod<RecordRoutes> = async (app, parts) => {
  await app.register(overviewRoutes, parts)
  await app.register(headRoutes, parts)
  await app.register(proofRoutes, parts)
  await app.register(actRoutes, parts)
  await app.register(recordCheckRoutes, parts)
}

const overviewRoutes: FastifyPluginAsyncZod<RecordRoutes> = async (app, { database, signer }) => {
  app.get(
    '/v1/record',
    {
      config,
      schema: {
        tags,
        operationId: 'getRecord',
        summary: `The record at a glance: its last ${HEADS_SHOWN} tree heads, its keys, and whether it holds`,
        response: { 200: RecordView, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const last = signer.lastCheck(organisationId)
      return {
        last_check: last === undefined ? null : { at: writeInstant(last.at), holds: last.holds },
        keys: await publicKeys(database),
        heads: (await listNewestHeads(database.as(organisationId), organisationId, HEADS_SHOWN)).map(signedHead),
      }
    },
  )
}

const publicKeys = async (database: Books) =>
  (await listKeys(database)).map(({ id, publicKey }) => ({ id, public: publicKey.toString('base64') }))

const headRoutes: FastifyPluginAsyncZod<RecordRoutes> = async (app, { database }) => {
  app.get(
    '/v1/record/keys',
    {
      config,
      schema: {
        tags,
        operationId: 'listRecordKeys',
        summary: 'The public keys that tree heads are signed with',
        response: { 200: RecordKeyList, ...readProblems },
      },
    },
    async () => ({ data: await publicKeys(database) }),
  )

  app.get(
    '/v1/record/head',
    {
      config,
      schema: {
        tags,
        operationId: 'getTreeHead',
        summary: 'The newest tree head, or that of a number',
        querystring: z.strictObject({ number: HeadNumber.optional() }),
        response: { 200: SignedHeadView, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { number } = request.query
      const book = database.as(organisationId)
      const head = await (number === undefined ? findNewestHead(book, organisationId) : findHead(book, organisationId, number))
      return head === undefined ? sendProblem(reply, problemOf('not-found')) : signedHead(head)
    },
  )
}

const proofRoutes: FastifyPluginAsyncZod<RecordRoutes> = async (app, { database }) => {
  app.get(
    '/v1/record/consistency',
    {
      config,
      schema: {
        tags,
        operationId: 'getRecordConsistency',
        summary: 'Proof that the record of a later head begins with that of an earlier one',
        querystring: z
          .strictObject({ before: HeadNumber, head: HeadNumber })
          .refine(({ before, head }) => before <= head, { path: ['before'] }),
        response: { 200: ConsistencyView, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const found = await consistencyOf(database.as(organisationId), organisationId, request.query)
      return found ?? sendProblem(reply, problemOf('not-found'))
    },
  )

  app.get(
    '/v1/borrowers/:id/events/:sequence/receipt',
    {
      config,
      schema: {
        tags,
        operationId: 'getReceipt',
        summary: 'The receipt of an event: that it is in the record, under a signed head',
        params: z.object({ id: z.string(), sequence: Sequence }),
        response: { 200: ReceiptView, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database, request, reply)
      if (found === undefined) return reply
      return answerReceipt(reply, await receiptOf(found.book, found.organisationId, found.borrower, request.params.sequence))
    },
  )
}

const actRoutes: FastifyPluginAsyncZod<RecordRoutes> = async (app, { database }) => {
  app.get(
    '/v1/acts/:id/receipt',
    {
      config: { may: 'audit:read' },
      schema: {
        tags,
        operationId: 'getActReceipt',
        summary: 'The receipt of an administrative act: that it is in the record, under a signed head',
        params: z.object({ id: z.uuid() }),
        response: { 200: ReceiptView, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      return answerReceipt(reply, await receiptOfAct(database.as(organisationId), organisationId, request.params.id))
    },
  )
}

/** One that no head covers yet is there in some seconds. */
export function answerReceipt(reply: FastifyReply, receipt: Receipt | NoReceipt) {
  if (receipt === 'not-found') return sendProblem(reply, problemOf('not-found'))
  if (receipt === 'not-signed-yet') return sendProblem(reply.header('retry-after', '10'), problemOf('not-signed-yet'))
  return { ...receipt, proof: [...receipt.proof] }
}
