/** What the rooms of cases ask, and the orders they give. Each order has an id of its own, so that sending it again does nothing twice. */
import { answerOf, api } from './client.ts'
import type { operations } from './schema.d.ts'
import type { CaseDetail, CaseTexts } from './views.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
const until = ({ signal }: Signal) => ({ signal: signal ?? null })

export type CaseQuestion = NonNullable<operations['listCases']['parameters']['query']>
export const fetchCases = (query: CaseQuestion, given: Signal) => answerOf(api.GET('/v1/cases', { params: { query }, ...until(given) }))

const named = (borrower: string, id: string) => ({ params: { path: { borrower, case: id } } })
export const fetchCase = (borrower: string, id: string, given: Signal): Promise<CaseDetail> =>
  answerOf(api.GET('/v1/cases/{borrower}/{case}', { ...named(borrower, id), ...until(given) }))
export const revealTexts = (borrower: string, id: string): Promise<CaseTexts> =>
  answerOf(api.POST('/v1/cases/{borrower}/{case}/texts:reveal', { ...named(borrower, id), body: { purpose: 'appeal_review' } }))

type BodyOf<Operation extends keyof operations> = operations[Operation] extends {
  requestBody: { content: { 'application/json': infer Body } }
}
  ? Body
  : never

const once = () => ({ params: { header: { 'idempotency-key': crypto.randomUUID() } } })

export type Note = BodyOf<'noteOnCase'>
export const noteOnCase = (body: Note) => answerOf(api.POST('/v1/cases:note', { ...once(), body }))
export const assignCase = (body: BodyOf<'assignCase'>) => answerOf(api.POST('/v1/cases:assign', { ...once(), body }))
export const extendCase = (body: BodyOf<'extendCase'>) => answerOf(api.POST('/v1/cases:extend', { ...once(), body }))
export type Closing = BodyOf<'closeCase'>
export const closeCase = (body: Closing) => answerOf(api.POST('/v1/cases:close', { body }))
export const decideAppeal = (body: BodyOf<'decideAppeal'>) => answerOf(api.POST('/v1/appeals:decide', { body }))
export const decideReview = (body: BodyOf<'decideManualReview'>) => answerOf(api.POST('/v1/manual-reviews:decide', { body }))
export type DocumentsAsked = BodyOf<'requestDocuments'>
export const requestDocuments = (body: Omit<DocumentsAsked, 'request_id'>) =>
  answerOf(api.POST('/v1/document-requests', { body: { ...body, request_id: `dr_${crypto.randomUUID()}` } }))
export type DocumentChecked = BodyOf<'checkDocument'>
export const checkDocument = (body: DocumentChecked) => answerOf(api.POST('/v1/documents-checked', { ...once(), body }))

type Brought = Pick<BodyOf<'submitDocument'>, 'borrower_id' | 'item'> &
  Readonly<{ case_id: string; asked: string | undefined; id: string; file: File }>

/** The file first, as raw bytes; then that it belongs to this case: to what was `asked` for, or else to a request made now. */
export async function bringDocument({ borrower_id, item, case_id, asked, id, file }: Brought): Promise<unknown> {
  await answerOf(
    api.POST('/v1/uploads', {
      params: { query: { borrower_id, upload_id: id } },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  )
  const request_id = asked ?? `dr_${id}`
  if (asked === undefined) await answerOf(api.POST('/v1/document-requests', { body: { borrower_id, case_id, request_id, items: [item] } }))
  return answerOf(
    api.POST('/v1/documents-submitted', { ...once(), body: { borrower_id, item, request_id, document_id: id, upload_id: id } }),
  )
}
export const fetchCasesOf = (borrower: string, given: Signal) =>
  answerOf(api.GET('/v1/cases', { params: { query: { borrower, limit: CASES_SHOWN } }, ...until(given) }))
const CASES_SHOWN = 20
