/**
 * What one decision changes in the figures of its day: things that happened, and by how much the amounts moved. Levels are the sums of all changes so
 * far, so that no day needs another one to be kept.
 *
 * Day      of the book's time zone, Asia/Shanghai: UTC+8 all year round since 1992.
 * Currency an empty text stands for a line that has none yet. What happened counts under the currency after it.
 */
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { LineOutcome } from '../line/outcomes.ts'
import type { LineStep, ViewedEvent, ViewedHold, ViewedLine } from './viewed-line.ts'

export const HAPPENED = ['events', 'holds_placed', 'holds_lifted', 'lines_opened', 'lines_restricted', 'lines_released', 'drawdowns_approved', 'drawdowns_declined', 'limits_raised', 'limits_cut'] as const // biome-ignore format: one table
export const LEVELS = ['lines', 'suspended', 'limit_minor', 'drawn_minor', 'available_minor'] as const
export const DAY_MEASURES = [...HAPPENED, ...LEVELS] as const
type DayMeasure = (typeof DAY_MEASURES)[number]

export type DayFigures = Readonly<Record<DayMeasure, number>>
export type CurrencyChange = Readonly<{ currency: string; change: Partial<DayFigures> }>
export type ReasonChange = Readonly<{ reason: string; placed: number; lifted: number }>
export type DayChange = Readonly<{ day: string; amounts: readonly CurrencyChange[]; reasons: readonly ReasonChange[] }>

const OFFSET_MS = 8 * 60 * 60 * 1000
const DATE_LENGTH = 10

/** `YYYY-MM-DD` in the book's time zone. */
export const bookDay = (at: number): string => new Date(at + OFFSET_MS).toISOString().slice(0, DATE_LENGTH)

/** When that day begins. */
export const bookDayBegins = (day: string): number => Date.parse(day) - OFFSET_MS

export function dayChangeOf(before: ViewedLine | undefined, { line, touched }: LineStep, { sequence, decision }: ViewedEvent): DayChange {
  const placed = touched.filter(({ placedBySequence }) => placedBySequence === sequence)
  const lifted = touched.filter(({ liftedBySequence }) => liftedBySequence === sequence)
  const happened = {
    events: 1,
    holds_placed: placed.length,
    holds_lifted: lifted.length,
    lines_opened: Number((before?.status ?? 'pending') === 'pending' && line.status !== 'pending'),
    lines_restricted: Number(before?.status !== 'suspended' && line.status === 'suspended'),
    lines_released: Number(before?.status === 'suspended' && line.status !== 'suspended'),
    ...countsOf(decision.outcomes),
  }
  const [from, to] = [before?.currency ?? '', line.currency ?? '']
  const levels: CurrencyChange[] =
    before !== undefined && from === to
      ? [{ currency: to, change: difference(levelsOf(before), levelsOf(line)) }]
      : [
          ...(before === undefined ? [] : [{ currency: from, change: difference(levelsOf(before), NOTHING) }]),
          { currency: to, change: levelsOf(line) },
        ]
  const amounts = levels.map(({ currency, change }) => ({ currency, change: currency === to ? { ...change, ...happened } : change }))
  return { day: bookDay(decision.at), amounts, reasons: reasonChanges(placed, lifted) }
}

function countsOf(outcomes: readonly LineOutcome[]) {
  const counts = { drawdowns_approved: 0, drawdowns_declined: 0, limits_raised: 0, limits_cut: 0 }
  for (const outcome of outcomes) {
    if (outcome.type === 'drawdown-approved') counts.drawdowns_approved++
    if (outcome.type === 'drawdown-declined') counts.drawdowns_declined++
    if (outcome.type !== 'limit-changed') continue
    if (outcome.data.toMinor > outcome.data.fromMinor) counts.limits_raised++
    else counts.limits_cut++
  }
  return counts
}

type Levels = Readonly<Record<(typeof LEVELS)[number], number>>
const NOTHING: Levels = { lines: 0, suspended: 0, limit_minor: 0, drawn_minor: 0, available_minor: 0 }

/** The book itself has a log, and no line. */
const levelsOf = ({ ref, status, limitMinor, drawnMinor, availableMinor }: ViewedLine): Levels => ({
  lines: Number(ref !== BOOK_SUBJECT),
  suspended: Number(status === 'suspended'),
  limit_minor: limitMinor,
  drawn_minor: drawnMinor,
  available_minor: availableMinor,
})

const difference = (from: Levels, to: Levels): Levels => ({
  lines: to.lines - from.lines,
  suspended: to.suspended - from.suspended,
  limit_minor: to.limit_minor - from.limit_minor,
  drawn_minor: to.drawn_minor - from.drawn_minor,
  available_minor: to.available_minor - from.available_minor,
})

function reasonChanges(placed: readonly ViewedHold[], lifted: readonly ViewedHold[]): ReasonChange[] {
  const reasons = new Set([...placed, ...lifted].map(({ reason }) => reason))
  const among = (holds: readonly ViewedHold[], reason: string) => holds.filter((hold) => hold.reason === reason).length
  return [...reasons].map((reason) => ({ reason, placed: among(placed, reason), lifted: among(lifted, reason) }))
}
