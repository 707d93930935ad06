/** Incidents that warnings opened: what is known of one, who took it, what was found out, and how it ended. */
import { IncidentAnswer, IncidentClose, IncidentDetail, IncidentTake } from '@fairline/contract/desk/picture'
import { IncidentReview } from '@fairline/contract/desk/recoveries'
import { EntryKept } from '@fairline/contract/desk/views'
import { publicId } from '@fairline/contract/text'
import { type DeskBook, storyOf } from '@fairline/domain/desk/model/desk-book'
import type { DeskFactType } from '@fairline/domain/desk/model/desk-fact'
import { workOf } from '@fairline/domain/desk/model/work'
import type { DeskPicture } from '@fairline/domain/desk/picture/desk-picture'
import { keptOf, watchedWorks } from '@fairline/domain/desk/picture/incident-facts'
import { diagnosisIn } from '@fairline/domain/desk/picture/watch'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { DeskWatch } from '../desk/desk-watch.ts'
import type { DeskChange } from '../store/desk-books.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { plansOfIncident } from './desk-incident-plans.ts'
import { incidentDetail } from './desk-incident-words.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type DeskIncidentRoutes = DeskRoutes & Readonly<{ deskWatch: DeskWatch }>

const tags = ['desk']
const kept = { 200: EntryKept, ...readProblems }

export const deskIncidentRoutes: FastifyPluginAsyncZod<DeskIncidentRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(detailRoute, parts)
  await app.register(actingRoutes, parts)
}

