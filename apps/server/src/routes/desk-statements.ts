/** Statements that a desk brings: looked at first, taken whole or quarantined, and taken back. */
import {
  StatementAnswer,
  StatementList,
  StatementListQuery,
  StatementQuery,
  StatementUndo,
  StatementUndone,
} from '@fairline/contract/desk/statements'
import { writeInstant } from '@fairline/contract/instant'
import { setAsideIn } from '@fairline/domain/desk/funding/assign-entry'
import {
  accountEnd,
  type MatchRecord,
  matchesOf,
  type StatementRecord,
  statementOf,
  statementsOf,
} from '@fairline/domain/desk/funding/statement-record'
import { type DeskBook, stateOf, storyOf } from '@fairline/domain/desk/model/desk-book'
import { STATEMENT_BYTES_MAX } from '@fairline/domain/desk/statements/statement'
import { dayText } from '@fairline/domain/kernel/day'
import { groupBy } from '@fairline/domain/kernel/group-by'
import type { Zone } from '@fairline/domain/kernel/zone'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { type GroundParts, zoneOf } from '../desk/funding-ground.ts'
import { newestAmount } from '../desk/newest-amount.ts'
import { owedFact } from '../desk/owed-on.ts'
import { statementFact, takenFacts, undoneFacts } from '../desk/statement-facts.ts'
import {
  hashOf,
  movesOf,
  openRows,
  placeFile,
  quarantinedData,
  type ReadFile,
  type ReadStatement,
  readBy,
  readFile,
  statementData,
  takenAfter,
} from '../desk/take-statements.ts'
import type { Client } from '../store/database.ts'
import type { DeskChange } from '../store/desk-books.ts'
import type { NewDeskFact } from '../store/desk-fact-table.ts'
import { keepOpenEntries } from '../store/desk-file-table.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { acceptFiles, fileIn, TABLE_TYPES } from './file-body.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type DeskStatementRoutes = DeskRoutes & GroundParts

const tags = ['desk']
const FILE_TYPES = ['application/xml', 'text/xml', ...TABLE_TYPES]
type Answer = z.infer<typeof StatementAnswer>

export const deskStatementRoutes: FastifyPluginAsyncZod<DeskStatementRoutes> = async (app, parts) => {
  await app.register(takingRoute, parts)
  await app.register(keptRoutes, parts)
}

const takingRoute: FastifyPluginAsyncZod<DeskStatementRoutes> = async (app, parts) => {
  acceptFiles(app, FILE_TYPES, STATEMENT_BYTES_MAX)
  app.post(
    '/v1/desk/statements',
    {
      config: { may: 'desk:observe' },
      schema: {
        tags,
        operationId: 'bringDeskStatement',
        summary:
          'A file of statements (camt.053, MT940, or a table of a known layout): planned draws and repayments are matched. What does not prove itself is quarantined, and nothing of it counts',
        consumes: FILE_TYPES,
        querystring: StatementQuery,
        response: { 200: StatementAnswer, ...readProblems },
      },
    },
    async (request, reply) => {
      const bytes = fileIn(request)
      if (bytes === undefined) return sendProblem(reply, problemOf('unsupported-media-type'))
      const { database, deskBooks, now } = parts
      const { preview, project_id: projectId = null, account = null } = request.query
      const [sha256, reading, at] = [hashOf(bytes), await readFile(bytes, account), now()]
      const rows = database.as(callerOf(request).organisationId)
      const book = await deskBooks.read(rows, rows.organisationId)
      if (projectId !== null && stateOf(book, 'project', projectId, { at, knownAt: at }) === undefined)
        return sendProblem(reply, problemOf('entry-not-found'))
      if (preview) return answerOf(placeFile(book, sha256, reading), 'previewed')
      const taking = { organisationId: rows.organisationId, projectId, at, zone: zoneOf(parts) }
      return deskBooks.change(rows, doerOf(request), at, (current, client) =>
        decide(placeFile(current, sha256, reading), { ...taking, client, book: current }),
      )
    },
  )
}

type Taking = Readonly<{ organisationId: number; client: Client; book: DeskBook; projectId: string | null; at: number; zone: Zone }>

