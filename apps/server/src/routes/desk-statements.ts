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
import { accountEnd, type StatementRecord, statementOf, statementsOf } from '@fairline/domain/desk/funding/statement-record'
import { type DeskBook, stateOf } from '@fairline/domain/desk/model/desk-book'
import { STATEMENT_BYTES_MAX } from '@fairline/domain/desk/statements/statement'
import { dayText } from '@fairline/domain/kernel/day'
import type { Zone } from '@fairline/domain/kernel/zone'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { type GroundParts, zoneOf } from '../desk/funding-ground.ts'
import { statementFact, takenFacts, undoneFacts } from '../desk/statement-facts.ts'
import {
  hashOf,
  movesOf,
  placeFile,
  quarantinedData,
  type ReadFile,
  type ReadStatement,
  readFile,
  statementData,
  takenAfter,
} from '../desk/take-statements.ts'
import type { Client } from '../store/database.ts'
import type { DeskChange } from '../store/desk-books.ts'
import { type NewDeskFact, readSeen } from '../store/desk-fact-table.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

export type DeskStatementRoutes = DeskRoutes & GroundParts

const tags = ['desk']
const FILE_TYPES = ['application/xml', 'text/xml', 'text/csv', 'text/plain', 'application/octet-stream']
type Answer = z.infer<typeof StatementAnswer>

export const deskStatementRoutes: FastifyPluginAsyncZod<DeskStatementRoutes> = async (app, parts) => {
  await app.register(takingRoute, parts)
  await app.register(keptRoutes, parts)
}

const takingRoute: FastifyPluginAsyncZod<DeskStatementRoutes> = async (app, parts) => {
  for (const type of FILE_TYPES)
    app.addContentTypeParser(type, { parseAs: 'buffer', bodyLimit: STATEMENT_BYTES_MAX }, (_request, body, done) => done(null, body))
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
      const isPlain = (request.headers['content-encoding'] ?? 'identity') === 'identity'
      if (!Buffer.isBuffer(request.body) || !isPlain) return sendProblem(reply, problemOf('unsupported-media-type'))
      const { database, deskBooks, now } = parts
      const { preview, project_id: projectId = null, account = null } = request.query
      const [sha256, reading, at] = [hashOf(request.body), await readFile(request.body, account), now()]
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
    const data = quarantinedData(file.sha256, file.faults, dayText(zone.dayAt(at)))
    const facts = statementOf(book, id) === undefined ? [statementFact(book, id, data, at)] : []
    return { facts, answer: () => answerOf(file, 'quarantined') }
  }
  const facts: NewDeskFact[] = []
  const balances = new Map<string, number>()
  for (const read of file.statements.filter(({ state }) => state === 'new')) {
    const moves = movesOf(book, read)
    for (const { line } of moves) if (!balances.has(line)) balances.set(line, (await newestOf(taking, 'facility', line, 'balance')) ?? 0)
    const cash = projectId === null ? undefined : await newestOf(taking, 'project', projectId, 'cash')
    const data = statementData(book, file, read, projectId, { cash, balances: new Map(balances) })
    for (const { line, byMinor } of moves) balances.set(line, Math.max(0, (balances.get(line) ?? 0) + byMinor))
    facts.push(...takenFacts(book, read, { data, zone, at }))
  }
  return { facts, answer: () => answerOf(file, 'taken') }
}

const ID_DIGITS = 24
const quarantineId = ({ sha256 }: ReadFile): string => `st-${sha256.slice(0, ID_DIGITS)}`
const SEEN_EACH = 100

async function newestOf(
  { client, organisationId, at }: Taking,
  kind: 'project' | 'facility',
  id: string,
  field: 'cash' | 'balance',
): Promise<number | undefined> {
  const seen = await readSeen(client, organisationId, { kind, subjects: [id], each: SEEN_EACH, at, knownAt: at })
  return (seen.find((one) => one.field === field)?.value as Readonly<{ amount_minor: number }> | undefined)?.amount_minor
}

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
    entries: statement.entries.length,
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
      const all = statementsOf(await deskBooks.read(database.reading.as(organisationId), organisationId))
      const from = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
      const [page, hasMore] = [all.slice(from, from + limit), all.length > from + limit]
      return { data: page.map(keptView), has_more: hasMore, next_cursor: hasMore ? page.at(-1)!.id : null }
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
      const undone = await deskBooks.change(database.as(callerOf(request).organisationId), doerOf(request), at, (book) =>
        undo(book, id, reason, at),
      )
      return undone.ok ? undone.answer : sendProblem(reply, undone.problem)
    },
  )
}

type Undone = Readonly<{ ok: true; answer: z.infer<typeof StatementUndone> }> | Readonly<{ ok: false; problem: ProblemBody }>

function undo(book: DeskBook, id: string, reason: string, at: number): DeskChange<Undone> {
  const one = statementOf(book, id)
  const refused = (problem: ProblemBody): DeskChange<Undone> => ({ facts: [], answer: () => ({ ok: false, problem }) })
  if (one === undefined || one.state === 'quarantined') return refused(problemOf('entry-not-found'))
  const done = (repeated: boolean) => (): Undone => ({ ok: true, answer: { statement_id: id, entries: one.data.entries, repeated } })
  if (one.state === 'undone') return { facts: [], answer: done(true) }
  const after = takenAfter(book, id)
  if (after !== undefined)
    return refused(problemOf('entry-changed', { detail: `${after} of the same account was taken after it: take that back first` }))
  return { facts: undoneFacts(book, one, reason, at), answer: done(false) }
}

const keptView = ({ id, data, state, recordedAt, actor }: StatementRecord): z.infer<typeof StatementList>['data'][number] => ({
  ...{ statement_id: id, state, recorded_at: writeInstant(recordedAt), brought_by: actor, file_sha256: data.file_sha256 },
  ...{ account_end: data.account_end, currency: data.currency, from: data.from, to: data.to, entries: data.entries },
  ...{ matches: data.matched.length, fault_codes: [...data.fault_codes] },
})
