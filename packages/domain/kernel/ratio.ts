import { invariant } from './outcome.ts'

/**
 * How much `part` is of `whole`, in parts per thousand.
 *
 * Units    both in the same whole units, safe integers; `whole` above 0.
 * Rounds   down. Exact at any size: the product is taken in bigint.
 * Throws   BrokenInvariant when `whole` is not positive or `part` negative.
 */
export function permille(part: number, whole: number): number {
  invariant(whole > 0 && part >= 0, 'a share is of something')
  const product = part * 1000
  return Number.isSafeInteger(product) ? Math.floor(product / whole) : Number((BigInt(part) * 1000n) / BigInt(whole))
}
