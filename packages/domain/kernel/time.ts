const MINUTE_MS = 60_000
export const HOUR_MS = 60 * MINUTE_MS
export const DAY_MS = 24 * HOUR_MS

/** Whole days from one instant to another, cut off; an age of 23 hours is 0 days. */
export const daysBetween = (from: number, to: number): number => Math.floor((to - from) / DAY_MS)
