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

const newest = <T>(ascending: readonly T[], cap: number): readonly T[] => (ascending.length > cap ? ascending.slice(-cap) : ascending)

/** Ascending, the newest `cap` of them. */
export const addInstant = (instants: readonly number[], at: number, cap: number): readonly number[] =>
  newest(
    [...instants, at].sort((a, b) => a - b),
    cap,
  )

export const dropInstants = (ascending: readonly number[], since: number): readonly number[] =>
  ascending[0] === undefined || ascending[0] > since ? ascending : ascending.filter((at) => at > since)

/** One entry a key, at its latest sighting; the `cap` keys seen last, in the order they were seen. */
export function addSighting(sightings: readonly Sighting[], seen: Sighting, cap: number): readonly Sighting[] {
  const before = sightings.find(({ key }) => key === seen.key)
  if (before !== undefined && before.at >= seen.at) return sightings
  const others = sightings.filter(({ key }) => key !== seen.key)
  return newest(
    [...others, seen].sort((a, b) => a.at - b.at || a.key - b.key),
    cap,
  )
}

export const dropSightings = (ascending: readonly Sighting[], since: number): readonly Sighting[] =>
  ascending[0] === undefined || ascending[0].at > since ? ascending : ascending.filter(({ at }) => at > since)

export type Series<T> = {
  readonly seriesOf: (point: T) => number
  /** Which of two with equal `at` and `learnedAt` stays (above 0: the first): the answer must not depend on their order. */
  readonly prefer: (a: T, b: T) => number
}

/** A value that holds until the next one of its series. Of several with one instant, the one learned last stays. */
export function addDated<T extends Dated>(points: readonly T[], point: T, cap: number, { seriesOf, prefer }: Series<T>): readonly T[] {
  const rival = points.find((other) => other.at === point.at && seriesOf(other) === seriesOf(point))
  if (rival !== undefined && (point.learnedAt - rival.learnedAt || prefer(point, rival)) <= 0) return points
  const others = points.filter((other) => other !== rival)
  return newest(
    [...others, point].sort((a, b) => a.at - b.at || seriesOf(a) - seriesOf(b)),
    cap,
  )
}

/** Keeps all within the window and, of each series, the last one before it: it was still in force when the window opened. */
export function dropDated<T extends Dated>(
  ascending: readonly T[],
  since: number,
  { seriesOf }: Pick<Series<T>, 'seriesOf'>,
): readonly T[] {
  if (ascending[0] === undefined || ascending[0].at > since) return ascending
  const isSuperseded = (one: T) => ascending.some((other) => other.at > one.at && other.at <= since && seriesOf(other) === seriesOf(one))
  return ascending.filter((one) => one.at > since || !isSuperseded(one))
}
