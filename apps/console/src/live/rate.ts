/** How many events each of the last seconds brought. */
export const RATE_SECONDS = 60

/** `since`: when counting began. */
export type Rate = Readonly<{ since: number; second: number; counts: readonly number[] }>

export const noRate = (second: number): Rate => ({ since: second, second, counts: Array(RATE_SECONDS).fill(0) })

/** `second`: now, in whole seconds of any clock that goes forward. Seconds in which nothing came are filled with zeros. */
export function counted(rate: Rate, second: number, events: number): Rate {
  const passed = Math.min(Math.max(second - rate.second, 0), RATE_SECONDS)
  const counts = [...rate.counts.slice(passed), ...Array<number>(passed).fill(0)]
  counts[RATE_SECONDS - 1]! += events
  return { since: rate.since, second: rate.second + Math.max(second - rate.second, 0), counts }
}

const MEAN_SECONDS = 10

/** Events a second over the last whole seconds, ten at most. */
export function perSecond({ since, second, counts }: Rate): number {
  const seconds = Math.min(Math.max(second - since, 0), MEAN_SECONDS)
  const whole = counts.slice(-seconds - 1, -1)
  return seconds === 0 ? 0 : whole.reduce((sum, events) => sum + events, 0) / seconds
}
