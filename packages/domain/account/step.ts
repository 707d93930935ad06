/**
 * One fact through the whole core: fold into signals, ask the policy, decide on the line, evolve, and fold what was decided.
 *
 * Time     decided at the account's own clock, which the fact's `knownAt` moves forward and nothing moves back.
 * Replay   the same account, fact and pack give the same decision, bit for bit (P8).
 */
import type { Fact, FactOf } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { fingerprint } from '../kernel/fingerprint.ts'
import { accept, refuse } from '../kernel/outcome.ts'
import { decideDrawdown } from '../line/drawdown.ts'
import { evolve } from '../line/evolve.ts'
import { drawnAfterObservation, isUnused, type Line, newLine, summaryOf } from '../line/line.ts'
import { noticesFor } from '../line/notice.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { reviewLine } from '../line/review.ts'
import type { ReviewVerdict } from '../line/verdict.ts'
import { assessDrawdown, assessLine, notAssessable } from '../pack/assess.ts'
import type { Pack } from '../pack/pack.ts'
import { isAside, isOnlyRecorded } from '../signals/recorded-facts.ts'
import type { SignalSource } from '../signals/signal.ts'
import { foldFact, foldOutcome, newSignals, type Signals } from '../signals/signals.ts'
import type { Account, Assessment, Decision, Refusal, Step } from './account.ts'

export const newAccount: Account = {
  sequence: 0,
  clockAt: 0,
  signals: newSignals,
  line: newLine,
  assessment: { behaviourScore: null, grade: null },
}

/** `borrower`: a short text unique to the borrower, from which the ids of his holds and notices are made. */
export type Naming = { readonly borrower: string }

/** Where a step stands between fold and answer. */
type Progress = Readonly<{ signals: Signals; line: Line; assessment: Assessment; outcomes: readonly LineOutcome[] }>
/** What an outcome changes. */
type State = Readonly<{ signals: Signals; line: Line }>
type Context = Readonly<{ pack: Pack; at: number; naming: Naming; sequence: number; hear: Hear | undefined }>

/**
 * Hears what the policy is asked on the way of a step, and how many outcomes there were before; for whoever wants to know how a decision came about.
 * A review looks at the whole line, a drawdown at one request.
 */
export type Hear = (question: 'review' | 'drawdown', source: SignalSource, outcomesBefore: number) => void

export function step(account: Account, fact: Fact, pack: Pack, naming: Naming, hear?: Hear): Step {
  const refusal = whyRefused(account, fact)
  if (refusal) return refuse(refusal)
  const at = Math.max(account.clockAt, fact.knownAt)
  const context: Context = { pack, at, naming, sequence: account.sequence + 1, hear }
  const folded: Progress = { signals: foldFact(account.signals, fact), line: account.line, assessment: account.assessment, outcomes: [] }
  const decided = notify(decideOn(folded, fact, context), context)
  const decision: Decision = { at, assessment: decided.assessment, line: summaryOf(decided.line), outcomes: decided.outcomes }
  const { signals, line, assessment } = decided
  return accept({ account: { sequence: context.sequence, clockAt: at, signals, line, assessment }, decision })
}

/**
 * Puts a fact without a time of its own behind all that was heard of its borrower: a clock of milliseconds would let several of one request
 * happen at once, and which of them came last would be lost.
 */
export function inTurn({ signals }: Account, fact: Fact): Fact {
  if (fact.occurredAt > signals.asOf) return fact
  const at = signals.asOf + 1
  return { ...fact, occurredAt: at, knownAt: Math.max(at, fact.knownAt) }
}

/** Takes a stored decision for granted: the account as it was after it. */
export function applyDecision(account: Account, fact: Fact, decision: Decision): Account {
  const start: State = { signals: foldFact(account.signals, fact), line: account.line }
  const { signals, line } = decision.outcomes.reduce<State>((state, outcome) => apply(state, outcome, decision.at), start)
  return { sequence: account.sequence + 1, clockAt: decision.at, signals, line, assessment: decision.assessment }
}

