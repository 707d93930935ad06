/** Messages that may wait do so while a borrower sleeps. Notices never do. */
import type { Zone } from '@fairline/domain/kernel/zone'
import type { QuietHours } from '../store/contact-table.ts'

const MINUTE_MS = 60_000

/** When it may be sent: `at` itself outside of the quiet hours. */
export function afterQuiet(quiet: QuietHours | null, at: number, zone: Zone): number {
  if (quiet === null || quiet.from === quiet.until) return at
  const today = zone.dayAt(at)
  const minute = Math.floor((at - zone.startOf(today)) / MINUTE_MS)
  const { from, until } = quiet
  const isQuiet = from < until ? minute >= from && minute < until : minute >= from || minute < until
  if (!isQuiet) return at
  const endsToday = minute < until
  return zone.startOf(endsToday ? today : today + 1) + until * MINUTE_MS
}
