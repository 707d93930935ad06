/** The whole record checked, for whoever runs the server and `fairline verify`. */
import { Readable } from 'node:stream'
import { readReceiptHead } from '@fairline/domain/record/receipt'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { checkRecord } from '../store/check-record.ts'
import type { Books } from '../store/database.ts'
import { borrowerNamed } from './found-borrower.ts'
import { problemOf, sendProblem } from './problems.ts'

const KEPT_MAX = 8_192
/** `kept`: a tree head, as JSON. `pinned`: a public key, base64. */
const Asked = z.strictObject({
  borrower: z.string().max(64).optional(),
  pinned: z.string().max(64).optional(),
  kept: z.string().max(KEPT_MAX).optional(),
})

export const recordCheckRoutes: FastifyPluginAsyncZod<{ readonly database: Books }> = async (app, { database }) => {
  /** One line of JSON, once all is checked. */
  app.post('/v1/admin/record-check', { config: { may: 'system:run' }, schema: { querystring: Asked } }, async (request, reply) => {
    const { organisationId } = callerOf(request)
    const { borrower: ref, pinned, kept } = request.query
    const found = ref === undefined ? undefined : await borrowerNamed(database, organisationId, ref)
    if (ref !== undefined && found === undefined) return sendProblem(reply, problemOf('borrower-not-found'))
    const options = { pinned, kept: kept === undefined ? undefined : readReceiptHead(kept), borrower: found?.row }
    const lines = async function* () {
      yield `${JSON.stringify(await checkRecord(database.as(organisationId), options))}\n`
    }
    return reply.type('application/x-ndjson').send(Readable.from(lines(), { objectMode: false }))
  })
}
