/** Who hangs together with whom, over the whole book: for those who look into fraud, and for nobody else. */
import { Readable } from 'node:stream'
import { linksFound } from '@fairline/domain/fraud/link-graph'
import { DAY_MS } from '@fairline/domain/kernel/time'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import type { Database } from '../store/database.ts'
import { readUses } from '../store/shared-things.ts'

export type FraudLinkRoutes = { database: Database; clocks: BookClocks; now: () => number }

/** A device seen in a month may still be his; growth is told over a week before that. */
const LASTING_MS = 30 * DAY_MS
const LOOK_BACK_MS = LASTING_MS + 7 * DAY_MS

export const fraudLinkRoutes: FastifyPluginAsyncZod<FraudLinkRoutes> = async (app, { database, clocks, now }) => {
  /** NDJSON: one line per borrower who shares something, with all his links. One graph is built at a time. */
  let before: Promise<unknown> = Promise.resolve()
  app.post('/v1/admin/fraud-links', { config: { may: 'system:run' } }, async (request, reply) => {
    const { organisationId } = callerOf(request)
    const at = clocks.nowIn(organisationId) ?? now()
    const found = before.then(async () => {
      const uses = await readUses(database.reading.as(organisationId), { after: at - LOOK_BACK_MS, lastingMs: LASTING_MS })
      return linksFound(uses, at)
    })
    before = found.catch(() => {}) // Whoever asked hears of the fault; the next one starts all the same.
    const lines = [...(await found)].map(([borrower, links]) => `${JSON.stringify({ borrower, links })}\n`)
    return reply.type('application/x-ndjson').send(Readable.from(lines, { objectMode: false }))
  })
}
