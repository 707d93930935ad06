/** Ending what is in a desk's registers. A consent that is ended is withdrawn: what it showed is not shown any more from that very moment. */
import type { DeskKind } from '@fairline/contract/desk/entries'
import { EnrolledEnd, EntryEnd, EntryKept } from '@fairline/contract/desk/views'
import { type DeskBook, stateOf, storyOf } from '@fairline/domain/desk/model/desk-book'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { insertAct } from '../store/act-table.ts'
import type { Client } from '../store/database.ts'
import type { DeskChange } from '../store/desk-books.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { liesAhead, readAt, refuseAhead } from './desk-words.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

const tags = ['desk']

export const deskEndingRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  acceptJson(app)
  app.post(
    '/v1/desk/entries::end',
    {
      config: { may: 'desk:plan' },
      schema: {
        tags,
        operationId: 'endDeskEntry',
        summary: 'It counts no more from then on; all that was said of it stays. Said again it is the same',
        body: EntryEnd,
        response: { 200: EntryKept, ...readProblems },
      },
    },
    async (request, reply) => end(parts, request, request.body, reply),
  )
  app.post(
    '/v1/desk/enrolled::end',
    {
      config: { may: 'desk:enrol' },
      schema: {
        tags,
        operationId: 'endDeskEnrolled',
        summary:
          'The same of borrowers, of what they agreed to, and of their lines. A consent is withdrawn by it: what it showed is hidden at once, of the past too',
        body: EnrolledEnd,
        response: { 200: EntryKept, ...readProblems },
      },
    },
    async (request, reply) => end(parts, request, request.body, reply),
  )
}

type Ending = Readonly<{ kind: DeskKind; id: string; effective_at?: string | undefined; reason: string }>
type EndingAt = Ending & Readonly<{ effectiveAt: number }>
type Ended = Readonly<{ ok: true; kept: z.infer<typeof EntryKept> }> | Readonly<{ ok: false; problem: ProblemBody }>

async function end({ database, deskBooks, now }: DeskRoutes, request: FastifyRequest, ending: Ending, reply: FastifyReply) {
  const [at, effectiveAt] = [now(), readAt(ending.effective_at)]
  if (liesAhead(effectiveAt, at)) return refuseAhead(reply)
  const doer = doerOf(request)
  const decide = async (book: DeskBook, client: Client): Promise<DeskChange<Ended>> => {
    const change = decideEnd(book, { ...ending, effectiveAt: effectiveAt ?? at }, at)
    if (ending.kind === 'consent' && change.facts.length > 0)
      await insertAct(client, doer, { act: 'desk-consent-withdrawn', at, subject: ending.id, reason: ending.reason })
    return change
  }
  const ended = await deskBooks.change(database.as(callerOf(request).organisationId), doer, at, decide)
  return ended.ok ? ended.kept : sendProblem(reply, ended.problem)
}

function decideEnd(book: DeskBook, { kind, id, effectiveAt, reason }: EndingAt, at: number): DeskChange<Ended> {
  const [state, version] = [stateOf(book, kind, id, { at, knownAt: at }), storyOf(book, kind, id).length]
  if (state === undefined) return { facts: [], answer: () => ({ ok: false, problem: problemOf('entry-not-found') }) }
  if (state.endedAt !== null) return { facts: [], answer: () => ({ ok: true, kept: { id, version, repeated: true } }) }
  const fact: NewDeskFact = {
    ...{ factId: `${kind}:${id}:${version + 1}`, type: 'ended', kind, id, effectiveAt, observedAt: null },
    ...{ source: 'desk_entry', confidencePpm: null, evidence: null, data: { reason } },
  }
  return { facts: [fact], answer: () => ({ ok: true, kept: { id, version: version + 1, repeated: false } }) }
}
