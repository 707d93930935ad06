/** What a borrower was told, and how he wants to be told: in his own session. */

import { MeContactWish, MeMessagesRead, MeNoticeList, MeRead } from '@fairline/contract/views/me'
import { ContactView, MessageList } from '@fairline/contract/views/notices'
import { ReceiptView } from '@fairline/contract/views/record'
import { productFor } from '@fairline/domain/pack/line-product'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { foundMe } from '../auth/require-borrower.ts'
import { noticesOf } from '../notices/borrower-notices.ts'
import { contactView, readContact } from '../notices/contact-desk.ts'
import type { Packs } from '../packs.ts'
import { receiptOf } from '../record/receipts.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { saveWishes } from '../store/contact-table.ts'
import type { Database } from '../store/database.ts'
import { listMessages, markMessagesRead } from '../store/message-table.ts'
import { markRead } from '../store/notice-log.ts'
import { approvedTemplates } from '../store/notice-template-table.ts'
import { accountOf } from './borrower-signals.ts'
import { sequenceOfNotice } from './case-subject.ts'
import { borrowerParams as params, readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { isHisNotice } from './me-say.ts'
import { messageView } from './notices.ts'
import { problemOf, sendProblem } from './problems.ts'
import { answerReceipt } from './record.ts'

export type MeNoticeRoutes = {
  readonly database: Database
  readonly packs: Packs
  readonly sealing: Sealing
  readonly clocks: BookClocks
  readonly now: () => number
}

const tags = ['me']
const config = { may: 'borrower' } as const
const EVENTS_MAX = 50
const MESSAGES_MAX = 100

export const meNoticeRoutes: FastifyPluginAsyncZod<MeNoticeRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(noticeRoutes, parts)
  await app.register(receiptRoutes, parts)
  await app.register(messageRoutes, parts)
  await app.register(contactRoutes, parts)
}

const noticeRoutes: FastifyPluginAsyncZod<MeNoticeRoutes> = async (app, { database, packs, clocks, now }) => {
  app.get(
    '/v1/me/notices',
    {
      config,
      schema: {
        tags,
        operationId: 'listMyNotices',
        summary: 'What I was told, the newest first',
        response: { 200: MeNoticeList, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const templates = await approvedTemplates(found.book, found.organisationId)
      const product = productFor(packs.current, (await accountOf(found)).line)
      return { data: await noticesOf(found, { packs, templates, product, limit: EVENTS_MAX }) }
    },
  )

  app.post(
    '/v1/me/notices::read',
    {
      config,
      schema: {
        tags,
        operationId: 'readMyNotices',
        summary: 'I have read these notices; the first time counts',
        body: MeRead,
        response: { 204: z.null(), ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const { ids } = request.body
      const areHis = await Promise.all(ids.map((id) => isHisNotice(found, id)))
      if (areHis.includes(false)) return sendProblem(reply, problemOf('notice-not-found'))
      await markRead(found.book, found.organisationId, found.borrower, ids, clocks.nowIn(found.organisationId) ?? now())
      return reply.code(204).send(null)
    },
  )
}

const receiptRoutes: FastifyPluginAsyncZod<MeNoticeRoutes> = async (app, { database }) => {
  /** Data and decision are there by their hashes: they may hold what is not for his eyes, and bind us all the same. */
  app.get(
    '/v1/me/notices/:id/receipt',
    {
      config,
      schema: {
        tags,
        operationId: 'getMyReceipt',
        summary: 'Proof that a notice of mine is in the record, to keep',
        params,
        response: { 200: ReceiptView, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const { id } = request.params
      if (!(await isHisNotice(found, id))) return sendProblem(reply, problemOf('notice-not-found'))
      const receipt = await receiptOf(found.book, found.organisationId, found.borrower, sequenceOfNotice(id)!)
      return answerReceipt(reply, typeof receipt === 'string' ? receipt : { ...receipt, data: null, decision: null })
    },
  )
}

const messageRoutes: FastifyPluginAsyncZod<MeNoticeRoutes> = async (app, { database, clocks, now }) => {
  app.get(
    '/v1/me/messages',
    {
      config,
      schema: {
        tags,
        operationId: 'listMyMessages',
        summary: 'Warnings, reminders and reports that I got',
        response: { 200: MessageList, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      return { data: (await listMessages(found.book, found.borrower, MESSAGES_MAX)).map(messageView) }
    },
  )

  app.post(
    '/v1/me/messages::read',
    {
      config,
      schema: {
        tags,
        operationId: 'readMyMessages',
        summary: 'I have read these messages; the first time counts',
        body: MeMessagesRead,
        response: { 204: z.null(), ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const at = clocks.nowIn(found.organisationId) ?? now()
      const areHis = await markMessagesRead(found.book, found.borrower, request.body.keys, at)
      return areHis ? reply.code(204).send(null) : sendProblem(reply, problemOf('message-not-found'))
    },
  )
}

const contactRoutes: FastifyPluginAsyncZod<MeNoticeRoutes> = async (app, { database, sealing, now }) => {
  app.get(
    '/v1/me/contact',
    {
      config,
      schema: {
        tags,
        operationId: 'getMyContact',
        summary: 'How I am reached, addresses masked',
        response: { 200: ContactView, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      return found === undefined ? reply : contactView(await readContact(found, sealing))
    },
  )

  app.put(
    '/v1/me/contact',
    {
      config,
      schema: {
        tags,
        operationId: 'setMyContact',
        summary: 'How I want to be told: language, what I do not want, and when not',
        body: MeContactWish,
        response: { 200: ContactView, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const { language, opted_out: optedOut, quiet_hours: quiet } = request.body
      await saveWishes(found.book, found.organisationId, found.borrower, { language, optedOut, quiet }, now())
      return contactView(await readContact(found, sealing))
    },
  )
}
