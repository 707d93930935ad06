import { invariant } from '../../kernel/outcome.ts'

export const MILLION = 1_000_000

/**
 * How much `part` is of `whole`, in parts per million.
 *
 * Units    both in the same whole units, none negative, `whole` above 0.
 * Rounds   down. Exact at any size: the product is taken in bigint.
 */
export function ppmOf(part: number, whole: number): number {
  invariant(whole > 0 && part >= 0, 'a share is of something')
  return Number((BigInt(part) * 1_000_000n) / BigInt(whole))
}

/** So many parts per million of `minor`. Rounds down; `minor` is not negative. */
export const partOf = (minor: number, ppm: number): number => Number((BigInt(minor) * BigInt(ppm)) / 1_000_000n)

export function sum(values: readonly number[]): number {
  const total = values.reduce((all, value) => all + value, 0)
  invariant(Number.isSafeInteger(total), 'amounts are whole and add up to what can be held')
  return total
}

/** Of an even number the lower one of the two in the middle; null of none. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}
