/** Days on which somebody can be called: from tomorrow on, no Sundays, by the calendar where the lender is. */
export const CALL_TIMES = ['morning', 'midday', 'afternoon', 'evening'] as const

const DAYS = 4
const DAY_MS = 86_400_000
const SUNDAY = 0
/** China has one zone and no summer time. */
const LENDER_AHEAD_MS = 8 * 3_600_000

export function callDays(nowMs: number): string[] {
  const days: string[] = []
  for (let ahead = 1; days.length < DAYS; ahead++) {
    const day = new Date(nowMs + LENDER_AHEAD_MS + ahead * DAY_MS)
    if (day.getUTCDay() !== SUNDAY) days.push(day.toISOString().slice(0, 10))
  }
  return days
}
