/**
 * What becomes of the limit and the price of an open line.
 *
 * Always   a cut or a dearer price without a cause is not made (P6). An increase waits until the limit has stood for a while, and longer after a cut, so
 *          that it does not swing. What was given once is not taken back because he uses it less: only a factor below 1000 lowers a limit.
 * Law      an increase beyond what was assessed is held to the rules; to come back to it after a cut is not one.
 */
import { writeInstant } from '@fairline/contract/instant'
import { DAY_MS } from '../kernel/time.ts'
import type { Product } from '../product/product.ts'
import { type Bound, type Bounded, smallestOf } from './bounds.ts'
import type { Line } from './line.ts'
import type { Cause, LineOutcome, OutcomeOf } from './outcomes.ts'
import type { Law, ReviewVerdict, Told } from './verdict.ts'

export type LawOnLimit = (moment: 'application' | 'increase', limitMinor: number) => Law

export type LimitReview = Readonly<{
  line: Line
  verdict: ReviewVerdict
  at: number
  /** Null where another system lends: then only the policy decides. */
  product: Product | null
  law: LawOnLimit | null
  /** Only new knowledge of his credit moves a limit; drawing and paying back, which move utilisation, do not make it swing. */
  mayChangeLimit: boolean
  /** The line is looked at as if it were granted today: its price too, and the table of limits. */
  isReassessed: boolean
  /** A cut that should not have been is taken back at once, up to what was assessed. */
  isCorrection: boolean
  /** Names an offer of a higher limit; unique in the book. */
  proposalId: string
}>

export function reviewLimit(review: LimitReview): readonly LineOutcome[] {
  const { verdict, line, mayChangeLimit, isReassessed } = review
  const price = isReassessed ? reviewPrice(review) : []
  if (verdict.limit === null || !mayChangeLimit) return price
  const { permille, why } = verdict.limit
  const toMinor = factored(line, permille)
  if (permille >= 1000) return [...price, ...raise(review)]
  if (toMinor > line.limitMinor) return [...price, ...raise(review)]
  if (!lowers(line, permille)) return price
  const { causes, furtherReasons } = why((other) => lowers(line, other))
  if (causes.length === 0) return price
  return [...price, { type: 'limit-changed', data: { fromMinor: line.limitMinor, toMinor, causes, ...left(furtherReasons) } }]
}

/** Against what is in force: of a limit that was cut before, what is told is why it is lower still. */
const lowers = (line: Line, permille: number): boolean => permille < 1000 && factored(line, permille) < line.limitMinor

/** Said only where something is left out, as outcomes of before do not say it. */
export const left = (furtherReasons: number): { furtherReasons?: number } => (furtherReasons > 0 ? { furtherReasons } : {})

/** Rounds down to the minor unit. */
const factored = ({ assessedMinor }: Line, permille: number): number => Number((BigInt(assessedMinor) * BigInt(permille)) / 1000n)

function reviewPrice({ line, verdict }: LimitReview): readonly LineOutcome[] {
  const { dayRate, whyDearer } = verdict
  if (dayRate === null || line.origin !== 'granted' || dayRate === line.dayRate) return []
  const change = { fromDayRate: line.dayRate, toDayRate: dayRate }
  if (dayRate < line.dayRate) return [{ type: 'price-changed', data: { ...change, causes: [] } }]
  const { causes, furtherReasons } = whyDearer((other) => other > line.dayRate)
  if (causes.length === 0) return []
  return [{ type: 'price-changed', data: { ...change, causes, ...left(furtherReasons) } }]
}

