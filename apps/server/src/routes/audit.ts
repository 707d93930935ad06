/** The audit: who saw, did, approved or exported what, when, from where and why. To look at it in bulk is an act too. */
import { Readable } from 'node:stream'
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { type AuditEntry, AuditExportQuery, AuditPage, AuditQuery } from '@fairline/contract/views/audit'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { wordsOf } from '../audit/act-words.ts'
import { csvHead, csvLine } from '../audit/audit-csv.ts'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { insertAct } from '../store/act-table.ts'
import { type AuditQuestion, type AuditRow, everyAudit, listAudit } from '../store/audit-list.ts'
import type { Database } from '../store/database.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'

export type AuditRoutes = Readonly<{ database: Database; now: () => number }>

const config = { may: 'audit:read' } as const
const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['audit']
/** Whoever needs more asks for a shorter time. */
const CSV_ROWS_MAX = 200_000
const CSV_AT_ONCE = 1_000

export const auditRoutes: FastifyPluginAsyncZod<AuditRoutes> = async (app, { database, now }) => {
  app.get(
    '/v1/audit',
    {
      config,
      schema: {
        tags,
        operationId: 'listAudit',
        summary: 'What people did and looked at, the newest first',
        querystring: AuditQuery,
        response: { 200: AuditPage, ...problems },
      },
    },
    async (request, reply) => {
      const { query } = request
      const after = readCursor('audit', query, ['timestamptz', 'text'])
      if (after === 'foreign') return refuseCursor(reply)
      const { organisationId } = callerOf(request)
      const page = { after: after ?? null, limit: query.limit + 1 }
      const rows = await listAudit(database.reading.as(organisationId), organisationId, questionOf(query), page)
      const [data, hasMore] = [rows.slice(0, query.limit), rows.length > query.limit]
      return { data: data.map(entryOf), has_more: hasMore, next_cursor: hasMore ? writeCursor('audit', query, data.at(-1)!.key) : null }
    },
  )

  app.get(
    '/v1/audit.csv',
    {
      config,
      schema: {
        tags,
        operationId: 'exportAudit',
        summary: `The same as CSV, ${CSV_ROWS_MAX.toLocaleString('en')} rows at most; its last line says whether that is all`,
        querystring: AuditExportQuery,
        response: { 200: { description: 'The rows', content: { 'text/csv': { schema: z.string() } } }, ...problems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const question = questionOf(request.query)
      await insertAct(database.as(organisationId), doerOf(request), { act: 'audit-exported', at: now(), detail: { ...request.query } })
      const lines = async function* () {
        yield csvHead()
        let rows = 0
        const pages = everyAudit(database.reading.as(organisationId), organisationId, question, { atOnce: CSV_AT_ONCE, most: CSV_ROWS_MAX })
        for await (const page of pages) {
          rows += page.length
          yield page.map((row) => csvLine(entryOf(row))).join('')
        }
        yield rows < CSV_ROWS_MAX ? `# complete ${rows}\r\n` : `# incomplete ${rows}\r\n`
      }
      return sendCsv(reply, lines())
    },
  )
}

const sendCsv = (reply: FastifyReply, lines: AsyncIterable<string>): FastifyReply =>
  reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="audit.csv"')
    .header('cache-control', 'no-store')
    .send(Readable.from(lines, { objectMode: false }))

type Asked = z.infer<typeof AuditExportQuery>

const timeOf = (text: string | undefined): number | null => (text === undefined ? null : Date.parse(text))

const questionOf = ({ from, until, actor, person, what, subject, address, kind }: Asked): AuditQuestion => ({
  ...{ from: timeOf(from), until: timeOf(until), actor: actor || null, person: person || null, what: what ?? null },
  ...{ subject: subject || null, address: address || null, kind: kind ?? null },
})

const entryOf = (row: AuditRow): z.infer<typeof AuditEntry> => ({
  ...{ id: row.id, at: writeInstant(row.at), kind: row.kind, what: row.what, words: wordsOf(row.what) },
  ...{ actor: { id: row.actor, name: row.actorName }, person: row.person, roles: row.roles === null ? null : [...row.roles] },
  ...{ subject: row.subject, detail: { ...row.detail }, reason: row.reason, address: row.address, request_id: row.requestId },
})
