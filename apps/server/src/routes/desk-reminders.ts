/** Of what a desk keeps up: whom to speak to, whose training ends, which firms may be chosen, and what all of it comes to in the morning. */
import { ContactDuePage, KeptQuery, ReminderList, ServiceStandingPage, TrainingPage } from '@fairline/contract/desk/reminders'
import { writeInstant } from '@fairline/contract/instant'
import type { Registers } from '@fairline/domain/desk/picture/registers'
import { contactDues } from '@fairline/domain/desk/registers/contact-due'
import { type Reminder, remindersOf } from '@fairline/domain/desk/registers/reminders'
import { serviceStandings } from '@fairline/domain/desk/registers/service-standing'
import { trainingValidity } from '@fairline/domain/desk/registers/training-validity'
import { type Day, dayText } from '@fairline/domain/kernel/day'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import type { DeskPictureRoutes } from './desk-picture.ts'
import { contactView, serviceView, trainingView } from './desk-reminder-words.ts'
import { readProblems } from './found-borrower.ts'

const tags = ['desk']
const config = { may: 'desk:read' } as const
const REMINDERS_MAX = 200

export const deskReminderRoutes: FastifyPluginAsyncZod<DeskPictureRoutes> = async (app, { deskWatch }) => {
  const look = async (organisationId: number) => (await deskWatch.look(organisationId)).picture
  const keptUp = { querystring: KeptQuery }
  app.get(
    '/v1/desk/contact-dues',
    { config, schema: { tags, operationId: 'listDeskContactDues', summary: 'With whom at an institution the desk keeps in touch: when somebody spoke last, and when the next contact is due', ...keptUp, response: { 200: ContactDuePage, ...readProblems } } }, // biome-ignore format: one row
    async (request) => {
      const { registers, at } = await look(callerOf(request).organisationId)
      return {
        ...asOf(registers, at),
        ...pageBy(contactDues(registers), ({ relation }) => relation.id, request.query, contactView(registers)),
      }
    },
  )
  app.get(
    '/v1/desk/training-validity',
    { config, schema: { tags, operationId: 'listDeskTrainingValidity', summary: 'Trainings with the day until which they count, and who of those who have to be trained is not', ...keptUp, response: { 200: TrainingPage, ...readProblems } } }, // biome-ignore format: one row
    async (request) => {
      const { registers, at } = await look(callerOf(request).organisationId)
      const { trainings, roles } = trainingValidity(registers)
      return {
        ...asOf(registers, at),
        ...pageBy(trainings, ({ training }) => training.id, request.query, trainingView),
        roles: roles.map(({ role, state, until }) => ({ role, state, until: dayOrNone(until) })),
      }
    },
  )
  app.get(
    '/v1/desk/service-standings',
    { config, schema: { tags, operationId: 'listDeskServiceStandings', summary: 'Professional firms: their registration and who looked it up, complaints, what each works on, and whether it may be chosen for new work', ...keptUp, response: { 200: ServiceStandingPage, ...readProblems } } }, // biome-ignore format: one row
    async (request) => {
      const { registers, at } = await look(callerOf(request).organisationId)
      const standings = serviceStandings(registers.book, registers.when, registers.today)
      return { ...asOf(registers, at), ...pageBy(standings, ({ provider }) => provider.id, request.query, serviceView) }
    },
  )
  app.get(
    '/v1/desk/reminders',
    { config, schema: { tags, operationId: 'listDeskReminders', summary: 'What the desk is reminded of today: contacts, trainings and checks that are overdue or due soon, and borrowers who are to be told something', response: { 200: ReminderList, ...readProblems } } }, // biome-ignore format: one row
    async (request) => {
      const picture = await look(callerOf(request).organisationId)
      const reminders = remindersOf(picture)
      return {
        ...asOf(picture.registers, picture.at),
        ...{ total: reminders.length, data: reminders.slice(0, REMINDERS_MAX).map(reminderView) },
      }
    },
  )
}

const asOf = ({ todayText }: Registers, at: number) => ({ as_of: writeInstant(at), today: todayText })
const dayOrNone = (day: Day | null): string | null => (day === null ? null : dayText(day))

const reminderView = ({ kind, id, label, state, dueOn }: Reminder): z.infer<typeof ReminderList>['data'][number] => ({
  ...{ kind, id, label, state, due_on: dayOrNone(dueOn) },
})

type Query = z.infer<typeof KeptQuery>

function pageBy<Row, View>(rows: readonly Row[], idOf: (row: Row) => string, { limit, cursor = '' }: Query, view: (row: Row) => View) {
  const after = rows.filter((row) => idOf(row) > cursor)
  const [page, hasMore] = [after.slice(0, limit), after.length > limit]
  return { data: page.map(view), has_more: hasMore, next_cursor: hasMore ? idOf(page.at(-1)!) : null }
}
