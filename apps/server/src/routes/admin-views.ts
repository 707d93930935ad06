/** Lists and figures held against the log, or built anew from it, beside a running server: NDJSON, one line per bucket, as it is done. */
import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import { rebuildViews } from '../store/build-views.ts'
import { checkViews } from '../store/check-views.ts'
import type { Database } from '../store/database.ts'

export const adminViewRoutes: FastifyPluginAsyncZod<{ database: Database }> = async (app, { database }) => {
  app.post('/v1/admin/views-check', { config: { may: 'system:run' } }, async (request, reply) => {
    const { organisationId } = callerOf(request)
    return sendLines(reply, checkViews(database.as(organisationId), organisationId))
  })

  app.post('/v1/admin/views-rebuild', { config: { may: 'system:run', act: 'views-rebuilt' } }, async (request, reply) => {
    const { organisationId } = callerOf(request)
    return sendLines(reply, rebuildViews(database.as(organisationId), organisationId))
  })
}

function sendLines(reply: FastifyReply, progress: AsyncIterable<object>): FastifyReply {
  const lines = async function* () {
    for await (const one of progress) yield `${JSON.stringify(one)}\n`
  }
  return reply.type('application/x-ndjson').send(Readable.from(lines(), { objectMode: false }))
}
