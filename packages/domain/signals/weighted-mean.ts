type Balance = { readonly at: number; readonly drawnMinor: number }

/** Below these, all sums of the quick way are under 2^52, where doubles are exact and so is their division, rounded down. */
const [MOST_MINOR, LONGEST_MS] = [2 ** 35, 2 ** 34]
const LIMB = 2 ** 17

/**
 * The mean of balances in ascending order of time, each weighted by how long it stood from `from` on; the last of them up to `until`.
 *
 * Units    whole minor units, not negative; milliseconds, `from` before `until`.
 * Rounds   down, once. Exact at any size.
 */
export function weightedMean(balances: readonly Balance[], from: number, until: number): number {
  let [high, low, span, largest] = [0, 0, 0, 0]
  for (let index = 0; index < balances.length; index++) {
    const { at, drawnMinor } = balances[index]!
    const since = Math.max(at, from)
    const stood = Math.max(since, balances[index + 1]?.at ?? until) - since
    const limb = Math.floor(drawnMinor / LIMB)
    high += limb * stood
    low += (drawnMinor - limb * LIMB) * stood
    span += stood
    largest = Math.max(largest, drawnMinor)
  }
  const length = until - from
  if (largest >= MOST_MINOR || Math.max(span, length) >= LONGEST_MS) return exactMean(balances, from, until)
  const whole = Math.floor(high / length)
  return whole * LIMB + Math.floor(((high - whole * length) * LIMB + low) / length)
}

/** The same in bigint, ten times slower. */
export function exactMean(balances: readonly Balance[], from: number, until: number): number {
  let weighted = 0n
  balances.forEach(({ at, drawnMinor }, index) => {
    const since = Math.max(at, from)
    weighted += BigInt(drawnMinor) * BigInt(Math.max(since, balances[index + 1]?.at ?? until) - since)
  })
  return Number(weighted / BigInt(until - from))
}
