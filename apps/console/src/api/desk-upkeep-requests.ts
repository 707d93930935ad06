/** What is asked of how borrowers are helped, and of what a desk keeps up: contacts, trainings, professional firms, and its reminders. */
import { answerOf, api } from './client.ts'
import type { components } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
const until = ({ signal }: Signal) => ({ signal: signal ?? null })
const PAGE = 200
const pageAfter = (given: Signal, cursor: string | undefined) => ({
  params: { query: { limit: PAGE, ...(cursor !== undefined && { cursor }) } },
  ...until(given),
})

type Paged<Row> = Readonly<{ data: readonly Row[]; next_cursor: string | null }>

/** All pages as one: what is told beside the rows is that of the first. */
async function wholeOf<Row, Page extends Paged<Row>>(ask: (cursor: string | undefined) => Promise<Page>): Promise<Page> {
  const first = await ask(undefined)
  const rows = [...first.data]
  for (let cursor = first.next_cursor; cursor !== null; ) {
    const next = await ask(cursor)
    rows.push(...next.data)
    cursor = next.next_cursor
  }
  return { ...first, data: rows, next_cursor: null }
}

export type LineCoaching = components['schemas']['DeskLineCoaching']
export type CoachingPage = components['schemas']['DeskCoachingPage']
export const fetchCoaching = (given: Signal) =>
  wholeOf<LineCoaching, CoachingPage>((cursor) => answerOf(api.GET('/v1/desk/coaching', pageAfter(given, cursor))))

export type ContactDue = components['schemas']['DeskContactDue']
export type ContactDuePage = components['schemas']['DeskContactDuePage']
export const fetchContactDues = (given: Signal) =>
  wholeOf<ContactDue, ContactDuePage>((cursor) => answerOf(api.GET('/v1/desk/contact-dues', pageAfter(given, cursor))))

export type TrainingValid = components['schemas']['DeskTrainingValid']
export type TrainingPage = components['schemas']['DeskTrainingPage']
export const fetchTrainings = (given: Signal) =>
  wholeOf<TrainingValid, TrainingPage>((cursor) => answerOf(api.GET('/v1/desk/training-validity', pageAfter(given, cursor))))

export type ServiceStanding = components['schemas']['DeskServiceStanding']
export type ServiceStandingPage = components['schemas']['DeskServiceStandingPage']
export const fetchServiceStandings = (given: Signal) =>
  wholeOf<ServiceStanding, ServiceStandingPage>((cursor) => answerOf(api.GET('/v1/desk/service-standings', pageAfter(given, cursor))))

export type Reminder = components['schemas']['DeskReminder']
export const fetchReminders = (given: Signal) => answerOf(api.GET('/v1/desk/reminders', until(given)))
