/** How late this process runs its timers: the time in which it could answer nobody. */

export type LoopWatch = { readonly lagMs: () => number; readonly stop: () => void }

const TICK_MS = 500

/** The lag of the latest tick, or of the one that is due, whichever is more. */
export function openLoopWatch(tickMs = TICK_MS): LoopWatch {
  let tickedAt = performance.now()
  let lastLag = 0
  const overdue = () => Math.max(0, performance.now() - tickedAt - tickMs)
  const timer = setInterval(() => {
    lastLag = overdue()
    tickedAt = performance.now()
  }, tickMs)
  timer.unref()
  return { lagMs: () => Math.max(lastLag, overdue()), stop: () => clearInterval(timer) }
}
