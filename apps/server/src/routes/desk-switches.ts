/** How far a real switch is: the tasks of an approved plan, and what statements show of them. */
import { SwitchView } from '@fairline/contract/desk/drills'
import { writeInstant } from '@fairline/contract/instant'
import { publicId } from '@fairline/contract/text'
import { planOf } from '@fairline/domain/desk/funding/plan-record'
import { type SwitchStep, switchOf } from '@fairline/domain/desk/funding/switch-record'
import { switchMinutes } from '@fairline/domain/desk/measures/switch-time'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { readProblems } from './found-borrower.ts'
import { problemOf, sendProblem } from './problems.ts'

export const deskSwitchRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, { database, deskBooks }) => {
  app.get(
    '/v1/desk/projects/:id/plans/:plan/switch',
    {
      config: { may: 'desk:read' },
      schema: { tags: ['desk'], operationId: 'getDeskSwitch', summary: 'How far an approved plan is carried out: its steps, what statements show of them, and the minutes until the first money was there', params: z.strictObject({ id: publicId, plan: publicId }), response: { 200: SwitchView, ...readProblems } }, // biome-ignore format: one row
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
