/** The cash flow of a project's enterprise, and evidence for the way back that is made of it, attached to an incident and passed on by an official route. */
import { createHash } from 'node:crypto'
import {
  CashFlowView,
  EvidenceList,
  EvidencePageQuery,
  EvidencePassing,
  EvidenceQuery,
  type EvidenceView,
  EvidenceWish,
} from '@fairline/contract/desk/cash-flow'
import { EntryKept } from '@fairline/contract/desk/views'
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { publicId } from '@fairline/contract/text'
import { type CashFlowTrend, cashFlowTrendOf, monthOf, monthText } from '@fairline/domain/desk/cash-flow/cash-flow-trend'
import { CASH_FLOW_NOTES, SOURCES, VERDICTS } from '@fairline/domain/desk/cash-flow/cash-flow-words'
import { type EnterpriseMonth, enterpriseMonths } from '@fairline/domain/desk/cash-flow/enterprise-months'
import { evidencePage } from '@fairline/domain/desk/cash-flow/evidence-page'
import { type EvidenceData, evidenceOf, evidencesOf, type RecoveryEvidence } from '@fairline/domain/desk/cash-flow/recovery-evidence'
import { statementsOf } from '@fairline/domain/desk/funding/statement-record'
import { type DeskBook, stateOf, storyOf } from '@fairline/domain/desk/model/desk-book'
import type { DeskFactType } from '@fairline/domain/desk/model/desk-fact'
import { workOf } from '@fairline/domain/desk/model/work'
import { isOver, recoveryOf } from '@fairline/domain/desk/recovery/recovery-case'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { dayText } from '@fairline/domain/kernel/day'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { DeskChange } from '../store/desk-books.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import { bookDayIn, type DayParts } from './book-day.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { DOCUMENT_CSP } from './documents.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

type CashFlowRoutes = DeskRoutes & DayParts

const tags = ['desk']
const named = z.strictObject({ id: publicId })
const MONTHS_SHOWN = 24

export const deskCashFlowRoutes: FastifyPluginAsyncZod<CashFlowRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(cashFlowRoute, parts)
  await app.register(attachRoutes, parts)
  await app.register(evidenceRoutes, parts)
}

const thisMonth = (parts: CashFlowRoutes, organisationId: number): number => monthOf(dayText(bookDayIn(parts, organisationId)))