const detailRoute: FastifyPluginAsyncZod<DeskIncidentRoutes> = async (app, { database, deskWatch, now }) => {
  app.get(
    '/v1/desk/incidents/:id',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'getDeskIncident',
        summary:
          'One incident: its alerts, what happened since, why it is likely so and by what, of each borrower apart, what to ask next, what to do and until when, and who is called',
        params: z.strictObject({ id: publicId }),
        response: { 200: IncidentDetail, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const looked = await deskWatch.look(organisationId)
      const work = workOf(looked.book, 'incident', request.params.id)
      if (work === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const plans = await plansOfIncident(database.reading.as(organisationId), looked.book, work.id, now())
      return incidentDetail(work, looked, plans, now())
    },
  )
}

const actingRoutes: FastifyPluginAsyncZod<DeskIncidentRoutes> = async (app, parts) => {
  app.post(
    '/v1/desk/incidents::take',
    { config: { may: 'desk:plan' }, schema: { tags, operationId: 'takeDeskIncident', summary: 'Somebody looks after it: nobody else is called from then on. Taken again it is the same', body: IncidentTake, response: kept } }, // biome-ignore format: one row
    async (request, reply) => act(parts, request, reply, request.body.id, takenBy),
  )
  app.post(
    '/v1/desk/incidents::answer',
    { config: { may: 'desk:observe' }, schema: { tags, operationId: 'answerDeskIncident', summary: 'What was found out by asking: it weighs in the diagnosis at once', body: IncidentAnswer, response: kept } }, // biome-ignore format: one row
    async (request, reply) => {
      const { id, ...answer } = request.body
      return act(parts, request, reply, id, () => [['answered', answer]])
    },
  )
  app.post(
    '/v1/desk/incidents::close',
    { config: { may: 'desk:plan' }, schema: { tags, operationId: 'closeDeskIncident', summary: 'It is over: why it was so in the end, and whether there was anything to warn of', body: IncidentClose, response: kept } }, // biome-ignore format: one row
    async (request, reply) => {
      const { id, ...closing } = request.body
      const { picture } = await parts.deskWatch.look(callerOf(request).organisationId)
      return act(parts, request, reply, id, (book) => [['moved', { state: 'closed', ...closing, ...toldUntilNow(book, picture, id) }]])
    },
  )
  app.post(
    '/v1/desk/incidents::review',
    { config: { may: 'desk:plan' }, schema: { tags, operationId: 'reviewDeskIncident', summary: 'Once it is over: what was learned, and what is to be done about it as tasks', body: IncidentReview, response: kept } }, // biome-ignore format: one row
    async (request, reply) => review(parts, request, reply),
  )
}

/** What the diagnosis says before the cause is known, so that it can be held against the cause that was found; nothing where no line of the channel fails any more: then the last that was told counts. */
function toldUntilNow(book: DeskBook, picture: DeskPicture, id: string): Readonly<{ told?: NewDeskFact['data'] }> {
  const channel = watchedWorks(book).find((work) => work.id === id)?.warning.channel
  const diagnosed = channel == null ? null : diagnosisIn(picture)(channel)
  return diagnosed === null ? {} : { told: keptOf(diagnosed) }
}

async function review(
  { database, deskBooks, now }: DeskIncidentRoutes,
  request: FastifyRequest<{ Body: z.infer<typeof IncidentReview> }>,
  reply: FastifyReply,
) {
  const { id, lessons, findings } = request.body
  const at = now()
  const decide = (book: DeskBook): DeskChange<Acted> => {
    const [work, story] = [workOf(book, 'incident', id), storyOf(book, 'incident', id)]
    const refused = (problem: ProblemBody): DeskChange<Acted> => ({ facts: [], answer: () => ({ ok: false, problem }) })
    if (work === undefined) return refused(problemOf('entry-not-found'))
    if (work.state !== 'closed') return refused(problemOf('incident-not-over'))
    const version = story.length + 1
    if (
      story.some(
        ({ type, data }) => type === 'reviewed' && data.lessons === lessons && canonicalJson(data.findings) === canonicalJson(findings),
      )
    )
      return { facts: [], answer: () => ({ ok: true, kept: { id, version: story.length, repeated: true } }) }
    const tasks = findings.map((finding, nth): NewDeskFact => {
      const task = `pm-${id}-${version}-${nth + 1}`
      const data = { kind: 'confirm', ...finding, incident_id: id }
      return { ...factOf(id, 'opened', 1, data, at), factId: `task:${task}:1`, kind: 'task', id: task }
    })
    const reviewed = factOf(id, 'reviewed', version, { lessons, findings, tasks: tasks.map((task) => task.id) }, at)
    return { facts: [reviewed, ...tasks], answer: () => ({ ok: true, kept: { id, version, repeated: false } }) }
  }
  const answer = await deskBooks.change(database.as(callerOf(request).organisationId), doerOf(request), at, decide)
  return answer.ok ? answer.kept : sendProblem(reply, answer.problem)
}

type Told = readonly (readonly [type: DeskFactType, data: NewDeskFact['data']])[]

const takenBy = (book: DeskBook, id: string): Told =>
  storyOf(book, 'incident', id).some(({ type }) => type === 'taken')
    ? []
    : [
        ['taken', {}],
        ['moved', { state: 'diagnosing', note: 'taken' }],
      ]

type Acted = Readonly<{ ok: true; kept: z.infer<typeof EntryKept> }> | Readonly<{ ok: false; problem: ProblemBody }>

async function act(
  { database, deskBooks, now }: DeskIncidentRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string,
  telling: (book: DeskBook, id: string) => Told,
) {
  const at = now()
  const decide = (book: DeskBook): DeskChange<Acted> => {
    const [work, before] = [workOf(book, 'incident', id), storyOf(book, 'incident', id).length]
    const refused = (problem: ProblemBody): DeskChange<Acted> => ({ facts: [], answer: () => ({ ok: false, problem }) })
    if (work === undefined) return refused(problemOf('entry-not-found'))
    if (work.state === 'closed') return refused(problemOf('entry-ended'))
    const facts = telling(book, id).map(([type, data], nth) => factOf(id, type, before + nth + 1, data, at))
    const answer: Acted = { ok: true, kept: { id, version: before + facts.length, repeated: facts.length === 0 } }
    return { facts, answer: () => answer }
  }
  const answer = await deskBooks.change(database.as(callerOf(request).organisationId), doerOf(request), at, decide)
  return answer.ok ? answer.kept : sendProblem(reply, answer.problem)
}

const factOf = (id: string, type: DeskFactType, version: number, data: NewDeskFact['data'], at: number): NewDeskFact => ({
  ...{ factId: `incident:${id}:${version}`, type, kind: 'incident', id, effectiveAt: at, observedAt: null },
  ...{ source: 'desk_entry', confidencePpm: null, evidence: null, data },
})
