/** How long something takes, when some of it is still under way. */

/** `isOver` false: it has lasted so long, and goes on. */
export type Wait = Readonly<{ ms: number; isOver: boolean }>

/**
 * `waits` of which `open` go on. `halfMs`: after so long it is over for half of them, and `mostMs` for nine of ten; null where that is not known yet. Those who still
 * wait are counted in as long as they have waited.
 *
 * Source   Kaplan and Meier's estimate. Of two that took equally long, the one that ended is counted before the one that goes on.
 */
export type Waited = Readonly<{ waits: number; open: number; halfMs: number | null; mostMs: number | null }>

const SEEN_MIN = 5
const HALF = 0.5
const MOST = 0.1
/** Products of fractions are not exact: a half that is missed by so little is reached. */
const TINY = 1e-9

export function waitedOf(waits: readonly Wait[]): Waited {
  const sorted = [...waits].sort((a, b) => a.ms - b.ms || Number(b.isOver) - Number(a.isOver))
  let left = 1
  let halfMs: number | null = null
  let mostMs: number | null = null
  let outOfSight = 0
  for (const [before, { ms, isOver }] of sorted.entries()) {
    const atRisk = sorted.length - before
    if (outOfSight > 0 && atRisk < SEEN_MIN) break
    if (!isOver) {
      outOfSight++
      continue
    }
    left *= (atRisk - 1) / atRisk
    if (halfMs === null && left <= HALF + TINY) halfMs = ms
    if (mostMs === null && left <= MOST + TINY) mostMs = ms
  }
  return { waits: waits.length, open: waits.filter(({ isOver }) => !isOver).length, halfMs, mostMs }
}
