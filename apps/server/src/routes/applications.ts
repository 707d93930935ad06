/** The list of applications, the newest first, and one of them with what it still waits for. */
import { writeInstant } from '@fairline/contract/instant'
import { ApplicationDetail, ApplicationList, ApplicationQuery, type ApplicationRow } from '@fairline/contract/views/application-row'
import { searched } from '@fairline/contract/views/page'
import { explainReason } from '@fairline/domain/account/explain-reason'
import { missingSteps } from '@fairline/domain/account/missing-steps'
import type { ViewedApplication } from '@fairline/domain/views/viewed-application'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { KnownBooks } from '../store/known-books.ts'
import { findApplication, listApplications } from '../store/lending-lists.ts'
import { accountOf } from './borrower-signals.ts'
import { fieldsOf } from './conditional-reading.ts'
import { findWritten } from './find-written.ts'
import { borrowerNamed, readProblems } from './found-borrower.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'
import type { LoanRoutes } from './loans.ts'
import { problemOf, sendProblem } from './problems.ts'

export type ApplicationRoutes = LoanRoutes & { readonly books: KnownBooks }

const tags = ['applications']

export const applicationRoutes: FastifyPluginAsyncZod<ApplicationRoutes> = async (app, parts) => {
  await app.register(oneRoutes, parts)
  const { database } = parts
  app.get(
    '/v1/applications',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listApplications',
        summary: 'Applications under way and ended, the newest first',
        querystring: ApplicationQuery.extend({ fields: fieldsOf(ApplicationList) }),
        response: { 200: ApplicationList, ...readProblems },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { organisationId } = callerOf(request)
      const after = readCursor('applications', query, ['timestamptz', 'text', 'text'])
      if (after === 'foreign') return refuseCursor(reply)
      const rows = await listApplications(database.as(organisationId), { organisationId, filters: query, after, limit: query.limit + 1 })
      const page = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? page.at(-1) : undefined
      return {
        data: page.map(({ one }) => rowOf(one)),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor('applications', query, [last.key, last.one.id, last.one.ref]),
      }
    },
  )
}

const oneRoutes: FastifyPluginAsyncZod<ApplicationRoutes> = async (app, { database, packs, books, clocks }) => {
  app.get(
    '/v1/applications/:borrower/:application',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getApplication',
        summary: 'An application with its offer, its reasons in words, and what is still missing for it',
        params: z.object({ borrower: searched, application: searched }),
        querystring: z.strictObject({ fields: fieldsOf(ApplicationDetail) }),
        response: { 200: ApplicationDetail, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { borrower, application: id } = request.params
      const book = database.as(organisationId)
      const application = await findWritten(book, organisationId, () => findApplication(book, organisationId, borrower, id))
      const found = application && (await borrowerNamed(database, organisationId, borrower))
      if (application === undefined || found === undefined) return sendProblem(reply, problemOf('application-not-found'))
      const account = await accountOf(found)
      const at = Math.max(account.clockAt, clocks.nowIn(organisationId) ?? 0)
      const known = await books.current(book, organisationId)
      const words = (causes: ViewedApplication['causes']) => causes.map((cause) => explainReason(cause, packs.current))
      return {
        ...rowOf(application),
        reasons: words(application.causes),
        missing: words(missingSteps(account, id, { pack: packs.current, at, book: known })),
      }
    },
  )
}

const optionalInstant = (at: number | null): string | null => (at === null ? null : writeInstant(at))

const rowOf = (one: ViewedApplication): z.infer<typeof ApplicationRow> => ({
  application_id: one.id,
  borrower_id: one.ref,
  state: one.state,
  product: one.product,
  wish_minor: one.wishMinor,
  offer: one.offer && {
    product: one.offer.product,
    limit_minor: one.offer.limitMinor,
    currency: one.offer.currency,
    day_rate: one.offer.dayRate,
    expires_at: writeInstant(one.offer.expiresAt),
  },
  reasons: one.causes.map(({ reason }) => reason),
  submitted_at: writeInstant(one.submittedAt),
  referred_at: optionalInstant(one.referredAt),
  offered_at: optionalInstant(one.offeredAt),
  closed_at: optionalInstant(one.closedAt),
  took_ms: one.tookMs,
  opened_by_sequence: one.openedBySequence,
  sequence: one.sequence,
})
