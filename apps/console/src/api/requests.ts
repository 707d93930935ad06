/** Every question the console asks, and every order it gives. */
import { ask } from './client.ts'
import type {
  BookClock,
  BorrowerView,
  DecisionTrace,
  Demo,
  EventAnswer,
  LimitHistory,
  LineList,
  Portfolio,
  PortfolioDays,
  ReasonList,
  SessionView,
  SignalList,
  Timeline,
} from './views.ts'

type Signal = { readonly signal?: AbortSignal | undefined }

const borrowerPath = (id: string): string => `/v1/borrowers/${encodeURIComponent(id)}`

export const fetchSession = ({ signal }: Signal): Promise<SessionView> => ask('/v1/session', { signal })
export const signIn = (key: string): Promise<SessionView> => ask('/v1/session', { method: 'POST', body: { key } })
export const signOut = (): Promise<void> => ask('/v1/session', { method: 'DELETE' })

export const fetchClock = ({ signal }: Signal): Promise<BookClock> => ask('/v1/clock', { signal })
export const fetchDemo = ({ signal }: Signal): Promise<Demo> => ask('/v1/demo', { signal })
export const orderDemo = (order: { paused?: boolean; pace?: number }): Promise<Demo> => ask('/v1/demo', { method: 'POST', body: order })

export const fetchPortfolio = ({ signal }: Signal): Promise<Portfolio> => ask('/v1/portfolio', { signal })
export const fetchPortfolioDays = (currency: string | undefined, from: string | undefined, { signal }: Signal): Promise<PortfolioDays> =>
  ask('/v1/portfolio/days', { query: { currency, from }, signal })

export const fetchReasons = ({ signal }: Signal): Promise<ReasonList> => ask('/v1/reasons', { signal })

export type LineQuestion = Readonly<Record<string, string | number | readonly string[] | undefined>>
export const fetchLines = (question: LineQuestion, cursor: string | undefined, { signal }: Signal): Promise<LineList> =>
  ask('/v1/lines', { query: { ...question, limit: 200, cursor, total: cursor === undefined ? true : undefined }, signal })

export const fetchBorrower = (id: string, { signal }: Signal): Promise<BorrowerView> => ask(borrowerPath(id), { signal })
export const fetchSignals = (id: string, { signal }: Signal): Promise<SignalList> => ask(`${borrowerPath(id)}/signals`, { signal })
export const fetchLimitHistory = (id: string, { signal }: Signal): Promise<LimitHistory> =>
  ask(`${borrowerPath(id)}/limit-history`, { signal })
export const fetchDecision = (id: string, sequence: number, { signal }: Signal): Promise<DecisionTrace> =>
  ask(`${borrowerPath(id)}/decisions/${sequence}`, { signal })

export type TimelineQuestion = Readonly<{ with_outcomes?: boolean; type?: readonly string[] }>
export const fetchTimeline = (id: string, question: TimelineQuestion, cursor: string | undefined, { signal }: Signal): Promise<Timeline> =>
  ask(`${borrowerPath(id)}/timeline`, { query: { ...question, cursor, limit: 50 }, signal })

export const postEvent = (event: object): Promise<EventAnswer> => ask('/v1/events', { method: 'POST', body: event })
