/**
 * Compares the holds that the policy wants with those in force: placed, kept, observed, given back in stages, lifted.
 *
 * Always   a hold without evidence is not placed (P6). What cannot be told stays as it is (P9), but for what ends by its date.
 * Ladder   a hold whose trigger is gone waits out its observation, and starts over when the trigger comes back; where a commitment was made, it is given
 *          back in stages instead (restore.ts).
 * Once     what a hold rested on that was overturned, corrected, honoured or expired does not place it again; newer evidence does.
 */
import { writeInstant } from '@fairline/contract/instant'
import { DAY_MS } from '../kernel/time.ts'
import type { EvidenceSeries } from '../signals/struck.ts'
import { type Hold, showsTheSame } from './hold.ts'
import type { Line } from './line.ts'
import type { Cause, LineOutcome } from './outcomes.ts'
import { type Exemption, isOf } from './recovery.ts'
import { restore } from './restore.ts'
import type { ReasonTerms, ReviewVerdict, WantedHold } from './verdict.ts'

export type HoldReview = Readonly<{
  line: Line
  verdict: Pick<ReviewVerdict, 'holds' | 'unknown'>
  at: number
  /** Names new holds; unique in the book. */
  holdId: (nth: number) => string
  termsOf: (reason: string) => ReasonTerms
  /** What these signals count. */
  seriesOf: (signals: readonly string[]) => readonly EvidenceSeries[]
  /** Null where nobody knows. */
  daysPastDue: number | null
  /** What the pack says that gave a way back out of this hold; null where none was given, or its time is over, or that pack is in force. */
  honoured: (holdId: string) => Given | null
}>

export type Given = Readonly<{ verdict: HoldReview['verdict']; termsOf: HoldReview['termsOf'] }>

export function reviewHolds(review: HoldReview): readonly LineOutcome[] {
  const { line } = review
  const wanted = review.verdict.holds
  // That of an increase under review is no table's: it ends with the review.
  const ofPolicy = line.holds.filter(({ id }) => id !== line.recovery.increase?.holdId)
  const inForce = ofPolicy.flatMap((hold) => endedByDate(hold, review) ?? [...reviewDue(hold, review), ...compare(hold, review)])
  if (wanted === null) return inForce
  const { exemptions } = line.recovery
  const ended = exemptions.flatMap((exemption) => endExemption(exemption, review))
  const placed = wanted
    .filter((want) => !line.holds.some((hold) => isOf(want, hold)) && !isExempt(want, exemptions))
    .map((want, index) => place(want, review.holdId(line.holdsEverPlaced + index + 1), review))
  return [...inForce, ...ended, ...placed]
}

/** The signals that a hold was tested on. */
const testedBy = ({ evidence }: Pick<Hold, 'evidence'>): readonly string[] =>
  evidence.flatMap(({ signal, test }) => (test === null ? [] : [signal]))

/** Lifts a hold that was not cured. What it counted goes with it where it should never have been held against him. */
export function liftedFor(
  { id: holdId, reason, evidence }: Hold,
  why: 'expired' | 'overturned' | 'corrected' | 'honoured',
  strikes: HoldReview['seriesOf'] | null,
  causes: readonly Cause[] = [],
): LineOutcome {
  const series = strikes === null ? [] : strikes(testedBy({ evidence }))
  const data = {
    holdId,
    reason,
    why,
    ...(series.length > 0 && { strikes: [...series] }),
    ...(causes.length > 0 && { causes: [...causes] }),
  }
  return { type: 'hold-lifted', data }
}

function endedByDate(hold: Hold, { at, termsOf, seriesOf }: HoldReview): readonly LineOutcome[] | undefined {
  if (hold.expiresAt === null || at < hold.expiresAt) return undefined
  return [liftedFor(hold, 'expired', termsOf(hold.reason).strikesAtExpiry ? seriesOf : null)]
}

/** Said at each of its review days, until somebody or something lifts it. */
function reviewDue({ id: holdId, reason, reviewAt, placedAt }: Hold, { at, termsOf }: HoldReview): readonly LineOutcome[] {
  if (reviewAt === null || at < reviewAt) return []
  const everyMs = termsOf(reason).reviewMs ?? Math.max(DAY_MS, reviewAt - placedAt)
  const missed = Math.floor((at - reviewAt) / everyMs)
  return [{ type: 'hold-review-due', data: { holdId, reason, nextReviewAt: writeInstant(reviewAt + (missed + 1) * everyMs) } }]
}

function compare(hold: Hold, review: HoldReview): readonly LineOutcome[] {
  const { at, daysPastDue } = review
  const given = review.honoured(hold.id)
  const { verdict, termsOf } = given ?? review
  if (verdict.holds === null) return []
  const want = verdict.holds.find((one) => isOf(one, hold)) ?? null
  const isUnknown = want === null && testedBy(hold).some((signal) => verdict.unknown.has(signal))
  if (isUnknown) return []
  const terms = termsOf(hold.reason)
  if (hold.restoration !== null) return restore(hold, { want, at, daysPastDue, observationMs: terms.observationMs })
  if (want !== null) return keep(hold, want)
  // The pack in force would hold him still: he is let go on the word of the one before.
  const isKeptToday = given !== null && (review.verdict.holds?.some((one) => isOf(one, hold)) ?? false)
  const why = isKeptToday ? 'honoured' : terms.isOrdered ? 'ordered' : undefined
  return release(hold, at, why, terms.observationMs)
}

function keep({ id: holdId, observedUntil, evidence: before }: Hold, { reason, scope, evidence }: WantedHold): readonly LineOutcome[] {
  const cause: Cause = { reason, evidence }
  if (observedUntil !== null) return [{ type: 'observation-broken', data: { holdId, scope, cause } }]
  return showsTheSame(before, evidence) ? [] : [{ type: 'hold-kept', data: { holdId, cause } }]
}

function release(hold: Hold, at: number, why: 'ordered' | 'honoured' | undefined, observationMs: number): readonly LineOutcome[] {
  const which = { holdId: hold.id, reason: hold.reason }
  const until = hold.observedUntil ?? at + observationMs
  if (until <= at) return [{ type: 'hold-lifted', data: { ...which, ...(why !== undefined && { why }) } }]
  if (hold.observedUntil !== null) return []
  return [{ type: 'observation-started', data: { ...which, until: new Date(until).toISOString() } }]
}

export function isExempt(want: WantedHold, exemptions: readonly Exemption[]): boolean {
  const exemption = exemptions.find((one) => isOf(one, want))
  return exemption !== undefined && (want.newestAt === null || want.newestAt <= exemption.at)
}

function endExemption({ reason, scope, signals }: Exemption, { verdict }: HoldReview): readonly LineOutcome[] {
  const isWanted = verdict.holds?.some((want) => isOf(want, { reason, scope })) ?? true
  if (isWanted || signals.some((signal) => verdict.unknown.has(signal))) return []
  return [{ type: 'exemption-ended', data: { reason, scope } }]
}

function place({ reason, scope, evidence }: WantedHold, holdId: string, { at, termsOf }: HoldReview): LineOutcome {
  const { expiresMs, reviewMs } = termsOf(reason)
  const dates = {
    ...(expiresMs !== null && { expiresAt: writeInstant(at + expiresMs) }),
    ...(reviewMs !== null && { reviewAt: writeInstant(at + reviewMs) }),
  }
  return { type: 'hold-placed', data: { holdId, scope, cause: { reason, evidence }, ...dates } }
}
