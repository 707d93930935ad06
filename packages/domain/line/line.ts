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
import type { Evidence, HoldScope } from './outcomes.ts'

export type LineStatus = z.infer<typeof LineStatusSchema>

export type Hold = Readonly<{
  id: string
  reason: string
  scope: HoldScope
  placedAt: number
  evidence: readonly Evidence[]
  /** Set while the trigger is gone and the hold waits out its observation. */
  observedUntil: number | null
}>

/** A drawdown (above 0) or a repayment (below 0) of ours, as of when it took effect. */
export type Movement = Readonly<{ at: number; deltaMinor: number }>

/** `stage`: pending until granted or imported. Whether an open line is suspended is derived from its holds. */
export type Line = Readonly<{
  stage: 'pending' | 'open'
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
}

/** Never negative: after a limit cut more may be drawn than the limit. */
export const availableMinor = (line: Line): number => Math.max(0, line.limitMinor - line.drawnMinor)

/** Granted by us and never drawn on: an import that arrives late may still take its place. */
export const isUnused = (line: Line): boolean => line.origin === 'granted' && line.drawnMinor === 0 && line.recentDrawdowns.length === 0

export const holdsDrawing = (line: Line): readonly Hold[] => line.holds.filter((hold) => hold.scope === 'draw')

/**
 * What is drawn on an imported line once it was told that `balanceMinor` was owed at `asOf`: that, and what moved here after it.
 * A credit balance is nothing owed.
 */
export function drawnAfterObservation({ movements }: Line, balanceMinor: number, asOf: number): number {
  const since = movements.filter(({ at }) => at > asOf).reduce((sum, { deltaMinor }) => sum + deltaMinor, 0)
  return Math.max(0, Math.max(0, balanceMinor) + since)
}

/** Derived, never stored: a line is suspended while a hold blocks drawing. */
export function statusOf(line: Line): LineStatus {
  if (line.stage === 'pending') return 'pending'
  return line.holds.some(({ scope }) => scope === 'draw') ? 'suspended' : 'active'
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
