/** What is asked and told about the registers of a financing desk, its statements, and the figures made from them. */
import { answerOf, api } from './client.ts'
import type { components, operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
const until = ({ signal }: Signal) => ({ signal: signal ?? null })
type Answer<Asked extends (...given: never[]) => unknown> = Awaited<ReturnType<Asked>>

const PLURALS = {
  project: 'projects',
  need: 'needs',
  receipt: 'receipts',
  debt: 'debts',
  borrower: 'borrowers',
  consent: 'consents',
  enrolment: 'enrolments',
  group: 'groups',
  provider: 'providers',
  channel: 'channels',
  facility: 'facilities',
  guidance: 'guidances',
  relation: 'relations',
  contact: 'contacts',
  training: 'trainings',
  service_provider: 'service-providers',
  service_check: 'service-checks',
  service_complaint: 'service-complaints',
  engagement: 'engagements',
} as const
export type RegisterKind = keyof typeof PLURALS
export const REGISTER_KINDS = Object.keys(PLURALS) as readonly RegisterKind[]
const ENROLLED = ['borrower', 'consent', 'enrolment', 'guidance'] as const
export type EnrolledKind = (typeof ENROLLED)[number]
export const isEnrolled = (kind: RegisterKind): kind is EnrolledKind => (ENROLLED as readonly string[]).includes(kind)

/** One of any register: what every kind has, and its own fields by name. */
export type Entry = Readonly<{ id: string; version: number; ended_at: string | null; masked: readonly string[] }> &
  Readonly<Record<string, unknown>>

/** Every register is asked alike: the paths differ in one word, and so do the fields. */
const listPath = (kind: RegisterKind) => `/v1/desk/${PLURALS[kind]}` as '/v1/desk/projects'
const entryPath = (kind: RegisterKind) => `/v1/desk/${PLURALS[kind]}/{id}` as '/v1/desk/projects/{id}'

const PAGE = 200

export async function fetchRegister(kind: RegisterKind, withEnded: boolean, given: Signal): Promise<readonly Entry[]> {
  const rows: Entry[] = []
  for (let cursor: string | undefined; ; ) {
    const query = { limit: PAGE, ...(withEnded && { with_ended: 'true' }), ...(cursor !== undefined && { cursor }) }
    const { data, next_cursor } = await answerOf(api.GET(listPath(kind), { params: { query: query as never }, ...until(given) }))
    rows.push(...(data as unknown as Entry[]))
    if (next_cursor === null) return rows
    cursor = next_cursor
  }
}

export const fetchEntry = (kind: RegisterKind, id: string, given: Signal) =>
  answerOf(api.GET(entryPath(kind), { params: { path: { id } }, ...until(given) }))
export type EntryStory = Answer<typeof fetchEntry>

export const keepEntry = (kind: RegisterKind, id: string, body: Readonly<Record<string, unknown>>) =>
  answerOf(api.PUT(entryPath(kind), { params: { path: { id } }, body: body as never }))

export function endEntry(kind: RegisterKind, id: string, reason: string) {
  if (isEnrolled(kind)) return answerOf(api.POST('/v1/desk/enrolled:end', { body: { kind, id, reason } }))
  return answerOf(api.POST('/v1/desk/entries:end', { body: { kind, id, reason } }))
}

export const fetchPicture = (project_id: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/picture', { params: { query: { project_id } }, ...until(given) }))
export type Picture = Answer<typeof fetchPicture>
export type ProjectPicture = Picture['data'][number]
export type Measure = ProjectPicture['measures'][number]

const STATEMENTS_SHOWN = 50
export const fetchStatements = (given: Signal) =>
  answerOf(api.GET('/v1/desk/statements', { params: { query: { limit: STATEMENTS_SHOWN } }, ...until(given) }))
export type Statement = Answer<typeof fetchStatements>['data'][number]
export type StatementAnswer = components['schemas']['DeskStatementAnswer']
export type StatementRead = StatementAnswer['statements'][number]

type BringQuery = NonNullable<operations['bringDeskStatement']['parameters']['query']>
export const bringStatement = (file: File, query: BringQuery): Promise<StatementAnswer> =>
  answerOf(
    api.POST('/v1/desk/statements', {
      params: { query },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  )
export const undoStatement = (statement_id: string, reason: string) =>
  answerOf(api.POST('/v1/desk/statements:undo', { body: { statement_id, reason } }))

export type StatementEntry = Answer<typeof fetchStatementEntries>['data'][number]
const ENTRIES_SHOWN = 200
/** Entries of a statement that matched nothing by themselves. */
export const fetchStatementEntries = (statement_id: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/statement-entries', { params: { query: { statement_id, limit: ENTRIES_SHOWN } }, ...until(given) }))
type Said = Readonly<{ statement_id: string; entry_key: string; reason: string }>
export const assignStatementEntry = (said: Said, task_id: string) =>
  answerOf(api.POST('/v1/desk/statement-entries:assign', { body: { ...said, task_id } }))
export const setAsideStatementEntry = (said: Said) => answerOf(api.POST('/v1/desk/statement-entries:set-aside', { body: said }))
export const reopenStatementEntry = (said: Said) => answerOf(api.POST('/v1/desk/statement-entries:reopen', { body: said }))