/** The lender's own increase: to the assessed limit at once, beyond it where the borrower need not accept it first. */
function raise(review: LimitReview): readonly LineOutcome[] {
  const { line, product, at, proposalId, isReassessed, isCorrection, verdict } = review
  if (isCorrection) return verdict.limit === null ? [] : takeBackCut(review, verdict.limit)
  if (whyNotYet(review).length > 0) return []
  const higher = higherLimit(review, { asksTable: isReassessed, wishMinor: null })
  if (higher.outcome === 'no') return []
  if (higher.limitMinor <= line.assessedMinor || product?.increase.needs_acceptance !== true) return [changedTo(line, higher)]
  return line.proposal?.limitMinor === higher.limitMinor ? [] : [offered(higher, product, { proposalId, at })]
}

function takeBackCut(review: LimitReview, limit: Factor): readonly LineOutcome[] {
  const back = backToAssessed(review, { asksTable: false, wishMinor: null }, limit)
  if (back.outcome === 'no') return []
  const { type, data } = changedTo(review.line, back)
  return [{ type, data: { ...data, corrects: true } }]
}

/** `assessedMinor`: what later changes start from, where it is another now. */
export type Higher = Readonly<{ outcome: 'yes'; limitMinor: number; assessedMinor: number | null; bounds: Bounded['bounds'] }>
export type NoHigher = Readonly<{ outcome: 'no' } & Told>
type Asked = Pick<LimitReview, 'line' | 'verdict' | 'product' | 'law'>
/** `asksTable`: the table of limits counts too, as if the line were granted today; the factor alone only moves what was assessed. */
type Wish = Readonly<{ asksTable: boolean; wishMinor: number | null }>

/** The limit that he could have now: beyond what was assessed if all allows it, or else back to that. */
export function higherLimit(asked: Asked, wish: Wish): Higher | NoHigher {
  const { limit } = asked.verdict
  if (limit === null) return { outcome: 'no', causes: [], furtherReasons: 0 }
  const beyond = beyondAssessed(asked, wish, limit)
  if (beyond?.outcome === 'yes') return beyond
  const back = backToAssessed(asked, wish, limit)
  return back.outcome === 'no' && beyond !== null && limit.permille >= 1000 ? beyond : back
}

type Factor = NonNullable<ReviewVerdict['limit']>

/** It was assessed once, so his means are not asked for it again. */
function backToAssessed({ line, law }: Asked, { wishMinor }: Wish, { permille, why }: Factor): Higher | NoHigher {
  const most = (given: number): number => Math.min(factored(line, given), line.assessedMinor)
  const mostMinor = most(permille)
  const policy = boundOf(mostMinor, () => why((other) => most(other) <= line.limitMinor))
  const { limitMinor, binding, bounds } = smallestOf([...ofWish(wishMinor), policy, ...capOf(law, mostMinor)])
  if (limitMinor <= line.limitMinor) return noHigher(binding)
  return { outcome: 'yes', limitMinor, assessedMinor: null, bounds }
}

/** Null where nothing gives more, or another system lends. */
function beyondAssessed({ line, verdict, product, law }: Asked, wish: Wish, limit: Factor): Higher | NoHigher | null {
  if (product === null || law === null || limit.permille < 1000) return null
  const { policy: table, affordability } = verdict.ceilings
  const tableMinor = wish.asksTable ? (table?.limitMinor ?? 0) : 0
  const most = (permille: number): number => Math.max(factored(line, permille), tableMinor)
  const mostMinor = most(limit.permille)
  const stepMinor = product.line.step_minor ?? 1
  const isNoMore = (limitMinor: number): boolean => limitMinor <= line.limitMinor || limitMinor <= line.assessedMinor
  const policy = boundOf(mostMinor, () => {
    const { causes, furtherReasons } = limit.why((other) => other < 1000 || isNoMore(most(other) - (most(other) % stepMinor)))
    return { causes: [...(table?.causes() ?? []), ...causes], furtherReasons }
  })
  const all = [
    ...ofWish(wish.wishMinor),
    policy,
    ...(affordability === null ? [] : [affordability]),
    ...ofProduct(product),
    ...capOf(law, mostMinor),
  ]
  const { limitMinor, binding, bounds } = smallestOf(all, stepMinor)
  if (isNoMore(limitMinor)) return noHigher(binding)
  const { broken, unknown } = law('increase', limitMinor)
  if (broken.length + unknown.length > 0) return { outcome: 'no', causes: [...broken, ...unknown], furtherReasons: 0 }
  const assessedMinor = Math.min(limitMinor, tableMinor)
  return { outcome: 'yes', limitMinor, assessedMinor: assessedMinor > line.assessedMinor ? assessedMinor : null, bounds }
}

