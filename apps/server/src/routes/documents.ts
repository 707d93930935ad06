/**
 * A borrower's documents: tables of costs, contracts, statements, letters of settlement.
 *
 * Record   the HTML: its bytes are stored when it is first asked for, and its SHA-256 is in `etag` and `repr-digest`. A PDF is printed from it.
 * Safe     a document runs in nobody's name: no script, nothing fetched, sandboxed wherever it is opened.
 */
import { writeInstant } from '@fairline/contract/instant'
import { DocumentList, DocumentParams, DocumentQuery } from '@fairline/contract/views/documents'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { DocumentDesk, DocumentOwner, ListedDocument } from '../documents/document-desk.ts'
import { PdfFailed, type PdfPrinter } from '../documents/pdf-printer.ts'
import type { Books } from '../store/database.ts'
import { DocumentDiffers, type StoredDocument } from '../store/document-table.ts'
import { fieldsOf, hasIt } from './conditional-reading.ts'
import { borrowerNamed, borrowerParams, readProblems } from './found-borrower.ts'
import { isGone } from './once-gone.ts'
import { problemOf, sendProblem } from './problems.ts'

/** `pdfPrinter`: undefined where this machine has no Chromium. */
export type DocumentRoutes = { database: Books; documents: DocumentDesk; pdfPrinter: PdfPrinter | undefined }

const tags = ['documents']
const LISTED_MAX = 500
export const DOCUMENT_CSP =
  "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
const NO_CHROMIUM =
  'this server has no Chromium to print with: install chromium and a Chinese font (Debian: apt-get install chromium fonts-noto-cjk), or name one in FAIRLINE_CHROMIUM, and start it again'

export const documentRoutes: FastifyPluginAsyncZod<DocumentRoutes> = async (app, parts) => {
  app.get(
    '/v1/borrowers/:id/documents',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listDocuments',
        summary: 'What documents there are of a borrower, the newest first, with the hash of what was handed out',
        params: borrowerParams,
        querystring: z.strictObject({ fields: fieldsOf(DocumentList) }),
        response: { 200: DocumentList, ...readProblems },
      },
    },
    async (request, reply) => {
      const owner = await ownerOf(request.params.id, parts, request, reply)
      if (owner === undefined) return reply
      const listed = await parts.documents.list(owner)
      if (listed === 'unwanted') return reply
      return { data: listed.slice(0, LISTED_MAX).map((one) => rowOf(owner.ref, one)), has_more: listed.length > LISTED_MAX }
    },
  )
  app.get(
    '/v1/documents/:borrower/:kind/:subject',
    {
      config: { may: 'book:read', act: 'document-opened' },
      schema: {
        tags,
        operationId: 'getDocument',
        summary: 'A document of a borrower: HTML, which is of record, or a PDF printed from it',
        params: DocumentParams,
        querystring: DocumentQuery,
        response: {
          200: {
            description: 'The document',
            content: { 'text/html': { schema: z.string() }, 'application/pdf': { schema: z.string() } },
          },
          ...readProblems,
        },
      },
    },
    async (request, reply) => {
      const { params, query } = request
      if (query.format === 'pdf' && parts.pdfPrinter === undefined) return pdfNotAvailable(reply)
      const owner = await ownerOf(params.borrower, parts, request, reply)
      if (owner === undefined) return reply
      const { kind, subject } = params
      const found = await told(parts.documents.get(owner, { kind, subject, language: query.lang, again: query.again }))
      if (found === 'unwanted') return reply
      if (found === 'none') return sendProblem(reply, problemOf('document-not-found'))
      if (found === 'differs') return sendProblem(reply, problemOf('document-differs', { detail: DIFFERS }))
      const name = `${kind}-${plainName(subject)}.${query.lang}`
      return query.format === 'pdf' ? sendPdf(parts.pdfPrinter!, found, name, reply) : sendHtml(found, name, request, reply)
    },
  )
}

const DIFFERS =
  'made again from the log it is not what is stored: by the texts of another release, or somebody changed the log or the document'

/** Undefined where there is none: then it has answered. */
async function ownerOf(
  borrowerRef: string,
  { database }: DocumentRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<DocumentOwner | undefined> {
  const found = await borrowerNamed(database, callerOf(request).organisationId, borrowerRef)
  if (found === undefined) return void sendProblem(reply, problemOf('borrower-not-found'))
  const { organisationId, book, borrower, row } = found
  return { organisationId, book, borrower, ref: row.ref, isWanted: () => !isGone(reply) }
}

async function told<T>(document: Promise<T>): Promise<T | 'differs'> {
  try {
    return await document
  } catch (error) {
    if (error instanceof DocumentDiffers) return 'differs'
    throw error
  }
}

const rowOf = (borrower: string, { ref: { kind, subject, entry }, stored }: ListedDocument) => ({
  kind,
  subject,
  sequence: entry.sequence,
  as_of: writeInstant(entry.at),
  path: `/v1/documents/${encodeURIComponent(borrower)}/${kind}/${encodeURIComponent(subject)}`,
  stored: stored.map(({ language, sha256, madeAt }) => ({ language, sha256, made_at: writeInstant(madeAt) })),
})

/** For a file's name: letters, digits, dot, dash and underscore. */
const plainName = (subject: string): string => subject.replace(/[^A-Za-z0-9._-]/g, '_').replace(/^\.+/, '_')

function headed(reply: FastifyReply, name: string): FastifyReply {
  return reply
    .header('content-security-policy', DOCUMENT_CSP)
    .header('content-disposition', `inline; filename="${name}"`)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'authorization, cookie')
}

function sendHtml({ sha256, content }: StoredDocument, name: string, { headers }: FastifyRequest, reply: FastifyReply): FastifyReply {
  const etag = `"${sha256}"`
  headed(reply, `${name}.html`)
    .header('etag', etag)
    .header('repr-digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`)
  if (hasIt(headers['if-none-match'], etag)) return reply.code(304).send()
  return reply.type('text/html; charset=utf-8').send(content)
}

/** Its own bytes are of no record: the hash it is named by is that of what was printed. */
async function sendPdf(printer: PdfPrinter, { sha256, content }: StoredDocument, name: string, reply: FastifyReply): Promise<FastifyReply> {
  const pdf = await printed(printer.print(content, () => !isGone(reply)))
  if (pdf === 'unwanted') return reply
  if (pdf instanceof PdfFailed) return sendProblem(reply, problemOf('pdf-failed', { detail: pdf.message }))
  return headed(reply, `${name}.pdf`).header('etag', `W/"${sha256}"`).type('application/pdf').send(pdf)
}

export async function printed<T>(printing: Promise<T>): Promise<T | PdfFailed> {
  try {
    return await printing
  } catch (error) {
    if (error instanceof PdfFailed) return error
    throw error
  }
}

export const pdfNotAvailable = (reply: FastifyReply): FastifyReply =>
  sendProblem(reply, problemOf('pdf-not-available', { detail: NO_CHROMIUM }))
