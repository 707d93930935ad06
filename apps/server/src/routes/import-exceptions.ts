/** Entries that no rule matched: listed, and decided on by a person. */
import { Problem } from '@fairline/contract/problem'
import {
  AssignException,
  ImportEntry,
  ImportExceptionList,
  ImportExceptionQuery,
  ReturnException,
} from '@fairline/contract/views/import-view'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, senderOf } from '../auth/require-key.ts'
import { type Decided, type Resolution, resolveException, type Unresolved } from '../imports/resolve-exception.ts'
import type { Books } from '../store/database.ts'
import { listExceptions } from '../store/import-entry-table.ts'
import { resultProblem } from './event-answer.ts'
import { entryView } from './import-words.ts'
import type { ImportRoutes } from './imports.ts'
import { acceptJson } from './json-body.ts'
import { readCursor, refuseCursor, writeCursor } from './list-cursor.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export const importExceptionRoutes: FastifyPluginAsyncZod<ImportRoutes> = async (app, parts) => {
  acceptJson(app)
  const common = { config: { may: 'imports:run' } } as const
  const response = { 200: ImportEntry, '4xx': Problem, '5xx': Problem } as const

  app.post(
    '/v1/imports/exceptions::assign',
    {
      ...common,
      schema: {
        tags: ['imports'],
        operationId: 'assignException',
        summary: 'Money in suspense is a repayment of this borrower, from the day that the bank counts it from',
        body: AssignException,
        response,
      },
    },
    async (request, reply) => {
      const { entry_id, borrower_id, loan_id } = request.body
      return resolve(parts, { request, reply }, entry_id, { ref: borrower_id, loanId: loan_id ?? null })
    },
  )

  app.post(
    '/v1/imports/exceptions::return',
    {
      ...common,
      schema: {
        tags: ['imports'],
        operationId: 'returnException',
        summary: 'Money in suspense went back to where it came from',
        body: ReturnException,
        response,
      },
    },
    async (request, reply) => resolve(parts, { request, reply }, request.body.entry_id, null),
  )
}

type Exchange = { readonly request: FastifyRequest; readonly reply: FastifyReply }

async function resolve(
  { database, lanes, packs, clocks, now }: ImportRoutes,
  { request, reply }: Exchange,
  entryId: string,
  decided: Decided,
): Promise<z.infer<typeof ImportEntry> | FastifyReply> {
  const { organisationId, actor, senders } = senderOf(request)
  if (!senders.has('payment') && !senders.has('operator'))
    return sendProblem(reply, problemOf('sender-not-allowed', { detail: 'only for payment, operator' }))
  const saying = { organisationId, actor, at: clocks.receivesAt(organisationId) }
  const parts = { database: database.as(organisationId), lanes, pack: packs.current, saying, now }
  const resolution = await resolveException(parts, entryId, decided)
  if (resolution.kind !== 'resolved') return sendProblem(reply, problemFor(resolution))
  if (resolution.isRepeated) reply.header('fairline-repeated', 'true')
  return entryView(resolution.entry)
}

const DETAILS: Readonly<Partial<Record<Unresolved['code'], string>>> = {
  'entry-not-open': 'nothing of this entry is in suspense',
  'entry-resolved-otherwise': 'something else was decided about this entry before',
  'loan-unknown': 'the borrower has no such loan',
}

function problemFor(resolution: Exclude<Resolution, { kind: 'resolved' }>): ProblemBody {
  if (resolution.kind !== 'unresolved') return resultProblem(resolution)
  const { why } = resolution
  if (why.code === 'currency-mismatch') return problemOf(why.code, { detail: `the line is in ${why.lineCurrency}` })
  const detail = DETAILS[why.code]
  return problemOf(why.code, detail === undefined ? {} : { detail })
}

export const importExceptionReadingRoutes: FastifyPluginAsyncZod<{ database: Books }> = async (app, { database }) => {
  app.get(
    '/v1/imports/exceptions',
    {
      config: { may: 'book:read' },
      schema: {
        tags: ['imports'],
        operationId: 'listExceptions',
        summary: 'Entries that no rule matched, the newest of the bank first',
        querystring: ImportExceptionQuery,
        response: { 200: ImportExceptionList, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { query } = request
      const { organisationId } = callerOf(request)
      const after = readCursor('exceptions', query, ['date', 'text'])
      if (after === 'foreign') return refuseCursor(reply)
      const rows = await listExceptions(database.as(organisationId), organisationId, { state: query.state, after, limit: query.limit + 1 })
      const page = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? page.at(-1) : undefined
      return {
        data: page.map((entry) => entryView(entry)),
        has_more: last !== undefined,
        next_cursor: last === undefined ? null : writeCursor('exceptions', query, [last.bookedOn, last.entryId]),
      }
    },
  )
}
