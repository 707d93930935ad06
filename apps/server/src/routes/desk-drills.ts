/** Drills with a clock: planned or begun at once, ticked step by step, and ended with findings that become tasks. */
import { DrillList, DrillListQuery, DrillMove, DrillTick, DrillView, DrillWish } from '@fairline/contract/desk/drills'
import { EntryKept } from '@fairline/contract/desk/views'
import { publicId } from '@fairline/contract/text'
import { drillOf, drillsOf } from '@fairline/domain/desk/funding/drill-record'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { type DrillDecide, entryOfDrill, moved, opened, tickedOff } from '../desk/drill-changes.ts'
import { drillView, mayShowAt } from './desk-drill-words.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { deskSwitchRoutes } from './desk-switches.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

const tags = ['desk']
const may = { may: 'desk:plan' } as const

export const deskDrillRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(drillRoutes, parts)
  await app.register(drillReading, parts)
  await app.register(deskSwitchRoutes, parts)
}

const drillRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  app.post(
    '/v1/desk/drills',
    { config: may, schema: { tags, operationId: 'beginDeskDrill', summary: 'Supposes that something fails, by the contingency book of a plan: at this moment, and the clock runs, or at a time that it is planned for', body: DrillWish, response: { 200: DrillView, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => {
      const { id, ...data } = request.body
      const answer = await change(parts, request, opened(id, data))
      if (!answer.ok) return sendProblem(reply, answer.problem)
      return (await viewed(parts, request, id)) ?? sendProblem(reply, problemOf('entry-not-found'))
    },
  )
  app.post(
    '/v1/desk/drills::tick',
    { config: may, schema: { tags, operationId: 'tickDeskDrill', summary: 'A step of it is done: the clock says how long it took. Ticked again it is the same', body: DrillTick, response: { 200: EntryKept, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => kept(parts, request, reply, tickedOff(request.body)),
  )
  app.post(
    '/v1/desk/drills::move',
    { config: may, schema: { tags, operationId: 'moveDeskDrill', summary: 'It begins as planned or is called off, the backup would be in the account, or it is over; what was found to be missing becomes tasks', body: DrillMove, response: { 200: EntryKept, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => kept(parts, request, reply, moved(request.body)),
  )
}

/** Under the lock of the desk. */
function change({ database, deskBooks, now }: DeskRoutes, request: FastifyRequest, decide: DrillDecide) {
  const [at, { organisationId }] = [now(), callerOf(request)]
  return deskBooks.change(database.as(organisationId), doerOf(request), at, (book, client) => decide({ book, client, organisationId, at }))
}

async function kept(parts: DeskRoutes, request: FastifyRequest, reply: FastifyReply, decide: DrillDecide) {
  const answer = await change(parts, request, decide)
  return answer.ok ? answer.kept : sendProblem(reply, answer.problem)
}

const drillReading: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  app.get(
    '/v1/desk/drills',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'listDeskDrills', summary: 'Drills by their ids, with their steps and how long the switch took', querystring: DrillListQuery, response: { 200: DrillList, ...readProblems } }, // biome-ignore format: one row
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { limit, cursor = '', project_id: projectId } = request.query
      const book = await parts.deskBooks.read(parts.database.reading.as(organisationId), organisationId)
      const all = drillsOf(book).filter(({ id, data }) => id > cursor && (projectId === undefined || data.project_id === projectId))
      const [page, hasMore, mayShow] = [all.slice(0, limit), all.length > limit, mayShowAt(book, parts.now())]
      const data = page.map((drill) => drillView(drill, mayShow))
      return { data, has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.id : null }
    },
  )
  app.get(
    '/v1/desk/drills/:id',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'getDeskDrill', summary: 'One drill, with what the book of its plan foresees', params: z.strictObject({ id: publicId }), response: { 200: DrillView, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => (await viewed(parts, request, request.params.id)) ?? sendProblem(reply, problemOf('entry-not-found')),
  )
}

async function viewed(
  { database, deskBooks, now }: DeskRoutes,
  request: FastifyRequest,
  id: string,
): Promise<z.infer<typeof DrillView> | undefined> {
  const { organisationId } = callerOf(request)
  const rows = database.as(organisationId)
  const book = await deskBooks.read(rows, organisationId)
  const drill = drillOf(book, id)
  if (drill === undefined) return undefined
  return drillView(drill, mayShowAt(book, now()), await entryOfDrill({ book, client: rows, organisationId }, drill.data))
}
