/** What a desk sees of the lines it watches, and what a plan of a project is made from: both by what each borrower lets it see at this moment. */
import { OBSERVED_FIELDS } from '@fairline/contract/desk/observations'
import { BoardPage, BoardQuery, PlanningGround, WhenQuery } from '@fairline/contract/desk/views'
import { writeInstant } from '@fairline/contract/instant'
import { publicId } from '@fairline/contract/text'
import { type DeskBook, type DeskState, isOpen, stateOf, statesOf, type When } from '@fairline/domain/desk/model/desk-book'
import { type Scopes, scopesAt, scopesOfLines } from '@fairline/domain/desk/model/desk-consent'
import { screeningStanding } from '@fairline/domain/desk/model/joining'
import { planningOf } from '@fairline/domain/desk/model/planning'
import { RECOMMENDATIONS, UNSCREENED } from '@fairline/domain/desk/screening/screening-words'
import { type Day, dayText } from '@fairline/domain/kernel/day'
import { groupBy } from '@fairline/domain/kernel/group-by'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { OrganisationDatabase } from '../store/database.ts'
import { readSeen, type SeenFact } from '../store/desk-fact-table.ts'
import { bookDayIn, type DayParts } from './book-day.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { entryView, newestOfEach, seenView, shownOf, whenOf } from './desk-words.ts'
import { readProblems } from './found-borrower.ts'
import { problemOf, sendProblem } from './problems.ts'

type BoardRoutes = DeskRoutes & DayParts

const tags = ['desk']
/** Of every line so many of the newest values are looked through: each field from several sources. */
const EACH = OBSERVED_FIELDS.length * 6

export const deskBoardRoutes: FastifyPluginAsyncZod<BoardRoutes> = async (app, parts) => {
  await app.register(boardRoute, parts)
  await app.register(planningRoute, parts)
}

const boardRoute: FastifyPluginAsyncZod<BoardRoutes> = async (app, parts) => {
  const { database, deskBooks, now } = parts
  app.get(
    '/v1/desk/board',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'getDeskBoard',
        summary:
          'The lines that the desk watches, of those borrowers who let it: the newest of each field that they let it see, from each source',
        querystring: BoardQuery,
        response: { 200: BoardPage, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { limit, cursor = '', project_id: projectId } = request.query
      const [rows, when] = [database.reading.as(organisationId), whenOf(request.query, now())]
      const book = await deskBooks.read(rows, organisationId)
      const scopes = scopesAt(book, { at: now(), knownAt: now() })
      const wanted = statesOf(book, 'enrolment', when).filter((one) => isOpen(one) && isOf(one, projectId))
      const onBoard = wanted.filter(({ content }) => scopes(content.borrower_id).has('board'))
      const after = onBoard.filter(({ id }) => id > cursor)
      const [page, hasMore] = [after.slice(0, limit), after.length > limit]
      const seen = await seenBy(rows, 'enrolment', page, when)
      const today = bookDayIn(parts, organisationId)
      const data = page.map((one) => ({
        ...rowOf(book, one, scopes(one.content.borrower_id), seen.get(one.id) ?? [], when),
        screening: screeningIn(book, one, { at: now(), today }),
      }))
      return { data, has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.id : null, off_board: wanted.length - onBoard.length }
    },
  )
}

const isOf = ({ content }: DeskState<'enrolment'>, projectId: string | undefined): boolean =>
  projectId === undefined || content.project_id === projectId

function rowOf(book: DeskBook, { id, content }: DeskState<'enrolment'>, scopes: Scopes, seen: readonly SeenFact[], when: When) {
  const borrower = stateOf(book, 'borrower', content.borrower_id, when)
  return {
    ...{ enrolment_id: id, borrower_id: content.borrower_id, label: borrower?.content.label ?? content.borrower_id },
    ...{ facility_id: content.facility_id, project_id: content.project_id ?? null, scopes: [...scopes] },
    ...{ expected_every_hours: content.expected_every_hours, seen: newestOfEach(shownOf(seen, scopes)).map(seenView) },
  }
}

const STANDING_WORDS = { ...RECOMMENDATIONS, ...UNSCREENED }

/** However long ago it was; by what he lets be seen now, whatever time is asked about. */
function screeningIn(book: DeskBook, { content }: DeskState<'enrolment'>, { at, today }: Readonly<{ at: number; today: Day }>) {
  const { borrower_id: borrowerId, project_id: projectId, joined_because: because = null } = content
  if (projectId === undefined) return null
  const { state, id, on } = screeningStanding(book, { at, knownAt: at }, { borrowerId, projectId, since: 0, today })
  return {
    ...{ state, words: STANDING_WORDS[state], screening_id: id, screened_on: on === null ? null : dayText(on) },
    joined_because: because,
  }
}

/** The newest first, by what they are of. */
async function seenBy(
  rows: OrganisationDatabase,
  kind: SeenFact['kind'],
  states: readonly DeskState[],
  when: When,
): Promise<ReadonlyMap<string, SeenFact[]>> {
  const seen = await readSeen(rows, rows.organisationId, { kind, subjects: states.map(({ id }) => id), each: EACH, ...when })
  return groupBy(seen, ({ subject }) => subject)
}

const planningRoute: FastifyPluginAsyncZod<BoardRoutes> = async (app, parts) => {
  const { database, deskBooks, now } = parts
  app.get(
    '/v1/desk/projects/:id/planning',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'getDeskPlanning',
        summary: 'What a plan of the project is made from, with what each facility may not pay for, and why',
        params: z.strictObject({ id: publicId }),
        querystring: WhenQuery,
        response: { 200: PlanningGround, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const [rows, when] = [database.reading.as(organisationId), whenOf(request.query, now())]
      const [book, today] = [await deskBooks.read(rows, organisationId), dayText(bookDayIn(parts, organisationId))]
      const ground = planningOf(book, request.params.id, when, today)
      if (ground === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const scopes = scopesOfLines(book, { at: now(), knownAt: now() })
      const ofLines = await seenBy(
        rows,
        'facility',
        ground.facilities.map(({ facility }) => facility),
        when,
      )
      const ofProject = (await seenBy(rows, 'project', [ground.project], when)).get(ground.project.id) ?? []
      const view =
        <K extends 'need' | 'receipt' | 'debt'>(kind: K) =>
        (state: DeskState<K>) =>
          entryView(kind, state, scopes)
      return {
        ...{ as_of: writeInstant(when.at), today, project: entryView('project', ground.project, scopes) },
        ...{ needs: ground.needs.map(view('need')), receipts: ground.receipts.map(view('receipt')), debts: ground.debts.map(view('debt')) },
        facilities: ground.facilities.map(({ facility, providerId, groupIds, blocked }) => ({
          ...{
            facility: entryView('facility', facility, scopes),
            provider_id: providerId,
            group_ids: [...groupIds],
            blocked: { ...blocked },
          },
          seen: newestOfEach(shownOf(ofLines.get(facility.id) ?? [], scopes(facility.id))).map(seenView),
        })),
        seen: newestOfEach(ofProject).map(seenView),
      }
    },
  )
}
