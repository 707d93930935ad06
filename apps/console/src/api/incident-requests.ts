/** What is asked and told about incidents, warnings and drills of a financing desk. */
import { answerOf, api } from './client.ts'
import type { operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type Body<Name extends keyof operations> = operations[Name] extends { requestBody: { content: { 'application/json': infer Sent } } }
  ? Sent
  : never
type Answer<Asked extends (...given: never[]) => unknown> = Awaited<ReturnType<Asked>>
type Page<Row> = Readonly<{ data: readonly Row[]; next_cursor: string | null }>

const until = ({ signal }: Signal) => ({ signal: signal ?? null })
const PAGE = 200
/** Of a desk that is years old: what is older is found by the API. */
const ROWS_MAX = 2_000

async function upToMany<Row>(ask: (page: { limit: number; cursor?: string }) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | null = null
  do {
    const answer: Page<Row> = await ask({ limit: PAGE, ...(cursor !== null && { cursor }) })
    rows.push(...answer.data)
    cursor = answer.next_cursor
  } while (cursor !== null && rows.length < ROWS_MAX)
  return rows
}

export const fetchIncidents = (given: Signal) =>
  upToMany((query) => answerOf(api.GET('/v1/desk/incidents', { params: { query }, ...until(given) })))
export type Incident = Answer<typeof fetchIncidents>[number]
export const fetchIncident = (id: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/incidents/{id}', { params: { path: { id } }, ...until(given) }))
export type IncidentDetail = Answer<typeof fetchIncident>
export type Diagnosis = NonNullable<IncidentDetail['diagnosis']>
export type Cause = Diagnosis['cause']

export const takeIncident = (id: string) => answerOf(api.POST('/v1/desk/incidents:take', { body: { id } }))
export const answerIncident = (body: Body<'answerDeskIncident'>) => answerOf(api.POST('/v1/desk/incidents:answer', { body }))
export type Evidence = Body<'answerDeskIncident'>['evidence']
export const moveIncident = (body: Body<'moveDeskIncident'>) => answerOf(api.POST('/v1/desk/incidents:move', { body }))
export const closeIncident = (body: Body<'closeDeskIncident'>) => answerOf(api.POST('/v1/desk/incidents:close', { body }))

export const openTask = (body: Body<'openDeskTask'>) => answerOf(api.POST('/v1/desk/tasks', { body }))
export const moveTask = (body: Body<'moveDeskTask'>) => answerOf(api.POST('/v1/desk/tasks:move', { body }))
export const fetchTasks = (given: Signal) =>
  upToMany((query) => answerOf(api.GET('/v1/desk/tasks', { params: { query }, ...until(given) })))
export type Task = Answer<typeof fetchTasks>[number]

const NOTICES_MAX = 20
export const fetchNotices = (given: Signal) =>
  answerOf(api.GET('/v1/desk/notices', { params: { query: { limit: NOTICES_MAX } }, ...until(given) }))
export const fetchPicture = (given: Signal) =>
  upToMany((query) => answerOf(api.GET('/v1/desk/picture', { params: { query }, ...until(given) })))
export type ProjectPicture = Answer<typeof fetchPicture>[number]

const warningsPage = (
  given: Signal,
  query: { limit: number; cursor?: string; with_normal?: string; indicator?: string; subject?: string },
) => answerOf(api.GET('/v1/desk/warnings', { params: { query }, ...until(given) }))
export type Warnings = Answer<typeof warningsPage>
export type Warning = Warnings['data'][number]
export type Indicator = Warnings['indicators'][number]
export type Band = Warning['band']
/** All that is read of everything, what is normal or not known too. */
export async function fetchWarnings(given: Signal): Promise<Warnings> {
  const pages: Warnings[] = []
  await upToMany(async (page) => {
    const answer = await warningsPage(given, { ...page, with_normal: 'true' })
    pages.push(answer)
    return answer
  })
  return { ...pages[0]!, data: pages.flatMap(({ data }) => data) }
}
export const fetchIndicators = async (given: Signal) => (await warningsPage(given, { limit: 1 })).indicators
export const fetchWarning = async (indicator: string, subject: string, given: Signal) =>
  (await warningsPage(given, { limit: 1, with_normal: 'true', indicator, subject })).data[0] ?? null
export const tuneIndicator = (indicator: string, body: Body<'tuneDeskIndicator'>) =>
  answerOf(api.PUT('/v1/desk/tunings/{indicator}', { params: { path: { indicator } }, body }))
