/** Cells that part the numbers, as the bands of a scorecard's characteristic do, as cuts and what lies between them. */
import type { Interval, Region } from '../check/region.ts'
import { atMostWhole, fromWhole } from './cell.ts'
import type { EmittedCell } from './emit-cell.ts'

/** `cuts` ascend. `marks`: of null, of what lies below all cuts, and of what lies from each cut to the next; null where no cell takes it. */
export type Bins = { readonly cuts: readonly number[]; readonly marks: readonly unknown[] }
type Band = { readonly first: number; readonly last: number; readonly mark: unknown }

/** Fewer are no slower one by one; more are quicker by halves. */
const [FEWEST_CELLS, MOST_CUTS] = [3, 16]

/** Of cells of one column that exclude each other, over null and whole numbers; null where they are of another kind. */
export function binsOf(cells: readonly { readonly test: EmittedCell; readonly mark: unknown }[]): Bins | null {
  const known = cells.flatMap(({ test: { region, byOrder }, mark }) =>
    region?.values.kind === 'numbers' ? [{ region, byOrder, mark }] : [],
  )
  if (known.length < cells.length || cells.length < FEWEST_CELLS || !known.some(({ byOrder }) => byOrder)) return null
  const bands = known.flatMap(({ region, mark }) => bandsOf(region, mark))
  const edges = bands.flatMap(({ first, last }) => [first, last + 1]).filter(Number.isFinite)
  const cuts = [...new Set(edges)].sort((a, b) => a - b)
  if (cuts.length > MOST_CUTS) return null
  const markAt = (number: number): unknown => bands.find(({ first, last }) => first <= number && number <= last)?.mark ?? null
  const ofNull = known.find(({ region }) => region.takesNull)?.mark ?? null
  return { cuts, marks: [ofNull, ...[Number.NEGATIVE_INFINITY, ...cuts].map(markAt)] }
}

const bandsOf = ({ values }: Region, mark: unknown): Band[] =>
  values.kind === 'numbers'
    ? values.intervals.map((interval) => ({ ...edgesOf(interval), mark })).filter(({ first, last }) => first <= last)
    : []

/** The whole numbers of an interval. */
function edgesOf({ low, lowOpen, high, highOpen }: Interval): { first: number; last: number } {
  return {
    first: low === null ? Number.NEGATIVE_INFINITY : fromWhole({ at: low, open: lowOpen }),
    last: high === null ? Number.POSITIVE_INFINITY : atMostWhole({ at: high, open: highOpen }),
  }
}
