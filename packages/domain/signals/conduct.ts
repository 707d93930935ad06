/**
 * How a borrower goes about money: who looked at his file, how full it is, what he spends, and how he tries to draw.
 *
 * Units    days since 1970 in UTC; a span is five of them. Money in whole minor units of the currency beside it.
 * Always   the same state in whatever order facts arrive. Counts stand in spans, so that ten thousand payments take no more room than ten.
 */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { DAY_MS } from '../kernel/time.ts'
import { addSighting, type Dated, dropSightings, type Sighting } from './retention.ts'
import { CAP, WINDOW } from './windows.ts'

type Category = FactOf<'transaction-recorded'>['data']['category']

/** Spending that is looked at by itself. Order on disk; new ones go to the end. */
export const WATCHED_CATEGORIES = ['gambling', 'securities', 'luxury'] as const satisfies readonly Category[]
export type WatchedCategory = (typeof WATCHED_CATEGORIES)[number]

export const SPAN_DAYS = 5
const SPAN_MS = SPAN_DAYS * DAY_MS
export const spanOf = (at: number): number => Math.floor(at / SPAN_MS)
export const spanStart = (span: number): number => span * SPAN_MS
export const dayOf = (at: number): number => Math.floor(at / DAY_MS)

/** How much of a file there is. */
export type CreditFile = Dated & Readonly<{ months: number; accounts: number }>
/** What a score's maker says weighs most on it, as he says it; of the newest that says so. */
export type ScoreFactors = Dated & Readonly<{ source: number; factors: readonly string[] }>
/** How often money moved in one span. */
export type SpanCount = Readonly<{ span: number; count: number }>
/** What was spent on one category on one day. */
export type DaySpending = Readonly<{ day: number; category: WatchedCategory; currency: string; amountMinor: number }>
/** A drawdown that failed by his own doing. */
export type Attempt = Readonly<{ at: number; amountMinor: number }>

export type Conduct = Readonly<{
  inquiries: readonly Sighting[]
  file: CreditFile | null
  factors: ScoreFactors | null
  /** When money was first seen to move: before it nothing is known, and not nothing spent. */
  seenSince: number | null
  spans: readonly SpanCount[]
  spending: readonly DaySpending[]
  /** Of a day; which of them came after the last drawdown that was approved is told when they are read: it may turn out to be an intruder's. */
  attempts: readonly Attempt[]
  /** When something was last drawn or paid back. */
  usedAt: number | null
}>

export const noConduct: Conduct = {
  inquiries: [],
  file: null,
  factors: null,
  seenSince: null,
  spans: [],
  spending: [],
  attempts: [],
  usedAt: null,
}

const OF_CONDUCT = ['credit-inquiry-recorded', 'credit-file-reported', 'transaction-recorded'] as const satisfies readonly FactType[]
export type ConductFact = { [T in (typeof OF_CONDUCT)[number]]: FactOf<T> }[(typeof OF_CONDUCT)[number]]
const ofConduct: ReadonlySet<FactType> = new Set(OF_CONDUCT)

export const isOfConduct = (fact: Fact): fact is ConductFact => ofConduct.has(fact.type)

/** The same object where the fact says nothing of it. */
export function conductAfter(conduct: Conduct, fact: Fact): Conduct {
  if (fact.type === 'credit-inquiry-recorded') return afterInquiry(conduct, fact)
  if (fact.type === 'credit-file-reported') return { ...conduct, file: newerFile(conduct.file, fact) }
  if (fact.type === 'transaction-recorded') return afterTransaction(conduct, fact)
  if (fact.type === 'score-updated') return afterScore(conduct, fact)
  return conduct
}

/** Looks of his own, of lenders that he has, and for somebody he stands surety for are no applications of his. */
function afterInquiry(conduct: Conduct, { occurredAt: at, data }: FactOf<'credit-inquiry-recorded'>): Conduct {
  if (data.purpose !== 'application') return conduct
  const key = fingerprint(`${data.source}\n${data.inquiryId}`)
  return { ...conduct, inquiries: addSighting(conduct.inquiries, { key, at }, CAP.inquiries) }
}

function newerFile(before: CreditFile | null, { occurredAt, knownAt, data }: FactOf<'credit-file-reported'>): CreditFile {
  const file = { at: occurredAt, learnedAt: knownAt, months: data.onFileMonths, accounts: data.accountCount }
  return before === null || isNewer(file, before, file.months - before.months || file.accounts - before.accounts) ? file : before
}

const isNewer = (now: Dated, before: Dated, prefer: number): boolean =>
  (now.at - before.at || now.learnedAt - before.learnedAt || prefer) > 0

