/** What a borrower was told, as he reads it. */
import { writeInstant } from '@fairline/contract/instant'
import { MessageList, NoticeList } from '@fairline/contract/views/notices'
import { productFor } from '@fairline/domain/pack/line-product'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { noticesOf } from '../notices/borrower-notices.ts'
import type { Packs } from '../packs.ts'
import type { Books } from '../store/database.ts'
import { type KeptMessage, listMessages } from '../store/message-table.ts'
import { approvedTemplates } from '../store/notice-template-table.ts'
import { accountOf } from './borrower-signals.ts'
import { findBorrower, borrowerParams as params, readProblems } from './found-borrower.ts'

const tags = ['notices']
/** Of each borrower so many events are looked at: further back the timeline tells. */
const EVENTS_MAX = 50
const MESSAGES_MAX = 100

export const noticeRoutes: FastifyPluginAsyncZod<{ readonly database: Books; readonly packs: Packs }> = async (
  app,
  { database, packs },
) => {
  app.get(
    '/v1/borrowers/:id/notices',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listNotices',
        summary: 'What a borrower was told, as he reads it, the newest first',
        params,
        response: { 200: NoticeList, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database, request, reply)
      if (found === undefined) return reply
      const templates = await approvedTemplates(found.book, found.organisationId)
      const product = productFor(packs.current, (await accountOf(found)).line)
      return { data: await noticesOf(found, { packs, templates, product, limit: EVENTS_MAX }) }
    },
  )

  app.get(
    '/v1/borrowers/:id/messages',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listMessages',
        summary: 'What a borrower was told before anything happened: warnings, reminders, reports',
        params,
        response: { 200: MessageList, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database, request, reply)
      if (found === undefined) return reply
      return { data: (await listMessages(found.book, found.borrower, MESSAGES_MAX)).map(messageView) }
    },
  )
}

export const messageView = ({ key, kind, subject, body, at, readAt }: KeptMessage): z.infer<typeof MessageList>['data'][number] => ({
  key,
  kind,
  subject,
  text: body,
  at: writeInstant(at),
  read_at: readAt === null ? null : writeInstant(readAt),
})
