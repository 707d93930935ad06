/**
 * What a snapshot keeps of a stream of observations: only what a window can still see, and never more than a cap.
 *
 * Always   the result is a function of the set of observations (and of the newest instant), whatever order they arrived in. So a late
 *          event folds to the same state as one in time. Ties are broken by content, never by arrival.
 */

/** One key (a device, a place) and when it was last seen. */
export type Sighting = { readonly key: number; readonly at: number }

/** A value in force from `at` on; `learnedAt` lets a correction of the same instant win over what it corrects. */
export type Dated = { readonly at: number; readonly learnedAt: number }

/** Newest last. */
export const byTime = (a: Dated, b: Dated): number => a.at - b.at || a.learnedAt - b.learnedAt

const newest = <T>(ascending: readonly T[], cap: number): readonly T[] => (ascending.length > cap ? ascending.slice(-cap) : ascending)

/** Instants within the window, ascending, the newest `cap` of them. */
export function addInstant(instants: readonly number[], at: number, since: number, cap: number): readonly number[] {
  const kept = instants.filter((instant) => instant > since)
  if (at > since) kept.push(at)
  return newest(
    kept.sort((a, b) => a - b),
    cap,
  )
}

/** One entry a key, at its latest sighting; the `cap` keys seen last. */
export function addSighting(sightings: readonly Sighting[], seen: Sighting, since: number, cap: number): readonly Sighting[] {
  const before = sightings.find(({ key }) => key === seen.key)
  const latest = before !== undefined && before.at > seen.at ? before : seen
  const kept = sightings.filter(({ key, at }) => key !== seen.key && at > since)
  if (latest.at > since) kept.push(latest)
  return newest(
    kept.sort((a, b) => a.at - b.at || a.key - b.key),
    cap,
  )
}

/**
 * A value that holds until the next one. Kept: all within the window, and per series the last one before it (still in force when the window
 * opened); of several with one instant, the one learned last.
 *
 * sameInstant  which of two with equal `at` and `learnedAt` stays: the answer must not depend on their order.
 */
export function addDated<T extends Dated>(
  points: readonly T[],
  point: T,
  { since, cap, seriesOf, prefer }: { since: number; cap: number; seriesOf: (point: T) => number; prefer: (a: T, b: T) => number },
): readonly T[] {
  const rival = points.findIndex((other) => other.at === point.at && seriesOf(other) === seriesOf(point))
  const ranked = (other: T) => point.learnedAt - other.learnedAt || prefer(point, other)
  const kept = points.filter((_, index) => index !== rival)
  const stays = rival === -1 || ranked(points[rival]!) > 0 ? point : points[rival]!
  kept.push(stays)
  kept.sort((a, b) => a.at - b.at || seriesOf(a) - seriesOf(b))
  return newest(
    kept.filter((one) => one.at > since || isLastBefore(kept, one, since, seriesOf)),
    cap,
  )
}

const isLastBefore = <T extends Dated>(points: readonly T[], one: T, since: number, seriesOf: (point: T) => number): boolean =>
  !points.some((other) => other.at > one.at && other.at <= since && seriesOf(other) === seriesOf(one))
