/** Cells that part the numbers, as the bands of a scorecard's characteristic do, as cuts and what lies between them. */
import type { Interval, Region } from '../check/region.ts'
import { compareNum, isNum, type Num } from '../value.ts'
import type { EmittedCell } from './emit-cell.ts'
import { isFaithful } from './near.ts'

/** A number is at or beyond a cut where it is `at` or more, or, of an open one, more. */
export type Cut = { readonly at: Num; readonly open: boolean }
/** `cuts` ascend. `cells`: of null, of what lies below all cuts, and of what lies from each cut to the next; -1 where none takes it. */
export type Bins = { readonly cuts: readonly Cut[]; readonly cells: readonly number[] }

/** Fewer are no slower one by one. */
const FEWEST_CELLS = 3

/** Of cells of one column that exclude each other; null where they are of another kind. */
export function binsOf(cells: readonly EmittedCell[]): Bins | null {
  const regions = cells.flatMap(({ region }) => (region?.values.kind === 'numbers' ? [region] : []))
  if (regions.length < cells.length || cells.length < FEWEST_CELLS) return null
  const cuts = cutsOf(regions.flatMap(intervalsOf))
  if (cuts.length === 0 || !cuts.every(({ at }) => isFaithful(at))) return null
  const ofNull = regions.findIndex(({ takesNull }) => takesNull)
  return { cuts, cells: [ofNull, ...[null, ...cuts].map((cut) => regions.findIndex((region) => takesFrom(region, cut)))] }
}

/** Without those that end before they begin: nothing lies in them, and an end that lies below its beginning would mislead whoever looks at ends alone. */
const intervalsOf = ({ values }: Region): readonly Interval[] => (values.kind === 'numbers' ? values.intervals.filter(holdsAny) : [])

const holdsAny = ({ low, lowOpen, high, highOpen }: Interval): boolean =>
  low === null || high === null || inOrder({ at: low, open: lowOpen }, { at: high, open: !highOpen }) < 0

function cutsOf(intervals: readonly Interval[]): Cut[] {
  const edges = intervals.flatMap(({ low, lowOpen, high, highOpen }) => [
    { at: low, open: lowOpen },
    { at: high, open: !highOpen },
  ])
  const cuts = edges.filter((edge): edge is Cut => isNum(edge.at ?? undefined)).sort(inOrder)
  return cuts.filter((cut, nth) => nth === 0 || inOrder(cuts[nth - 1]!, cut) !== 0)
}

const inOrder = (a: Cut, b: Cut): number => compareNum(a.at, b.at) || Number(a.open) - Number(b.open)

/** From a cut on, or from below all of them: no interval has an edge between one cut and the next. */
const takesFrom = (region: Region, cut: Cut | null): boolean =>
  intervalsOf(region).some(({ low, lowOpen, high, highOpen }) => {
    const starts = low === null || (cut !== null && inOrder({ at: low, open: lowOpen }, cut) <= 0)
    return starts && (high === null || cut === null || inOrder(cut, { at: high, open: !highOpen }) < 0)
  })

/** Which bin a number is in, as `cells` of its bins count them, by halves. */
export function binFinder(cuts: readonly Cut[]): (number: number) => number {
  const at = Float64Array.from(cuts, (cut) => Number(cut.at))
  const open = Uint8Array.from(cuts, (cut) => Number(cut.open))
  return (number) => {
    if (Number.isNaN(number)) return 0
    let [low, high] = [0, at.length]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (number > at[middle]! || (number === at[middle]! && open[middle] === 0)) low = middle + 1
      else high = middle
    }
    return low + 1
  }
}

/** Does all of the one lie beyond all of the other? Quicker to tell than that they have nothing in common. */
export function liesBeyond(region: Region, end: Cut | null | undefined): boolean {
  const intervals = intervalsOf(region)
  if (end === undefined) return intervals.length > 0
  return (
    end !== null &&
    intervals.length > 0 &&
    intervals.every(({ low, lowOpen }) => low !== null && inOrder({ at: low, open: lowOpen }, end) >= 0)
  )
}

/** Where the numbers of a region end; null where they do not. */
export function endOf(region: Region): Cut | null {
  const ends = intervalsOf(region).map(({ high, highOpen }) => (high === null ? null : { at: high, open: !highOpen }))
  return ends.length === 0 ? null : ends.reduce((most, end) => (most === null || end === null ? null : inOrder(end, most) > 0 ? end : most))
}
