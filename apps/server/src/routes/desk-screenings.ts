/** Screening a borrower before he joins a project. What he lets be looked at is worked into bands and forgotten; who screened him and when is kept. */
import type { DeskEntry } from '@fairline/contract/desk/entries'
import {
  type ScreenedValues,
  ScreeningAsked,
  ScreeningKept,
  ScreeningPage,
  ScreeningQuery,
  type ScreeningView,
} from '@fairline/contract/desk/screenings'
import { type DeskBook, type DeskState, isOpen, stateOf, statesOf, storyOf } from '@fairline/domain/desk/model/desk-book'
import { letsScreen } from '@fairline/domain/desk/model/desk-consent'
import { entryFaults } from '@fairline/domain/desk/model/entry-faults'
import { screeningBandsOf, screeningOf, serviceSharePpm } from '@fairline/domain/desk/screening/screening'
import { screeningMarksOf } from '@fairline/domain/desk/screening/screening-marks'
import { CRITERIA, RECOMMENDATIONS, RESULTS, SCREENING_NOTICE } from '@fairline/domain/desk/screening/screening-words'
import type { Values } from '@fairline/domain/desk/warning/values'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { type Day, dayText, knownDay } from '@fairline/domain/kernel/day'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { DeskChange } from '../store/desk-books.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import { bookDayIn, type DayParts } from './book-day.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

type ScreeningRoutes = DeskRoutes & DayParts
type Asked = z.infer<typeof ScreeningAsked>
type View = z.infer<typeof ScreeningView>

const tags = ['desk']

export const deskScreeningRoutes: FastifyPluginAsyncZod<ScreeningRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(screenRoute, parts)
  await app.register(listRoute, parts)
}

const screenRoute: FastifyPluginAsyncZod<ScreeningRoutes> = async (app, parts) => {
  const { database, deskBooks, now } = parts
  app.post(
    '/v1/desk/screenings::screen',
    {
      config: { may: 'desk:enrol' },
      schema: {
        tags,
        operationId: 'screenForDesk',
        summary:
          'Screens a borrower who agreed to it, by the desk’s marks: bands are kept, values are not. Under the same id the same comes out, or it is refused',
        body: ScreeningAsked,
        response: { 200: ScreeningKept, ...readProblems },
      },
    },
    async (request, reply) => {
      const [at, { organisationId }] = [now(), callerOf(request)]
      const today = bookDayIn(parts, organisationId)
      const rows = database.as(organisationId)
      const answer = await deskBooks.change(rows, doerOf(request), at, (book) => decide(book, request.body, { at, today }))
      if (!answer.ok) return sendProblem(reply, answer.problem)
      const screening = viewIn(await deskBooks.read(rows, organisationId), request.body.id, at)!
      return { repeated: answer.repeated, screening }
    },
  )
}

type Answer = Readonly<{ ok: true; repeated: boolean }> | Readonly<{ ok: false; problem: ProblemBody }>
type Now = Readonly<{ at: number; today: Day }>

function decide(book: DeskBook, { id, values, ...whose }: Asked, { at, today }: Now): DeskChange<Answer> {
  const answered = (answer: Answer): DeskChange<Answer> => ({ facts: [], answer: () => answer })
  const when = { at, knownAt: at }
  const bands = screeningBandsOf(valuesOf(values, today), screeningMarksOf(book))
  const content: DeskEntry<'screening'> = { ...whose, screened_on: dayText(today), bands }
  const faults = entryFaults('screening', content, { book, when })
  if (faults.length > 0) return answered({ ok: false, problem: problemOf('invalid-request', { errors: faults }) })
  const before = stateOf(book, 'screening', id, when)
  if (before !== undefined) {
    const isSame = canonicalJson(saidOf(before.content)) === canonicalJson(saidOf(content))
    return answered(isSame && isOpen(before) ? { ok: true, repeated: true } : { ok: false, problem: problemOf('id-reused') })
  }
  const fact: NewDeskFact = {
    ...{ factId: `screening:${id}:1`, type: 'registered', kind: 'screening', id, effectiveAt: at, observedAt: null },
    ...{ source: 'desk_entry', confidencePpm: null, evidence: null, data: content },
  }
  return { facts: [fact], answer: () => ({ ok: true, repeated: false }) }
}

/** On which day it was, and when he was told, is no part of what was asked. */
const saidOf = ({ borrower_id, project_id, bands }: DeskEntry<'screening'>) => ({ borrower_id, project_id, bands })

function valuesOf(values: ScreenedValues, today: Day): Values {
  const { id_expires_on: idEnds, profile_matches: matches } = values
  const { monthly_income_minor: income, monthly_debt_service_minor: service } = values
  return {
    overdueDays: values.overdue_days ?? null,
    worstOverdueDays: values.worst_overdue_days_12m ?? null,
    attempts: values.applications_28d ?? null,
    inquiries: values.inquiries_3m ?? null,
    utilisationPpm: values.utilisation_ppm ?? null,
    idDaysLeft: idEnds === undefined ? null : knownDay(idEnds) - today,
    profileMismatch: matches === undefined ? null : Number(!matches),
    serviceToIncomePpm: income === undefined || service === undefined ? null : serviceSharePpm(income, service),
  }
}

const listRoute: FastifyPluginAsyncZod<ScreeningRoutes> = async (app, { database, deskBooks, now }) => {
  app.get(
    '/v1/desk/screening-results',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'listDeskScreeningResults',
        summary: 'What came of each screening, in words: for the desk, and for him who was screened',
        querystring: ScreeningQuery,
        response: { 200: ScreeningPage, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { limit, cursor = '', borrower_id: borrower, project_id: project } = request.query
      const [book, at] = [await deskBooks.read(database.reading.as(organisationId), organisationId), now()]
      const all = statesOf(book, 'screening', { at, knownAt: at }).filter(
        (one) =>
          isOpen(one) &&
          one.id > cursor &&
          (borrower === undefined || one.content.borrower_id === borrower) &&
          (project === undefined || one.content.project_id === project),
      )
      const [page, hasMore] = [all.slice(0, limit), all.length > limit]
      return {
        data: page.map((state) => screeningView(book, state, at)),
        ...{ has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.id : null },
      }
    },
  )
}

function viewIn(book: DeskBook, id: string, at: number): View | undefined {
  const state = stateOf(book, 'screening', id, { at, knownAt: at })
  return state && screeningView(book, state, at)
}

function screeningView(book: DeskBook, { id, content }: DeskState<'screening'>, at: number): View {
  const when = { at, knownAt: at }
  const { borrower_id: borrower, project_id, screened_on, told_on: toldOn = null, bands } = content
  const seen = letsScreen(book, when, borrower) ? screeningOf(bands) : null
  return {
    ...{ screening_id: id, borrower_id: borrower, project_id, screened_on, told_on: toldOn },
    label: stateOf(book, 'borrower', borrower, when)?.content.label ?? borrower,
    screened_by: storyOf(book, 'screening', id)[0]!.actor,
    findings:
      seen?.findings.map(({ criterion, result, band }) => ({
        ...{ criterion, result, band, result_words: RESULTS[result] },
        ...CRITERIA[criterion],
      })) ?? null,
    recommendation: seen?.recommendation ?? null,
    words: seen === null ? null : RECOMMENDATIONS[seen.recommendation],
    first: seen?.first.map((criterion) => ({ criterion, name: CRITERIA[criterion].name })) ?? [],
    told: Object.values(SCREENING_NOTICE),
  }
}