const cashFlowRoute: FastifyPluginAsyncZod<CashFlowRoutes> = async (app, parts) => {
  const { database, deskBooks, now } = parts
  app.get(
    '/v1/desk/projects/:id/cash-flow',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'getDeskCashFlow',
        summary: 'What the enterprise of a project took in and paid out month by month, and whether that gets better',
        params: named,
        response: { 200: CashFlowView, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
      const [{ id }, when] = [request.params, { at: now(), knownAt: now() }]
      const project = stateOf(book, 'project', id, when)
      if (project === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const months = enterpriseMonths(book, when, id)
      const trend = cashFlowTrendOf(months, thisMonth(parts, organisationId))
      return {
        ...{ project_id: id, currency: project.content.currency, trend: trendView(trend), notes: Object.values(CASH_FLOW_NOTES) },
        months: months.slice(0, MONTHS_SHOWN).map((one) => monthView(one, book)),
      }
    },
  )
}

const trendView = ({ verdict, lastAverageMinor, beforeAverageMinor, changeMinor, nonNegativeInARow, coveragePpm }: CashFlowTrend) => ({
  ...{ verdict, words: VERDICTS[verdict], last_average_minor: lastAverageMinor, before_average_minor: beforeAverageMinor },
  ...{ change_minor: changeMinor, non_negative_in_a_row: nonNegativeInARow, coverage_ppm: coveragePpm },
})

function monthView({ entry: { id, content }, inflowMinor, outflowMinor }: EnterpriseMonth, book: DeskBook) {
  const { project_id: _project, currency: _currency, ...month } = content
  const statement = statementsOf(book).find(({ data, state }) => state === 'taken' && data.file_sha256 === content.evidence_sha256)
  return {
    ...{ ...month, net_minor: inflowMinor - outflowMinor, entry_id: id, source_words: SOURCES[content.source]! },
    statement_id: statement?.id ?? null,
  }
}

const attachRoutes: FastifyPluginAsyncZod<CashFlowRoutes> = async (app, parts) => {
  app.post(
    '/v1/desk/recovery-evidence',
    {
      config: { may: 'desk:plan' },
      schema: {
        tags,
        operationId: 'attachDeskEvidence',
        summary:
          'Attaches the cash flow of an enterprise, as it is known now, to an incident as evidence for the way back. It is never changed; asked again under its id it is the same',
        body: EvidenceWish,
        response: { 200: EntryKept, ...readProblems },
      },
    },
    async (request, reply) => {
      const month = thisMonth(parts, callerOf(request).organisationId)
      return change(parts, request, reply, (book, at) => attach(book, request.body, { at, month }))
    },
  )
  app.post(
    '/v1/desk/recovery-evidence::pass-on',
    {
      config: { may: 'desk:plan' },
      schema: {
        tags,
        operationId: 'passOnDeskEvidence',
        summary: 'It went to the lender with a recovery case of the same incident',
        body: EvidencePassing,
        response: { 200: EntryKept, ...readProblems },
      },
    },
    async (request, reply) => change(parts, request, reply, (book, at) => passOn(book, request.body, at)),
  )
}

type Kept = Readonly<{ ok: true; kept: z.infer<typeof EntryKept> }> | Readonly<{ ok: false; problem: ProblemBody }>
const answered = (answer: Kept): DeskChange<Kept> => ({ facts: [], answer: () => answer })
const refused = (problem: ProblemBody): DeskChange<Kept> => answered({ ok: false, problem })
const wrong = (pointer: string, detail: string): DeskChange<Kept> =>
  refused(problemOf('invalid-request', { errors: [{ pointer, detail }] }))

async function change(
  { database, deskBooks, now }: CashFlowRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  decide: (book: DeskBook, at: number) => DeskChange<Kept>,
) {
  const at = now()
  const answer = await deskBooks.change(database.as(callerOf(request).organisationId), doerOf(request), at, (book) => decide(book, at))
  return answer.ok ? answer.kept : sendProblem(reply, answer.problem)
}

function attach(
  book: DeskBook,
  wish: z.infer<typeof EvidenceWish>,
  { at, month }: Readonly<{ at: number; month: number }>,
): DeskChange<Kept> {
  const { id, incident_id: incidentId, project_id: projectId } = wish
  const before = evidenceOf(book, id)
  if (before !== undefined) {
    const isSame = before.data.incident_id === incidentId && before.data.project_id === projectId
    return isSame ? answered({ ok: true, kept: { id, version: 1, repeated: true } }) : refused(problemOf('id-reused'))
  }
  const [incident, project] = [workOf(book, 'incident', incidentId), stateOf(book, 'project', projectId, { at, knownAt: at })]
  if (incident === undefined) return wrong('/incident_id', 'there is no incident of this id')
  if (incident.state === 'closed') return refused(problemOf('entry-ended'))
  if (project === undefined) return wrong('/project_id', 'there is no project of this id')
  const months = enterpriseMonths(book, { at, knownAt: at }, projectId).filter((one) => one.month < month)
  const trend = cashFlowTrendOf(months, month)
  if (trend.verdict === 'too_little_data') return wrong('/project_id', 'must have six months in a row, the last no older than two months')
  const said = {
    ...{ incident_id: incidentId, project_id: projectId, project: project.content.name, currency: project.content.currency },
    ...{ as_of: monthText(trend.newest!), months: months.slice(0, EVIDENCE_MONTHS).map(evidenceMonth), trend },
  }
  const data: EvidenceData = { ...said, sha256: createHash('sha256').update(canonicalJson(said)).digest('hex') }
  return {
    facts: [evidenceFact(id, 'attached', 1, { ...data }, at)],
    answer: () => ({ ok: true, kept: { id, version: 1, repeated: false } }),
  }
}

const EVIDENCE_MONTHS = 12

function evidenceMonth({ entry: { content } }: EnterpriseMonth): EvidenceData['months'][number] {
  const { project_id: _project, currency: _currency, ...month } = content
  return month
}

function passOn(book: DeskBook, { id, recovery_id: recoveryId }: z.infer<typeof EvidencePassing>, at: number): DeskChange<Kept> {
  const [evidence, recovery, version] = [evidenceOf(book, id), recoveryOf(book, recoveryId), storyOf(book, 'recovery_evidence', id).length]
  if (evidence === undefined) return refused(problemOf('entry-not-found'))
  if (evidence.passedOn.some((one) => one.recoveryId === recoveryId)) return answered({ ok: true, kept: { id, version, repeated: true } })
  if (recovery === undefined || recovery.content.incident_id !== evidence.data.incident_id)
    return wrong('/recovery_id', 'must be a recovery case of the same incident')
  if (isOver(recovery)) return refused(problemOf('entry-ended'))
  const fact = evidenceFact(id, 'passed-on', version + 1, { recovery_id: recoveryId, sha256: evidence.data.sha256 }, at)
  return { facts: [fact], answer: () => ({ ok: true, kept: { id, version: version + 1, repeated: false } }) }
}

const evidenceFact = (id: string, type: DeskFactType, version: number, data: NewDeskFact['data'], at: number): NewDeskFact => ({
  ...{ factId: `recovery_evidence:${id}:${version}`, type, kind: 'recovery_evidence', id, effectiveAt: at, observedAt: null },
  ...{ source: 'desk_entry', confidencePpm: null, evidence: String(data.sha256), data },
})

const evidenceRoutes: FastifyPluginAsyncZod<CashFlowRoutes> = async (app, { database, deskBooks }) => {
  app.get(
    '/v1/desk/recovery-evidence',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'listDeskEvidence',
        summary: 'Evidence for the way back that is attached to an incident, and by what it was passed on, the newest first',
        querystring: EvidenceQuery,
        response: { 200: EvidenceList, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
      return { data: evidencesOf(book, request.query.incident_id).map(evidenceView) }
    },
  )
  app.get(
    '/v1/desk/recovery-evidence/:id/page',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'getDeskEvidencePage',
        summary: 'It as a page, to hand in by the official route',
        params: named,
        querystring: EvidencePageQuery,
        response: { 200: { description: 'The page', content: { 'text/html': { schema: z.string() } } }, '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const evidence = evidenceOf(await deskBooks.read(database.reading.as(organisationId), organisationId), request.params.id)
      if (evidence === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const page = evidencePage(evidence, request.query.lang)
      reply.header('cache-control', 'no-store').header('content-security-policy', DOCUMENT_CSP)
      return reply.type('text/html; charset=utf-8').send(page)
    },
  )
}

const evidenceView = ({ id, attachedAt, attachedBy, data, passedOn }: RecoveryEvidence): z.infer<typeof EvidenceView> => ({
  ...{ ...data, id, attached_at: writeInstant(attachedAt), attached_by: attachedBy },
  ...{ months: data.months.map((one) => ({ ...one })), trend: trendView(data.trend) },
  passed_on: passedOn.map(({ recoveryId, at, by }) => ({ recovery_id: recoveryId, at: writeInstant(at), by })),
})
