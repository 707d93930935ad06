/** Dates as whole days since 1970-01-01, and the share of a year between two of them by the day count of a contract. */
import type { DayCount } from './plan-input.ts'

const MS_A_DAY = 86_400_000
const DATE_TEXT = /^\d{4}-\d{2}-\d{2}$/
/** From the first of March of the year 0. */
const DAYS_TO_1970 = 719_468
const MONTHS = 12
const FEBRUARY = 2
const SHORT_MONTHS: ReadonlySet<number> = new Set([4, 6, 9, 11])

/**
 * Undefined for what is no date. Counted rather than parsed: a plan reads some ten thousand dates.
 *
 * Source   years that begin in March end with the leap day: https://howardhinnant.github.io/date_algorithms.html, days_from_civil.
 */
export function readDate(text: string): number | undefined {
  if (!DATE_TEXT.test(text)) return undefined
  const [year, month, day] = [+text.slice(0, 4), +text.slice(5, 7), +text.slice(8)]
  if (month < 1 || month > MONTHS || day < 1 || day > daysIn(year, month)) return undefined
  const marchYear = month <= FEBRUARY ? year - 1 : year
  const dayOfYear = Math.floor((153 * ((month + 9) % MONTHS) + 2) / 5) + day - 1
  const leapDays = Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400)
  return marchYear * 365 + leapDays + dayOfYear - DAYS_TO_1970
}

function daysIn(year: number, month: number): number {
  if (month !== FEBRUARY) return SHORT_MONTHS.has(month) ? 30 : 31
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
}

export const dateText = (day: number): string => new Date(day * MS_A_DAY).toISOString().slice(0, 10)

/** Of a date that was checked before. */
export function dayOf(date: string): number {
  const day = readDate(date)
  if (day === undefined) throw new Error('a date that was checked is read')
  return day
}

/**
 * Days that bear interest between two days, and how many make a year.
 *
 * Rounds   nothing: both are whole. 30/360 is the bond basis: the 31st counts as the 30th, at the end only after a 30th or 31st.
 */
export function interestDays(from: number, to: number, dayCount: DayCount): { readonly days: number; readonly ofYear: number } {
  if (dayCount === 'ACT/365F') return { days: to - from, ofYear: 365 }
  if (dayCount === 'ACT/360') return { days: to - from, ofYear: 360 }
  const [start, end] = [partsOf(from), partsOf(to)]
  const firstDay = Math.min(start.day, 30)
  const lastDay = firstDay === 30 ? Math.min(end.day, 30) : end.day
  return { days: 360 * (end.year - start.year) + 30 * (end.month - start.month) + lastDay - firstDay, ofYear: 360 }
}

export function yearShare(from: number, to: number, dayCount: DayCount): number {
  const { days, ofYear } = interestDays(from, to, dayCount)
  return days / ofYear
}

function partsOf(day: number): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(day * MS_A_DAY)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() }
}
