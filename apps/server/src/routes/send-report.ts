/** A report in the form that was asked for: JSON, a page, a PDF printed from it, or CSV. Nothing of it is kept by whoever passes it on. */
import { Problem } from '@fairline/contract/problem'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { PdfFailed, type PdfPrinter } from '../documents/pdf-printer.ts'
import { DOCUMENT_CSP, printed } from './documents.ts'
import { isGone } from './once-gone.ts'
import { problemOf, sendProblem } from './problems.ts'

export type ReportForm = 'json' | 'html' | 'pdf' | 'csv'
/** Each is made only where it is asked for. `name`: of the file, without its ending. */
export type ReportForms = Readonly<{ name: string; json: () => object; csv: () => string; page: () => string }>

/** For the description of a route. */
export const reportResponse = <View extends z.ZodType>(description: string, view: View) => ({
  200: {
    description,
    content: {
      'application/json': { schema: view },
      'text/html': { schema: z.string() },
      'application/pdf': { schema: z.string() },
      'text/csv': { schema: z.string() },
    },
  },
  '4xx': Problem,
  '5xx': Problem,
})

/** `printer`: there is one where a PDF is asked for: that is looked at before the report is made. */
export async function sendReport(
  reply: FastifyReply,
  form: ReportForm,
  { name, json, csv, page }: ReportForms,
  printer: PdfPrinter | undefined,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store')
  switch (form) {
    case 'json':
      return reply.type('application/json').send(json())
    case 'csv':
      return asFile(reply, name, 'csv', 'text/csv; charset=utf-8').send(csv())
    case 'html':
      return asFile(reply, name, 'html', 'text/html; charset=utf-8').send(Buffer.from(page()))
    case 'pdf':
      return sendPdf(reply, name, printer!, Buffer.from(page()))
  }
}

const asFile = (reply: FastifyReply, name: string, ending: string, type: string): FastifyReply =>
  reply
    .header('content-security-policy', DOCUMENT_CSP)
    .header('content-disposition', `${ending === 'csv' ? 'attachment' : 'inline'}; filename="${name}.${ending}"`)
    .type(type)

async function sendPdf(reply: FastifyReply, name: string, printer: PdfPrinter, page: Buffer): Promise<FastifyReply> {
  const pdf = await printed(printer.print(page, () => !isGone(reply)))
  if (pdf === 'unwanted') return reply
  if (pdf instanceof PdfFailed) return sendProblem(reply, problemOf('pdf-failed', { detail: pdf.message }))
  return asFile(reply, name, 'pdf', 'application/pdf').send(pdf)
}
