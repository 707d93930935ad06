/**
 * Order, equality and identity of dates, times and durations.
 *
 * Units    times and dates with times compare by whole seconds, as the standard maps them to numbers; durations compare to the nanosecond.
 * Answers  null where there is no order: another kind, or a local time beside one at an offset.
 * Source   DMN 1.5, 10.3.2.3 (the value of each kind), 10.3.2.9 (equality), 10.3.4.9 (`is`).
 */
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { DaysDuration, MonthsDuration } from './duration.ts'
import { FeelTime } from './time.ts'
import { fixedOffsetOf, type Instant } from './zone.ts'

export type Duration = DaysDuration | MonthsDuration
export type Temporal = FeelDate | FeelTime | FeelDateTime | Duration

export const isTemporal = (value: unknown): value is Temporal =>
  value instanceof FeelDate ||
  value instanceof FeelTime ||
  value instanceof FeelDateTime ||
  value instanceof DaysDuration ||
  value instanceof MonthsDuration

export const isDuration = (value: Temporal): value is Duration =>
  value.kind === 'days and time duration' || value.kind === 'years and months duration'

/** Negative, zero or positive; null where there is no order. */
export function compareTemporal(left: Temporal, right: Temporal): number | null {
  switch (left.kind) {
    case 'date':
      return right.kind === 'date' ? left.epochDay - right.epochDay : null
    case 'time':
      return right.kind === 'time' ? compareTimes(left, right) : null
    case 'date and time':
      return right.kind === 'date and time' ? compareDateTimes(left, right) : null
    case 'days and time duration':
      return right.kind === 'days and time duration' ? Number(left.nanos > right.nanos) - Number(left.nanos < right.nanos) : null
    case 'years and months duration':
      return right.kind === 'years and months duration' ? left.months - right.months : null
  }
}

export const sameTemporal = (left: Temporal, right: Temporal): boolean => compareTemporal(left, right) === 0

/** `is`: the same in every part, the place of a time included. */
export const identicalTemporal = (left: Temporal, right: Temporal): boolean =>
  left.kind === right.kind && left.toString() === right.toString() && offsetOf(left) === offsetOf(right)

/** Seconds east of UTC, or null where none is known. */
export function offsetOf(value: Temporal): number | null {
  if (value.kind === 'date and time') return value.offset
  if (value.kind !== 'time') return null
  return value.zone === null ? value.offset : fixedOffsetOf(value.zone)
}

function compareTimes(left: FeelTime, right: FeelTime): number | null {
  const shift = shiftBetween(left, right)
  return shift === null ? null : left.secondOfDay - right.secondOfDay - shift
}

/** Seconds by which the clock of the left is ahead of the right one's; null when that is not known. */
export function shiftBetween(left: FeelTime, right: FeelTime): number | null {
  if (left.zone === right.zone && left.offset === right.offset) return 0
  const [leftOffset, rightOffset] = [offsetOf(left), offsetOf(right)]
  return leftOffset === null || rightOffset === null ? null : leftOffset - rightOffset
}

/** A local one and a moment have no order. */
export const areComparable = (left: FeelDateTime, right: FeelDateTime): boolean => (left.offset === null) === (right.offset === null)

const compareInstants = (left: Instant, right: Instant): number => left.day - right.day || left.second - right.second

const compareDateTimes = (left: FeelDateTime, right: FeelDateTime): number | null =>
  areComparable(left, right) ? compareInstants(left.instant, right.instant) : null
