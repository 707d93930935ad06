/** Recovery cases of a desk: opened for a line that was lost, moved along the official way, with all that was handed in and said. */
import {
  RecoveryGuides,
  RecoveryMove,
  RecoveryNote,
  RecoveryPage,
  RecoveryQuery,
  RecoveryView,
  RecoveryWish,
} from '@fairline/contract/desk/recoveries'
import { EntryKept } from '@fairline/contract/desk/views'
import { publicId } from '@fairline/contract/text'
import { type DeskBook, stateOf, storyOf } from '@fairline/domain/desk/model/desk-book'
import { workOf } from '@fairline/domain/desk/model/work'
import { moveOf, recoveriesOf, recoveryOf } from '@fairline/domain/desk/recovery/recovery-case'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { type GroundParts, zoneOf } from '../desk/funding-ground.ts'
import type { DeskChange } from '../store/desk-books.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import type { DeskIncidentRoutes } from './desk-incidents.ts'
import { guidesView, type RecoveryGround, recoveryView } from './desk-recovery-words.ts'
import { liesAhead } from './desk-words.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

type RecoveryRoutes = DeskIncidentRoutes & Pick<GroundParts, 'packs'>

const tags = ['desk']
const kept = { 200: EntryKept, ...readProblems }
const byId = z.strictObject({ id: publicId })

export const deskRecoveryRoutes: FastifyPluginAsyncZod<RecoveryRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(writing, parts)
  await app.register(reading, parts)
}

const writing: FastifyPluginAsyncZod<RecoveryRoutes> = async (app, parts) => {
  app.post(
    '/v1/desk/recoveries',
    { config: { may: 'desk:plan' }, schema: { tags, operationId: 'openDeskRecovery', summary: 'A line that was lost is to come back the official way: which, with what documents, and who looks after it', body: RecoveryWish, response: kept } }, // biome-ignore format: one row
    async (request, reply) => change(parts, request, reply, (book, at) => open(book, request.body, at)),
  )
  app.post(
    '/v1/desk/recoveries::move',
    { config: { may: 'desk:plan' }, schema: { tags, operationId: 'moveDeskRecovery', summary: 'It is filed under a ticket, watched for some days, or over, with the cause that was found', body: RecoveryMove, response: kept } }, // biome-ignore format: one row
    async (request, reply) => change(parts, request, reply, (book, at) => move(book, request.body, at)),
  )
  app.post(
    '/v1/desk/recoveries::note',
    { config: { may: 'desk:observe' }, schema: { tags, operationId: 'noteDeskRecovery', summary: 'What was said to or by the lender, kept on the case, with what was handed in', body: RecoveryNote, response: kept } }, // biome-ignore format: one row
    async (request, reply) => change(parts, request, reply, (book, at) => note(book, request.body, at)),
  )
}

