/**
 * How many wrong keys an address may show: a bucket of BURST tokens that fills by one every REFILL_MS. Each wrong key takes one; with none left,
 * keys that were never seen to be right are not even looked up.
 *
 * Limit    ADDRESSES_MAX addresses are remembered, the one that failed longest ago leaves first. A full bucket is not remembered.
 */
export const BURST = 20
export const REFILL_MS = 1_000
const ADDRESSES_MAX = 10_000

export type WrongKeys = {
  /** Milliseconds until the address may show another unknown key; 0: now. */
  readonly waitMs: (address: string) => number
  /** True where this one took the last token. */
  readonly wrong: (address: string) => boolean
}

/** For other things that an address may do only so often. */
export type Pace = { readonly burst: number; readonly refillMs: number }
const KEYS_PACE: Pace = { burst: BURST, refillMs: REFILL_MS }

/** `now` in milliseconds. What an address has used is kept as the moment when its bucket is full again. */
export function openWrongKeys(now: () => number, addressesMax = ADDRESSES_MAX, { burst, refillMs }: Pace = KEYS_PACE): WrongKeys {
  const debtMaxMs = burst * refillMs
  const fullAt = new Map<string, number>()
  /** A clock that was set back makes nobody wait longer than an empty bucket takes. */
  const debtOf = (address: string): number => Math.min(debtMaxMs, Math.max(0, (fullAt.get(address) ?? 0) - now()))
  const waitOf = (debt: number): number => Math.max(0, debt + refillMs - debtMaxMs)
  return {
    waitMs: (address) => {
      const debt = debtOf(address)
      if (debt === 0) fullAt.delete(address)
      return waitOf(debt)
    },
    wrong: (address) => {
      const before = debtOf(address)
      const debt = Math.min(debtMaxMs, before + refillMs)
      fullAt.delete(address)
      for (const oldest of fullAt.keys()) {
        if (fullAt.size < addressesMax) break
        fullAt.delete(oldest)
      }
      fullAt.set(address, now() + debt)
      return waitOf(before) === 0 && waitOf(debt) > 0
    },
  }
}