async function decide(file: ReadFile, taking: Taking): Promise<DeskChange<Answer>> {
  const { book, at, zone, projectId } = taking
  if (file.faults.count > 0) {
    const id = quarantineId(file)
    const data = quarantinedData(file.sha256, file.faults, { today: dayText(zone.dayAt(at)), projectId })
    const facts = statementOf(book, id)?.state === 'quarantined' ? [] : [statementFact(book, id, data, at)]
    return { facts, answer: () => answerOf(file, 'quarantined') }
  }
  const facts: NewDeskFact[] = []
  const balances = new Map<string, number>()
  for (const read of file.statements.filter(({ state }) => state === 'new')) {
    const moves = movesOf(book, read)
    for (const { line } of moves)
      if (!balances.has(line)) balances.set(line, (await newestAmount(taking, { kind: 'facility', id: line, field: 'balance' })) ?? 0)
    const cash = projectId === null ? undefined : await newestAmount(taking, { kind: 'project', id: projectId, field: 'cash' })
    const data = statementData(book, file, read, projectId, { cash, balances: new Map(balances) })
    for (const { line, byMinor } of moves) balances.set(line, Math.max(0, (balances.get(line) ?? 0) + byMinor))
    facts.push(...takenFacts(book, read, { data, zone, at }))
    await keepOpenEntries(taking.client, taking.organisationId, read.id, openRows(read))
  }
  return { facts, answer: () => answerOf(file, 'taken') }
}

const ID_DIGITS = 24
const quarantineId = ({ sha256 }: ReadFile): string => `st-${sha256.slice(0, ID_DIGITS)}`

/** What is taken was new when it was looked at. */
const answerOf = ({ sha256, faults, statements }: ReadFile, state: Answer['state']): Answer => ({
  ...{ file_sha256: sha256, state, fault_count: faults.count, statements: statements.map((read) => readView(read, state)) },
  faults: faults.told.map((fault) => ({
    code: fault.code,
    path: fault.path,
    line: fault.line ?? null,
    text: { zh: fault.zh, en: fault.en },
  })),
})

function readView({ id, state, why, statement, matching }: ReadStatement, of: Answer['state']): Answer['statements'][number] {
  const entries = new Map(statement.entries.map((entry) => [entry.key, entry]))
  const shown = (key: string) => {
    const entry = entries.get(key)!
    return { entry_key: key, amount_minor: entry.amountMinor, booked_on: dayText(entry.bookedOn) }
  }
  return {
    ...{ statement_id: id, state: state === 'new' && of === 'taken' ? 'taken' : state, why, account_end: accountEnd(statement.account) },
    ...{ number: statement.number, currency: statement.currency, from: dayText(statement.from), to: dayText(statement.to) },
    ...{ opening_minor: statement.balances?.openingMinor ?? null, closing_minor: statement.balances?.closingMinor ?? null },
    ...{ entries: statement.entries.length, read_by: readBy(statement) },
    matches: matching.matches.map(({ entryKey, expectedId, evidence, differenceMinor }) => ({
      ...{ ...shown(entryKey), task_id: expectedId, evidence, difference_minor: differenceMinor },
    })),
    open: matching.open.slice(0, OPEN_SHOWN).map(({ entryKey, why: reason, expectedIds }) => ({
      ...{ ...shown(entryKey), why: reason, task_ids: [...expectedIds], direction: entries.get(entryKey)!.direction },
    })),
  }
}
const OPEN_SHOWN = 200

const keptRoutes: FastifyPluginAsyncZod<DeskStatementRoutes> = async (app, { database, deskBooks, now }) => {
  acceptJson(app)
  app.get(
    '/v1/desk/statements',
    {
      config: { may: 'desk:read' },
      schema: { tags, operationId: 'listDeskStatements', summary: 'Statements that were brought, the newest first', querystring: StatementListQuery, response: { 200: StatementList, ...readProblems } }, // biome-ignore format: one row
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const { limit, cursor } = request.query
      const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
      const all = statementsOf(book)
      const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
      const [page, hasMore] = [all.slice(from, from + limit), all.length > from + limit]
      const spoken = spokenIn(book)
      return { data: page.map((one) => keptView(one, spoken)), has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.id : null }
    },
  )
  app.post(
    '/v1/desk/statements::undo',
    {
      config: { may: 'desk:plan' },
      schema: { tags, operationId: 'undoDeskStatement', summary: 'Takes it back: its matches come off, and cash and balances are what they were. Later ones of the account come off first', body: StatementUndo, response: { 200: StatementUndone, ...readProblems } }, // biome-ignore format: one row
    },
    async (request, reply) => {
      const { statement_id: id, reason } = request.body
      const at = now()
      const { organisationId } = callerOf(request)
      const undone = await deskBooks.change(database.as(organisationId), doerOf(request), at, (book, client) =>
        undo(book, { id, reason, at, client, organisationId }),
      )
      return undone.ok ? undone.answer : sendProblem(reply, undone.problem)
    },
  )
}

