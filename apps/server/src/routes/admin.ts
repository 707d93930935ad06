/** What only an administrator may ask of a running server. */
import { PassThrough, Readable } from 'node:stream'
import { QuarantineList } from '@fairline/contract/answer'
import { wireType } from '@fairline/contract/cloud-event'
import type { FactType } from '@fairline/contract/facts'
import { Problem } from '@fairline/contract/problem'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { writeBackup } from '../backup/backup-lines.ts'
import { describeBug } from '../describe-bug.ts'
import type { EventLog } from '../operations/event-log.ts'
import type { Packs } from '../packs.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Database } from '../store/database.ts'
import { listQuarantine, type QuarantinedEvent } from '../store/quarantine-table.ts'
import { checkRebuild } from '../store/rebuild-check.ts'
import { problemOf, sendProblem } from './problems.ts'

const QUARANTINE_DEFAULT = 50
const QUARANTINE_MAX = 200

const Limit = z.strictObject({ limit: z.coerce.number().int().min(1).max(QUARANTINE_MAX).default(QUARANTINE_DEFAULT) })

export type AdminRoutes = { database: Database; packs: Packs; schemaNumber: number; now: () => number; log: EventLog }

export const adminRoutes: FastifyPluginAsyncZod<AdminRoutes> = async (app, { database, packs, schemaNumber, now, log }) => {
  /** NDJSON: one line per bucket, as it is done. A stream that ends before the last bucket means that the check did not finish. */
  app.post('/v1/admin/rebuild-check', { config: { may: 'system:run' } }, async (request, reply) => {
    const book = database.as(callerOf(request).organisationId)
    const lines = async function* () {
      for await (const progress of checkRebuild(book, packs.byId)) yield `${JSON.stringify(progress)}\n`
    }
    return reply.type('application/x-ndjson').send(Readable.from(lines(), { objectMode: false }))
  })

  app.get(
    '/v1/admin/quarantine',
    { config: { may: 'system:run' }, schema: { querystring: Limit, response: { 200: QuarantineList, '4xx': Problem, '5xx': Problem } } },
    async (request) => {
      const { limit } = request.query
      const rows = await listQuarantine(database.as(callerOf(request).organisationId), limit + 1)
      return { data: rows.slice(0, limit).map(viewOf), has_more: rows.length > limit }
    },
  )

  let backupsUnderWay = 0
  /** Everything of every organisation, so only for an administrator of the first. A stream without its last line is no backup. One at a time. */
  app.post('/v1/admin/backup', { config: { may: 'system:run', act: 'backup-taken' } }, async (request, reply) => {
    const mayCopyAll = callerOf(request).organisationId === FIRST_ORGANISATION
    if (!mayCopyAll) return sendProblem(reply, problemOf('forbidden', { detail: 'needs an administrator of the first organisation' }))
    if (backupsUnderWay > 0) return sendProblem(reply, problemOf('overloaded', { detail: 'another backup is being made' }))
    backupsUnderWay++
    const out = new PassThrough()
    writeBackup(database, { schema: schemaNumber, at: now() }, out)
      .catch((error: unknown) => log('backup-broken-off', describeBug(error)))
      .finally(() => backupsUnderWay--)
    return reply.type('application/gzip').send(out)
  })
}

const viewOf = ({ ref, type, event_id, fault, ...row }: QuarantinedEvent) => ({
  ...row,
  id: event_id,
  subject: ref,
  type: wireType(type as FactType),
  fault: { ...fault, frames: [...fault.frames] },
})
