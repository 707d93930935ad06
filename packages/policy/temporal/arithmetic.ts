/**
 * Sums, differences and multiples of dates, times and durations.
 *
 * Always   days and time are added on the line of time (in a zone, a day of 23 hours counts 23), months in the calendar, to the last day of a shorter
 *          month. A date beside a moment is its midnight in UTC.
 * Rounds   multiples toward zero: to the nanosecond, to the month. A date plus a part of a day is the day reached.
 * Answers  null where the standard has no such operation, where one side is a moment and the other local, and beyond the last year.
 * Source   DMN 1.5, 10.3.2.3.6 to 10.3.2.3.8 and 10.3.4, tables of arithmetic.
 */
import { canonical, Exact, type Num } from '../value.ts'
import { plusMonths } from './calendar.ts'
import { FeelDate } from './date.ts'
import { DAY_NANOS, FeelDateTime, NANOS, positiveRest } from './date-time.ts'
import { DaysDuration, MonthsDuration } from './duration.ts'
import { areComparable, type Duration, isDuration, shiftBetween, type Temporal } from './temporal.ts'
import { FeelTime } from './time.ts'

export function addTemporal(left: Temporal, right: Temporal): Temporal | null {
  if (isDuration(right)) return isDuration(left) ? addDurations(left, right, 1) : move(left, right, 1)
  return isDuration(left) ? move(right, left, 1) : null
}

export function subtractTemporal(left: Temporal, right: Temporal): Temporal | null {
  if (isDuration(right)) return isDuration(left) ? addDurations(left, right, -1) : move(left, right, -1)
  if (left.kind === 'time' && right.kind === 'time') return timeBetween(left, right)
  const [from, to] = [momentOf(right), momentOf(left)]
  return from && to && areComparable(from, to) ? DaysDuration.of(to.nanos - from.nanos) : null
}

export const negateDuration = (duration: Duration): Duration =>
  duration.kind === 'years and months duration' ? MonthsDuration.of(-duration.months)! : DaysDuration.of(-duration.nanos)!

export const absDuration = (duration: Duration): Duration =>
  (duration.kind === 'years and months duration' ? duration.months < 0 : duration.nanos < 0n) ? negateDuration(duration) : duration

export function scaleDuration(duration: Duration, factor: Num): Duration | null {
  const { numerator, denominator } = fractionOf(factor)
  return multiply(duration, numerator, denominator)
}

export function divideDuration(duration: Duration, divisor: Num): Duration | null {
  const { numerator, denominator } = fractionOf(divisor)
  if (numerator === 0n) return null
  return numerator < 0n ? multiply(duration, -denominator, -numerator) : multiply(duration, denominator, numerator)
}

/** How often the right one goes into the left one. */
export function divideDurations(left: Duration, right: Duration): Num | null {
  if (left.kind !== right.kind) return null
  const divisor = sizeOf(right)
  return divisor === 0n ? null : canonical(new Exact(sizeOf(left).toString()).div(divisor.toString()))
}

/** Whole months from one date to another, toward zero, whatever the times of day. */
export function monthsBetween(from: FeelDate, to: FeelDate): MonthsDuration {
  const months = (to.year - from.year) * 12 + to.month - from.month
  const short = months > 0 ? to.day < from.day : months < 0 && to.day > from.day
  return MonthsDuration.of(short ? months - Math.sign(months) : months)!
}

/** A date as the moment it stands for beside moments: its midnight in UTC. */
export function momentOf(value: Temporal): FeelDateTime | null {
  if (value.kind === 'date and time') return value
  return value.kind === 'date' ? FeelDateTime.of(value, FeelTime.ofSecondOfDay(0, 0, { offset: 0, zone: null })) : null
}

const sizeOf = (duration: Duration): bigint => (duration.kind === 'years and months duration' ? BigInt(duration.months) : duration.nanos)

function addDurations(left: Duration, right: Duration, sign: 1 | -1): Duration | null {
  if (left.kind === 'years and months duration')
    return right.kind === 'years and months duration' ? MonthsDuration.of(left.months + sign * right.months) : null
  return right.kind === 'days and time duration' ? DaysDuration.of(left.nanos + BigInt(sign) * right.nanos) : null
}

function move(from: FeelDate | FeelTime | FeelDateTime, by: Duration, sign: 1 | -1): Temporal | null {
  if (by.kind === 'years and months duration') return moveMonths(from, sign * by.months)
  const nanos = BigInt(sign) * by.nanos
  switch (from.kind) {
    case 'date':
      return FeelDate.ofEpochDay(from.epochDay + Number((nanos - positiveRest(nanos, DAY_NANOS)) / DAY_NANOS))
    case 'time': {
      const moved = positiveRest(BigInt(from.secondOfDay) * NANOS + BigInt(from.nano) + nanos, DAY_NANOS)
      return FeelTime.ofSecondOfDay(Number(moved / NANOS), Number(moved % NANOS), from)
    }
    case 'date and time':
      return FeelDateTime.ofNanos(from.nanos + nanos, from.place)
  }
}

function moveMonths(from: FeelDate | FeelTime | FeelDateTime, months: number): Temporal | null {
  if (from.kind === 'time') return null
  const date = FeelDate.of(plusMonths(from.kind === 'date' ? from : from.date, months))
  return from.kind === 'date' ? date : date && FeelDateTime.of(date, from.time)
}

function timeBetween(later: FeelTime, earlier: FeelTime): DaysDuration | null {
  const shift = shiftBetween(later, earlier)
  if (shift === null) return null
  const seconds = later.secondOfDay - earlier.secondOfDay - shift
  return DaysDuration.of(BigInt(seconds) * NANOS + BigInt(later.nano - earlier.nano))
}

/** `denominator` is positive. */
function multiply(duration: Duration, numerator: bigint, denominator: bigint): Duration | null {
  const product = (sizeOf(duration) * numerator) / denominator
  return duration.kind === 'years and months duration' ? MonthsDuration.of(Number(product)) : DaysDuration.of(product)
}

/** Beyond this power of ten a multiple is longer than any duration, and a part shorter than any. */
const MAX_POWER = 80

function fractionOf(value: Num): { readonly numerator: bigint; readonly denominator: bigint } {
  const exact = new Exact(value)
  const extreme = 10n ** BigInt(MAX_POWER)
  if (exact.e > MAX_POWER) return { numerator: exact.isNegative() ? -extreme : extreme, denominator: 1n }
  if (exact.e < -MAX_POWER) return { numerator: exact.isNegative() ? -1n : 1n, denominator: extreme }
  const scale = exact.decimalPlaces()
  return { numerator: BigInt(exact.times(new Exact(10).pow(scale)).toFixed(0)), denominator: 10n ** BigInt(scale) }
}
