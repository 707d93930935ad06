/** What is asked and told about a financing desk. */
import { answerOf, api } from './client.ts'
import type { components, operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type Body<Name extends keyof operations> = operations[Name] extends { requestBody: { content: { 'application/json': infer Sent } } }
  ? Sent
  : never
type Answer<Asked extends (...given: never[]) => unknown> = Awaited<ReturnType<Asked>>

const until = ({ signal }: Signal) => ({ signal: signal ?? null })
const PAGE = 200
const page = (given: Signal, cursor: string | undefined) => ({
  params: { query: { limit: PAGE, ...(cursor !== undefined && { cursor }) } },
  ...until(given),
})

type Page<Row> = Readonly<{ data: readonly Row[]; next_cursor: string | null }>

/** All of a register: a desk has few of each. */
async function allOf<Row>(ask: (cursor: string | undefined) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = []
  for (let cursor: string | undefined; ; ) {
    const { data, next_cursor } = await ask(cursor)
    rows.push(...data)
    if (next_cursor === null) return rows
    cursor = next_cursor
  }
}

export const fetchStandings = (given: Signal) => answerOf(api.GET('/v1/desk/standings', until(given)))
export type Standings = Answer<typeof fetchStandings>
export type Standing = Standings['data'][number]

export const fetchProjects = (given: Signal) => allOf((cursor) => answerOf(api.GET('/v1/desk/projects', page(given, cursor))))
export type Project = Answer<typeof fetchProjects>[number]
export const fetchChannels = (given: Signal) => allOf((cursor) => answerOf(api.GET('/v1/desk/channels', page(given, cursor))))
export type Channel = Answer<typeof fetchChannels>[number]
export const fetchProviders = (given: Signal) => allOf((cursor) => answerOf(api.GET('/v1/desk/providers', page(given, cursor))))
export const fetchGroups = (given: Signal) => allOf((cursor) => answerOf(api.GET('/v1/desk/groups', page(given, cursor))))
export const fetchFacilities = (given: Signal) => allOf((cursor) => answerOf(api.GET('/v1/desk/facilities', page(given, cursor))))
export type Facility = Answer<typeof fetchFacilities>[number]

export const fetchBoard = (given: Signal) => allOf((cursor) => answerOf(api.GET('/v1/desk/board', page(given, cursor))))
export type BoardRow = Answer<typeof fetchBoard>[number]

export const fetchPlanning = (id: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/projects/{id}/planning', { params: { path: { id } }, ...until(given) }))
export type Ground = Answer<typeof fetchPlanning>
export type Need = Ground['needs'][number]
export type Receipt = Ground['receipts'][number]
export type Debt = Ground['debts'][number]
export type PlannedFacility = Ground['facilities'][number]
export type Seen = components['schemas']['DeskSeenValue']

const SEEN_MAX = 60
export const fetchSeen = (subject_kind: 'enrolment' | 'facility', subject_id: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/observations', { params: { query: { subject_kind, subject_id, limit: SEEN_MAX } }, ...until(given) }))

const to = (id: string) => ({ params: { path: { id } } })
export const keepNeed = (id: string, body: Body<'keepDeskNeeds'>) => answerOf(api.PUT('/v1/desk/needs/{id}', { ...to(id), body }))
export const keepReceipt = (id: string, body: Body<'keepDeskReceipts'>) => answerOf(api.PUT('/v1/desk/receipts/{id}', { ...to(id), body }))
export const keepProvider = (id: string, body: Body<'keepDeskProviders'>) =>
  answerOf(api.PUT('/v1/desk/providers/{id}', { ...to(id), body }))
export const keepChannel = (id: string, body: Body<'keepDeskChannels'>) => answerOf(api.PUT('/v1/desk/channels/{id}', { ...to(id), body }))
export const keepFacility = (id: string, body: Body<'keepDeskFacilities'>) =>
  answerOf(api.PUT('/v1/desk/facilities/{id}', { ...to(id), body }))
export type FacilityWish = Body<'keepDeskFacilities'>
/** Without waiting for its turn. */
export const pullLender = (enrolment_id: string) => answerOf(api.POST('/v1/desk/enrolments:pull', { body: { enrolment_id } }))
export const tellSeen = (body: Body<'tellDeskObservations'>) => answerOf(api.POST('/v1/desk/observations', { body }))
