/** Instants as a clock on the wall where the book is shows them, for fields in which people pick one: China has one zone and no summer time. */
const OFFSET = '+08:00'
const OFFSET_MS = 8 * 3_600_000

/**
 * Empty for what is no instant. Seconds are left out where there are none, and parts of them always.
 *
 * @example wallTime('2026-02-28T16:00:00Z') // '2026-03-01T00:00'
 */
export function wallTime(instant: string): string {
  const ms = Date.parse(instant)
  if (Number.isNaN(ms)) return ''
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 19).replace(/:00$/, '')
}

/** @example instantOf('2026-03-01T00:00') // '2026-03-01T00:00:00+08:00' */
export const instantOf = (wall: string): string => `${wall.length === 16 ? `${wall}:00` : wall}${OFFSET}`
