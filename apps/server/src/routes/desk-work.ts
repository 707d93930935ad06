/** Incidents and tasks of a desk: opened under an id of the desk's own, moved with a note, and never changed. */

import { EntryKept } from '@fairline/contract/desk/views'
import {
  INCIDENT_STATES,
  IncidentMove,
  IncidentQuery,
  IncidentView,
  IncidentWish,
  TaskMove,
  TaskQuery,
  TaskView,
  TaskWish,
} from '@fairline/contract/desk/work'
import { writeInstant } from '@fairline/contract/instant'
import { pageOf } from '@fairline/contract/views/page'
import { type DeskBook, stateOf, storyOf } from '@fairline/domain/desk/model/desk-book'
import { hiddenAt } from '@fairline/domain/desk/model/desk-consent'
import type { DeskWork } from '@fairline/domain/desk/model/desk-fact'
import { moveTo, type Work, type WorkMove, workOf, worksOf } from '@fairline/domain/desk/model/work'
import { answerBy } from '@fairline/domain/desk/warning/hygiene'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { DeskChange } from '../store/desk-books.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

const tags = ['desk']
const may = { may: 'desk:plan' } as const

export const deskWorkRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(incidentRoutes, parts)
  await app.register(taskRoutes, parts)
}

const incidentRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  app.post(
    '/v1/desk/incidents',
    { config: may, schema: { tags, operationId: 'openDeskIncident', summary: 'Opens an incident: what it is about, how bad it is, and when it began', body: IncidentWish, response: { 200: EntryKept, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => open(parts, request, reply, 'incident', request.body),
  )
  app.post(
    '/v1/desk/incidents::move',
    { config: may, schema: { tags, operationId: 'moveDeskIncident', summary: 'It comes to another state, with a note; closed is the end', body: IncidentMove, response: { 200: EntryKept, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => move(parts, request, reply, 'incident', request.body),
  )
  app.get(
    '/v1/desk/incidents',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'listDeskIncidents',
        summary: 'Incidents by their ids, with all that they went through',
        querystring: IncidentQuery,
        response: { 200: pageOf(IncidentView), ...readProblems },
      },
    },
    async (request) => {
      const { state: states = INCIDENT_STATES } = request.query
      return listed(parts, request, 'incident', request.query, ({ state }) => (states as readonly string[]).includes(state), incidentView)
    },
  )
}

const taskRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  app.post(
    '/v1/desk/tasks',
    { config: may, schema: { tags, operationId: 'openDeskTask', summary: 'Something to be done by somebody until some time', body: TaskWish, response: { 200: EntryKept, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => open(parts, request, reply, 'task', request.body),
  )
  app.post(
    '/v1/desk/tasks::move',
    { config: may, schema: { tags, operationId: 'moveDeskTask', summary: 'It is begun, done or dropped, with a note; done and dropped are the end', body: TaskMove, response: { 200: EntryKept, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => move(parts, request, reply, 'task', request.body),
  )
  app.get(
    '/v1/desk/tasks',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'listDeskTasks',
        summary: 'Tasks by their ids, with all that was done about them',
        querystring: TaskQuery,
        response: { 200: pageOf(TaskView), ...readProblems },
      },
    },
    async (request) => {
      const { state: states, assignee, incident_id: incidentId, plan_id: planId, drill_id: drillId } = request.query
      const isAsked = ({ state, content }: Work): boolean =>
        (states === undefined || (states as readonly string[]).includes(state)) &&
        (assignee === undefined || content.assignee === assignee) &&
        (incidentId === undefined || content.incident_id === incidentId) &&
        (planId === undefined || content.plan_id === planId) &&
        (drillId === undefined || content.drill_id === drillId)
      return listed(parts, request, 'task', request.query, isAsked, (work) => taskView(work, parts.now()))
    },
  )
}

type Kept = Readonly<{ ok: true; kept: z.infer<typeof EntryKept> }> | Readonly<{ ok: false; problem: ProblemBody }>
const kept = (id: string, version: number, repeated: boolean): Kept => ({ ok: true, kept: { id, version, repeated } })
const nothing = (answer: Kept): DeskChange<Kept> => ({ facts: [], answer: () => answer })
const refused = (problem: ProblemBody): DeskChange<Kept> => nothing({ ok: false, problem })

type Wish = Readonly<{ id: string }> & Readonly<Record<string, unknown>>
type Subject = Parameters<typeof stateOf>[1]

async function change(
  { database, deskBooks, now }: DeskRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  decide: (book: DeskBook, at: number) => DeskChange<Kept>,
) {
  const at = now()
  const answer = await deskBooks.change(database.as(callerOf(request).organisationId), doerOf(request), at, (book) => decide(book, at))
  return answer.ok ? answer.kept : sendProblem(reply, answer.problem)
}

const open = (parts: DeskRoutes, request: FastifyRequest, reply: FastifyReply, kind: DeskWork, { id, ...data }: Wish) =>
  change(parts, request, reply, (book, at) => {
    const before = workOf(book, kind, id)
    if (before !== undefined)
      return canonicalJson(before.content) === canonicalJson(data) ? nothing(kept(id, 1, true)) : refused(problemOf('id-reused'))
    const faults = namedFaults(book, data, at)
    if (faults.length > 0) return refused(problemOf('invalid-request', { errors: faults }))
    return { facts: [workFact('opened', kind, id, 1, data, at)], answer: () => kept(id, 1, false) }
  })

/** What it is about is there; ended or not. */
function namedFaults(book: DeskBook, { subjects, subject, incident_id: incidentId }: Readonly<Record<string, unknown>>, at: number) {
  const named = [
    ...((subjects ?? []) as { kind: Subject; id: string }[]),
    ...(subject === undefined ? [] : [subject as { kind: Subject; id: string }]),
  ]
  const faults = named.flatMap(({ kind, id }, nth) =>
    stateOf(book, kind, id, { at, knownAt: at }) === undefined
      ? [{ pointer: subject === undefined ? `/subjects/${nth}` : '/subject', detail: `there is no ${kind} of this id` }]
      : [],
  )
  if (typeof incidentId === 'string' && workOf(book, 'incident', incidentId) === undefined)
    faults.push({ pointer: '/incident_id', detail: 'there is no incident of this id' })
  return faults
}

type Moved = Readonly<{ id: string; state: string; note: string; evidence_sha256?: string | undefined }>

const move = (parts: DeskRoutes, request: FastifyRequest, reply: FastifyReply, kind: DeskWork, { id, ...data }: Moved) =>
  change(parts, request, reply, (book, at) => {
    const work = workOf(book, kind, id)
    if (work === undefined) return refused(problemOf('entry-not-found'))
    const version = storyOf(book, kind, id).length
    switch (moveTo(kind, work, data.state)) {
      case 'repeated':
        return nothing(kept(id, version, true))
      case 'over':
        return refused(problemOf('entry-ended'))
      case 'moves':
        return { facts: [workFact('moved', kind, id, version + 1, data, at)], answer: () => kept(id, version + 1, false) }
    }
  })

const workFact = (
  type: 'opened' | 'moved',
  kind: DeskWork,
  id: string,
  version: number,
  data: NewDeskFact['data'],
  at: number,
): NewDeskFact => ({
  ...{ factId: `${kind}:${id}:${version}`, type, kind, id, effectiveAt: at, observedAt: null, source: 'desk_entry', confidencePpm: null },
  ...{ evidence: typeof data.evidence_sha256 === 'string' ? data.evidence_sha256 : null, data },
})

async function listed<T extends { id: string }>(
  { database, deskBooks, now }: DeskRoutes,
  request: FastifyRequest,
  kind: DeskWork,
  { limit, cursor = '' }: Readonly<{ limit: number; cursor?: string | undefined }>,
  isAsked: (work: Work) => boolean,
  view: (work: Work, isHidden: (subject: string) => boolean, book: DeskBook) => T,
) {
  const { organisationId } = callerOf(request)
  const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
  const all = worksOf(book, kind).filter((work) => work.id > cursor && isAsked(work))
  const [page, hasMore] = [all.slice(0, limit), all.length > limit]
  const isHidden = hiddenAt(book, { at: now(), knownAt: now() })
  return { data: page.map((work) => view(work, isHidden, book)), has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.id : null }
}

const viewOf = ({ id, content, state, openedAt, openedBy, moves }: Work) => ({
  ...{ ...content, id, state, opened_at: writeInstant(openedAt), opened_by: openedBy },
  moves: moves.map(({ state: to, at, actor, note, evidence }: WorkMove) => ({
    ...{ state: to, at: writeInstant(at), actor, note, evidence_sha256: evidence },
  })),
})

/** `isHidden`: of subjects whose borrower took back what he let the desk see; what rang first is not told of them any more. */
export function incidentView(work: Work, isHidden: (subject: string) => boolean, book: DeskBook) {
  const { warning, ...view } = IncidentView.parse({ ...viewOf(work), response: responseOf(work, book) })
  if (warning === undefined) return view
  return isHidden(warning.key) ? { ...view, title: warning.key, warning: { ...warning, indicator: null } } : { ...view, warning }
}

/** Only what warnings opened calls anybody. */
function responseOf({ id, content, openedAt }: Work, book: DeskBook) {
  const taken = storyOf(book, 'incident', id).find(({ type }) => type === 'taken')
  const dueAt = content.warning === undefined ? null : answerBy(Number(content.severity), openedAt)
  return {
    due_at: dueAt === null ? null : writeInstant(dueAt),
    ...{ taken_at: taken === undefined ? null : writeInstant(taken.recordedAt), taken_by: taken?.actor ?? null },
  }
}

export const taskView = (work: Work, now: number) => TaskView.parse({ ...viewOf(work), is_late: isLate(work, now) })

const isLate = ({ content, state }: Work, now: number): boolean =>
  (state === 'open' || state === 'doing') && Date.parse(String(content.due_at)) < now
