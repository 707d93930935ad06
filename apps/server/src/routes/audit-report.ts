/** The periodic report of an internal audit: as JSON, a page, a PDF or CSV. That it was made is an act, kept first. */
import { ROLES } from '@fairline/access/roles'
import { writeInstant } from '@fairline/contract/instant'
import { AuditReportQuery, AuditReportView } from '@fairline/contract/views/audit'
import type { AuditReport, Counted } from '@fairline/domain/audit/report'
import { auditReportPage } from '@fairline/domain/audit/report-page'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { makeReport } from '../audit/make-report.ts'
import { reportCsv } from '../audit/report-csv.ts'
import { callerOf, doerOf } from '../auth/require-key.ts'
import type { PdfPrinter } from '../documents/pdf-printer.ts'
import { insertAct } from '../store/act-table.ts'
import type { Database } from '../store/database.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { pdfNotAvailable } from './documents.ts'
import { reportResponse, sendReport } from './send-report.ts'

export type AuditReportRoutes = Readonly<{ database: Database; pdfPrinter: PdfPrinter | undefined; now: () => number }>

export const auditReportRoutes: FastifyPluginAsyncZod<AuditReportRoutes> = async (app, { database, pdfPrinter, now }) => {
  app.get(
    '/v1/audit/report',
    {
      config: { may: 'audit:read' },
      schema: {
        tags: ['audit'],
        operationId: 'getAuditReport',
        summary: 'Access, personal data seen, overrides, four eyes, rules changed, keys and refusals of a time',
        querystring: AuditReportQuery,
        response: reportResponse('The report', AuditReportView),
      },
    },
    async (request, reply) => {
      const { organisationId } = callerOf(request)
      const { format, lang, ...period } = request.query
      if (format === 'pdf' && pdfPrinter === undefined) return pdfNotAvailable(reply)
      const [from, until] = [Date.parse(period.from), Date.parse(period.until)]
      const organisation = (await listOrganisations(database)).find(({ id }) => id === organisationId)?.name ?? ''
      await insertAct(database.as(organisationId), doerOf(request), { act: 'audit-reported', at: now(), detail: { ...period, format } })
      const report = await makeReport(database.reading.as(organisationId), { organisationId, organisation, from, until, at: now() })
      const forms = {
        name: 'audit-report',
        json: () => viewOf(report),
        csv: () => reportCsv(report, lang),
        page: () => auditReportPage(report, lang, ROLES),
      }
      return sendReport(reply, format, forms, pdfPrinter)
    },
  )
}

const countedView = ({ count, rows }: Counted) => ({ count, rows: rows.map((row) => ({ ...row, at: writeInstant(row.at) })) })

const viewOf = (report: AuditReport): z.infer<typeof AuditReportView> => ({
  ...{ organisation: report.organisation, from: writeInstant(report.from), until: writeInstant(report.until), at: writeInstant(report.at) },
  ...{ is_complete: report.isComplete, entries: report.entries, roles: [...report.roles], looks: [...report.looks] },
  people: report.people.map(({ signIns, borrowersSeen, roles, ...row }) => ({
    ...row,
    ...{ roles: [...roles], sign_ins: signIns, borrowers_seen: borrowersSeen },
  })),
  four_eyes: report.fourEyes.map(({ medianMs, ...row }) => ({ ...row, median_ms: medianMs })),
  ...{ own_refused: report.ownRefused, overrides: countedView(report.overrides), rules: countedView(report.rules) },
  ...{ keys: countedView(report.keys), refused: countedView(report.refused) },
})
