/**
 * One fact through the whole core: fold into signals, ask the policy, decide on the line, evolve, and fold what was decided.
 *
 * Time     decided at the account's own clock, which the fact's `knownAt` moves forward and nothing moves back.
 * Replay   the same account, fact and pack give the same decision, bit for bit (P8).
 */
import { FACTS, type Fact, type FactOf } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import { type Book, newBook } from '../book/book.ts'
import { takeUp } from '../cases/take-up.ts'
import { accept, refuse } from '../kernel/outcome.ts'
import { postSuspense } from '../ledger/suspense.ts'
import { inquiriesDue } from '../line/inquiries.ts'
import { drawnAfterObservation, newLine, summaryOf } from '../line/line.ts'
import { noticesFor } from '../line/notice.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import { productOf, zoneFor } from '../pack/line-product.ts'
import type { Pack } from '../pack/pack.ts'
import { answerDeletion, eraseDue } from '../privacy/answer-deletion.ts'
import { type Answer, isAnswer } from '../signals/answers.ts'
import { askedBy } from '../signals/doing.ts'
import { isAside, isOnlyRecorded } from '../signals/recorded-facts.ts'
import { isOfSecurity, type SecurityFact } from '../signals/security.ts'
import { foldFact, newSignals } from '../signals/signals.ts'
import { isOnlyTold, type ToldFact } from '../signals/told-facts.ts'
import type { Account, Decision, Step } from './account.ts'
import { takeAnswer } from './answered-holds.ts'
import { acceptOffer, submitApplication, takeFailedInquiry, takeReview, withdrawApplication } from './applying.ts'
import { closeLine, reopenLine } from './closing.ts'
import {
  answerDrawdown,
  answerQuote,
  cancelDrawdown,
  takeDisbursement,
  takeMisuse,
  takeRelief,
  takeRepayment,
  takeReversal,
  takeWriteOff,
} from './lending.ts'
import { acceptLimit, answerIncrease, grantTemporary, takeProposal } from './limits.ts'
import { apply, type Context, type Hear, type Naming, type Progress, pass, record, type State } from './progress.ts'
import { review } from './review.ts'
import { whyRefused } from './why-refused.ts'

export const newAccount: Account = {
  sequence: 0,
  clockAt: 0,
  signals: newSignals,
  line: newLine,
  assessment: { behaviourScore: null, grade: null },
}

/** `book`: as it is known; left out, nothing was ever said of it. */
export type Around = Readonly<{ book?: Book; hear?: Hear | undefined }>

export function step(account: Account, fact: Fact, pack: Pack, naming: Naming, { book: known = newBook, hear }: Around = {}): Step {
  const refusal = whyRefused(account, fact, pack)
  if (refusal) return refuse(refusal)
  const at = Math.max(account.clockAt, fact.knownAt)
  // What is said of the book itself is not decided by it.
  const book = FACTS[fact.type].scope === 'book' ? newBook : known
  const { line, signals: signalsBefore, assessment } = account
  const sequence = account.sequence + 1
  const context: Context = { pack, book, at, naming, sequence, hear, fact, before: line, signalsBefore, by: askedBy(fact) }
  const passedTo = zoneFor(pack, line).dayAt(account.clockAt)
  const folded: Progress = { signals: foldFact(account.signals, fact), line, assessment, outcomes: [], passedTo }
  const answered = inquire(decideOn(folded, fact, context), folded, context)
  const decided = notify(record(answered, takeUp(fact, line, pack), context), context)
  const { assessment: assessed, outcomes } = decided
  const decision: Decision = { at, bookVersion: book.version, assessment: assessed, line: summaryOf(decided.line), outcomes }
  const after = { signals: decided.signals, line: decided.line, assessment: decided.assessment }
  return accept({ account: { sequence: context.sequence, clockAt: at, ...after }, decision })
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
  const told = { at: decision.at, by: askedBy(fact) }
  const { signals, line } = decision.outcomes.reduce<State>((state, outcome) => apply(state, outcome, told), start)
  return { sequence: account.sequence + 1, clockAt: decision.at, signals, line, assessment: decision.assessment }
}

/** What a fact brings about. Days that went by before it come first, but for money, which counts from the day it moved. */
function decideOn(folded: Progress, fact: Fact, context: Context): Progress {
  if (fact.type === 'drawdown-disbursed') return review(takeDisbursement(folded, fact, context), context)
  if (fact.type === 'repayment-posted') return review(takeRepayment(folded, fact, context), context)
  if (fact.type === 'payment-unmatched' || fact.type === 'payment-resolved')
    return record(folded, postSuspense(fact, zoneFor(context.pack, folded.line).dayAt(context.at)), context)
  // An outage moves nothing about a borrower (P5).
  if (fact.type === 'technical-failure-reported' || (isOnlyRecorded(fact) && isAside(fact))) return folded
  const passed = pass(folded, zoneFor(context.pack, folded.line).dayAt(context.at), context)
  if (isAnswer(fact)) return takeAnswer(passed, fact, context)
  const isOfOthers = context.pack.products.size === 0 && OF_LENDING.has(fact.type)
  // What only signals are made of is followed by a look at the line, and by nothing else.
  if (isOnlyRecorded(fact) || isOnlyTold(fact) || isOfSecurity(fact) || isOfOthers) return review(passed, context)
  if (fact.type === 'deletion-requested') return answerDeletion(review(passed, context), context)
  if (fact.type === 'clock-ticked') return eraseDue(review(passed, context), context)
  return decideToday(passed, fact, context)
}

