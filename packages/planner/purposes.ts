/**
 * Which sets of purposes bound what may be drawn: for every union A of the sets that lines may serve, the draws of lines that serve nothing outside
 * A may never come to more than the needs within A so far. Together these conditions are enough for every draw to have needs of its own (Hall).
 */
import type { PlanInput } from './plan-input.ts'

export type PurposeUnion = {
  readonly purposes: readonly string[]
  readonly facilities: readonly number[]
  readonly needs: readonly number[]
}

/** More different sets of purposes than this are a fault of the input: their unions are too many. */
export const PURPOSE_SETS_MAX = 6

export function purposeUnions({ facilities, needs }: PlanInput): PurposeUnion[] {
  const sets = purposeSets(facilities)
  const unions = new Map<string, ReadonlySet<string>>()
  for (let chosen = 1; chosen < 1 << sets.length; chosen++) {
    const members = sets.filter((_, nth) => chosen & (1 << nth))
    // Sets that share nothing bound each other no further than each alone.
    if (!hangTogether(members)) continue
    const union = new Set(members.flatMap((set) => [...set]))
    unions.set([...union].sort().join('\n'), union)
  }
  return [...unions].map(([key, union]) => ({
    purposes: key.split('\n'),
    facilities: placesOf(facilities, ({ purposes }) => purposes?.every((purpose) => union.has(purpose)) ?? false),
    needs: placesOf(needs, ({ purpose }) => union.has(purpose)),
  }))
}

/** Different ones, of lines that are bound to some purposes and may be drawn. */
export function purposeSets(facilities: PlanInput['facilities']): ReadonlySet<string>[] {
  const found = new Map<string, ReadonlySet<string>>()
  for (const { purposes, blocked } of facilities) {
    if (purposes !== undefined && blocked === undefined) found.set([...purposes].sort().join('\n'), new Set(purposes))
  }
  return [...found.values()]
}

function hangTogether(sets: readonly ReadonlySet<string>[]): boolean {
  const [first, ...left] = sets
  const reached = new Set(first)
  for (let waiting = left; waiting.length > 0; ) {
    const next = waiting.findIndex((set) => [...set].some((purpose) => reached.has(purpose)))
    if (next < 0) return false
    for (const purpose of waiting[next]!) reached.add(purpose)
    waiting = waiting.filter((_, nth) => nth !== next)
  }
  return true
}

const placesOf = <T>(items: readonly T[], holds: (item: T) => boolean): number[] => items.flatMap((item, nth) => (holds(item) ? [nth] : []))
