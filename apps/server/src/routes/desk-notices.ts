/** Notices of a desk: what a provider, or a regulator of a group, announces. */
import { Notice } from '@fairline/contract/desk/observations'
import { EntryKept, NoticeQuery, NoticeView } from '@fairline/contract/desk/views'
import { writeInstant } from '@fairline/contract/instant'
import { pageOf } from '@fairline/contract/views/page'
import { type DeskBook, isOpen, stateOf } from '@fairline/domain/desk/model/desk-book'
import type { DeskFact } from '@fairline/domain/desk/model/desk-fact'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { Client } from '../store/database.ts'
import type { DeskChange } from '../store/desk-books.ts'
import { findTold, type NewDeskFact, saidHash } from '../store/desk-fact-table.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { liesAhead, refuseAhead } from './desk-words.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

const tags = ['desk']

export const deskNoticeRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(noticeRoute, parts)
  await app.register(listRoute, parts)
}

const noticeRoute: FastifyPluginAsyncZod<DeskRoutes> = async (app, { database, deskBooks, now }) => {
  app.post(
    '/v1/desk/notices',
    {
      config: { may: 'desk:observe' },
      schema: {
        tags,
        operationId: 'tellDeskNotice',
        summary: 'Maintenance, a change of policy or a letter of a regulator that was announced. Told again it is the same',
        body: Notice,
        response: { 200: EntryKept, ...readProblems },
      },
    },
    async (request, reply) => {
      const [notice, at] = [request.body, now()]
      if (liesAhead(Date.parse(notice.observed_at), at)) return refuseAhead(reply)
      if (notice.ends_at !== undefined && Date.parse(notice.ends_at) < Date.parse(notice.starts_at))
        return sendProblem(
          reply,
          problemOf('invalid-request', { errors: [{ pointer: '/ends_at', detail: 'must not lie before it begins' }] }),
        )
      const book = database.as(callerOf(request).organisationId)
      const answer = await deskBooks.change(book, doerOf(request), at, (entries, client) =>
        decideNotice(entries, client, book.organisationId, notice, at),
      )
      return 'code' in answer ? sendProblem(reply, problemOf(answer.code)) : answer
    },
  )
}

type NoticeAnswer = z.infer<typeof EntryKept> | Readonly<{ code: 'entry-not-found' | 'id-reused' }>

async function decideNotice(
  book: DeskBook,
  client: Client,
  organisationId: number,
  notice: z.infer<typeof Notice>,
  at: number,
): Promise<DeskChange<NoticeAnswer>> {
  const { id, about_kind: kind, about_id: aboutId, observed_at: observed, evidence_sha256: evidence, ...data } = notice
  const observedAt = Date.parse(observed)
  if (!isOpen(stateOf(book, kind, aboutId, { at, knownAt: at }))) return { facts: [], answer: () => ({ code: 'entry-not-found' }) }
  const fact: NewDeskFact = {
    // What is so from then on is that it is announced; what it announces may lie ahead.
    ...{ factId: `notice:${id}`, type: 'noticed', kind, id: aboutId, effectiveAt: observedAt },
    ...{
      observedAt,
      source: 'desk_entry',
      confidencePpm: null,
      evidence: evidence ?? null,
      data: { ...data, notice_id: id },
    },
  }
  const before = (await findTold(client, organisationId, [fact.factId])).get(fact.factId)
  if (before === undefined) return { facts: [fact], answer: () => ({ id, version: 1, repeated: false }) }
  const isSame = before.said === saidHash(fact)
  return { facts: [], answer: () => (isSame ? { id, version: 1, repeated: true } : { code: 'id-reused' }) }
}

const listRoute: FastifyPluginAsyncZod<DeskRoutes> = async (app, { database, deskBooks }) => {
  app.get(
    '/v1/desk/notices',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'listDeskNotices',
        summary: 'What was announced, the newest first',
        querystring: NoticeQuery,
        response: { 200: pageOf(NoticeView), ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { limit, cursor, about_id: aboutId } = request.query
      const { notices } = await deskBooks.read(database.reading.as(organisationId), organisationId)
      const asked = notices.filter(
        ({ id, sequence }) => (aboutId === undefined || id === aboutId) && (cursor === undefined || sequence < cursor),
      )
      const page = asked.slice(-limit).reverse()
      const hasMore = asked.length > page.length
      return { data: page.map(viewOf), has_more: hasMore, next_cursor: hasMore ? String(page.at(-1)!.sequence) : null }
    },
  )
}

const viewOf = ({ sequence, kind, id, effectiveAt, recordedAt, data }: DeskFact): z.infer<typeof NoticeView> =>
  NoticeView.parse({
    ...{ ...data, id: data.notice_id, sequence, about_kind: kind, about_id: id },
    ...{ observed_at: writeInstant(effectiveAt), recorded_at: writeInstant(recordedAt), ends_at: data.ends_at ?? null },
  })
