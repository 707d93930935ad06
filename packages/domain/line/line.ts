/**
 * Credit line: what may be drawn now, and what stands in the way.
 *
 * Units    `...Minor`: whole minor units of the line's one currency, safe integers. `at`, `...At`: epoch milliseconds, UTC, always passed in.
 *          `dayRate`: parts per 10^8 a day.
 * Always   at every approved drawdown, drawn <= limit; a repayment is never refused because of a hold (P2).
 * Source   design.md, promises P1, P2, P4 to P6.
 */
import type { LineStatus as LineStatusSchema } from '@fairline/contract/answer'
import type { z } from 'zod'
import type { Day } from '../kernel/day.ts'
import type { Loan, LoanTerms } from '../loan/loan.ts'
import { blocksDrawing, type Hold, restoredMinor } from './hold.ts'
import { noRecovery, type Recovery } from './recovery.ts'

export type { Hold } from './hold.ts'

export type LineStatus = z.infer<typeof LineStatusSchema>

/** A drawdown (above 0) or a repayment (below 0) of ours, as of when it took effect. */
export type Movement = Readonly<{ at: number; deltaMinor: number }>

/** What was offered on an application, until when. */
export type Offer = Readonly<{ limitMinor: number; dayRate: number; expiresAt: number }>

/** The one under way. `wishMinor`: the limit he asked for. `referred`: it waits for a person. */
export type Application = Readonly<{
  id: string
  product: string
  wishMinor: number | null
  submittedAt: number
  referred: boolean
  offer: Offer | null
}>

/** What he was told a drawdown would cost. `quote`: fingerprint of its id. */
export type Quote = Readonly<{ quote: number; amountMinor: number; terms: LoanTerms; mayConfirmAt: number; expiresAt: number }>

/** A drawdown whose money is not known to be out. `failed`: it could not be paid out; remembered, as payment systems change their minds. */
export type Pending = Readonly<{ drawdownId: string; amountMinor: number; terms: LoanTerms; failed: boolean }>

/** A loan with what was said of it last: how many days it was past due, whether it was restructured, up to which day the accounts follow it, and when it was paid back. */
export type LineLoan = Readonly<{ loan: Loan; toldDays: number; toldRestructured: boolean; bookedThrough: Day; settledOn: Day | null }>

/** What of a repayment no loan got: principal that another system keeps the loans of, and what was too much. */
export type RepaidBeside = Readonly<{ repayment: number; principalMinor: number; overpaidMinor: number }>

/** More than the limit for a while. `limitMinor`: all that may be used until then. */
export type TemporaryLimit = Readonly<{ limitMinor: number; endsAt: number }>

/** A higher limit that waits for the borrower to accept it. `assessedMinor`: null where it does not come from a new assessment. */
export type Proposal = Readonly<{ id: string; limitMinor: number; assessedMinor: number | null; expiresAt: number }>

/** `stage`: pending until granted or imported. Whether an open line is suspended is derived from its holds. */
export type Line = Readonly<{
  stage: 'pending' | 'open' | 'closed'
  origin: 'granted' | 'imported' | null
  currency: string | null
  /** The limit as granted or imported, before any adjustment. */
  assessedMinor: number
  limitMinor: number
  /** The highest limit there ever was: utilisation is measured against it, so that our own cut never looks like the borrower's doing (P5). */
  highestLimitMinor: number
  drawnMinor: number
  dayRate: number
  openedAt: number | null
  /** Of an imported line: when the balance was last told to us, and what moved here since. */
  observedAt: number | null
  movements: readonly Movement[]
  holds: readonly Hold[]
  holdsEverPlaced: number
  /** Reasons of the last declined grant, so that the same answer is not sent twice. */
  declinedReasons: readonly string[]
  /** Fingerprints of the latest drawdown ids, newest last: one id is disbursed once. */
  recentDrawdowns: readonly number[]
  /** The same of repayment ids: one repayment is counted once. */
  recentRepayments: readonly number[]
  /** Which product, and which version of it, the line was granted under: `cn-consumer@1`; null where the pack had none. */
  product: string | null
  /** Once he applied, a line comes by application only, never by itself. */
  hasApplied: boolean
  application: Application | null
  closedAt: number | null
  /** When a score, or a credit record, was last asked for. */
  inquiredAt: Readonly<{ score: number | null; bureau: number | null }>
  quotes: readonly Quote[]
  pending: readonly Pending[]
  /** In the order in which they were drawn; those paid back are kept for a while, as a repayment may be taken back. */
  loans: readonly LineLoan[]
  repaidBeside: readonly RepaidBeside[]
  /** Owed back to the borrower. */
  overpaidMinor: number
  /** When the line was last assessed as if it were granted that day; null of one that another system assessed. */
  assessedAt: number | null
  limitChangedAt: number | null
  limitCutAt: number | null
  temporary: TemporaryLimit | null
  proposal: Proposal | null
  /** Fingerprints of the ids of loans that are not kept any more, newest last: an id is that of one loan for good. */
  formerLoans: readonly number[]
  recovery: Recovery
}>

