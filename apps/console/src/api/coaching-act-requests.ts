/** What is asked and told about screening borrowers, telling them through their lender, and the cash flow of their enterprise. */
import { answerOf, api } from './client.ts'
import type { operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type Body<Name extends keyof operations> = operations[Name] extends { requestBody: { content: { 'application/json': infer Sent } } }
  ? Sent
  : never
type Answer<Asked extends (...given: never[]) => unknown> = Awaited<ReturnType<Asked>>

const until = ({ signal }: Signal) => ({ signal: signal ?? null })
const PAGE = 200

export const fetchScreenings = (borrower_id: string, project_id: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/screening-results', { params: { query: { borrower_id, project_id, limit: PAGE } }, ...until(given) }))
export type Screening = Answer<typeof fetchScreenings>['data'][number]
export type ScreeningAsked = Body<'screenForDesk'>
export const screenBorrower = (body: ScreeningAsked) => answerOf(api.POST('/v1/desk/screenings:screen', { body }))

/** The entry is written whole: all of it but what the register adds. */
export async function noteScreeningTold(id: string, told_on: string) {
  const { entry } = await answerOf(api.GET('/v1/desk/screenings/{id}', { params: { path: { id } } }))
  const { borrower_id, project_id, screened_on, bands, version } = entry
  const body = { borrower_id, project_id, screened_on, bands, version, told_on }
  return answerOf(api.PUT('/v1/desk/screenings/{id}', { params: { path: { id } }, body }))
}

export const fetchCoaching = (borrower_id: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/coaching', { params: { query: { borrower_id, limit: PAGE } }, ...until(given) }))
export type Guided = Answer<typeof fetchCoaching>['data'][number]['guidance'][number]
export const sendGuidance = (body: Body<'sendDeskGuidance'>) => answerOf(api.POST('/v1/desk/guidances:send', { body }))
export type GuidanceSent = Answer<typeof sendGuidance>
export const writeGuidance = (id: string, body: Body<'keepDeskGuidances'>) =>
  answerOf(api.PUT('/v1/desk/guidances/{id}', { params: { path: { id } }, body }))

export const fetchCashFlow = (id: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/projects/{id}/cash-flow', { params: { path: { id } }, ...until(given) }))
export type CashFlow = Answer<typeof fetchCashFlow>
export const writeCashFlow = (id: string, body: Body<'keepDeskEnterpriseCashFlows'>) =>
  answerOf(api.PUT('/v1/desk/enterprise-cash-flows/{id}', { params: { path: { id } }, body }))
export const fetchEvidence = (incident_id: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/recovery-evidence', { params: { query: { incident_id } }, ...until(given) }))
export type Evidence = Answer<typeof fetchEvidence>['data'][number]
export const attachEvidence = (body: Body<'attachDeskEvidence'>) => answerOf(api.POST('/v1/desk/recovery-evidence', { body }))
export const passOnEvidence = (body: Body<'passOnDeskEvidence'>) => answerOf(api.POST('/v1/desk/recovery-evidence:pass-on', { body }))
