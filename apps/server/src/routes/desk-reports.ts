/** Reports of a desk: the monthly pack as JSON, a page, a PDF or CSV, and how fast the desk is. That a pack was made is an act, with what it says as a hash. */
import { createHash } from 'node:crypto'
import { MonthlyPackQuery, MonthlyPackView, ProcessQuery, ProcessView } from '@fairline/contract/desk/reports'
import { writeInstant } from '@fairline/contract/instant'
import { monthlyPack, PACK_VERSION } from '@fairline/domain/desk/report/monthly-pack'
import { type ReportHead, reportPage } from '@fairline/domain/desk/report/report-page'
import type { Cell, ReportTable } from '@fairline/domain/desk/report/report-table'
import { processTable } from '@fairline/domain/desk/report/tables-of-work'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import type { Zone } from '@fairline/domain/kernel/zone'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { zoneOf } from '../desk/funding-ground.ts'
import { deskReportCsv } from '../desk/report-csv.ts'
import { headNow, monthsTime, type ReportParts, reportGround } from '../desk/report-reading.ts'
import type { PdfPrinter } from '../documents/pdf-printer.ts'
import { insertAct } from '../store/act-table.ts'
import { namesOf } from '../store/approval-table.ts'
import type { OrganisationDatabase } from '../store/database.ts'
import { newestKnown } from '../store/desk-fact-table.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { pdfNotAvailable } from './documents.ts'
import { readProblems } from './found-borrower.ts'
import { reportResponse, sendReport } from './send-report.ts'

type ReportRoutes = ReportParts & Readonly<{ pdfPrinter: PdfPrinter | undefined }>

const tags = ['desk']

export const deskReportRoutes: FastifyPluginAsyncZod<ReportRoutes> = async (app, parts) => {
  await app.register(packRoute, parts)
  await app.register(processRoute, parts)
}

const packRoute: FastifyPluginAsyncZod<ReportRoutes> = async (app, parts) => {
  app.get(
    '/v1/desk/reports/monthly',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'getDeskMonthlyPack',
        summary:
          'The pack for the monthly meeting: channels, lines, plans against fact, gaps, incidents, cost, debts, process figures and what is to be done, with the facts that it was made from',
        querystring: MonthlyPackQuery,
        response: reportResponse('The pack', MonthlyPackView),
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { format, lang, month, known_at: knownAt } = request.query
      if (format === 'pdf' && parts.pdfPrinter === undefined) return pdfNotAvailable(reply)
      const [zone, at] = [zoneOf(parts), parts.now()]
      const { head, tables } = await made(parts, organisationId, month, knownAt ?? at)
      const detail = { month, format, known_at: writeInstant(head.knownAt), facts_to: head.factsTo, sha256: head.sha256 }
      await insertAct(parts.database.as(organisationId), doerOf(request), { act: 'desk-reported', at, detail })
      const forms = {
        name: `desk-report-${month}`,
        json: () => viewOf(head, tables, zone),
        csv: () => deskReportCsv(told(head), tables, lang),
        page: () => reportPage(head, tables, lang, zone),
      }
      return sendReport(reply, format, forms, parts.pdfPrinter)
    },
  )
}

type Made = Readonly<{ head: ReportHead; tables: readonly ReportTable[] }>

async function made(parts: ReportRoutes, organisationId: number, month: string, knownAt: number): Promise<Made> {
  const rows = parts.database.reading.as(organisationId)
  const [head, madeAt] = [await headNow(rows), parts.now()]
  const time = monthsTime(zoneOf(parts), month, month, Math.min(knownAt, madeAt))
  const factsTo = await newestKnown(rows, organisationId, time.knownAt)
  const tables = monthlyPack(await reportGround(parts, organisationId, time))
  const organisation = (await listOrganisations(parts.database)).find(({ id }) => id === organisationId)?.name ?? ''
  const sha256 = createHash('sha256').update(canonicalJson(tables)).digest('hex')
  const people = await peopleIn(rows, tables)
  return { head: { organisation, month, ...time, madeAt, factsTo, head, sha256, people }, tables }
}

function peopleIn(rows: OrganisationDatabase, tables: readonly ReportTable[]): Promise<ReadonlyMap<string, string>> {
  const ids = tables.flatMap(({ columns, rows: cells }) =>
    columns.flatMap(({ kind }, nth) => (kind === 'people' ? cells.flatMap((row) => idsIn(row[nth])) : [])),
  )
  return namesOf(rows, [...new Set(ids)])
}

const idsIn = (cell: Cell | undefined): string[] => (typeof cell === 'string' ? cell.split(' ') : [])

const viewOf = (head: ReportHead, tables: readonly ReportTable[], zone: Zone): z.infer<typeof MonthlyPackView> => ({
  ...{ organisation: head.organisation, month: head.month, zone: zone.name, version: PACK_VERSION, facts_to: head.factsTo },
  ...{ from: writeInstant(head.from), until: writeInstant(head.until), at: writeInstant(head.at) },
  ...{ made_at: writeInstant(head.madeAt), known_at: writeInstant(head.knownAt), record_head: head.head, sha256: head.sha256 },
  people: Object.fromEntries(head.people),
  tables: tables.map(tableView),
})

const tableView = ({ columns, rows, ...table }: ReportTable) => ({
  ...{ ...table, columns: [...columns], rows: rows.map((row) => [...row]) },
})

const told = (head: ReportHead) => [
  ...[
    { name: 'organisation', value: head.organisation },
    { name: 'month', value: head.month },
  ],
  ...[
    { name: 'at', value: writeInstant(head.at) },
    { name: 'known_at', value: writeInstant(head.knownAt) },
  ],
  ...[
    { name: 'facts_to', value: String(head.factsTo) },
    { name: 'record_head', value: head.head === null ? '' : String(head.head.number) },
  ],
  { name: 'sha256', value: head.sha256 },
]

const processRoute: FastifyPluginAsyncZod<ReportRoutes> = async (app, parts) => {
  app.get(
    '/v1/desk/process',
    {
      config: { may: 'desk:read' },
      schema: {
        tags,
        operationId: 'getDeskProcess',
        summary:
          'How fast the desk is, by month and channel: until it was told, appealed, restored and paid from elsewhere, half and nine of ten; how many of its warnings were real, and told within five minutes',
        querystring: ProcessQuery,
        response: { 200: ProcessView, ...readProblems },
      },
    },
    async (request) => {
      const { organisationId } = callerOf(request)
      const [zone, at] = [zoneOf(parts), parts.now()]
      const book = await parts.deskBooks.read(parts.database.reading.as(organisationId), organisationId)
      const table = processTable({ ...monthsTime(zone, request.query.from, request.query.to, at), book, at })
      return { as_of: writeInstant(at), zone: zone.name, table: tableView(table) }
    },
  )
}