function whyRefused({ line, signals }: Account, fact: Fact): Refusal | undefined {
  if (fact.type === 'line-imported' && line.stage === 'open' && !isUnused(line)) return { code: 'line-already-open' }
  if (fact.type === 'drawdown-requested' && line.recentDrawdowns.includes(fingerprint(fact.data.drawdownId))) {
    return { code: 'drawdown-id-reused' }
  }
  if (fact.type === 'repayment-posted' && line.recentRepayments.includes(fingerprint(fact.data.repaymentId))) {
    return { code: 'repayment-id-reused' }
  }
  const isMoney = fact.type === 'drawdown-requested' || fact.type === 'repayment-posted' || fact.type === 'statement-issued'
  const lineCurrency = line.currency ?? signals.registeredCurrency
  return isMoney && lineCurrency !== null && fact.data.currency !== lineCurrency ? { code: 'currency-mismatch', lineCurrency } : undefined
}

function decideOn(folded: Progress, fact: Fact, context: Context): Progress {
  if (isOnlyRecorded(fact)) return isAside(fact) ? folded : review(folded, context)
  switch (fact.type) {
    case 'technical-failure-reported': // an outage moves nothing about a borrower (P5)
      return folded
    case 'line-imported':
      return review(observeBalance(record(folded, [recordImport(fact)], context), context), context, 'limit-too')
    case 'statement-issued':
      return review(observeBalance(folded, context), context, 'limit-too')
    case 'score-updated':
    case 'delinquency-elsewhere-reported':
      return review(folded, context, 'limit-too')
    case 'repayment-posted':
      return review(record(folded, [applyRepayment(folded.line, fact)], context), context)
    case 'drawdown-requested':
      return review(answerDrawdown(review(folded, context), fact, context), context)
    case 'borrower-registered':
    case 'consent-granted':
    case 'consent-withdrawn':
    case 'identity-verified':
    case 'identity-failed':
    case 'session-started':
    case 'profile-changed':
    case 'clock-ticked':
      return review(folded, context)
  }
}

/** Compares the line with what the pack wants of it; a line just granted is looked at once more, now that it is open. */
function review(progress: Progress, context: Context, what: 'limit-too' | 'limit-stays' = 'limit-stays'): Progress {
  const source = sourceOf(progress, context)
  context.hear?.('review', source, progress.outcomes.length)
  const verdict = assessLine(context.pack, source)
  const { behaviourScore, grade } = verdict
  const changes = changesOf(progress, verdict, context, what === 'limit-too')
  const reviewed = record({ ...progress, assessment: { behaviourScore, grade } }, changes, context)
  return progress.line.stage === 'pending' && reviewed.line.stage === 'open' ? review(reviewed, context) : reviewed
}

function changesOf(progress: Progress, verdict: ReviewVerdict, context: Context, mayChangeLimit: boolean): readonly LineOutcome[] {
  const { at, pack, naming } = context
  const currency = progress.signals.registeredCurrency
  return reviewLine({
    line: progress.line,
    verdict: { ...verdict, dayRate: priceAtGrant(progress, verdict, currency, context) },
    at,
    currency,
    holdId(nth) {
      return `hd_${naming.borrower}_${nth}`
    },
    observationOf(reason) {
      return pack.reasons.get(reason)?.observationMs ?? 0
    },
    mayChangeLimit,
  })
}

/** The price of a new line is that of the line as it will be, open and unused: before it is open, utilisation is unknown and costs points. */
function priceAtGrant(progress: Progress, { grant }: ReviewVerdict, currency: string | null, context: Context): number | null {
  if (progress.line.stage === 'open' || grant?.outcome !== 'grant' || currency === null) return null
  const data = { limitMinor: grant.limitMinor, currency, dayRate: 0 }
  const open = evolve(progress.line, { type: 'line-granted', data }, context.at)
  return assessLine(context.pack, sourceOf({ ...progress, line: open }, context)).dayRate
}

