/**
 * Files that borrowers bring. Sent as raw bytes; what they are is told by the bytes alone. Given out to those who review, as something to keep and not to open in the browser,
 * and who opened what, and why, is a fact in the borrower's log before he gets it.
 */
import { writeInstant } from '@fairline/contract/instant'
import { UploadContentQuery, UploadParams, UploadQuery, UploadView } from '@fairline/contract/views/upload'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { StoredUpload } from '../store/upload-table.ts'
import { RefusedFile } from '../uploads/file-fault.ts'
import type { FileKind } from '../uploads/inspect-file.ts'
import type { UploadDesk, UploadOwner } from '../uploads/upload-desk.ts'
import { borrowerNamed, readProblems } from './found-borrower.ts'
import { openSayings, type PersonalDataRoutes, sendRefusal } from './personal-data.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type UploadRoutes = PersonalDataRoutes & { uploads: UploadDesk }

const BYTES_MAX = 10 * 1024 * 1024
export const FILE_TYPES = ['application/octet-stream', 'application/pdf', 'image/png', 'image/jpeg']
const TYPE_OF: Readonly<Record<FileKind, string>> = { pdf: 'application/pdf', png: 'image/png', jpeg: 'image/jpeg' }
const CSP = "default-src 'none'; sandbox; frame-ancestors 'none'"
const tags = ['cases']

export const uploadRoutes: FastifyPluginAsyncZod<UploadRoutes> = async (app, parts) => {
  await app.register(takingRoute, parts)
  await app.register(givingRoutes, parts)
}

/** Undefined where there is none of that id. */
async function ownerOf({ database }: UploadRoutes, request: FastifyRequest, ref: string): Promise<UploadOwner | undefined> {
  const found = await borrowerNamed(database, callerOf(request).organisationId, ref)
  return found && { organisationId: found.organisationId, borrower: found.borrower, ref }
}

const takingRoute: FastifyPluginAsyncZod<UploadRoutes> = async (app, parts) => {
  const { uploads } = parts
  acceptFiles(app)

  app.post(
    '/v1/uploads',
    {
      config: { may: 'borrowers:serve', pace: 'upload' },
      schema: {
        tags,
        operationId: 'upload',
        summary: 'A file of a borrower, as raw bytes: PDF, PNG or JPEG, 10 MB at most',
        consumes: FILE_TYPES,
        querystring: UploadQuery,
        response: { 200: UploadView, ...readProblems },
      },
    },
    async (request, reply) => {
      const { query } = request
      const owner = await ownerOf(parts, request, query.borrower_id)
      if (owner === undefined) return sendProblem(reply, problemOf('borrower-not-found'))
      const taken = await takeFile(uploads, owner, request, { id: query.upload_id, actor: callerOf(request).actor })
      return taken.ok ? uploadView(taken.upload) : sendProblem(reply, taken.problem)
    },
  )
}

const givingRoutes: FastifyPluginAsyncZod<UploadRoutes> = async (app, parts) => {
  const { uploads } = parts
  const say = openSayings(parts)
  app.get(
    '/v1/uploads/:borrower/:upload',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getUpload',
        summary: 'What is known of a file of a borrower',
        params: UploadParams,
        response: { 200: UploadView, ...readProblems },
      },
    },
    async (request, reply) => {
      const { borrower: ref, upload: id } = request.params
      const owner = await ownerOf(parts, request, ref)
      const found = owner && (await uploads.find(owner, id))
      return found === undefined ? sendProblem(reply, problemOf('upload-not-found')) : uploadView(found)
    },
  )

  app.get(
    '/v1/uploads/:borrower/:upload/content',
    {
      config: { may: 'personal:reveal' },
      schema: {
        tags,
        operationId: 'openUpload',
        summary: 'The file itself, once it was scanned; that it was opened, and why, is recorded first',
        params: UploadParams,
        querystring: UploadContentQuery,
        response: {
          200: { description: 'The file', content: Object.fromEntries(Object.values(TYPE_OF).map((type) => [type, { schema: z.any() }])) },
          ...readProblems,
        },
      },
    },
    async (request, reply) => {
      const { borrower: ref, upload: id } = request.params
      const owner = await ownerOf(parts, request, ref)
      const kept = owner && (await uploads.find(owner, id))
      if (owner === undefined || kept === undefined) return sendProblem(reply, problemOf('upload-not-found'))
      const found = await uploads.scanned(owner, kept)
      if (found.state === 'refused') return sendProblem(reply, problemOf('file-harmful'))
      if (found.state === 'quarantined') return sendProblem(reply, problemOf('upload-quarantined', { detail: QUARANTINED }))
      const bytes = await uploads.open(owner, found)
      if (bytes === undefined) return sendProblem(reply, problemOf('upload-erased'))
      const recorded = await say(request, ref, 'document-revealed', { uploadId: id, purpose: request.query.purpose })
      return recorded?.kind === 'answered' ? sendFile(reply, found, bytes) : sendRefusal(reply, recorded)
    },
  )
}

const QUARANTINED = 'the scanner has not looked at it yet: ask again later'

/** A larger one is refused by what it says of its length, or where it passes the limit: it is never kept whole. */
export function acceptFiles(app: FastifyInstance): void {
  for (const type of FILE_TYPES)
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: BYTES_MAX }, (_request, body, done) => done(null, body))
}

type Taken = Readonly<{ ok: true; upload: StoredUpload }> | Readonly<{ ok: false; problem: ProblemBody }>

/** What a request brought, judged by its bytes and kept. */
export async function takeFile(
  uploads: UploadDesk,
  owner: UploadOwner,
  { body, headers }: FastifyRequest,
  { id, actor }: Readonly<{ id: string | undefined; actor: string }>,
): Promise<Taken> {
  const isPlain = (headers['content-encoding'] ?? 'identity') === 'identity'
  if (!Buffer.isBuffer(body) || !isPlain) return { ok: false, problem: problemOf('unsupported-media-type') }
  const taken = await takenOr(uploads.take(owner, { id, bytes: body, actor }))
  if (taken instanceof RefusedFile) return { ok: false, problem: problemOf(taken.code, { detail: taken.message }) }
  if (taken === 'id-reused') return { ok: false, problem: problemOf('id-reused', { detail: 'another file of this borrower has this id' }) }
  return taken.state === 'refused' ? { ok: false, problem: problemOf('file-harmful') } : { ok: true, upload: taken }
}

async function takenOr<T>(taking: Promise<T>): Promise<T | RefusedFile> {
  try {
    return await taking
  } catch (error) {
    if (error instanceof RefusedFile) return error
    throw error
  }
}

/** What the sender called it is not known here. */
function sendFile(reply: FastifyReply, { kind, sha256 }: StoredUpload, bytes: Buffer): FastifyReply {
  return reply
    .header('content-disposition', `attachment; filename="${sha256.slice(0, 16)}.${kind}"`)
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', CSP)
    .header('cache-control', 'private, no-store')
    .type(TYPE_OF[kind])
    .send(bytes)
}

export const uploadView = (upload: StoredUpload): z.infer<typeof UploadView> => ({
  upload_id: upload.id,
  borrower_id: upload.ref,
  kind: upload.kind,
  bytes: upload.bytes,
  sha256: upload.sha256,
  state: upload.state,
  received_at: writeInstant(upload.receivedAt),
  scanned_at: upload.scannedAt === null ? null : writeInstant(upload.scannedAt),
})
