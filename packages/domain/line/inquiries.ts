/**
 * When a score or a credit record is asked for: for an application, once who he is is known, and again for an open line when the last one has aged.
 *
 * Always   only while consent to that use is in force; never twice for one need: an order that nothing was heard of is given again after AGAIN_AFTER_MS,
 *          one that failed after the product's `retry_after_days`.
 */
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import type { Product } from '../product/product.ts'
import { type Consent, isInForce } from '../signals/consent.ts'
import type { Signals } from '../signals/signals.ts'
import type { Line } from './line.ts'
import type { OutcomeOf } from './outcomes.ts'

type Kind = OutcomeOf<'inquiry-ordered'>['data']['kind']
type Need = Readonly<{ kind: Kind; dueAt: number; purpose: 'application' | 'renewal' }>

const KINDS: readonly Kind[] = ['score', 'bureau']
/** Long after the last try of one order. */
const AGAIN_AFTER_MS = 7 * DAY_MS
/** The clock of whoever tells of a failure may be behind that of the order. Orders lie a day apart at least. */
const BEHIND_MS = HOUR_MS

/** `inquiryId`: unique in the book. */
export function inquiriesDue(
  state: Readonly<{ line: Line; signals: Signals }>,
  product: Product | null,
  at: number,
  inquiryId: (kind: Kind) => string,
): readonly OutcomeOf<'inquiry-ordered'>[] {
  const due = needsOf(state, product).filter(({ dueAt, kind }) => dueAt <= at && isInForce(consentTo(state.signals, kind), at))
  return due.map(({ kind, purpose }) => ({ type: 'inquiry-ordered', data: { inquiryId: inquiryId(kind), kind, purpose } }))
}

/** The next moment at which one is due, whatever the consents are by then; null where none will be. */
export function nextInquiry(state: Readonly<{ line: Line; signals: Signals }>, product: Product | null, at: number): number | null {
  let next: number | null = null
  for (const { dueAt, kind } of needsOf(state, product)) {
    if (dueAt > at && (next === null || dueAt < next) && consentTo(state.signals, kind).grantedAt !== null) next = dueAt
  }
  return next
}

const consentTo = ({ consents }: Signals, kind: Kind): Consent => consents[kind]

function needsOf({ line, signals }: Readonly<{ line: Line; signals: Signals }>, product: Product | null): readonly Need[] {
  const { verifiedAt, scores } = signals
  if (product === null || verifiedAt === null) return []
  const isOpen = line.stage === 'open'
  if (!isOpen && (line.application === null || line.application.offer !== null)) return []
  const newestScore = scores.at(-1)?.at ?? null
  const needs: Need[] = []
  for (const kind of KINDS) {
    const every = product.inquiries[kind === 'score' ? 'score_every_days' : 'bureau_every_days']
    if (isOpen && every === null) continue
    const everyMs = every === null ? Number.POSITIVE_INFINITY : every * DAY_MS
    const askedAt = line.inquiredAt[kind]
    const knownAt = kind === 'score' ? newestScore : askedAt
    const agedAt = knownAt === null ? verifiedAt : knownAt + everyMs
    const isUnanswered = askedAt !== null && askedAt >= (knownAt ?? 0)
    const failedAt = signals.inquiryFailedAt[kind]
    const hasFailed = isUnanswered && failedAt !== null && failedAt + BEHIND_MS >= askedAt
    const dueAt = hasFailed
      ? failedAt + product.inquiries.retry_after_days * DAY_MS
      : isUnanswered
        ? Math.max(agedAt, askedAt + (isOpen ? everyMs : AGAIN_AFTER_MS))
        : agedAt
    if (Number.isFinite(dueAt)) needs.push({ kind, dueAt, purpose: isOpen ? 'renewal' : 'application' })
  }
  return needs
}
