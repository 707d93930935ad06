/**
 * How large a value is when it is written out, and how deep it nests. Lists may share their parts (`{a: [1, 1], b: [a, a], …}`), so that a value that
 * is small in memory can be without end to whoever walks over it.
 */
import { isContext, isList, isRange, type Value } from '../value.ts'

export type Size = { readonly weight: number; readonly depth: number }

const SCALAR: Size = { weight: 1, depth: 0 }
/** Shorter lists of scalars are counted again more quickly than they are found. */
const WORTH_KEEPING = 16

/** What is known already. A value never changes, so neither does its size. */
const sizes = new WeakMap<object, Size>()

export function sizeOf(value: Value): Size {
  if (typeof value !== 'object' || value === null) return SCALAR
  const parts = partsOf(value)
  if (parts === null) return SCALAR
  const known = sizes.get(value)
  if (known) return known
  let [weight, depth] = [1, 1]
  for (const part of parts) {
    const size = sizeOf(part)
    weight += size.weight
    if (size.depth >= depth) depth = size.depth + 1
  }
  const size = { weight, depth }
  if (depth > 1 || weight > WORTH_KEEPING) sizes.set(value, size)
  return size
}

function partsOf(value: Value): readonly Value[] | null {
  if (isList(value)) return value
  if (isContext(value)) return Object.values(value)
  return isRange(value) ? [value.low, value.high] : null
}

/** Does a value that comes from outside nest at most so deep? */
export function nestsWithin(value: Value, levels: number): boolean {
  const parts = typeof value === 'object' && value !== null ? partsOf(value) : null
  return parts === null || (levels > 0 && parts.every((part) => nestsWithin(part, levels - 1)))
}