/** A line of ours has its price and is open; only of another must the policy be asked once more. */
function answerDrawdown(progress: Progress, { data }: FactOf<'drawdown-requested'>, context: Context): Progress {
  const source = sourceOf(progress, context)
  const { line } = progress
  const { dayRate, grant } = line.origin === 'granted' ? { dayRate: line.dayRate, grant: null } : assessLine(context.pack, source)
  const asked = { ...source, draw: { amountMinor: data.amountMinor, purpose: data.purpose ?? null } }
  context.hear?.('drawdown', asked, progress.outcomes.length)
  const judgement = {
    verdict: assessDrawdown(context.pack, asked),
    dayRate,
    grant,
    notAssessable: () => notAssessable(context.pack, source),
  }
  return record(progress, [decideDrawdown(line, data, judgement)], context)
}

function recordImport({ occurredAt, data }: FactOf<'line-imported'>): LineOutcome {
  return { type: 'import-recorded', data: { ...data, asOf: writeInstant(occurredAt) } }
}

/**
 * Holds are not looked at, on purpose: paying back is always possible (P2). What is beyond the debt is kept apart, not lost; what an imported
 * line was already told to be owed holds the payments made before it.
 */
function applyRepayment(line: Line, { occurredAt, data }: FactOf<'repayment-posted'>): LineOutcome {
  const { repaymentId, amountMinor } = data
  const asOf = writeInstant(occurredAt)
  if (line.observedAt !== null && occurredAt <= line.observedAt) {
    return {
      type: 'repayment-applied',
      data: { repaymentId, principalMinor: 0, overpaidMinor: 0, alreadyObservedMinor: amountMinor, asOf },
    }
  }
  const principalMinor = Math.min(amountMinor, line.drawnMinor)
  const overpaidMinor = amountMinor - principalMinor
  return { type: 'repayment-applied', data: { repaymentId, principalMinor, overpaidMinor, alreadyObservedMinor: 0, asOf } }
}

/** An imported line owes what its latest statement says, and what moved here since: whichever of them was heard of first. */
function observeBalance(progress: Progress, context: Context): Progress {
  const { line, signals } = progress
  const latest = signals.statements.at(-1)
  if (line.origin !== 'imported' || line.observedAt === null || latest === undefined || latest.at < line.observedAt) return progress
  const drawnMinor = drawnAfterObservation(line, latest.balanceMinor, latest.at)
  if (latest.at === line.observedAt && drawnMinor === line.drawnMinor) return progress
  return record(progress, [{ type: 'balance-observed', data: { drawnMinor, asOf: writeInstant(latest.at) } }], context)
}

const sourceOf = ({ signals, line }: State, { at, pack }: Context): SignalSource => ({
  signals,
  line,
  at,
  scale: pack.scoreScale,
  draw: null,
})

function record(progress: Progress, outcomes: readonly LineOutcome[], { at }: Context): Progress {
  if (outcomes.length === 0) return progress
  const { signals, line } = outcomes.reduce<State>((state, outcome) => apply(state, outcome, at), progress)
  return { signals, line, assessment: progress.assessment, outcomes: [...progress.outcomes, ...outcomes] }
}

function apply({ signals, line }: State, outcome: LineOutcome, at: number): State {
  const evolved = evolve(line, outcome, at)
  return { line: evolved, signals: foldOutcome(signals, outcome, at, evolved.drawnMinor) }
}

function notify(progress: Progress, { pack, naming, sequence }: Context): Progress {
  if (progress.outcomes.length === 0) return progress
  const notices = noticesFor(progress.outcomes, {
    noticeId: (nth) => `ntc_${naming.borrower}_${sequence}_${nth}`,
    curesOf: (reason) => pack.reasons.get(reason)?.cures.map(({ id }) => id) ?? [],
  })
  return { ...progress, outcomes: [...progress.outcomes, ...notices] }
}
