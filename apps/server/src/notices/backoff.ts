/** When a delivery is tried again: later each time, and not all at once after an outage. */
const FIRST_MS = 5_000
const FACTOR = 3
const MOST_MS = 6 * 60 * 60 * 1000
/** Some three days in all. */
export const TRIES_MAX = 16

/** After that many failed tries, from now. `jitter`: from 0 to 1. */
export const retryAfterMs = (attempts: number, jitter: number): number =>
  Math.round(Math.min(MOST_MS, FIRST_MS * FACTOR ** (attempts - 1)) * (0.5 + jitter / 2))
