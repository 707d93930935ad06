/** Entries of statements that matched nothing: listed, and assigned by a person to what they are, or set aside as not ours; either can be taken back. */
import {
  EntryAssign,
  EntryReopen,
  EntrySaid,
  EntrySetAside,
  StatementEntries,
  StatementEntryQuery,
} from '@fairline/contract/desk/statements'
import { writeInstant } from '@fairline/contract/instant'
import { type AssignFault, assignEntry, entryStateOf } from '@fairline/domain/desk/funding/assign-entry'
import { type MatchData, statementOf } from '@fairline/domain/desk/funding/statement-record'
import { type DeskBook, storyOf } from '@fairline/domain/desk/model/desk-book'
import { knownDay } from '@fairline/domain/kernel/day'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { zoneOf } from '../desk/funding-ground.ts'
import { owedFact } from '../desk/owed-on.ts'
import { entryFact } from '../desk/statement-facts.ts'
import type { Client } from '../store/database.ts'
import type { DeskChange } from '../store/desk-books.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import { findOpenEntry, listOpenEntries, type OpenEntryRow } from '../store/desk-file-table.ts'
import type { DeskStatementRoutes } from './desk-statements.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

const tags = ['desk']
const config = { may: 'desk:plan' } as const
const response = { 200: EntrySaid, ...readProblems }

export const deskStatementEntryRoutes: FastifyPluginAsyncZod<DeskStatementRoutes> = async (app, parts) => {
  acceptJson(app)
  await app.register(listRoute, parts)
  app.post(
    '/v1/desk/statement-entries::assign',
    { config, schema: { tags, operationId: 'assignDeskStatementEntry', summary: 'A person says that this entry is that draw, repayment or step of a plan: it counts as met, and what is owed on its line follows', body: EntryAssign, response } }, // biome-ignore format: one row
    async (request, reply) => say(parts, request, reply, request.body, assign(request.body.task_id)),
  )
  app.post(
    '/v1/desk/statement-entries::set-aside',
    { config, schema: { tags, operationId: 'setAsideDeskStatementEntry', summary: 'A person says that this entry is none of what is planned or owed', body: EntrySetAside, response } }, // biome-ignore format: one row
    async (request, reply) => say(parts, request, reply, request.body, setAside),
  )
  app.post(
    '/v1/desk/statement-entries::reopen',
    { config, schema: { tags, operationId: 'reopenDeskStatementEntry', summary: 'What a person said of an entry is taken back: it waits again, and what is owed is what it was', body: EntryReopen, response } }, // biome-ignore format: one row
    async (request, reply) => say(parts, request, reply, request.body, reopen),
  )
}

type Entry = z.infer<typeof StatementEntries>['data'][number]

const listRoute: FastifyPluginAsyncZod<DeskStatementRoutes> = async (app, { database, deskBooks }) => {
  app.get(
    '/v1/desk/statement-entries',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'listDeskStatementEntries',
        summary: 'Entries of a statement that matched nothing by themselves, and what a person said of them',
        querystring: StatementEntryQuery,
        response: { 200: StatementEntries, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { statement_id: statementId, state, limit, cursor: after = '' } = request.query
      const rows = database.reading.as(organisationId)
      const book = await deskBooks.read(rows, organisationId)
      if (statementOf(book, statementId)?.state !== 'taken') return sendProblem(reply, problemOf('entry-not-found'))
      const found = await listOpenEntries(rows, organisationId, { statementId, after, limit: limit + 1 })
      const page = found.slice(0, limit)
      const data = page.map((row) => entryView(book, row)).filter((one) => state === undefined || one.state === state)
      const hasMore = found.length > limit
      return { data, has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.entryKey : null }
    },
  )
}

function entryView(book: DeskBook, row: OpenEntryRow): Entry {
  const state = entryStateOf(book, row.entryKey)
  const last = state === 'open' ? undefined : storyOf(book, 'statement_entry', row.entryKey).at(-1)
  const said = last?.data as Partial<MatchData> | undefined
  return {
    ...{ statement_id: row.statementId, entry_key: row.entryKey, state, path: row.path, line: row.line, booked_on: row.bookedOn },
    ...{ amount_minor: row.amountMinor, currency: row.currency, direction: row.direction, why: row.why },
    ...{ task_id: said?.task_id ?? null, difference_minor: said?.difference_minor ?? null, reason: said?.reason ?? null },
    ...{ said_by: last?.actor ?? null, said_at: last === undefined ? null : writeInstant(last.recordedAt) },
  }
}

type Wish = Readonly<{ statement_id: string; entry_key: string; reason: string }>
type Said = Readonly<{ ok: true; said: z.infer<typeof EntrySaid> }> | Readonly<{ ok: false; problem: ProblemBody }>
type Asked = Readonly<{ book: DeskBook; row: OpenEntryRow; reason: string; at: number; client: Client; organisationId: number }> &
  Readonly<{ endOfDay: (day: string) => number }>
