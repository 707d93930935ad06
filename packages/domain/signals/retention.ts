/**
 * What a snapshot keeps of a stream of observations: only what a window can still see, and never more than a cap.
 *
 * Always   after `drop…`, the result is a function of the set of observations and of the newest instant, whatever order they arrived in: a
 *          late event folds to the same state as one in time. Ties are broken by content, never by arrival. (For dated values this holds
 *          as long as no cap is reached.)
 */

/** One key (a device, a place) and when it was last seen. */
export type Sighting = { readonly key: number; readonly at: number }

/** A value in force from `at` on; `learnedAt` lets a correction of the same instant win over what it corrects. */
export type Dated = { readonly at: number; readonly learnedAt: number }

/** Where a new item goes among those in order: behind all that do not come after it, so nearly always to the end. */
function placeOf<T>(ascending: readonly T[], item: T, order: (a: T, b: T) => number): number {
  let place = ascending.length
  while (place > 0 && order(ascending[place - 1]!, item) > 0) place--
  return place
}

/** A copy with `item` at its place, and no more than the newest `cap`. `without`: where an item that gives way to it stands, or -1. */
export function placed<T>(ascending: readonly T[], item: T, cap: number, order: (a: T, b: T) => number, without = -1): readonly T[] {
  const place = placeOf(ascending, item, order)
  const items: T[] = []
  for (let index = 0; index < ascending.length; index++) {
    if (index === place) items.push(item)
    if (index !== without) items.push(ascending[index]!)
  }
  if (place === ascending.length) items.push(item)
  return items.length > cap ? items.slice(-cap) : items
}

const byInstant = (a: number, b: number): number => a - b

/** Ascending, the newest `cap` of them. */
export const addInstant = (instants: readonly number[], at: number, cap: number): readonly number[] => placed(instants, at, cap, byInstant)

export const dropInstants = (ascending: readonly number[], since: number): readonly number[] =>
  ascending[0] === undefined || ascending[0] > since ? ascending : ascending.filter((at) => at > since)

const bySeen = (a: Sighting, b: Sighting): number => a.at - b.at || a.key - b.key

/** One entry a key, at its latest sighting; the `cap` keys seen last, in the order they were seen. */
export function addSighting(sightings: readonly Sighting[], seen: Sighting, cap: number): readonly Sighting[] {
  let before = sightings.length - 1
  while (before >= 0 && sightings[before]!.key !== seen.key) before--
  if (before >= 0 && sightings[before]!.at >= seen.at) return sightings
  return placed(sightings, seen, cap, bySeen, before)
}

export const dropSightings = (ascending: readonly Sighting[], since: number): readonly Sighting[] =>
  ascending[0] === undefined || ascending[0].at > since ? ascending : ascending.filter(({ at }) => at > since)

/** A kind of dated values: which belong together, and which of two stays. */
export type Series<T> = {
  readonly seriesOf: (point: T) => number
  /** Which of two with equal `at` and `learnedAt` stays (above 0: the first): the answer must not depend on their order. */
  readonly prefer: (a: T, b: T) => number
  /** By `at`, then by series. */
  readonly order: (a: T, b: T) => number
}

/** A value that holds until the next one of its series. Of several with one instant, the one learned last stays. */
export function addDated<T extends Dated>(
  points: readonly T[],
  point: T,
  cap: number,
  { seriesOf, prefer, order }: Series<T>,
): readonly T[] {
  let rival = points.length - 1
  while (rival >= 0 && points[rival]!.at > point.at) rival--
  while (rival >= 0 && points[rival]!.at === point.at && seriesOf(points[rival]!) !== seriesOf(point)) rival--
  if (rival < 0 || points[rival]!.at !== point.at) return placed(points, point, cap, order)
  if ((point.learnedAt - points[rival]!.learnedAt || prefer(point, points[rival]!)) <= 0) return points
  return placed(points, point, cap, order, rival)
}

/** Keeps all within the window and, of each series, the last one before it: it was still in force when the window opened. */
export function dropDated<T extends Dated>(
  ascending: readonly T[],
  since: number,
  { seriesOf }: Pick<Series<T>, 'seriesOf'>,
): readonly T[] {
  let outside = 0
  while (outside < ascending.length && ascending[outside]!.at <= since) outside++
  if (outside < 2) return ascending // Nothing here that a later one could have replaced.
  return ascending.filter((_, index) => index >= outside || !isSuperseded(ascending, index, outside, seriesOf))
}

function isSuperseded<T>(ascending: readonly T[], index: number, outside: number, seriesOf: (point: T) => number): boolean {
  const series = seriesOf(ascending[index]!)
  for (let later = index + 1; later < outside; later++) if (seriesOf(ascending[later]!) === series) return true
  return false
}