export const newLine: Line = {
  stage: 'pending',
  origin: null,
  currency: null,
  assessedMinor: 0,
  limitMinor: 0,
  highestLimitMinor: 0,
  drawnMinor: 0,
  dayRate: 0,
  openedAt: null,
  observedAt: null,
  movements: [],
  holds: [],
  holdsEverPlaced: 0,
  declinedReasons: [],
  recentDrawdowns: [],
  recentRepayments: [],
  product: null,
  hasApplied: false,
  application: null,
  closedAt: null,
  inquiredAt: { score: null, bureau: null },
  quotes: [],
  pending: [],
  loans: [],
  repaidBeside: [],
  overpaidMinor: 0,
  assessedAt: null,
  limitChangedAt: null,
  limitCutAt: null,
  temporary: null,
  proposal: null,
  formerLoans: [],
  recovery: noRecovery,
}

/** Never negative: after a limit cut more may be drawn than the limit. */
export const availableMinor = (line: Line): number => Math.max(0, usableMinor(line) - line.drawnMinor)

/** The limit, or the temporary one while it lasts; of a line that comes back in stages, no more than the stage it has reached. */
export function usableMinor({ limitMinor, temporary, holds }: Pick<Line, 'limitMinor' | 'temporary' | 'holds'>): number {
  const wholeMinor = Math.max(limitMinor, temporary?.limitMinor ?? 0)
  return holds.length === 0 ? wholeMinor : Math.min(wholeMinor, restoredMinor(holds) ?? wholeMinor)
}

/** Granted by us and never drawn on: an import that arrives late may still take its place. */
export const isUnused = (line: Line): boolean => line.origin === 'granted' && line.drawnMinor === 0 && line.recentDrawdowns.length === 0

export const holdsDrawing = (line: Line): readonly Hold[] => line.holds.filter(blocksDrawing)

/**
 * What is drawn on an imported line once it was told that `balanceMinor` was owed at `asOf`: that, and what moved here after it.
 * A credit balance is nothing owed.
 */
export function drawnAfterObservation({ movements }: Line, balanceMinor: number, asOf: number): number {
  const since = movements.filter(({ at }) => at > asOf).reduce((sum, { deltaMinor }) => sum + deltaMinor, 0)
  return Math.max(0, Math.max(0, balanceMinor) + since)
}

/** Derived, never stored: a line is suspended while a hold blocks drawing, and charged off while a loan that was written off is owed. */
export function statusOf(line: Line): LineStatus {
  if (line.stage === 'pending') return 'pending'
  if (line.stage === 'closed') return 'closed'
  if (line.loans.some(({ loan, settledOn }) => loan.writtenOffOn !== null && settledOn === null)) return 'charged_off'
  return line.holds.some(blocksDrawing) ? 'suspended' : 'active'
}

/** The line in figures, as decisions and views tell it. */
export type LineSummary = Readonly<{
  status: LineStatus
  currency: string | null
  limitMinor: number
  drawnMinor: number
  availableMinor: number
}>

export const summaryOf = (line: Line): LineSummary => ({
  status: statusOf(line),
  currency: line.currency,
  limitMinor: line.limitMinor,
  drawnMinor: line.drawnMinor,
  availableMinor: availableMinor(line),
})