type Recorded = Parameters<typeof isAside>[0]
type OfToday = Exclude<
  Fact,
  | Recorded
  | Answer
  | ToldFact
  | SecurityFact
  | FactOf<'drawdown-disbursed'>
  | FactOf<'repayment-posted'>
  | FactOf<'technical-failure-reported'>
  | FactOf<'deletion-requested'>
  | FactOf<'clock-ticked'>
>

/** Where the pack has no products, another system keeps the loans, and these only tell of them. */
const OF_LENDING: ReadonlySet<Fact['type']> = new Set([
  'disbursement-failed',
  'repayment-reversed',
  'loan-charged-off',
  'relief-granted',
  'misuse-found',
  'misuse-cleared',
  'closure-requested',
  'reopening-requested',
  'increase-requested',
  'limit-proposed',
  'limit-accepted',
  'temporary-limit-granted',
])

function decideToday(progress: Progress, fact: OfToday, context: Context): Progress {
  switch (fact.type) {
    case 'line-imported':
    case 'statement-issued':
      return review(takeObservation(progress, fact, context), context, 'limit-too')
    case 'score-updated':
    case 'delinquency-elsewhere-reported':
      return review(progress, context, 'limit-too')
    case 'inquiry-failed':
      return takeFailedInquiry(progress, context)
    case 'application-submitted':
      return submitApplication(progress, fact, context)
    case 'application-withdrawn':
      return withdrawApplication(progress, fact, context)
    case 'application-reviewed':
      return takeReview(progress, fact, context)
    case 'offer-accepted':
      return acceptOffer(progress, context)
    case 'quote-requested':
      return answerQuote(review(progress, context), fact, context)
    case 'drawdown-requested':
      return review(answerDrawdown(review(progress, context), fact, context), context)
    case 'disbursement-failed':
      return review(cancelDrawdown(progress, fact, context), context)
    case 'repayment-reversed':
      return review(takeReversal(progress, fact, context), context)
    case 'loan-charged-off':
      return review(takeWriteOff(progress, fact, context), context)
    case 'relief-granted':
      return review(takeRelief(progress, fact, context), context)
    case 'misuse-found':
    case 'misuse-cleared':
      return review(takeMisuse(progress, fact, context), context)
    case 'closure-requested':
      return closeLine(review(progress, context), fact, context)
    case 'reopening-requested':
      return review(reopenLine(progress, context), context)
    case 'increase-requested':
      return answerIncrease(progress, fact, context)
    case 'limit-proposed':
      return takeProposal(progress, fact, context)
    case 'limit-accepted':
      return acceptLimit(progress, fact, context)
    case 'temporary-limit-granted':
      return grantTemporary(progress, fact, context)
    case 'income-statement-received':
    case 'debt-statement-received':
    case 'business-statement-received':
    case 'employment-reported':
    case 'borrower-registered':
    case 'consent-granted':
    case 'consent-withdrawn':
    case 'identity-verified':
    case 'identity-failed':
    case 'session-started':
    case 'profile-changed':
      return review(progress, context)
  }
}

function takeObservation(progress: Progress, fact: FactOf<'line-imported'> | FactOf<'statement-issued'>, context: Context): Progress {
  return observeBalance(fact.type === 'line-imported' ? record(progress, [recordImport(fact)], context) : progress, context)
}

function recordImport({ occurredAt, data }: FactOf<'line-imported'>): LineOutcome {
  return { type: 'import-recorded', data: { ...data, asOf: writeInstant(occurredAt) } }
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

/** Not on what moved nothing about the borrower. */
function inquire(progress: Progress, folded: Progress, context: Context): Progress {
  if (progress === folded) return progress
  const { line } = progress
  const product = productOf(context.pack, line)
  const { naming, sequence, at } = context
  return record(
    progress,
    inquiriesDue(progress, product, at, (kind) => `inq_${naming.borrower}_${sequence}_${kind}`),
    context,
  )
}

function notify(progress: Progress, { pack, naming, sequence }: Context): Progress {
  if (progress.outcomes.length === 0) return progress
  const notices = noticesFor(progress.outcomes, {
    noticeId(nth) {
      return `ntc_${naming.borrower}_${sequence}_${nth}`
    },
    severityOf(reason) {
      return pack.reasons.get(reason)?.severity ?? 0
    },
    curesOf(reason) {
      return pack.reasons.get(reason)?.cures.map(({ id }) => id) ?? []
    },
  })
  return { ...progress, outcomes: [...progress.outcomes, ...notices] }
}
