/**
 * One fact through the whole core: fold into signals, ask the policy, decide on the line, evolve, and fold what was decided.
 *
 * Time     decided at the account's own clock, which the fact's `knownAt` moves forward and nothing moves back.
 * Replay   the same account, fact and pack give the same decision, bit for bit (P8).
 */
import type { Fact, FactOf } from '@fairline/contract/facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import { accept, refuse } from '../kernel/outcome.ts'
import { decideDrawdown } from '../line/drawdown.ts'
import { evolve } from '../line/evolve.ts'
import { availableMinor, type Line, newLine, statusOf } from '../line/line.ts'
import { noticesFor } from '../line/notice.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { reviewLine } from '../line/review.ts'
import type { ReviewVerdict } from '../line/verdict.ts'
import { assessDrawdown, assessLine } from '../pack/assess.ts'
import type { Pack } from '../pack/pack.ts'
import type { SignalSource } from '../signals/signal.ts'
import { foldFact, foldOutcome, newSignals, type Signals } from '../signals/signals.ts'
import type { Account, Assessment, Decision, LineSummary, Refusal, Step } from './account.ts'

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
type Context = Readonly<{ pack: Pack; at: number; naming: Naming; sequence: number }>

export function step(account: Account, fact: Fact, pack: Pack, naming: Naming): Step {
  const refusal = whyRefused(account.line, fact)
  if (refusal) return refuse(refusal)
  const at = Math.max(account.clockAt, fact.knownAt)
  const context: Context = { pack, at, naming, sequence: account.sequence + 1 }
  const folded: Progress = { signals: foldFact(account.signals, fact), line: account.line, assessment: account.assessment, outcomes: [] }
  const decided = notify(decideOn(folded, fact, context), context)
  const decision: Decision = { at, assessment: decided.assessment, line: summaryOf(decided.line), outcomes: decided.outcomes }
  const { signals, line, assessment } = decided
  return accept({ account: { sequence: context.sequence, clockAt: at, signals, line, assessment }, decision })
}

/** Takes a stored decision for granted: the account as it was after it. */
export function applyDecision(account: Account, fact: Fact, decision: Decision): Account {
  const start: State = { signals: foldFact(account.signals, fact), line: account.line }
  const { signals, line } = decision.outcomes.reduce<State>((state, outcome) => apply(state, outcome, decision.at), start)
  return { sequence: account.sequence + 1, clockAt: decision.at, signals, line, assessment: decision.assessment }
}

function whyRefused(line: Line, fact: Fact): Refusal | undefined {
  if (fact.type === 'line-imported' && line.stage === 'open') return { code: 'line-already-open' }
  if (fact.type === 'drawdown-requested' && line.recentDrawdowns.includes(fingerprint(fact.data.drawdownId)))
    return { code: 'drawdown-id-reused' }
  const isMoney = fact.type === 'drawdown-requested' || fact.type === 'repayment-posted' || fact.type === 'statement-issued'
  if (isMoney && line.currency !== null && fact.data.currency !== line.currency) {
    return { code: 'currency-mismatch', lineCurrency: line.currency }
  }
  return undefined
}

function decideOn(folded: Progress, fact: Fact, context: Context): Progress {
  switch (fact.type) {
    case 'technical-failure-reported': // an outage moves nothing about a borrower (P5)
      return folded
    case 'line-imported':
      return review(record(folded, [{ type: 'import-recorded', data: fact.data }], context), context)
    case 'statement-issued':
      return review(record(folded, observe(folded, fact), context), context)
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
    case 'score-updated':
    case 'delinquency-elsewhere-reported':
    case 'profile-changed':
    case 'clock-ticked':
      return review(folded, context)
  }
}

/** Compares the line with what the pack wants of it; a line just granted is looked at once more, now that it is open. */
function review(progress: Progress, context: Context): Progress {
  const verdict = assessLine(context.pack, sourceOf(progress, context))
  const reviewed = record({ ...progress, assessment: assessmentOf(verdict) }, changesOf(progress, verdict, context), context)
  return progress.line.stage === 'pending' && reviewed.line.stage === 'open' ? review(reviewed, context) : reviewed
}

const assessmentOf = ({ behaviourScore, grade }: ReviewVerdict): Assessment => ({ behaviourScore, grade })

const changesOf = ({ line, signals }: Progress, verdict: ReviewVerdict, { at, pack, naming }: Context): readonly LineOutcome[] =>
  reviewLine({
    line,
    verdict,
    at,
    currency: signals.registeredCurrency,
    holdId: (nth) => `hd_${naming.borrower}_${nth}`,
    observationOf: (reason) => pack.reasons.get(reason)?.observationMs ?? 0,
  })

function answerDrawdown(progress: Progress, { data }: FactOf<'drawdown-requested'>, context: Context): Progress {
  const draw = { amountMinor: data.amountMinor, purpose: data.purpose ?? null }
  const source = sourceOf(progress, context)
  const verdict = assessDrawdown(context.pack, { ...source, draw })
  const grant = progress.line.stage === 'pending' ? assessLine(context.pack, source).grant : null
  return record(progress, [decideDrawdown(progress.line, data, verdict, grant)], context)
}

/** Holds are not looked at, on purpose: paying back is always possible (P2). What is beyond the debt is kept apart, not lost. */
function applyRepayment(line: Line, { data }: FactOf<'repayment-posted'>): LineOutcome {
  const principalMinor = Math.min(data.amountMinor, line.drawnMinor)
  return {
    type: 'repayment-applied',
    data: { repaymentId: data.repaymentId, principalMinor, overpaidMinor: data.amountMinor - principalMinor },
  }
}

/** Only an imported line takes its balance from statements, and only from the latest. */
function observe({ line, signals }: Progress, { occurredAt, data }: FactOf<'statement-issued'>): readonly LineOutcome[] {
  const drawnMinor = Math.max(0, data.balanceMinor)
  const isLatest = signals.statements.at(-1)?.at === occurredAt
  if (line.origin !== 'imported' || !isLatest || drawnMinor === line.drawnMinor) return []
  return [{ type: 'balance-observed', data: { drawnMinor } }]
}

const sourceOf = ({ signals, line }: Progress, { at }: Context): SignalSource => ({ signals, line, at, draw: null })

function record(progress: Progress, outcomes: readonly LineOutcome[], { at }: Context): Progress {
  const { signals, line } = outcomes.reduce<State>((state, outcome) => apply(state, outcome, at), progress)
  return { ...progress, signals, line, outcomes: [...progress.outcomes, ...outcomes] }
}

function apply({ signals, line }: State, outcome: LineOutcome, at: number): State {
  const evolved = evolve(line, outcome, at)
  return { line: evolved, signals: foldOutcome(signals, outcome, at, evolved.drawnMinor) }
}

function notify(progress: Progress, { pack, naming, sequence }: Context): Progress {
  const notices = noticesFor(progress.outcomes, {
    noticeId: (nth) => `ntc_${naming.borrower}_${sequence}_${nth}`,
    curesOf: (reason) => pack.reasons.get(reason)?.cures.map(({ id }) => id) ?? [],
  })
  return { ...progress, outcomes: [...progress.outcomes, ...notices] }
}

export const summaryOf = (line: Line): LineSummary => ({
  status: statusOf(line),
  currency: line.currency,
  limitMinor: line.limitMinor,
  drawnMinor: line.drawnMinor,
  availableMinor: availableMinor(line),
})
