/** What could be had, if each line gave as much as lines of its kind do when it matters. */
import type { Day } from '../../kernel/day.ts'
import type { Badge } from '../status/badge.ts'
import { MILLION, partOf, sum } from './parts.ts'

export type Line = Readonly<{
  limitMinor: number
  drawnMinor: number
  /** From asking to money. */
  leadDays: number
  isCommitted: boolean
  /** When a draw, or a test of one, last went through; null: never. */
  testedOn: Day | null
  badge: Badge
  /** An early warning of amber or red stands at it or its channel. */
  isWarned: boolean
}>

/** How much of what is free is not counted, in parts per million, and for how many days a test holds. */
export type Haircuts = Readonly<{
  version: string
  committed: Readonly<{ testDays: number; testedPpm: number; untestedPpm: number }>
  uncommitted: Readonly<{ testDays: number; testedPpm: number; untestedPpm: number }>
  /** Added to it. */
  warnedPpm: number
}>

export const DEFAULT_HAIRCUTS: Haircuts = {
  version: '2026-11-judgement',
  committed: { testDays: 90, testedPpm: 50_000, untestedPpm: 200_000 },
  uncommitted: { testDays: 30, testedPpm: 350_000, untestedPpm: 600_000 },
  warnedPpm: 200_000,
}

/** Of a line that is suspended, closed, in doubt or silent nothing is counted. */
const DRAWABLE: readonly Badge[] = ['normal', 'limit_cut']

export function haircutPpm({ badge, isCommitted, testedOn, isWarned }: Line, today: Day, haircuts: Haircuts): number {
  if (!DRAWABLE.includes(badge)) return MILLION
  const { testDays, testedPpm, untestedPpm } = isCommitted ? haircuts.committed : haircuts.uncommitted
  const isTested = testedOn !== null && today - testedOn <= testDays
  return Math.min(MILLION, (isTested ? testedPpm : untestedPpm) + (isWarned ? haircuts.warnedPpm : 0))
}

/**
 * What counts of one line.
 *
 * Formula  (1 - haircut) × max(0, limit - drawn). Rounds down.
 */
export const countedMinor = (line: Line, today: Day, haircuts: Haircuts): number =>
  partOf(Math.max(0, line.limitMinor - line.drawnMinor), MILLION - haircutPpm(line, today, haircuts))

/**
 * Effective headroom: cash, and what counts of the lines that pay within so many days.
 *
 * Formula  cash + Σ (1 - haircut) × max(0, limit - drawn), where lead ≤ days. Rounds down, line by line.
 * Source   BCBS 144, principle 11: every contingent source with its expected reliability.
 */
export const headroomMinor = (cashMinor: number, lines: readonly Line[], withinDays: number, today: Day, haircuts: Haircuts): number =>
  cashMinor + sum(lines.filter(({ leadDays }) => leadDays <= withinDays).map((line) => countedMinor(line, today, haircuts)))
