/** Documents that a borrower brings himself: kept and scanned like all others, and told as brought by him. */
import { MeUploadQuery, MeUploadView } from '@fairline/contract/views/me'
import { searched } from '@fairline/contract/views/page'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { foundMe, meOf } from '../auth/require-borrower.ts'
import type { UploadDesk, UploadOwner } from '../uploads/upload-desk.ts'
import type { CommandRoutes } from './commands.ts'
import { type FoundBorrower, readProblems } from './found-borrower.ts'
import { sayOfMe } from './me-say.ts'
import { problemOf, sendProblem } from './problems.ts'
import { acceptFiles, FILE_TYPES, takeFile, uploadView } from './uploads.ts'

export type MeUploadRoutes = CommandRoutes & { readonly uploads: UploadDesk }

const tags = ['me']
const config = { may: 'borrower' } as const

const ownerOf = ({ organisationId, borrower, row }: FoundBorrower): UploadOwner => ({ organisationId, borrower, ref: row.ref })

export const meUploadRoutes: FastifyPluginAsyncZod<MeUploadRoutes> = async (app, parts) => {
  acceptFiles(app)
  const { database, uploads } = parts

  app.post(
    '/v1/me/uploads',
    {
      config: { ...config, pace: 'upload' },
      schema: {
        tags,
        operationId: 'uploadMine',
        summary: 'A document of mine, as raw bytes: PDF, PNG or JPEG, 10 MB at most',
        consumes: FILE_TYPES,
        querystring: MeUploadQuery,
        response: { 200: MeUploadView, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const { upload_id: id, item, request_id } = request.query
      const taken = await takeFile(uploads, ownerOf(found), request, { id, actor: meOf(request).actor })
      if (!taken.ok) return sendProblem(reply, taken.problem)
      const data = { document_id: id, item, upload_id: id, ...(request_id !== undefined && { request_id }) }
      const said = await sayOfMe(parts, request, reply, { id, fact: 'document-submitted', data, results: [] })
      return said === undefined ? reply : uploadView(taken.upload)
    },
  )

  app.get(
    '/v1/me/uploads/:upload',
    {
      config,
      schema: {
        tags,
        operationId: 'getMyUpload',
        summary: 'What became of a document of mine',
        params: z.object({ upload: searched }),
        response: { 200: MeUploadView, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await foundMe(database, request, reply)
      if (found === undefined) return reply
      const upload = await uploads.find(ownerOf(found), request.params.upload)
      return upload === undefined ? sendProblem(reply, problemOf('upload-not-found')) : uploadView(upload)
    },
  )
}
