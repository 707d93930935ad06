/**
 * An account is all that is known of one borrower at the end of his log: signals, line, and the latest assessment.
 * `step` is the one road of every event, used by the server, by replays and by checks; it reads no clock and touches nothing outside.
 */
import type { Outcome } from '../kernel/outcome.ts'
import type { QuoteRefusal } from '../line/lend.ts'
import type { Line, LineSummary } from '../line/line.ts'
import type { LineOutcome } from '../line/outcomes.ts'
import type { Signals } from '../signals/signals.ts'

export type Assessment = Readonly<{ behaviourScore: number | null; grade: string | null }>

export type Account = Readonly<{
  /** How many events the log of this borrower holds; 0 before the first. */
  sequence: number
  /** The account's own clock: the latest `knownAt` seen. It never runs backwards. */
  clockAt: number
  signals: Signals
  line: Line
  assessment: Assessment
}>

/** What was decided on one fact: stored beside it, and enough to answer a repeat without deciding again. */
export type Decision = Readonly<{
  at: number
  /** Of the book that was seen; 0 where nothing had been said of it yet, and in decisions of before there was one. */
  bookVersion: number
  assessment: Assessment
  line: LineSummary
  outcomes: readonly LineOutcome[]
}>

/** A message that makes no sense for this account: nothing is recorded, HTTP answers 4xx. */
export type Refusal =
  | { readonly code: 'currency-mismatch'; readonly lineCurrency: string }
  | { readonly code: 'line-already-open' }
  | { readonly code: 'drawdown-id-reused' }
  | { readonly code: 'repayment-id-reused' }
  | { readonly code: 'application-under-way' }
  | { readonly code: 'application-unknown' }
  | { readonly code: 'product-unknown' }
  | { readonly code: 'nothing-offered' }
  | { readonly code: 'offer-expired' }
  | { readonly code: 'disbursement-differs' }
  | { readonly code: 'loan-id-reused' }
  | { readonly code: 'loan-unknown' }
  | { readonly code: 'loan-not-open' }
  | { readonly code: 'relief-id-reused' }
  | { readonly code: 'finding-id-reused' }
  | { readonly code: 'finding-unknown' }
  | { readonly code: 'misuse-charged-already' }
  | { readonly code: 'nothing-to-undo' }
  | { readonly code: 'storage-only' }
  | { readonly code: 'deletion-under-way' }
  | { readonly code: 'no-deletion-under-way' }
  | QuoteRefusal

export type Step = Outcome<{ readonly account: Account; readonly decision: Decision }, Refusal>