type Decide = (asked: Asked) => Promise<DeskChange<Said>>

const refused = (problem: ProblemBody): DeskChange<Said> => ({ facts: [], answer: () => ({ ok: false, problem }) })

type Moved = Readonly<{ line: string | null; moved_minor: number; difference_minor: number }>
const UNMOVED: Moved = { line: null, moved_minor: 0, difference_minor: 0 }
const answered = (
  facts: readonly NewDeskFact[],
  { row }: Asked,
  state: Entry['state'],
  moved: Moved,
  repeated = false,
): DeskChange<Said> => ({
  facts,
  answer: () => ({ ok: true, said: { entry_key: row.entryKey, state, ...moved, repeated } }),
})

async function say(
  parts: DeskStatementRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  { statement_id: statementId, entry_key: entryKey, reason }: Wish,
  decide: Decide,
) {
  const { database, deskBooks, now } = parts
  const [at, zone, { organisationId }] = [now(), zoneOf(parts), callerOf(request)]
  const endOfDay = (day: string): number => zone.startOf(knownDay(day) + 1) - 1
  const said = await deskBooks.change(database.as(organisationId), doerOf(request), at, async (book, client) => {
    const row = await findOpenEntry(client, organisationId, statementId, entryKey)
    if (row === undefined || statementOf(book, statementId)?.state !== 'taken') return refused(problemOf('entry-not-found'))
    return decide({ ...{ book, row, reason, at, client, organisationId, endOfDay } })
  })
  return said.ok ? said.said : sendProblem(reply, said.problem)
}

const WHY_NOT: Readonly<Record<AssignFault, string>> = {
  'task-unknown': 'there is no task of this id',
  'task-dropped': 'the task was dropped: nothing is expected of it',
  'task-met': 'another entry shows it already',
  'task-without-money': 'no money is drawn or repaid by it',
  'direction-differs': 'money that came is no repayment, and money that went is no draw',
  'currency-differs': 'is of another currency',
}

const assign =
  (taskId: string): Decide =>
  async (asked) => {
    const { book, row, reason, at, endOfDay } = asked
    const last = storyOf(book, 'statement_entry', row.entryKey).at(-1)
    const before = last?.type === 'matched' ? (last.data as unknown as MatchData) : undefined
    if (before?.task_id === taskId) return answered([], asked, 'assigned', movedBy(before), true)
    if (entryStateOf(book, row.entryKey) !== 'open')
      return refused(problemOf('entry-changed', { detail: 'it was spoken of already: reopen it first' }))
    const assigned = assignEntry(book, row, taskId, reason)
    if (!assigned.ok) return refused(problemOf('invalid-request', { errors: [{ pointer: '/task_id', detail: WHY_NOT[assigned.why] }] }))
    const { match } = assigned
    const said = entryFact(book, row.entryKey, 'matched', match, Math.min(at, endOfDay(row.bookedOn)))
    return answered([said, ...(await owed(asked, match, { moreMinor: match.moved_minor ?? 0 }))], asked, 'assigned', movedBy(match))
  }

const movedBy = ({ line, moved_minor = 0, difference_minor }: MatchData): Moved => ({ line, moved_minor, difference_minor })

async function owed(asked: Asked, { line }: MatchData, moving: Parameters<typeof owedFact>[4]): Promise<NewDeskFact[]> {
  if (line === null) return []
  const { entryKey, currency } = asked.row
  const version = storyOf(asked.book, 'statement_entry', entryKey).length + 1
  return [await owedFact(asked, line, `${entryKey}.${version}`, currency, moving)]
}

const setAside: Decide = async (asked) => {
  const { book, row, reason, at } = asked
  const state = entryStateOf(book, row.entryKey)
  if (state === 'set_aside') return answered([], asked, 'set_aside', UNMOVED, true)
  if (state === 'assigned') return refused(problemOf('entry-changed', { detail: 'it was assigned already: reopen it first' }))
  const data = { state: 'not-ours', statement_id: row.statementId, reason }
  return answered([entryFact(book, row.entryKey, 'moved', data, at)], asked, 'set_aside', UNMOVED)
}

const reopen: Decide = async (asked) => {
  const { book, row, reason, at } = asked
  const state = entryStateOf(book, row.entryKey)
  if (state === 'open') return answered([], asked, 'open', UNMOVED, true)
  const ended = entryFact(book, row.entryKey, 'ended', { reason, statement_id: row.statementId }, at)
  if (state === 'set_aside') return answered([ended], asked, 'open', UNMOVED)
  const match = storyOf(book, 'statement_entry', row.entryKey).at(-1)!.data as unknown as MatchData
  const moved = { ...movedBy(match), moved_minor: 0 - (match.moved_minor ?? 0) }
  return answered([ended, ...(await owed(asked, match, { without: new Set([row.entryKey]) }))], asked, 'open', moved)
}