type Undone = Readonly<{ ok: true; answer: z.infer<typeof StatementUndone> }> | Readonly<{ ok: false; problem: ProblemBody }>
type Undoing = Readonly<{ id: string; reason: string; at: number; client: Client; organisationId: number }>

/** One that is in quarantine is set aside: nothing of it counted. */
async function undo(book: DeskBook, asked: Undoing): Promise<DeskChange<Undone>> {
  const { id, reason, at } = asked
  const one = statementOf(book, id)
  const refused = (problem: ProblemBody): DeskChange<Undone> => ({ facts: [], answer: () => ({ ok: false, problem }) })
  if (one === undefined) return refused(problemOf('entry-not-found'))
  const done = (repeated: boolean) => (): Undone => ({ ok: true, answer: { statement_id: id, entries: one.data.entries, repeated } })
  if (one.state === 'undone') return { facts: [], answer: done(true) }
  const after = one.state === 'taken' ? takenAfter(book, id) : undefined
  if (after !== undefined)
    return refused(problemOf('entry-changed', { detail: `${after} of the same account was taken after it: take that back first` }))
  const assigned = matchesOf(book).filter(({ statement_id, evidence }) => statement_id === id && evidence === 'person')
  const facts = undoneFacts(book, one, { reason, at, assigned: assigned.map(({ entryKey }) => entryKey) })
  return { facts: [...facts, ...(await owedWithout({ ...asked, book }, one, assigned))], answer: done(false) }
}

/** Of lines that the statement itself did not speak of, and people assigned entries of it to. */
async function owedWithout(
  asked: Undoing & Readonly<{ book: DeskBook }>,
  { id, data: { replaced, currency } }: StatementRecord,
  assigned: readonly MatchRecord[],
): Promise<NewDeskFact[]> {
  const without = new Set(assigned.map(({ entryKey }) => entryKey))
  const lines = [...new Set(assigned.flatMap(({ line }) => line ?? []))].filter((line) => !replaced.some((one) => one.id === line))
  const version = storyOf(asked.book, 'statement', id).length + 1
  const facts: NewDeskFact[] = []
  for (const line of lines) facts.push(await owedFact(asked, line, `${id}.${line}.${version}`, currency, { without }))
  return facts
}

type Spoken = Readonly<{ assigned: ReadonlyMap<string, number>; setAside: ReadonlyMap<string, number> }>

function spokenIn(book: DeskBook): Spoken {
  const count = (ids: readonly string[]) => new Map([...groupBy(ids, (id) => id)].map(([id, all]) => [id, all.length]))
  const assigned = matchesOf(book).flatMap(({ statement_id, evidence }) => (evidence === 'person' ? [statement_id] : []))
  return { assigned: count(assigned), setAside: count(setAsideIn(book)) }
}

const keptView = (
  { id, data, state, recordedAt, actor }: StatementRecord,
  { assigned, setAside }: Spoken,
): z.infer<typeof StatementList>['data'][number] => ({
  ...{ statement_id: id, state, recorded_at: writeInstant(recordedAt), brought_by: actor, file_sha256: data.file_sha256 },
  ...{ account_end: data.account_end, currency: data.currency, from: data.from, to: data.to, entries: data.entries },
  ...{ matches: data.matched.length, fault_codes: [...data.fault_codes], read_by: data.read_by ?? null },
  ...{ assigned: assigned.get(id) ?? 0, set_aside: setAside.get(id) ?? 0 },
})
