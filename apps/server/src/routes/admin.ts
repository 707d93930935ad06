/** What only an administrator may ask of a running server. */
import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import type { Packs } from '../packs.ts'
import type { Database } from '../store/database.ts'
import { checkRebuild } from '../store/rebuild-check.ts'

export const adminRoutes: FastifyPluginAsyncZod<{ database: Database; packs: Packs }> = async (app, { database, packs }) => {
  /** NDJSON: one line per bucket, as it is done. A stream that ends before the last bucket means that the check did not finish. */
  app.post('/v1/admin/rebuild-check', { config: { scope: 'admin' } }, async (request, reply) => {
    const book = database.as(callerOf(request).organisationId)
    const lines = async function* () {
      for await (const progress of checkRebuild(book, packs.byId)) yield `${JSON.stringify(progress)}\n`
    }
    return reply.type('application/x-ndjson').send(Readable.from(lines(), { objectMode: false }))
  })
}