const reading: FastifyPluginAsyncZod<RecoveryRoutes> = async (app, parts) => {
  app.get(
    '/v1/desk/recoveries',
    { config: { may: 'desk:read' }, schema: { tags, operationId: 'listDeskRecoveries', summary: 'Recovery cases by their ids, with what is to be done next; of a borrower who does not let the desk see him, no cause and no words', querystring: RecoveryQuery, response: { 200: RecoveryPage, ...readProblems } } }, // biome-ignore format: one row
    async (request) => {
      const { limit, cursor = '', state: states, incident_id: incidentId } = request.query
      const ground = await groundOf(parts, request)
      const all = recoveriesOf(ground.book).filter(
        ({ id, state, content }) =>
          id > cursor &&
          (states === undefined || states.includes(state)) &&
          (incidentId === undefined || content.incident_id === incidentId),
      )
      const [page, hasMore] = [all.slice(0, limit), all.length > limit]
      const data = page.map((one) => recoveryView(one, ground))
      return { data, has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.id : null }
    },
  )
  app.get(
    '/v1/desk/recoveries/:id',
    { config: { may: 'desk:read' }, schema: { tags, operationId: 'getDeskRecovery', summary: 'One recovery case', params: byId, response: { 200: RecoveryView, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => {
      const ground = await groundOf(parts, request)
      const found = recoveryOf(ground.book, request.params.id)
      return found === undefined ? sendProblem(reply, problemOf('entry-not-found')) : recoveryView(found, ground)
    },
  )
  app.get(
    '/v1/desk/incidents/:id/recovery-guides',
    { config: { may: 'desk:read' }, schema: { tags, operationId: 'listDeskRecoveryGuides', summary: 'For each line that the incident is about: what is likely the matter, the official way, and what it asks for', params: byId, response: { 200: RecoveryGuides, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => {
      const ground = await groundOf(parts, request)
      const work = workOf(ground.book, 'incident', request.params.id)
      return work === undefined ? sendProblem(reply, problemOf('entry-not-found')) : guidesView(work, ground)
    },
  )
}

async function groundOf(parts: RecoveryRoutes, request: FastifyRequest): Promise<RecoveryGround> {
  const { organisationId } = callerOf(request)
  const { book, picture } = await parts.deskWatch.look(organisationId)
  return { book, picture, zone: zoneOf(parts) }
}

type Kept = Readonly<{ ok: true; kept: z.infer<typeof EntryKept> }> | Readonly<{ ok: false; problem: ProblemBody }>
const nothing = (answer: Kept): DeskChange<Kept> => ({ facts: [], answer: () => answer })
const refused = (problem: ProblemBody): DeskChange<Kept> => nothing({ ok: false, problem })
const again = (id: string, version: number): DeskChange<Kept> => nothing({ ok: true, kept: { id, version, repeated: true } })

async function change(
  { database, deskBooks, now }: RecoveryRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  decide: (book: DeskBook, at: number) => DeskChange<Kept>,
) {
  const at = now()
  const answer = await deskBooks.change(database.as(callerOf(request).organisationId), doerOf(request), at, (book) => decide(book, at))
  return answer.ok ? answer.kept : sendProblem(reply, answer.problem)
}

function told(book: DeskBook, id: string, type: 'opened' | 'moved' | 'noted', data: NewDeskFact['data'], at: number): DeskChange<Kept> {
  const version = storyOf(book, 'recovery', id).length + 1
  const evidence = typeof data.evidence_sha256 === 'string' ? data.evidence_sha256 : null
  const fact: NewDeskFact = {
    ...{ factId: `recovery:${id}:${version}`, type, kind: 'recovery', id, effectiveAt: at, observedAt: null },
    ...{ source: 'desk_entry', confidencePpm: null, evidence, data },
  }
  return { facts: [fact], answer: () => ({ ok: true, kept: { id, version, repeated: false } }) }
}

function open(book: DeskBook, { id, ...data }: z.infer<typeof RecoveryWish>, at: number): DeskChange<Kept> {
  const before = recoveryOf(book, id)
  if (before !== undefined) return canonicalJson(before.content) === canonicalJson(data) ? again(id, 1) : refused(problemOf('id-reused'))
  const { subject, incident_id: incidentId } = data
  const errors = [
    ...(stateOf(book, subject.kind, subject.id, { at, knownAt: at }) === undefined
      ? [{ pointer: '/subject', detail: `there is no ${subject.kind} of this id` }]
      : []),
    ...(incidentId !== undefined && workOf(book, 'incident', incidentId) === undefined
      ? [{ pointer: '/incident_id', detail: 'there is no incident of this id' }]
      : []),
  ]
  return errors.length > 0 ? refused(problemOf('invalid-request', { errors })) : told(book, id, 'opened', data, at)
}

function move(book: DeskBook, { id, ...data }: z.infer<typeof RecoveryMove>, at: number): DeskChange<Kept> {
  const recovery = recoveryOf(book, id)
  if (recovery === undefined) return refused(problemOf('entry-not-found'))
  const verdict = moveOf(recovery, data)
  if (verdict === 'repeated') return again(id, storyOf(book, 'recovery', id).length)
  if (verdict === 'over') return refused(problemOf('entry-ended'))
  return verdict === 'moves' ? told(book, id, 'moved', data, at) : refused(problemOf('invalid-request', { errors: [...verdict] }))
}

function note(book: DeskBook, { id, ...data }: z.infer<typeof RecoveryNote>, at: number): DeskChange<Kept> {
  const recovery = recoveryOf(book, id)
  if (recovery === undefined) return refused(problemOf('entry-not-found'))
  const before = recovery.messages.find(({ message_id }) => message_id === data.message_id)
  if (before !== undefined) {
    const { at: _at, actor: _actor, ...said } = before
    return canonicalJson(said) === canonicalJson(data) ? again(id, storyOf(book, 'recovery', id).length) : refused(problemOf('id-reused'))
  }
  const strange = (data.documents ?? []).filter((name) => !recovery.content.documents.includes(name))
  if (strange.length > 0)
    return refused(problemOf('invalid-request', { errors: [{ pointer: '/documents', detail: 'must be among those that were asked for' }] }))
  if (liesAhead(Date.parse(data.said_at), at))
    return refused(problemOf('invalid-request', { errors: [{ pointer: '/said_at', detail: 'must not lie ahead' }] }))
  return told(book, id, 'noted', data, at)
}
