import type { Inputs } from '../policy.ts'

/** What an input may come to, both included. */
export type Range = { readonly least: number; readonly most: number }

export const NO_RANGES: ReadonlyMap<string, Range> = new Map()
const ANYWHERE: Range = { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY }

/** With one more action: of an input that nobody else moves, from the least to the most that it brings about; anywhere, of one that is `open`. */
export function widened(
  ranges: ReadonlyMap<string, Range>,
  moves: readonly string[],
  isOpen: (input: string) => boolean,
  seen: () => readonly Inputs[],
): ReadonlyMap<string, Range> {
  const wider = new Map(ranges)
  for (const input of moves) {
    const values = isOpen(input) ? [Number.NaN] : seen().map((inputs) => Number(inputs[input] ?? Number.NaN))
    if (values.some(Number.isNaN)) wider.set(input, ANYWHERE)
    else if (values.length > 0) wider.set(input, { least: Math.min(...values), most: Math.max(...values) })
  }
  return wider
}
