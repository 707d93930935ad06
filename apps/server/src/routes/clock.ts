/** By which clock a book runs. A book of the past runs by its own log; one that has caught up with today is put on the wall clock. */
import { Problem } from '@fairline/contract/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import type { Database } from '../store/database.ts'
import { setBookClock } from '../store/organisation-table.ts'
import { acceptJson } from './json-body.ts'

const Clock = z.strictObject({ clock: z.enum(['wall', 'log']) })
const ClockView = Clock.extend({ now: z.string().nullable() })

export const clockRoutes: FastifyPluginAsyncZod<{ database: Database; clocks: BookClocks }> = async (app, { database, clocks }) => {
  acceptJson(app)
  const viewOf = (organisationId: number): z.infer<typeof ClockView> => {
    const now = clocks.nowIn(organisationId)
    return { clock: clocks.clockOf(organisationId), now: now === undefined ? null : new Date(now).toISOString() }
  }

  app.get(
    '/v1/admin/clock',
    { config: { scope: 'admin' }, schema: { response: { 200: ClockView, '4xx': Problem, '5xx': Problem } } },
    async (request) => viewOf(callerOf(request).organisationId),
  )

  app.put(
    '/v1/admin/clock',
    { config: { scope: 'admin' }, schema: { body: Clock, response: { 200: ClockView, '4xx': Problem, '5xx': Problem } } },
    async (request) => {
      const { organisationId } = callerOf(request)
      await setBookClock(database, organisationId, request.body.clock)
      clocks.set(organisationId, request.body.clock)
      return viewOf(organisationId)
    },
  )
}
