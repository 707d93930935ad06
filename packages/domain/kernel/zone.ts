/**
 * Which calendar day it is where, and when a day begins there. Most zones of lending have had one offset for decades (China, Japan, India, Singapore):
 * for them both are a division; others are asked of the engine's own tables.
 *
 * Units    instants in epoch milliseconds, UTC; days as in day.ts.
 */
import type { Day } from './day.ts'
import { DAY_MS, HOUR_MS } from './time.ts'

export type Zone = Readonly<{
  name: string
  /** The day that it is there at that instant. */
  dayAt: (instant: number) => Day
  /** The first instant of that day there. */
  startOf: (day: Day) => number
}>

export const UTC: Zone = { name: 'UTC', dayAt: (instant) => Math.floor(instant / DAY_MS), startOf: (day) => day * DAY_MS }

const LOOKED_AT_FROM = Date.UTC(2000, 0, 1)
const LOOKED_AT_UNTIL = Date.UTC(2060, 0, 1)
const HALF_A_YEAR = 182 * DAY_MS

/** Undefined for a name that is in no time zone database. */
export function openZone(name: string): Zone | undefined {
  const offsetAt = offsetsOf(name)
  if (offsetAt === undefined) return undefined
  const fixed = fixedOffset(offsetAt)
  if (fixed !== undefined) {
    return { name, dayAt: (instant) => Math.floor((instant + fixed) / DAY_MS), startOf: (day) => day * DAY_MS - fixed }
  }
  const dayAt = (instant: number) => Math.floor((instant + offsetAt(instant)) / DAY_MS)
  return { name, dayAt, startOf: (day) => startIn(day, dayAt) }
}

/** Zones are at most 14 hours ahead and 12 behind, and their clocks move by an hour or two: the first instant of a day is found by halving. */
function startIn(day: Day, dayAt: (instant: number) => Day): number {
  let before = day * DAY_MS - 16 * HOUR_MS
  let within = day * DAY_MS + 16 * HOUR_MS
  while (within - before > 1) {
    const middle = Math.floor((before + within) / 2)
    if (dayAt(middle) < day) before = middle
    else within = middle
  }
  return within
}

function fixedOffset(offsetAt: (instant: number) => number): number | undefined {
  const first = offsetAt(LOOKED_AT_FROM)
  for (let at = LOOKED_AT_FROM; at < LOOKED_AT_UNTIL; at += HALF_A_YEAR) if (offsetAt(at) !== first) return undefined
  return first
}

function offsetsOf(name: string): ((instant: number) => number) | undefined {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
  return (instant) => {
    const text = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign, hours = '0', minutes = '0', seconds = '0'] = /([+-])(\d+):?(\d+)?:?(\d+)?/.exec(text) ?? []
    const ms = Number(hours) * HOUR_MS + Number(minutes) * 60_000 + Number(seconds) * 1_000
    return sign === '-' ? -ms : ms
  }
}