function boundOf(limitMinor: number, why: () => Told): Bound {
  let told: Told | undefined
  const tell = (): Told => (told ??= why())
  return { name: 'policy', limitMinor, causes: () => tell().causes, furtherReasons: () => tell().furtherReasons }
}

const noHigher = ({ causes, furtherReasons }: Bound): NoHigher => {
  return { outcome: 'no', causes: causes(), furtherReasons: furtherReasons?.() ?? 0 }
}

/** He gets all that he asked for: nothing has to be explained. */
export const ofWish = (wishMinor: number | null, causes: Bound['causes'] = () => []): Bound[] =>
  wishMinor === null ? [] : [{ name: 'wish', limitMinor: wishMinor, causes }]

export const ofProduct = (product: Product | null): Bound[] =>
  product === null ? [] : [{ name: 'product', limitMinor: product.line.max_minor, causes: () => [mostOfProduct(product)] }]

const mostOfProduct = ({ id, line }: Product): Cause => ({
  reason: 'limit-by-product',
  evidence: [
    { signal: 'product', value: id, test: null, asOf: null },
    { signal: 'product_limit_minor', value: line.max_minor, test: null, asOf: null },
  ],
})

export function capOf(law: LawOnLimit | null, limitMinor: number, moment: Parameters<LawOnLimit>[0] = 'increase'): Bound[] {
  const cap = law?.(moment, limitMinor).cap ?? null
  return cap === null ? [] : [cap]
}

/** The limit has not stood long enough yet. The days are the product's. */
export function whyNotYet({ line, product, at }: Pick<LimitReview, 'line' | 'product' | 'at'>): readonly Cause[] {
  const held = line.holds.filter(({ scope }) => scope === 'increase')
  if (held.length > 0) return held.map(({ reason, evidence }) => ({ reason, evidence }))
  if (product === null) return []
  const { after_days, after_cut_days } = product.increase
  return [
    ...tooSoon('limit_changed_age_days', line.limitChangedAt ?? line.openedAt, after_days, at),
    ...tooSoon('limit_cut_age_days', line.limitCutAt, after_cut_days, at),
  ].slice(0, 1)
}

function tooSoon(signal: string, since: number | null, days: number, at: number): Cause[] {
  if (since === null || at >= since + days * DAY_MS) return []
  const value = Math.max(0, Math.floor((at - since) / DAY_MS))
  return [{ reason: 'limit-changed-recently', evidence: [{ signal, value, test: `< ${days}`, asOf: writeInstant(since) }] }]
}

export function changedTo(line: Line, { limitMinor, assessedMinor, bounds }: Higher, requestId?: string): OutcomeOf<'limit-changed'> {
  return {
    type: 'limit-changed',
    data: {
      fromMinor: line.limitMinor,
      toMinor: limitMinor,
      causes: [],
      bounds,
      ...(assessedMinor !== null && { assessedMinor }),
      ...(requestId !== undefined && { requestId }),
    },
  }
}

export const offered = (
  { limitMinor, assessedMinor, bounds }: Higher,
  product: Product,
  { proposalId, at }: Readonly<{ proposalId: string; at: number }>,
): LineOutcome => ({
  type: 'limit-offered',
  data: {
    proposalId,
    limitMinor,
    ...(assessedMinor !== null && { assessedMinor }),
    expiresAt: writeInstant(at + product.offer_valid_days * DAY_MS),
    bounds,
  },
})
