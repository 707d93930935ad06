/**
 * Offsets of named time zones, by the time-zone data of the host's `Intl`.
 *
 * Units    offsets in seconds east of UTC. An instant is a day since 1970-01-01 UTC and a second of it.
 */
import { dayWithinIntl, epochDayOf, floorDiv, floorMod } from './calendar.ts'

export const DAY_SECONDS = 86_400
export type Instant = { readonly day: number; readonly second: number }

/** Zones have names of letters; what `Intl` takes besides (offsets, empty text) is none of them. */
const NAME = /^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/
const MAX_FORMATS = 1000
/** One format per zone, since making one costs a thousand times what using it does. */
const formats = new Map<string, Intl.DateTimeFormat | null>()

export const isZone = (name: string): boolean => formatOf(name) !== null

/** The zone's offset at an instant. `name` is a zone. */
export function offsetAt(name: string, instant: Instant): number {
  const day = dayWithinIntl(instant.day)
  const parts = formatOf(name)!.formatToParts((day * DAY_SECONDS + instant.second) * 1000)
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((each) => each.type === type)!.value)
  const local = epochDayOf({ year: part('year'), month: part('month'), day: part('day') })
  return (local - day) * DAY_SECONDS + part('hour') * 3600 + part('minute') * 60 + part('second') - instant.second
}

/** The offset at a wall-clock time: of two the earlier moment is meant; in a gap the offset before it, so that the clock moves on. */
export function offsetAtLocal(name: string, local: Instant): number {
  const before = offsetAt(name, plusSeconds(local, -DAY_SECONDS))
  const after = offsetAt(name, plusSeconds(local, DAY_SECONDS))
  const isRight = (offset: number): boolean => offsetAt(name, plusSeconds(local, -offset)) === offset
  return !isRight(before) && isRight(after) ? after : before
}

/** A zone without changes of the clock has an offset even for a time without a date. */
export function fixedOffsetOf(name: string): number | null {
  const [winter, summer] = [19_723, 19_905].map((day) => offsetAt(name, { day, second: 0 }))
  return winter === summer ? winter! : null
}

export function plusSeconds({ day, second }: Instant, seconds: number): Instant {
  const sum = second + seconds
  return { day: day + floorDiv(sum, DAY_SECONDS), second: floorMod(sum, DAY_SECONDS) }
}

function formatOf(name: string): Intl.DateTimeFormat | null {
  const known = formats.get(name)
  if (known !== undefined) return known
  if (formats.size >= MAX_FORMATS) formats.clear()
  const made = makeFormat(name)
  formats.set(name, made)
  return made
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | null {
  if (!NAME.test(timeZone)) return null
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23', ...numeric })
  } catch {
    // `Intl` has no way to ask whether a zone is known but to try it.
    return null
  }
}
