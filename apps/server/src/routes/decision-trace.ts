/** How one decision came about, made again from the log with the pack that made it. */
import { DecisionTrace } from '@fairline/contract/views/timeline'
import type { Account } from '@fairline/domain/account/account'
import { traceStep } from '@fairline/domain/account/trace'
import type { Pack } from '@fairline/domain/pack/pack'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Packs } from '../packs.ts'
import { accountBefore } from '../store/account-before.ts'
import { readBookHistory } from '../store/book-table.ts'
import { shortBorrowerText } from '../store/borrower-key.ts'
import { findLogEntry } from '../store/borrower-log.ts'
import type { Books } from '../store/database.ts'
import { sameDecision } from '../store/stored-decision.ts'
import { openTurns } from '../turns.ts'
import { fieldsOf } from './conditional-reading.ts'
import { findBorrower, borrowerParams as params, readProblems } from './found-borrower.ts'
import { isGone } from './once-gone.ts'
import { problemOf, sendProblem } from './problems.ts'
import { timelineEntry } from './timeline-entry.ts'

/** Under way at the same time; the others wait. */
const TRACES_MAX = 2
const SEQUENCE_MAX = 2 ** 31 - 1
const tags = ['book']

export const decisionTraceRoutes: FastifyPluginAsyncZod<{ database: Books; packs: Packs }> = async (app, { database, packs }) => {
  const inTurn = openTurns(TRACES_MAX)
  app.get(
    '/v1/borrowers/:id/decisions/:sequence',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'getDecision',
        summary: 'How a decision came about: every table, what went in, and which rows fired',
        params: params.extend({ sequence: z.coerce.number().int().positive().max(SEQUENCE_MAX) }),
        querystring: z.strictObject({ fields: fieldsOf(DecisionTrace) }),
        response: { 200: DecisionTrace, ...readProblems },
      },
    },
    async (request, reply) => {
      const found = await findBorrower(database, request, reply)
      if (found === undefined) return reply
      const { book, borrower } = found
      const entry = await findLogEntry(book, borrower, request.params.sequence)
      if (entry === undefined) return sendProblem(reply, problemOf('decision-not-found'))
      const before = await inTurn(() => accountBefore(book, borrower, entry.sequence, () => !isGone(reply)))
      if (before === 'unwanted') return reply
      const { account, next } = before
      const pack = await packs.byId(entry.packId)
      const seen = (await readBookHistory(book, found.organisationId)).at(next.decision.bookVersion)
      const promised = await packsPromised(account, packs)
      const naming = { borrower: shortBorrowerText(borrower.id), packNamed: (hash: string) => promised.get(hash) }
      const { again, review, tables } = traceStep(account, next.fact, pack, naming, seen)
      const agrees = again !== undefined && sameDecision(again, entry.decision)
      return { ...(await timelineEntry(entry, packs)), pack_title: pack.title, agrees, review, tables: [...tables] }
    },
  )
}

/** Whoever was given a way back is judged by the pack that gave it, however long ago that was in force. */
async function packsPromised({ line }: Account, packs: Packs): Promise<ReadonlyMap<string, Pack>> {
  const hashes = new Set(line.recovery.plans.map(({ policyHash }) => policyHash))
  const found = await Promise.all([...hashes].map(async (hash) => [hash, await packs.byHash(hash)] as const))
  return new Map(found.flatMap(([hash, pack]) => (pack === undefined ? [] : [[hash, pack] as const])))
}
