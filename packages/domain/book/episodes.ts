/**
 * What begins and ends by its id: told, told anew, ended, and perhaps begun once more, heard of in any order.
 *
 * Units    instants in epoch milliseconds: when it was said to take effect.
 * Always   the same facts give the same list in whatever order they are heard, as long as none is heard more than KEPT_MS late.
 */
import { DAY_MS } from '../kernel/time.ts'

/** `data` of the newest telling; null where only its end was heard of yet. */
export type Episode<Data> = Readonly<{ id: string; told: Readonly<{ at: number; data: Data }> | null; endedAt: number | null }>

/** What ended longer ago is forgotten; an end whose beginning was never heard of stays, or a late beginning would last for ever. */
const KEPT_MS = 90 * DAY_MS

/** An end at the very instant of a beginning wins: in doubt it is over. */
export const isOn = <Data>({ told, endedAt }: Episode<Data>): boolean => told !== null && (endedAt === null || told.at > endedAt)

export function tell<Data>(episodes: readonly Episode<Data>[], id: string, at: number, data: Data): readonly Episode<Data>[] {
  const before = episodes.find((one) => one.id === id)
  if (before?.told && !isNewer({ at, data }, before.told)) return episodes
  return put(episodes, { id, told: { at, data }, endedAt: before?.endedAt ?? null })
}

export function end<Data>(episodes: readonly Episode<Data>[], id: string, at: number): readonly Episode<Data>[] {
  const before = episodes.find((one) => one.id === id)
  if (before?.endedAt != null && before.endedAt >= at) return episodes
  return put(episodes, { id, told: before?.told ?? null, endedAt: at })
}

/** Of two at one instant, the one that comes later in the alphabet: whichever was heard first. */
export const isNewer = <Data>(one: Readonly<{ at: number; data: Data }>, other: Readonly<{ at: number; data: Data }>): boolean =>
  one.at > other.at || (one.at === other.at && JSON.stringify(one.data) > JSON.stringify(other.data))

/** `endsOf`: when it ends by itself. As it is where nothing is to be forgotten. */
export function forget<Data>(
  episodes: readonly Episode<Data>[],
  asOf: number,
  endsOf: (episode: Episode<Data>) => number | null = () => null,
): readonly Episode<Data>[] {
  const since = asOf - KEPT_MS
  const isKept = (one: Episode<Data>) => {
    if (one.told === null) return true
    const isOver = one.endedAt !== null && !isOn(one) && Math.max(one.endedAt, one.told.at) < since
    return !isOver && Math.max(endsOf(one) ?? since, one.told.at) >= since
  }
  return episodes.every(isKept) ? episodes : episodes.filter(isKept)
}

/** Ordered by id, so that no order of arrival shows. */
function put<Data>(episodes: readonly Episode<Data>[], episode: Episode<Data>): readonly Episode<Data>[] {
  return [...episodes.filter(({ id }) => id !== episode.id), episode].sort((a, b) => (a.id < b.id ? -1 : 1))
}
