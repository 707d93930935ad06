/** Rows of a register that wait in quarantine: shown with what is wrong with each, mended by hand, or discarded with a reason. */
import { ImportRows, ImportRowsQuery, RowMend, RowMended, RowsDiscard, RowsDiscarded } from '@fairline/contract/desk/imports'
import { type ImportRecord, importOf, profileOf } from '@fairline/domain/desk/imports/import-record'
import { type PlacedEntry, placeRead } from '@fairline/domain/desk/imports/place-entries'
import { columnsOf } from '@fairline/domain/desk/imports/profile-faults'
import { readEntries } from '@fairline/domain/desk/imports/read-entries'
import type { RowCells } from '@fairline/domain/desk/imports/row-cells'
import type { DeskBook } from '@fairline/domain/desk/model/desk-book'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { BYTE_ORDER_MARK, lineOf } from '../audit/audit-csv.ts'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { type HeldEntry, openHeld } from '../desk/held-rows.ts'
import { entryFactOf, faultView, importFact, toldOf } from '../desk/take-import.ts'
import { hashOf } from '../desk/take-statements.ts'
import { type OrganisationSecrets, openSecrets } from '../sealing/organisation-secrets.ts'
import type { Client, Queryable } from '../store/database.ts'
import type { DeskChange } from '../store/desk-books.ts'
import { dropHeldRows, listHeldRows } from '../store/desk-file-table.ts'
import type { DeskImportRoutes } from './desk-imports.ts'
import { readProblems } from './found-borrower.ts'
import { acceptJson } from './json-body.ts'
import { type ProblemBody, problemOf, sendProblem } from './problems.ts'

const tags = ['desk']
/** What stands in a row is for whoever may write the register. */
const config = { may: 'desk:plan' } as const
const MEND_BYTES_MAX = 256 * 1024

export const deskImportRowRoutes: FastifyPluginAsyncZod<DeskImportRoutes> = async (app, parts) => {
  acceptJson(app, MEND_BYTES_MAX)
  await app.register(shownRoutes, parts)
  await app.register(mendRoute, parts)
  await app.register(discardRoute, parts)
}

async function heldIn(
  { database, sealing }: DeskImportRoutes,
  organisationId: number,
  rows: Queryable,
  importId: string,
): Promise<HeldEntry[]> {
  const secrets = await openSecrets(sealing, database, organisationId)
  return (await listHeldRows(rows, organisationId, importId)).map((row) => openHeld(secrets, importId, row))
}