/** Four are told, as no more help (domain: key factors of a score), and of each a line. */
const FACTORS_MAX = 4
const FACTOR_LENGTH_MAX = 64

function afterScore(conduct: Conduct, { occurredAt, knownAt, data }: FactOf<'score-updated'>): Conduct {
  const factors = (data.factors ?? []).slice(0, FACTORS_MAX).map((factor) => factor.slice(0, FACTOR_LENGTH_MAX))
  const { factors: before } = conduct
  if (factors.length === 0) return conduct
  const now: ScoreFactors = { at: occurredAt, learnedAt: knownAt, source: fingerprint(data.source), factors }
  const prefer = before === null ? 1 : now.source - before.source || (now.factors.join() > before.factors.join() ? 1 : -1)
  return before === null || isNewer(now, before, prefer) ? { ...conduct, factors: now } : conduct
}

function afterTransaction(conduct: Conduct, { occurredAt: at, data }: FactOf<'transaction-recorded'>): Conduct {
  if (data.direction === 'in') return conduct
  const spans = withCount(conduct.spans, spanOf(at))
  const seenSince = Math.min(conduct.seenSince ?? at, at)
  if (!isWatched(data.category)) return { ...conduct, spans, seenSince }
  const spent = { day: dayOf(at), category: data.category, currency: data.currency, amountMinor: data.amountMinor }
  return { ...conduct, spans, seenSince, spending: withSpending(conduct.spending, spent) }
}

const isWatched = (category: Category): category is WatchedCategory => (WATCHED_CATEGORIES as readonly Category[]).includes(category)

function withCount(spans: readonly SpanCount[], span: number): readonly SpanCount[] {
  const before = spans.find((one) => one.span === span)?.count ?? 0
  const others = spans.filter((one) => one.span !== span)
  return [...others, { span, count: before + 1 }].sort((a, b) => a.span - b.span)
}

function withSpending(spending: readonly DaySpending[], spent: DaySpending): readonly DaySpending[] {
  const isSame = (one: DaySpending): boolean => one.day === spent.day && one.category === spent.category && one.currency === spent.currency
  const before = spending.find(isSame)?.amountMinor ?? 0
  const amountMinor = Math.min(Number.MAX_SAFE_INTEGER, before + spent.amountMinor)
  const all = [...spending.filter((one) => !isSame(one)), { ...spent, amountMinor }]
  return all.sort(bySpending).slice(-CAP.spending)
}

const bySpending = (a: DaySpending, b: DaySpending): number =>
  a.day - b.day ||
  WATCHED_CATEGORIES.indexOf(a.category) - WATCHED_CATEGORIES.indexOf(b.category) ||
  (a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : 0)

/** Outcomes come in the order of the log. */
export const usedAfter = (conduct: Conduct, at: number): Conduct => ({ ...conduct, usedAt: at })

export const failedAfter = ({ attempts, ...rest }: Conduct, attempt: Attempt): Conduct => ({
  ...rest,
  attempts: [...attempts, attempt].slice(-CAP.attempts),
})

/** One fewer of that instant. */
export function withoutAttempt(conduct: Conduct, instant: number): Conduct {
  const index = conduct.attempts.findIndex(({ at }) => at === instant)
  return index < 0 ? conduct : { ...conduct, attempts: conduct.attempts.toSpliced(index, 1) }
}

/** Thirty days are held against the ninety before them, all in whole spans. */
export const RECENT_SPANS = 6
export const SPANS_BEFORE = 18
const SPANS_KEPT = RECENT_SPANS + SPANS_BEFORE

/** Thirty days, today among them. */
export const SPENDING_DAYS = 30

/** The same object where nothing is dropped: it is asked at each fact. */
export function conductSince(conduct: Conduct, asOf: number): Conduct {
  const { inquiries, spans, spending, attempts } = conduct
  const firstSpan = spanOf(asOf) - SPANS_KEPT
  const firstDay = dayOf(asOf) - SPENDING_DAYS
  const keepsAll =
    (inquiries[0] === undefined || inquiries[0].at > asOf - WINDOW.quarter) &&
    attempts.every(({ at }) => at > asOf - WINDOW.day) &&
    (spans[0] === undefined || spans[0].span >= firstSpan) &&
    (spending[0] === undefined || spending[0].day > firstDay)
  if (keepsAll) return conduct
  return {
    ...conduct,
    inquiries: dropSightings(inquiries, asOf - WINDOW.quarter),
    spans: spans.filter(({ span }) => span >= firstSpan),
    spending: spending.filter(({ day }) => day > firstDay),
    attempts: attempts.filter(({ at }) => at > asOf - WINDOW.day),
  }
}
