/** What the desk can do for the borrowers of the lines it watches: what is ready, what to tell them before anything stands in their way, and when to ask for a higher limit. */
import { CoachingPage, CoachingQuery } from '@fairline/contract/desk/coaching'
import { writeInstant } from '@fairline/contract/instant'
import { ASK_HIM, CHECK_HOW, CHECK_SEEN, NOT_SEEN } from '@fairline/domain/desk/coaching/check-words'
import { CHECK_NAMES, type CheckId, GUIDANCE, RAISE_WHEN, RAISE_WORDS } from '@fairline/domain/desk/coaching/guidance-words'
import { type LineCoaching, type LineOf, lineCoachings } from '@fairline/domain/desk/coaching/line-coaching'
import { stateOf } from '@fairline/domain/desk/model/desk-book'
import type { Registers } from '@fairline/domain/desk/picture/registers'
import { dayText } from '@fairline/domain/kernel/day'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { DeskPictureRoutes } from './desk-picture.ts'
import { readProblems } from './found-borrower.ts'

export const deskCoachingRoutes: FastifyPluginAsyncZod<DeskPictureRoutes> = async (app, { deskWatch }) => {
  app.get(
    '/v1/desk/coaching',
    {
      config: { may: 'desk:read' },
      schema: {
        tags: ['desk'],
        operationId: 'listDeskCoaching',
        summary:
          'Of each borrower who lets the desk watch his line: what is ready, what to tell him, what came of it, and when to ask for a higher limit',
        querystring: CoachingQuery,
        response: { 200: CoachingPage, ...readProblems },
      },
    },
    async (request) => {
      const { limit, cursor = '', borrower_id: borrower } = request.query
      const { picture } = await deskWatch.look(callerOf(request).organisationId)
      const { coached, hidden } = lineCoachings(picture)
      const { registers } = picture
      const after = coached.filter((one) => one.enrolmentId > cursor && (borrower === undefined || one.borrowerId === borrower))
      const [page, hasMore] = [after.slice(0, limit), after.length > limit]
      return {
        ...{ as_of: writeInstant(picture.at), today: registers.todayText, data: page.map((one) => coachingView(one, registers)) },
        ...{ off_board: hidden.length, hidden: hidden.slice(0, HIDDEN_MAX).map((one) => nameView(one, registers)) },
        ...{ has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.enrolmentId : null },
      }
    },
  )
}

const HIDDEN_MAX = 500

const named = (check: CheckId) => ({ check, name: CHECK_NAMES[check] })

const nameView = ({ enrolmentId, borrowerId, projectId }: LineOf, { book, when }: Registers) => ({
  ...{ enrolment_id: enrolmentId, borrower_id: borrowerId, project_id: projectId },
  label: stateOf(book, 'borrower', borrowerId, when)?.content.label ?? borrowerId,
})

function coachingView(one: LineCoaching, registers: Registers): z.infer<typeof CoachingPage>['data'][number] {
  return {
    ...{ ...nameView(one, registers), facility_id: one.facilityId },
    readiness: one.checks.map(({ check, state, value }) => ({
      ...{ ...named(check), state, seen: value === null ? NOT_SEEN : CHECK_SEEN[check](value) },
      how: state === 'ready' ? null : state === 'unknown' ? ASK_HIM : CHECK_HOW[check],
    })),
    guidance: one.guidance.map(({ topic, state, givenOn }) => {
      const { name, what, why, how } = GUIDANCE[topic]
      return { topic, name, state, given_on: givenOn === null ? null : dayText(givenOn), what, why, how }
    }),
    raise: {
      ...{ when: one.raise.when, words: RAISE_WHEN[one.raise.when], first: one.raise.first.map(named), no_promise: RAISE_WORDS.noPromise },
      ...{ makes_no_difference: [...RAISE_WORDS.makesNoDifference], never_do: [...RAISE_WORDS.neverDo] },
    },
  }
}
