/**
 * How long those wait who are restricted: until they know of it, and until they have their line back, reason by reason.
 *
 * Counts   who still waits as waiting for so long as he has waited (waited.ts), so that a figure is never better for leaving out those who fare worst.
 * Noticed  the first of: a letter, message or push was handed to whoever delivers it, or he opened the notice himself.
 * Period   restrictions that were placed in it, whatever became of them since.
 */
import { groupBy } from '../kernel/group-by.ts'
import { bookDay } from '../views/day-change.ts'
import { isIn, type Period } from './period.ts'
import { type Wait, type Waited, waitedOf } from './waited.ts'

/** `noticedMs`: from when it was placed; null where nothing says that he knows of it. */
export type Recovering = Readonly<{ reason: string; placedAt: number; liftedAt: number | null; noticedMs: number | null }>

export type RecoveryMeasures = Readonly<{
  reason: string
  category: string
  notice: Waited
  restore: Waited
  /** Of those in force, since when the first of them waits. */
  oldestOpenAt: number | null
}>
export type RecoveryDay = Readonly<{ date: string; placed: number; lifted: number }>
export type Recovery = Readonly<{
  all: Pick<RecoveryMeasures, 'notice' | 'restore' | 'oldestOpenAt'>
  reasons: readonly RecoveryMeasures[]
  days: readonly RecoveryDay[]
}>
export type RecoveryQuestion = Readonly<{ period: Period; now: number; categoryOf: (reason: string) => string }>

export function measureRecovery(restrictions: readonly Recovering[], { period, now, categoryOf }: RecoveryQuestion): Recovery {
  const those = restrictions.filter(({ placedAt }) => isIn(period, placedAt))
  const reasons = [...groupBy(those, ({ reason }) => reason)].map(([reason, placed]) => ({
    reason,
    category: categoryOf(reason),
    ...waitsOf(placed, now),
  }))
  return {
    all: waitsOf(those, now),
    reasons: reasons.sort((a, b) => b.restore.waits - a.restore.waits || (a.reason < b.reason ? -1 : 1)),
    days: daysOf(those, period, now),
  }
}

function waitsOf(placed: readonly Recovering[], now: number): Recovery['all'] {
  const open = placed.filter(({ liftedAt }) => liftedAt === null || liftedAt > now)
  return {
    notice: waitedOf(placed.map(({ placedAt, noticedMs }) => waitOf(noticedMs, now - placedAt))),
    restore: waitedOf(placed.map(({ placedAt, liftedAt }) => waitOf(liftedAt === null ? null : liftedAt - placedAt, now - placedAt))),
    oldestOpenAt: open.length === 0 ? null : open.reduce((least, { placedAt }) => Math.min(least, placedAt), now),
  }
}

/** What ends only after now goes on. */
const waitOf = (ms: number | null, soFar: number): Wait =>
  ms === null || ms > soFar ? { ms: Math.max(0, soFar), isOver: false } : { ms: Math.max(0, ms), isOver: true }

function daysOf(those: readonly Recovering[], period: Period, now: number): RecoveryDay[] {
  const days = new Map<string, { placed: number; lifted: number }>()
  const dayOf = (at: number) => {
    const date = bookDay(at)
    const day = days.get(date) ?? { placed: 0, lifted: 0 }
    days.set(date, day)
    return day
  }
  for (const { placedAt, liftedAt } of those) {
    dayOf(placedAt).placed++
    if (liftedAt !== null && liftedAt <= now && isIn(period, liftedAt)) dayOf(liftedAt).lifted++
  }
  return [...days].map(([date, day]) => ({ date, ...day })).sort((a, b) => (a.date < b.date ? -1 : 1))
}
