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

/**
 * `a` × `b` × `c` of `whole`: the one place where a calculated amount becomes whole.
 *
 * Units    whole numbers, none negative; `whole` above 0 and even, so that its half is whole.
 * Rounds   half up, once. Exact at any size: plain numbers where the product is safe, bigint beyond.
 */
export function productHalfUp(a: number, b: number, c: number, whole: number): number {
  const raised = a * b * c + whole / 2
  return raised <= Number.MAX_SAFE_INTEGER
    ? Math.floor(raised / whole)
    : Number(quotientHalfUp(BigInt(a) * BigInt(b) * BigInt(c), BigInt(whole)))
}

/** Of numbers that are not negative. */
export const quotientHalfUp = (part: bigint, whole: bigint): bigint => (2n * part + whole) / (2n * whole)
