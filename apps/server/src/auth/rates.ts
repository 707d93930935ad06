/**
 * How many requests somebody may make a minute: a bucket that holds one minute's worth and fills evenly. A batch or a stream of events is one request, however many events it brings.
 *
 * Limit    NAMES_MAX buckets are remembered; the one that was used longest ago leaves first. A bucket that is full again is the same as none.
 * Clock    one that was set back makes nobody wait: a bucket that would be full later than an empty one can be is the same as none.
 */

/** Requests a minute. `address`: of whoever gives no name. `sign-in`: tries to get in, of an address. `upload`: files, of a borrower or whoever brings them for him. */
export const RATES = { key: 600_000, person: 6_000, borrower: 1_200, address: 30_000, 'sign-in': 600, upload: 120 }

export type RateName = keyof typeof RATES
export type Rates = Readonly<Record<RateName, number>>
export const isRateName = (name: string): name is RateName => Object.hasOwn(RATES, name)

/** `waitMs` 0: go on. `remaining`: whole requests that the bucket holds now; it is full again after `fullAfterMs`. */
export type Taken = Readonly<{ perMinute: number; remaining: number; waitMs: number; fullAfterMs: number }>

export type RateLimits = Readonly<{
  /** One request of it, where there is one left. `ownPerMinute`: a limit of its own, where that is lower. */
  take: (rate: RateName, who: string, ownPerMinute?: number | null) => Taken
}>

const WINDOW_MS = 60_000
const NAMES_MAX = 10_000
/** Steps that are fractions add up to a little more or less. */
const ROUNDING_MS = 0.001

/** `now` in milliseconds. What somebody used is kept as the moment when his bucket is full again. */
export function openRateLimits(now: () => number, rates: Rates = RATES, namesMax = NAMES_MAX): RateLimits {
  const fullAt = new Map<string, number>()
  // Since 1970 a millisecond has no fine fractions left.
  const began = now()
  return {
    take: (rate, who, ownPerMinute) => {
      const perMinute = Math.min(rates[rate], ownPerMinute ?? Number.POSITIVE_INFINITY)
      const [at, costMs, name] = [now() - began, WINDOW_MS / perMinute, `${rate} ${who}`]
      const left = (fullAt.get(name) ?? 0) - at
      const debt = left > WINDOW_MS + ROUNDING_MS ? 0 : Math.max(0, left)
      const after = debt + costMs
      if (after > WINDOW_MS + ROUNDING_MS) return { perMinute, remaining: 0, waitMs: after - WINDOW_MS, fullAfterMs: debt }
      fullAt.delete(name)
      if (fullAt.size >= namesMax) fullAt.delete(fullAt.keys().next().value!)
      fullAt.set(name, at + after)
      return { perMinute, remaining: Math.floor(Math.max(0, WINDOW_MS - after + ROUNDING_MS) / costMs), waitMs: 0, fullAfterMs: after }
    },
  }
}
