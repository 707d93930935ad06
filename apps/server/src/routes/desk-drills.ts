/** Drills with a clock, and how far a real switch is. */
import { DrillList, DrillListQuery, DrillMove, DrillView, DrillWish, SwitchView } from '@fairline/contract/desk/drills'
import { EntryKept } from '@fairline/contract/desk/views'
import { writeInstant } from '@fairline/contract/instant'
import { publicId } from '@fairline/contract/text'
import { planOf } from '@fairline/domain/desk/funding/plan-record'
import { type DrillRecord, drillOf, drillsOf, type SwitchStep, switchOf } from '@fairline/domain/desk/funding/switch-record'
import { switchMinutes } from '@fairline/domain/desk/measures/switch-time'
import { type DeskBook, storyOf } from '@fairline/domain/desk/model/desk-book'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import type { BookEntry } from '@fairline/planner/book'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { readPlan } from '../desk/plan-store.ts'
import type { DeskChange } from '../store/desk-books.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { bookView } from './desk-plan-words.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

const tags = ['desk']

export const deskDrillRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(drillRoutes, parts)
  await app.register(drillReading, parts)
  await app.register(switchRoute, parts)
}

type Kept = Readonly<{ ok: true; kept: z.infer<typeof EntryKept> }> | Readonly<{ ok: false; problem: ProblemBody }>
const nothing = (answer: Kept): DeskChange<Kept> => ({ facts: [], answer: () => answer })
const refused = (problem: ProblemBody): DeskChange<Kept> => nothing({ ok: false, problem })

const drillRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  const { database, deskBooks, now } = parts
  app.post(
    '/v1/desk/drills',
    {
      config: { may: 'desk:plan' },
      schema: { tags, operationId: 'beginDeskDrill', summary: 'Supposes that something fails at this moment, by the contingency book of a plan: the clock runs', body: DrillWish, response: { 200: DrillView, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const { id, ...data } = request.body
      const at = now()
      const begun = await deskBooks.change(database.as(callerOf(request).organisationId), doerOf(request), at, (book) =>
        begin(book, id, data, at),
      )
      if (!begun.ok) return sendProblem(reply, begun.problem)
      return (await viewed(parts, request, id)) ?? sendProblem(reply, problemOf('entry-not-found'))
    },
  )
  app.post(
    '/v1/desk/drills::move',
    {
      config: { may: 'desk:plan' },
      schema: { tags, operationId: 'moveDeskDrill', summary: 'The backup would be in the account, or the drill is over; what was found to be missing becomes tasks', body: DrillMove, response: { 200: EntryKept, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const at = now()
      const moved = await deskBooks.change(database.as(callerOf(request).organisationId), doerOf(request), at, (book) =>
        move(book, request.body, at),
      )
      return moved.ok ? moved.kept : sendProblem(reply, moved.problem)
    },
  )
}

const SAID = { observedAt: null, source: 'desk_entry', confidencePpm: null, evidence: null } as const

function begin(book: DeskBook, id: string, data: Omit<z.infer<typeof DrillWish>, 'id'>, at: number): DeskChange<Kept> {
  const before = drillOf(book, id)
  const kept = (repeated: boolean): Kept => ({ ok: true, kept: { id, version: 1, repeated } })
  if (before !== undefined)
    return canonicalJson(before.data) === canonicalJson(data) ? nothing(kept(true)) : refused(problemOf('id-reused'))
  if (planOf(book, data.plan_id)?.head.project_id !== data.project_id) return refused(problemOf('entry-not-found'))
  const fact: NewDeskFact = { ...SAID, factId: `drill:${id}:1`, type: 'opened', kind: 'drill', id, effectiveAt: at, data }
  return { facts: [fact], answer: () => kept(false) }
}

function move(book: DeskBook, { id, state, note, findings = [] }: z.infer<typeof DrillMove>, at: number): DeskChange<Kept> {
  const drill = drillOf(book, id)
  if (drill === undefined) return refused(problemOf('entry-not-found'))
  const version = storyOf(book, 'drill', id).length
  if (drill.state === state) return nothing({ ok: true, kept: { id, version, repeated: true } })
  if (drill.state === 'ended') return refused(problemOf('entry-ended'))
  const tasks = findings.map(({ words, assignee, due_at }, nth): NewDeskFact => {
    const task = `dt-${id}-${nth + 1}`
    const data = { kind: 'confirm', words, assignee, due_at, drill_id: id }
    return { ...SAID, factId: `task:${task}:1`, type: 'opened', kind: 'task', id: task, effectiveAt: at, data }
  })
  const data = { state, note, findings: tasks.map(({ id: task }) => task) }
  const fact: NewDeskFact = { ...SAID, factId: `drill:${id}:${version + 1}`, type: 'moved', kind: 'drill', id, effectiveAt: at, data }
  return { facts: [fact, ...tasks], answer: () => ({ ok: true, kept: { id, version: version + 1, repeated: false } }) }
}

const drillReading: FastifyPluginAsyncZod<DeskRoutes> = async (app, parts) => {
  app.get(
    '/v1/desk/drills',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'listDeskDrills', summary: 'Drills by their ids, with how long the switch took', querystring: DrillListQuery, response: { 200: DrillList, ...readProblems } }, // biome-ignore format: one row
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { limit, cursor = '', project_id: projectId } = request.query
      const book = await parts.deskBooks.read(parts.database.reading.as(organisationId), organisationId)
      const all = drillsOf(book).filter(({ id, data }) => id > cursor && (projectId === undefined || data.project_id === projectId))
      const [page, hasMore] = [all.slice(0, limit), all.length > limit]
      const data = page.map((drill) => drillView(drill, undefined))
      return { data, has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.id : null }
    },
  )
}

async function viewed(
  { database, deskBooks }: DeskRoutes,
  request: FastifyRequest,
  id: string,
): Promise<z.infer<typeof DrillView> | undefined> {
  const { organisationId } = callerOf(request)
  const rows = database.as(organisationId)
  const book = await deskBooks.read(rows, organisationId)
  const drill = drillOf(book, id)
  if (drill === undefined) return undefined
  const plan = await readPlan(rows, organisationId, book, drill.data.plan_id)
  const { kind, fails } = drill.data
  return drillView(
    drill,
    plan?.body.book?.find(({ shock }) => shock.kind === kind && shock.id === fails && shock.severity === 'closed'),
  )
}

/** `entry`: only where one is asked for by itself. */
const drillView = (
  { id, data, state, startedBy, endedAt, findings, time }: DrillRecord,
  entry: BookEntry | undefined,
): z.infer<typeof DrillView> => ({
  ...{ id, ...data, state, started_at: writeInstant(time.firstSeenAt), started_by: startedBy, findings: [...findings] },
  ...{ funds_at: time.fundsAt === null ? null : writeInstant(time.fundsAt), ended_at: endedAt === null ? null : writeInstant(endedAt) },
  ...{ minutes: switchMinutes(time), entry: entry === undefined ? null : bookView(entry) },
})

const switchRoute: FastifyPluginAsyncZod<DeskRoutes> = async (app, { database, deskBooks }) => {
  app.get(
    '/v1/desk/projects/:id/plans/:plan/switch',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'getDeskSwitch', summary: 'How far an approved plan is carried out: its steps, what statements show of them, and the minutes until the first money was there', params: z.strictObject({ id: publicId, plan: publicId }), response: { 200: SwitchView, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { id, plan: planId } = request.params
      const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
      const found = planOf(book, planId)?.head.project_id === id ? switchOf(book, planId) : undefined
      if (found === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const { incidentId, steps, time } = found
      return {
        ...{ plan_id: planId, incident_id: incidentId, first_seen_at: writeInstant(time.firstSeenAt) },
        ...{
          funds_at: time.fundsAt === null ? null : writeInstant(time.fundsAt),
          minutes: switchMinutes(time),
          steps: steps.map(stepView),
        },
      }
    },
  )
}

const stepView = ({ task, step, doneAt, matched }: SwitchStep): z.infer<typeof SwitchView>['steps'][number] => ({
  ...{ task_id: task.id, step, kind: String(task.content.kind), words: String(task.content.words), state: task.state },
  ...{
    due_at: String(task.content.due_at),
    assignee: String(task.content.assignee),
    done_at: doneAt === null ? null : writeInstant(doneAt),
  },
  matched: matched && {
    ...{ statement_id: matched.statement_id, entry_key: matched.entryKey, booked_on: matched.booked_on, evidence: matched.evidence },
  },
})
