/**
 * Business days of a place: weekends, holidays, and the days of weekends worked in exchange for them.
 *
 * Years    a year that its authority has not announced yet counts its weekends only; `coverage` says so, and whoever shows a day of it should.
 * Throws   BrokenInvariant beyond the year 9999.
 */
import { type Day, isDay, partsOf, weekdayOf } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import type { Bilingual } from '../pack/yaml-file.ts'

export type Calendar = Readonly<{
  id: string
  title: Bilingual
  /** As weekdayOf counts: 0 is Monday. */
  weekend: ReadonlySet<number>
  /** With what is kept on them. */
  holidays: ReadonlyMap<Day, Bilingual>
  /** Days of a weekend on which people work. */
  workingDays: ReadonlySet<Day>
  years: ReadonlyMap<number, CalendarYear>
}>

/** `verified`: whether the announcement itself was read, something that retells it, or nothing. */
export type CalendarYear = Readonly<{ source: string; verified: 'text' | 'secondary' | 'no' }>

/** More is a mistake of the caller: forty years of business days. */
const BUSINESS_DAYS_MAX = 10_000

export function isBusinessDay(calendar: Calendar, day: Day): boolean {
  if (calendar.workingDays.has(day)) return true
  return !calendar.holidays.has(day) && !calendar.weekend.has(weekdayOf(day))
}

/** announced: the whole year is known. weekends_only: its holidays are not. */
export const coverage = (calendar: Calendar, day: Day): 'announced' | 'weekends_only' =>
  calendar.years.has(partsOf(day).year) ? 'announced' : 'weekends_only'

/** The day itself, if it is one. */
export function nextBusinessDay(calendar: Calendar, day: Day): Day {
  let next = day
  while (!isBusinessDay(calendar, next)) next++
  invariant(isDay(next), 'a day is one of the years 1970 to 9999')
  return next
}

/** The nth business day after `day`, which itself does not count; 0 is nextBusinessDay. */
export function addBusinessDays(calendar: Calendar, day: Day, count: number): Day {
  invariant(Number.isInteger(count) && count >= 0 && count <= BUSINESS_DAYS_MAX, 'business days are counted forward, at most ten thousand')
  if (count === 0) return nextBusinessDay(calendar, day)
  let reached = day
  for (let left = count; left > 0; left--) reached = nextBusinessDay(calendar, reached + 1)
  return reached
}
