/** Months of the run, and the hours of a day in China, where all of it happens. */
export const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS
const CHINA_MS = 8 * HOUR_MS
/** Every month has it. */
export const LAST_DAY = 28

export type Month = Readonly<{ nth: number; startAt: number; endAt: number }>

/** Month by month from `startAt`, counted from 0. */
export function monthOf(startAt: number, nth: number): Month {
  return { nth, startAt: monthsAfter(startAt, nth), endAt: monthsAfter(startAt, nth + 1) }
}

/** The same time of the day, on the same day of the month or the 28th. */
export function monthsAfter(startAt: number, months: number): number {
  const start = new Date(startAt)
  const day = Math.min(start.getUTCDate(), LAST_DAY)
  return Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, day) + (startAt % DAY_MS)
}

/** Whole days since 1970, as they are counted in China, and when such a day begins. */
export const chinaDay = (at: number): number => Math.floor((at + CHINA_MS) / DAY_MS)
export const startOfChinaDay = (day: number): number => day * DAY_MS - CHINA_MS
