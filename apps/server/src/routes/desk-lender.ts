/** Binding a watched line to its lender, by the code that the borrower made there. The code is sealed, and never told again. */
import { LenderBinding, LenderPull, LenderState } from '@fairline/contract/desk/lender'
import { writeInstant } from '@fairline/contract/instant'
import { publicId } from '@fairline/contract/text'
import { isOpen, stateOf } from '@fairline/domain/desk/model/desk-book'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { lenderPlace } from '../desk/lender-pull.ts'
import type { Desk } from '../desk/open-desk.ts'
import { addressFaults } from '../notices/address-faults.ts'
import type { WebhookReach } from '../notices/send-webhook.ts'
import { openSecrets } from '../sealing/organisation-secrets.ts'
import type { Sealing } from '../sealing/sealing.ts'
import { insertAct } from '../store/act-table.ts'
import type { Database } from '../store/database.ts'
import { bindLender, findLender, type LenderRow } from '../store/desk-lender-table.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export type DeskLenderRoutes = Readonly<{ database: Database; sealing: Sealing; desk: Desk; webhookReach: WebhookReach; now: () => number }>

const tags = ['desk']

export const deskLenderRoutes: FastifyPluginAsyncZod<DeskLenderRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(bindingRoute, parts)
  const { database, desk } = parts
  app.get(
    '/v1/desk/enrolments/:id/lender',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'getDeskLender',
        summary: 'Where the line is asked about, and how that goes',
        params: z.strictObject({ id: publicId }),
        response: { 200: LenderState, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const row = await findLender(database.reading.as(organisationId), organisationId, request.params.id)
      return row === undefined ? sendProblem(reply, problemOf('entry-not-found')) : stateView(row)
    },
  )
  app.post(
    '/v1/desk/enrolments::pull',
    {
      config: { may: 'desk:observe' },
      schema: {
        tags,
        operationId: 'pullDeskLender',
        summary: 'Asks the lender about the line now, without waiting for its turn',
        body: LenderPull,
        response: { 200: LenderState, ...readProblems },
      },
    },
    async (request, reply) => {
      const row = await desk.lenders.pull(callerOf(request).organisationId, request.body.enrolment_id)
      return row === undefined ? sendProblem(reply, problemOf('entry-not-found')) : stateView(row)
    },
  )
}

const bindingRoute: FastifyPluginAsyncZod<DeskLenderRoutes> = async (app, { database, sealing, desk, webhookReach, now }) => {
  app.put(
    '/v1/desk/enrolments/:id/lender',
    {
      config: { may: 'desk:enrol' },
      schema: {
        tags,
        operationId: 'bindDeskLender',
        summary:
          'Binds a watched line to its lender by the code that the borrower made there, in the place of any before, and asks at once',
        params: z.strictObject({ id: publicId }),
        body: LenderBinding,
        response: { 200: LenderState, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const [{ id: enrolmentId }, { base_url: baseUrl, code }, at] = [request.params, request.body, now()]
      const faults = baseUrl === null ? [] : addressFaults(new URL(baseUrl), webhookReach)
      if (faults.length > 0)
        return sendProblem(reply, problemOf('invalid-request', { errors: faults.map((detail) => ({ pointer: '/base_url', detail })) }))
      const rows = database.as(organisationId)
      const book = await desk.deskBooks.read(rows, organisationId)
      if (!isOpen(stateOf(book, 'enrolment', enrolmentId, { at, knownAt: at }))) return sendProblem(reply, problemOf('entry-not-found'))
      const sealed = (await openSecrets(sealing, database, organisationId)).seal(lenderPlace(enrolmentId), code)
      await inTransaction(rows, async (client) => {
        await bindLender(client, organisationId, { enrolmentId, baseUrl, code: sealed, nextAt: at })
        await insertAct(client, doerOf(request), { act: 'desk-lender-bound', at, subject: enrolmentId, detail: { base_url: baseUrl } })
      })
      const row = await desk.lenders.pull(organisationId, enrolmentId)
      return row === undefined ? sendProblem(reply, problemOf('entry-not-found')) : stateView(row)
    },
  )
}

const written = (at: number | null): string | null => (at === null ? null : writeInstant(at))

const stateView = ({ enrolmentId, baseUrl, state, askedAt, answeredAt, nextAt, problem }: LenderRow): z.infer<typeof LenderState> => ({
  ...{ enrolment_id: enrolmentId, base_url: baseUrl, state, problem, next_at: writeInstant(nextAt) },
  ...{ asked_at: written(askedAt), answered_at: written(answeredAt) },
})
