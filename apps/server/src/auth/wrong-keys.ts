/**
 * How many wrong keys an address may show: a bucket of BURST tokens that fills by one every REFILL_MS. Each wrong key takes one; with none left,
 * keys that were never seen to be right are not even looked up.
 *
 * Limit    ADDRESSES_MAX addresses are remembered, the one that failed longest ago leaves first. A full bucket is not remembered.
 */
export const BURST = 20
export const REFILL_MS = 1_000
export const ADDRESSES_MAX = 10_000

export type WrongKeys = {
  /** Milliseconds until the address may show another unknown key; 0: now. */
  readonly waitMs: (address: string) => number
  /** True where this one took the last token. */
  readonly wrong: (address: string) => boolean
}

type Bucket = { readonly tokens: number; readonly at: number }

/** `now` in milliseconds. */
export function openWrongKeys(now: () => number, addressesMax = ADDRESSES_MAX): WrongKeys {
  const buckets = new Map<string, Bucket>()
  const tokensOf = (address: string): number => {
    const bucket = buckets.get(address)
    return bucket ? Math.min(BURST, bucket.tokens + Math.max(0, now() - bucket.at) / REFILL_MS) : BURST
  }
  return {
    waitMs: (address) => {
      const tokens = tokensOf(address)
      if (tokens === BURST) buckets.delete(address)
      return tokens >= 1 ? 0 : Math.ceil((1 - tokens) * REFILL_MS)
    },
    wrong: (address) => {
      const before = tokensOf(address)
      const tokens = Math.max(0, before - 1)
      buckets.delete(address)
      for (const oldest of buckets.keys()) {
        if (buckets.size < addressesMax) break
        buckets.delete(oldest)
      }
      buckets.set(address, { tokens, at: now() })
      return before >= 1 && tokens < 1
    },
  }
}
