/**
 * Calendar days and months by their names alone, `2026-03-01` and `2026-03`: no clock and no time zone comes near them.
 *
 * Weeks    begin on Monday.
 */
const DAY_MS = 86_400_000
const WEEK = 7

const utcOf = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const textOf = (ms: number): string => new Date(ms).toISOString().slice(0, 'yyyy-mm-dd'.length)

export const addDays = (day: string, days: number): string => textOf(utcOf(day) + days * DAY_MS)

/** Positive where `to` is later. */
export const daysBetween = (from: string, to: string): number => (utcOf(to) - utcOf(from)) / DAY_MS

export const monthOf = (day: string): string => day.slice(0, 'yyyy-mm'.length)

/** @example addMonths('2026-12', 1) // '2027-01' */
export function addMonths(month: string, months: number): string {
  const [year = 0, nth = 0] = month.split('-').map(Number)
  return monthOf(textOf(Date.UTC(year, nth - 1 + months, 1)))
}

export const firstDay = (month: string): string => `${month}-01`
export const lastDay = (month: string): string => addDays(firstDay(addMonths(month, 1)), -1)

/** Whole weeks that hold the month; days of the months beside it are null. */
export function weeksOf(month: string): (string | null)[][] {
  const first = firstDay(month)
  const length = daysBetween(first, lastDay(month)) + 1
  const lead = (new Date(utcOf(first)).getUTCDay() + WEEK - 1) % WEEK
  const weeks = Math.ceil((lead + length) / WEEK)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: WEEK }, (_, weekday) => {
      const at = week * WEEK + weekday - lead
      return at >= 0 && at < length ? addDays(first, at) : null
    }),
  )
}
