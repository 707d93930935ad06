/** What the rooms of lending ask, and the one order they give. */
import { answerOf, api } from './client.ts'
import type { operations } from './schema.d.ts'
import type { ApplicationDetail, LedgerControl, LoanDetail, PayoffQuote, RepaymentCalendar, TrialBalance } from './views.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type QueryOf<Operation extends keyof operations> = NonNullable<operations[Operation]['parameters']['query']>

const until = ({ signal }: Signal) => ({ signal: signal ?? null })

export type LoanQuestion = QueryOf<'listLoans'>
export const fetchLoans = (query: LoanQuestion, given: Signal) => answerOf(api.GET('/v1/loans', { params: { query }, ...until(given) }))
export const fetchLoan = (borrower: string, loan: string, given: Signal): Promise<LoanDetail> =>
  answerOf(api.GET('/v1/loans/{borrower}/{loan}', { params: { path: { borrower, loan } }, ...until(given) }))

export const fetchDrawdowns = (query: QueryOf<'listDrawdowns'>, given: Signal) =>
  answerOf(api.GET('/v1/drawdowns', { params: { query }, ...until(given) }))

export type ApplicationQuestion = QueryOf<'listApplications'>
export const fetchApplications = (query: ApplicationQuestion, given: Signal) =>
  answerOf(api.GET('/v1/applications', { params: { query }, ...until(given) }))
export const fetchApplication = (borrower: string, application: string, given: Signal): Promise<ApplicationDetail> =>
  answerOf(api.GET('/v1/applications/{borrower}/{application}', { params: { path: { borrower, application } }, ...until(given) }))

export type Review = operations['reviewApplication']['requestBody']['content']['application/json']
export const reviewApplication = (review: Review) => answerOf(api.POST('/v1/applications:review', { body: review }))

/** Asked, not done: nothing changes. */
export const askPayoff = (borrower: string, loan: string, on: string, given: Signal): Promise<PayoffQuote> =>
  answerOf(api.POST('/v1/payoff-quotes', { body: { borrower_id: borrower, loan_ids: [loan], on }, ...until(given) }))

export const fetchCalendar = (query: QueryOf<'getRepaymentCalendar'>, given: Signal): Promise<RepaymentCalendar> =>
  answerOf(api.GET('/v1/repayment-calendar', { params: { query }, ...until(given) }))

export const fetchTrialBalance = (query: QueryOf<'getTrialBalance'>, given: Signal): Promise<TrialBalance> =>
  answerOf(api.GET('/v1/ledger/trial-balance', { params: { query }, ...until(given) }))
export const fetchControl = (query: QueryOf<'controlLedger'>, given: Signal): Promise<LedgerControl> =>
  answerOf(api.GET('/v1/ledger/control', { params: { query }, ...until(given) }))

export type JournalQuestion = QueryOf<'listJournal'>
export const fetchJournal = (query: JournalQuestion, given: Signal) =>
  answerOf(api.GET('/v1/ledger/journal', { params: { query }, ...until(given) }))

export const fetchDocuments = (id: string, given: Signal) =>
  answerOf(api.GET('/v1/borrowers/{id}/documents', { params: { path: { id } }, ...until(given) }))
