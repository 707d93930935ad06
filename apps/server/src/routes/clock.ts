/** By which clock a book runs. A book of the past runs by its own log; one that has caught up with today is put on the wall clock. */
import { Problem } from '@fairline/contract/problem'
import { BookClockView } from '@fairline/contract/views/book-clock'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import type { Database } from '../store/database.ts'
import { setBookClock } from '../store/organisation-table.ts'
import { fieldsOf } from './conditional-reading.ts'
import { acceptJson } from './json-body.ts'

const ClockOrder = z.strictObject({ clock: z.enum(['wall', 'log']) }).meta({ id: 'ClockOrder' })

export const clockRoutes: FastifyPluginAsyncZod<{ database: Database; clocks: BookClocks }> = async (app, { database, clocks }) => {
  acceptJson(app)
  const viewOf = (organisationId: number): z.infer<typeof BookClockView> => {
    const now = clocks.nowIn(organisationId)
    return { clock: clocks.clockOf(organisationId), now: now === undefined ? null : new Date(now).toISOString() }
  }

  app.get(
    '/v1/clock',
    {
      config: { may: 'book:read' },
      schema: {
        tags: ['book'],
        operationId: 'getClock',
        summary: 'What time it is in the book',
        querystring: z.strictObject({ fields: fieldsOf(BookClockView) }),
        response: { 200: BookClockView, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request) => viewOf(callerOf(request).organisationId),
  )

  app.get(
    '/v1/admin/clock',
    { config: { may: 'system:run' }, schema: { response: { 200: BookClockView, '4xx': Problem, '5xx': Problem } } },
    async (request) => viewOf(callerOf(request).organisationId),
  )

  app.put(
    '/v1/admin/clock',
    {
      config: { may: 'system:run', act: 'clock-moved' },
      schema: { body: ClockOrder, response: { 200: BookClockView, '4xx': Problem, '5xx': Problem } },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      await setBookClock(database, organisationId, request.body.clock)
      clocks.set(organisationId, request.body.clock)
      return viewOf(organisationId)
    },
  )
}
