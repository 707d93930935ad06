/** Every question the console asks, and every order it gives. */
import { BOOK_PATHS, type BookSaying } from './book-paths.ts'
import { answerOf, api } from './client.ts'
import type { operations } from './schema.d.ts'
import type { BulkCorrectionList, Demo, EventAnswer, PlatformStatus, SessionView } from './views.ts'

type Signal = { readonly signal?: AbortSignal | undefined }

const until = ({ signal }: Signal) => ({ signal: signal ?? null })
const of = (id: string) => ({ path: { id } })

export const fetchSession = (given: Signal): Promise<SessionView> => answerOf(api.GET('/v1/session', until(given)))
export const signIn = (key: string): Promise<SessionView> => answerOf(api.POST('/v1/session', { body: { key } }))
export const changeOrganisation = (organisation: string): Promise<SessionView> =>
  answerOf(api.POST('/v1/session/organisation', { body: { organisation } }))
export const signOut = () => answerOf(api.DELETE('/v1/session'))

export const fetchClock = (given: Signal) => answerOf(api.GET('/v1/clock', until(given)))

export const fetchStatus = (given: Signal): Promise<PlatformStatus> => answerOf(api.GET('/v1/status', until(given)))

export const fetchBulkCorrections = (given: Signal): Promise<BulkCorrectionList> => answerOf(api.GET('/v1/bulk-corrections', until(given)))

export const fetchDemo = (given: Signal): Promise<Demo> => answerOf(api.GET('/v1/demo', until(given)))
export type DemoOrder = NonNullable<operations['setDemo']['requestBody']>['content']['application/json']
export const orderDemo = (order: DemoOrder): Promise<Demo> => answerOf(api.PATCH('/v1/demo', { body: order }))

export const fetchPortfolio = (given: Signal) => answerOf(api.GET('/v1/portfolio', until(given)))
export const fetchPortfolioDays = (currency: string | undefined, given: Signal) =>
  answerOf(api.GET('/v1/portfolio/days', { params: { query: currency === undefined ? {} : { currency } }, ...until(given) }))

export const fetchReasons = (given: Signal) => answerOf(api.GET('/v1/reasons', until(given)))

export type LineQuestion = NonNullable<operations['listLines']['parameters']['query']>
export const fetchLines = (question: LineQuestion, given: Signal) =>
  answerOf(api.GET('/v1/lines', { params: { query: question }, ...until(given) }))

export const fetchBorrower = (id: string, given: Signal) => answerOf(api.GET('/v1/borrowers/{id}', { params: of(id), ...until(given) }))
export const fetchSignals = (id: string, given: Signal) =>
  answerOf(api.GET('/v1/borrowers/{id}/signals', { params: of(id), ...until(given) }))
export const fetchLimitHistory = (id: string, given: Signal) =>
  answerOf(api.GET('/v1/borrowers/{id}/limit-history', { params: of(id), ...until(given) }))
export const fetchWayBack = (id: string, given: Signal) =>
  answerOf(api.GET('/v1/borrowers/{id}/way-back', { params: of(id), ...until(given) }))
export const fetchDecision = (id: string, sequence: number, given: Signal) =>
  answerOf(api.GET('/v1/borrowers/{id}/decisions/{sequence}', { params: { path: { id, sequence } }, ...until(given) }))

export type TimelineQuestion = NonNullable<operations['getTimeline']['parameters']['query']>
export const fetchTimeline = (id: string, question: TimelineQuestion, given: Signal) =>
  answerOf(api.GET('/v1/borrowers/{id}/timeline', { params: { ...of(id), query: question }, ...until(given) }))

export const sayOfBook = (type: BookSaying, data: Readonly<Record<string, unknown>>) =>
  answerOf(api.POST(BOOK_PATHS[type], { params: { header: { 'idempotency-key': crypto.randomUUID() } }, body: data as never }))

export const postEvent = (event: object): Promise<EventAnswer> => answerOf(api.POST('/v1/events', { body: event as never }))
const TO_TAKE_MAX = 200
export const fetchToTake = async (given: Signal): Promise<number> =>
  (await answerOf(api.GET('/v1/desk/incidents', { params: { query: { state: 'open', limit: TO_TAKE_MAX } }, ...until(given) }))).data.length
