/** Random numbers that are the same for the same seed: what was done once can be done again. Not for secrets. */

export type Random = {
  /** From 0 to below 1. */
  readonly next: () => number
  /** A whole number from `from` to `to`, both included. */
  readonly between: (from: number, to: number) => number
  readonly chance: (share: number) => boolean
  readonly pick: <T>(from: readonly T[]) => T
}

/** mulberry32, begun from an FNV-1a hash of `name`. */
export function seeded(name: string): Random {
  let state = 0x811c9dc5
  for (const char of name) state = Math.imul(state ^ char.codePointAt(0)!, 0x01000193)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { next, between, chance: (share) => next() < share, pick: (from) => from[between(0, from.length - 1)]! }
}
