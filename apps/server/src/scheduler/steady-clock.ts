/**
 * The wall clock as a book may believe it: it never goes back, and it leaps ahead only once the leap has stood for a while. A wrong clock that is put
 * right soon after must not have made months pass on every line.
 *
 * Units    milliseconds; `wall` since the epoch, `elapsed` of a clock that nobody sets (it may stop while the machine sleeps).
 */
export type ClockState = {
  /** What the clock showed, and `elapsed` then. */
  readonly at: number
  readonly elapsed: number
  /** Since when (in `elapsed`) the wall clock has been ahead. */
  readonly leaptAt: number | null
}

/** More than a leap second or a slow look; less than any wait that means something. */
export const LEAP_MS = 5 * 60_000
export const BELIEVED_AFTER_MS = 60_000

function readSteadily(before: ClockState, wall: number, elapsed: number): ClockState {
  const passed = before.at + Math.max(0, elapsed - before.elapsed)
  if (wall <= passed + LEAP_MS) return { at: Math.max(before.at, wall), elapsed, leaptAt: null }
  const leaptAt = before.leaptAt ?? elapsed
  return elapsed - leaptAt >= BELIEVED_AFTER_MS ? { at: wall, elapsed, leaptAt: null } : { at: passed, elapsed, leaptAt }
}

/** `wall` and `elapsed` are the host's clocks, asked at each reading. */
export function openSteadyClock(wall: () => number, elapsed: () => number): () => number {
  let state: ClockState = { at: wall(), elapsed: elapsed(), leaptAt: null }
  return () => {
    state = readSteadily(state, wall(), elapsed())
    return state.at
  }
}
