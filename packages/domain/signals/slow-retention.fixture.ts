/** The slow twin of retention.ts: the same rules said plainly, by sorting and filtering everything every time. */
import type { Dated, Series, Sighting } from './retention.ts'

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
