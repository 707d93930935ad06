/** The whole record checked, for whoever runs the server and `fairline verify`. */
import { Readable } from 'node:stream'
import { readReceiptHead } from '@fairline/domain/record/receipt'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { AccountRow } from '../store/account-table.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import { checkRecord } from '../store/check-record.ts'
import type { Books } from '../store/database.ts'
import { listOrganisations } from '../store/organisation-table.ts'
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
  /** One line of JSON for each book, once all of it is checked: of every organisation for an administrator of the first, who may copy them all too. */
  app.post('/v1/admin/record-check', { config: { may: 'system:run' }, schema: { querystring: Asked } }, async (request, reply) => {
    const { borrower, pinned, kept } = request.query
    const books = await booksOf(database, callerOf(request).organisationId, borrower)
    if (books.length === 0) return sendProblem(reply, problemOf('borrower-not-found'))
    const options = { pinned, kept: kept === undefined ? undefined : readReceiptHead(kept) }
    const lines = async function* () {
      for (const { id, row } of books) yield `${JSON.stringify(await checkRecord(database.as(id), { ...options, borrower: row }))}\n`
    }
    return reply.type('application/x-ndjson').send(Readable.from(lines(), { objectMode: false }))
  })
}

type Book = Readonly<{ id: number; row?: AccountRow }>

/** With a borrower, those that have one of that name. */
async function booksOf(database: Books, organisationId: number, borrower: string | undefined): Promise<Book[]> {
  const all = organisationId === FIRST_ORGANISATION ? await listOrganisations(database) : [{ id: organisationId }]
  if (borrower === undefined) return all.map(({ id }) => ({ id }))
  const found: Book[] = []
  for (const { id } of all) {
    const row = (await borrowerNamed(database, id, borrower))?.row
    if (row !== undefined) found.push({ id, row })
  }
  return found
}
