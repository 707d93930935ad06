/** Files of payments, sent to be posted. */
import { Problem } from '@fairline/contract/problem'
import { ImportAnswer, ImportQuery } from '@fairline/contract/views/import-view'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { senderOf } from '../auth/require-key.ts'
import { ImportInterrupted } from '../imports/carry-out.ts'
import type { FileKind } from '../imports/file-reading.ts'
import { type ImportAnswer as Imported, type ImportParts, importFile, type SentFile } from '../imports/import-file.ts'
import { CAMT_BYTES_MAX } from '../imports/read-camt053.ts'
import { readInThread } from '../imports/read-in-thread.ts'
import { CSV_BYTES_MAX } from '../imports/read-payment-csv.ts'
import type { Packs } from '../packs.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import type { Books } from '../store/database.ts'
import type { Lanes } from '../store/lanes.ts'
import { entryView, fileView } from './import-words.ts'
import { problemOf, sendProblem } from './problems.ts'

export type ImportRoutes = { database: Books; lanes: Lanes; packs: Packs; clocks: BookClocks; now: () => number }

const KINDS: Readonly<Record<string, FileKind>> = { 'application/xml': 'camt053', 'text/xml': 'camt053', 'text/csv': 'csv' }
const BYTES_MAX: Readonly<Record<FileKind, number>> = { camt053: CAMT_BYTES_MAX, csv: CSV_BYTES_MAX }

export const importRoutes: FastifyPluginAsyncZod<ImportRoutes> = async (app, parts) => {
  for (const [type, kind] of Object.entries(KINDS))
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: BYTES_MAX[kind] }, (_request, body, done) => done(null, body))
  /** Books whose file is being taken. */
  const underWay = new Set<number>()

  app.post(
    '/v1/imports',
    {
      config: { may: 'imports:run' },
      schema: {
        tags: ['imports'],
        operationId: 'importPayments',
        summary: 'A bank statement (camt.053) or a file of payments (CSV): repayments are posted, what matches nobody goes to suspense',
        consumes: Object.keys(KINDS),
        querystring: ImportQuery,
        response: { 200: ImportAnswer, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const kind = KINDS[(request.headers['content-type'] ?? '').split(';')[0]!.trim().toLowerCase()]
      const isPlain = (request.headers['content-encoding'] ?? 'identity') === 'identity'
      if (kind === undefined || !Buffer.isBuffer(request.body) || !isPlain) return sendProblem(reply, problemOf('unsupported-media-type'))
      const { organisationId, senders } = senderOf(request)
      if (!senders.has('payment')) return sendProblem(reply, problemOf('sender-not-allowed', { detail: 'only for payment' }))
      if (underWay.has(organisationId))
        return sendProblem(reply, problemOf('import-under-way', { detail: 'a file is being taken: send this one when it is done' }))
      const dryRun = request.query.dry_run === 'true'
      underWay.add(organisationId)
      const sent = { bytes: request.body, kind, dryRun, acceptPartial: request.query.accept_partial === 'true' }
      const imported = await take(partsFor(parts, request), sent).finally(() => underWay.delete(organisationId))
      if (imported instanceof ImportInterrupted) return sendProblem(reply, problemOf(imported.code, { detail: INTERRUPTED }))
      return answer(imported, dryRun, reply)
    },
  )
}

async function take(parts: ImportParts, sent: SentFile): Promise<Imported | ImportInterrupted> {
  try {
    return await importFile(parts, sent)
  } catch (error) {
    if (error instanceof ImportInterrupted) return error
    throw error
  }
}

const INTERRUPTED = 'part of the file may be posted: sent again, it goes on from there'

function partsFor({ database, lanes, packs, clocks, now }: ImportRoutes, request: FastifyRequest): ImportParts {
  const { organisationId, actor } = senderOf(request)
  const saying = { organisationId, actor, at: clocks.receivesAt(organisationId) }
  return { database: database.as(organisationId), lanes, pack: packs.current, read: readInThread, now, saying }
}

function answer(
  { file, entries, count, isRepeated }: Imported,
  dryRun: boolean,
  reply: FastifyReply,
): z.infer<typeof ImportAnswer> | FastifyReply {
  if (file.state === 'refused' && !dryRun) return sendProblem(reply, refusal(file))
  return {
    ...fileView(file),
    dry_run: dryRun,
    repeated: isRepeated,
    entries: entries.map((entry) => entryView(entry, file.id)),
    entries_count: count,
  }
}

const refusal = ({ id, faults }: Imported['file']) =>
  problemOf('file-has-faults', {
    detail: `${faults.count} faults, so nothing of the file was posted; in Chinese and English at /v1/imports/${id}`,
    errors: faults.told.map(({ path, en }) => ({ pointer: path, detail: en })),
  })
