/** Files of payments that came, and what became of them. */
import { Problem } from '@fairline/contract/problem'
import { ImportDetail, ImportFileList, ImportFileQuery } from '@fairline/contract/views/import-view'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { Books } from '../store/database.ts'
import { listEntriesOf } from '../store/import-entry-table.ts'
import { findImportFile, listImportFiles } from '../store/import-file-table.ts'
import { importExceptionReadingRoutes } from './import-exceptions.ts'
import { entryView, fileView } from './import-words.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'
import { problemOf, sendProblem } from './problems.ts'

export const importReadingRoutes: FastifyPluginAsyncZod<{ database: Books }> = async (app, parts) => {
  await app.register(importListRoutes, parts)
  await app.register(importDetailRoutes, parts)
  await app.register(importExceptionReadingRoutes, parts)
}

const importListRoutes: FastifyPluginAsyncZod<{ database: Books }> = async (app, { database }) => {
  app.get(
    '/v1/imports',
    {
      config: { may: 'book:read' },
      schema: {
        tags: ['imports'],
        operationId: 'listImports',
        summary: 'Files of payments that came, the newest first',
        querystring: ImportFileQuery,
        response: { 200: ImportFileList, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { organisationId } = callerOf(request)
      const after = readCursor('imports', query, ['timestamptz', 'text'])
      if (after === 'foreign') return refuseCursor(reply)
      const rows = await listImportFiles(database.as(organisationId), organisationId, { after, limit: query.limit + 1 })
      const page = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? page.at(-1) : undefined
      return {
        data: page.map(({ file }) => fileView(file)),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor('imports', query, [last.key, last.file.id]),
      }
    },
  )
}

const importDetailRoutes: FastifyPluginAsyncZod<{ database: Books }> = async (app, { database }) => {
  app.get(
    '/v1/imports/:id',
    {
      config: { may: 'book:read' },
      schema: {
        tags: ['imports'],
        operationId: 'readImport',
        summary: 'One file, with the entries that it brought, in its order',
        params: z.object({ id: z.string() }),
        querystring: ImportFileQuery,
        response: { 200: ImportDetail, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { id } = request.params
      const { organisationId } = callerOf(request)
      const book = database.as(organisationId)
      const list = `import ${id}`
      const after = readCursor(list, query, ['integer'])
      if (after === 'foreign') return refuseCursor(reply)
      const file = await findImportFile(book, organisationId, id)
      if (!file) return sendProblem(reply, problemOf('import-not-found'))
      const rows = await listEntriesOf(book, organisationId, { importId: id, afterNth: after?.[0] ?? 0, limit: query.limit + 1 })
      const page = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? page.at(-1) : undefined
      return {
        ...fileView(file),
        entries: page.map((entry) => entryView(entry)),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor(list, query, [last.nth]),
      }
    },
  )
}