const shownRoutes: FastifyPluginAsyncZod<DeskImportRoutes> = async (app, parts) => {
  const { database, deskBooks } = parts
  const asked = async (organisationId: number, importId: string) => {
    const rows = database.reading.as(organisationId)
    const one = importOf(await deskBooks.read(rows, organisationId), importId)
    return one === undefined ? undefined : { one, held: await heldIn(parts, organisationId, rows, importId) }
  }
  app.get(
    '/v1/desk/import-rows',
    { config, schema: { tags, operationId: 'listDeskImportRows', summary: 'Rows of an import that wait in quarantine, with what is wrong with each', querystring: ImportRowsQuery, response: { 200: ImportRows, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => {
      const found = await asked(callerOf(request).organisationId, request.query.import_id)
      if (found === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      return { data: found.held.map(heldView) }
    },
  )
  app.get(
    '/v1/desk/import-rows.csv',
    {
      config,
      schema: {
        tags,
        operationId: 'exportDeskImportRows',
        summary: 'The same as CSV, to be mended in a spreadsheet: a cell that it would take for a formula stands behind an apostrophe',
        querystring: ImportRowsQuery,
        response: { 200: { description: 'The rows', content: { 'text/csv': { schema: z.string() } } }, ...readProblems },
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const found = await asked(organisationId, request.query.import_id)
      if (found === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="quarantine.csv"')
        .header('cache-control', 'no-store')
        .send(csvOf(book, found.one, found.held))
    },
  )
}

const heldView = ({ row, id, rows, faults }: HeldEntry): z.infer<typeof ImportRows>['data'][number] => ({
  ...{ row, line: rows[0]?.line ?? null, entry_id: id, faults: faults.map(faultView) },
  rows: rows.map((one) => ({ row: one.row, cells: Object.entries(one.cells).map(([column, text]) => ({ column, text })) })),
})

/** The columns of the profile first: so it is brought again as it is. */
function csvOf(book: DeskBook, { data }: ImportRecord, held: readonly HeldEntry[]): string {
  const profile = profileOf(book, data.profile_id, data.profile_version)?.profile
  const columns = profile === undefined ? [] : columnsOf(profile)
  const lines = held.flatMap(({ rows, faults }) =>
    rows.map(({ row, cells }) => {
      const said = faults.filter((fault) => fault.row === row).map(({ column, field, zh }) => `${column ?? field}：${zh}`)
      return [...columns.map((column) => cells[column] ?? ''), said.join('；')]
    }),
  )
  return BYTE_ORDER_MARK + [[...columns, '隔离原因'], ...lines].map(lineOf).join('')
}

type Mended = Readonly<{ ok: true; mended: z.infer<typeof RowMended> }> | Readonly<{ ok: false; problem: ProblemBody }>
type Mending = z.infer<typeof RowMend> & Readonly<{ at: number; client: Client; organisationId: number; secrets: OrganisationSecrets }>

const mendRoute: FastifyPluginAsyncZod<DeskImportRoutes> = async (app, { database, deskBooks, sealing, now }) => {
  app.post(
    '/v1/desk/import-rows::mend',
    { config, schema: { tags, operationId: 'mendDeskImportRow', summary: 'A row in quarantine, written anew: taken with its import where it is an entry now; else what is wrong with it still, and nothing changes', body: RowMend, response: { 200: RowMended, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => {
      const [{ organisationId }, at] = [callerOf(request), now()]
      const secrets = await openSecrets(sealing, database, organisationId)
      const mended = await deskBooks.change(database.as(organisationId), doerOf(request), at, (book, client) =>
        mend(book, { ...request.body, at, client, organisationId, secrets }),
      )
      return mended.ok ? mended.mended : sendProblem(reply, mended.problem)
    },
  )
}

async function mend(book: DeskBook, mending: Mending): Promise<DeskChange<Mended>> {
  const { import_id: importId, row, rows, at, client, organisationId, secrets } = mending
  const refused = (problem: ProblemBody): DeskChange<Mended> => ({ facts: [], answer: () => ({ ok: false, problem }) })
  const one = importOf(book, importId)
  const sealed = (await listHeldRows(client, organisationId, importId)).find((held) => held.row === row)
  const profile = one && profileOf(book, one.data.profile_id, one.data.profile_version)?.profile
  if (one?.state !== 'taken' || sealed === undefined || profile === undefined) return refused(problemOf('entry-not-found'))
  const read = readEntries(
    openHeld(secrets, importId, sealed).rows.map((held) => written(held, rows)),
    profile,
    hashOf,
  )
  if (read.length !== 1) return refused(problemOf('invalid-request', { errors: [{ pointer: '/rows', detail: 'must name one entry' }] }))
  const placed = placeRead(book, read[0]!, profile, at)
  if (placed.is === 'quarantined') return { facts: [], answer: () => ({ ok: true, mended: mendedView(placed) }) }
  await dropHeldRows(client, organisationId, importId, [row])
  const told = entryFactOf(one.data.kind, placed, at, one.data.file_sha256)
  const said = importFact(book, importId, 'changed', { row, entry: toldOf(placed) ?? null }, at)
  return { facts: [said, ...(told === undefined ? [] : [told])], answer: () => ({ ok: true, mended: mendedView(placed) }) }
}

const mendedView = ({ id, is, version, faults }: PlacedEntry): z.infer<typeof RowMended> => ({
  ...{ entry_id: id ?? '', is, version: is === 'registered' || is === 'changed' ? version + 1 : version, faults: faults.map(faultView) },
})

/** Columns that the profile does not ask for are not looked at. */
function written(held: RowCells, rows: Mending['rows']): RowCells {
  const anew = rows.find(({ row }) => row === held.row)?.cells ?? []
  const known = anew.filter(({ column }) => Object.hasOwn(held.cells, column))
  return { ...held, cells: { ...held.cells, ...Object.fromEntries(known.map(({ column, text }) => [column, text])) } }
}

type Discarded = Readonly<{ ok: true; discarded: number }> | Readonly<{ ok: false }>

const discardRoute: FastifyPluginAsyncZod<DeskImportRoutes> = async (app, { database, deskBooks, now }) => {
  app.post(
    '/v1/desk/import-rows::discard',
    { config, schema: { tags, operationId: 'discardDeskImportRows', summary: 'Rows in quarantine that nobody mends: they go, and the reason stays', body: RowsDiscard, response: { 200: RowsDiscarded, ...readProblems } } }, // biome-ignore format: one row
    async (request, reply) => {
      const { import_id: importId, rows, reason } = request.body
      const [{ organisationId }, at] = [callerOf(request), now()]
      const decide = async (book: DeskBook, client: Client): Promise<DeskChange<Discarded>> => {
        if (importOf(book, importId) === undefined) return { facts: [], answer: () => ({ ok: false }) }
        const dropped = await dropHeldRows(client, organisationId, importId, rows)
        const facts = dropped.length === 0 ? [] : [importFact(book, importId, 'moved', { rows: dropped, reason }, at)]
        return { facts, answer: () => ({ ok: true, discarded: dropped.length }) }
      }
      const answer = await deskBooks.change(database.as(organisationId), doerOf(request), at, decide)
      return answer.ok ? { import_id: importId, discarded: answer.discarded } : sendProblem(reply, problemOf('entry-not-found'))
    },
  )
}
