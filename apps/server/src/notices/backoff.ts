/** When a delivery is tried again: later each time, and not all at once after an outage. */
const FIRST_MS = 5_000
const FACTOR = 3
const MOST_MS = 6 * 60 * 60 * 1000
/** Some three days in all. */
export const TRIES_MAX = 16
/** As long for what is not even tried, because nothing gets through. */
export const GIVEN_UP_AFTER_MS = 3 * 24 * 60 * 60 * 1000

/** After that many failed tries, from now. `jitter`: from 0 to 1. */
export const retryAfterMs = (attempts: number, jitter: number): number =>
  spread(Math.min(MOST_MS, FIRST_MS * FACTOR ** (attempts - 1)), jitter)

const FIRST_PAUSE_MS = 1_000
const PAUSE_FACTOR = 2
const LONGEST_PAUSE_MS = 60_000

/** How long nothing is sent to a receiver that failed, after that many pauses. `jitter`: from 0 to 1. */
export const pauseMs = (pauses: number, jitter: number): number =>
  spread(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * PAUSE_FACTOR ** pauses), jitter)

const spread = (ms: number, jitter: number): number => Math.round(ms * (0.5 + jitter / 2))
