/** What documents there are of a borrower, and how each is asked for. */
import { z } from 'zod'
import { searched } from './page.ts'

/** Subjects: a quote; a drawdown for the next two; a loan; a month as `2026-02`; a loan. */
export const DOCUMENT_KINDS = [
  'quote-cost',
  'drawdown-cost',
  'loan-contract',
  'loan-note',
  'monthly-statement',
  'settlement-letter',
] as const
const DocumentKind = z.enum(DOCUMENT_KINDS).meta({ id: 'DocumentKind' })

export const DOCUMENT_LANGUAGES = ['zh', 'en'] as const
const language = z.enum(DOCUMENT_LANGUAGES)

/** `sequence`: of the entry in the borrower's log that it is made of. `stored`: what was handed out already; `sha256` in hex, of the HTML. */
const DocumentRow = z
  .object({
    kind: DocumentKind,
    subject: z.string(),
    sequence: z.int(),
    as_of: z.string(),
    path: z.string(),
    stored: z.array(z.object({ language, sha256: z.string(), made_at: z.string() })),
  })
  .meta({ id: 'DocumentRow' })

/** The newest first; `has_more`: there are older ones, which are still there to ask for by name. */
export const DocumentList = z.object({ data: z.array(DocumentRow), has_more: z.boolean() }).meta({ id: 'DocumentList' })

export const DocumentParams = z.object({ borrower: z.string(), kind: DocumentKind, subject: searched.min(1) })

/** `again`: made anew from the log and held against what is stored; 409 where they differ. */
export const DocumentQuery = z.strictObject({
  lang: language.default('zh'),
  format: z.enum(['html', 'pdf']).default('html'),
  again: z.stringbool().default(false),
})
