/** What stands after the dot of a date, time or duration. Source: DMN 1.5, table 65. */
import { canonical, Exact, type Num } from '../value.ts'
import { weekdayOf } from './calendar.ts'
import type { FeelDate } from './date.ts'
import { DAY_NANOS, NANOS } from './date-time.ts'
import { DaysDuration, type MonthsDuration } from './duration.ts'
import { offsetOf, type Temporal } from './temporal.ts'
import type { FeelTime } from './time.ts'

/** Null when the value has no such property, or has it without a value. */
export function propertyOf(value: Temporal, name: string): Num | string | DaysDuration | null {
  switch (value.kind) {
    case 'date':
      return ofDate(value, name)
    case 'time':
      return ofTime(value, value, name)
    case 'date and time':
      return ofDate(value.date, name) ?? ofTime(value.time, value, name)
    case 'days and time duration':
      return ofDays(value, name)
    case 'years and months duration':
      return ofMonths(value, name)
  }
}

function ofDate({ year, month, day, epochDay }: FeelDate, name: string): number | null {
  switch (name) {
    case 'year':
      return year
    case 'month':
      return month
    case 'day':
      return day
    case 'weekday':
      return weekdayOf(epochDay)
    default:
      return null
  }
}

function ofTime(time: FeelTime, whole: Temporal, name: string): Num | string | DaysDuration | null {
  switch (name) {
    case 'hour':
      return time.hour
    case 'minute':
      return time.minute
    case 'second':
      return secondsOf(BigInt(time.second) * NANOS + BigInt(time.nano))
    case 'time offset': {
      const offset = offsetOf(whole)
      return offset === null ? null : DaysDuration.of(BigInt(offset) * NANOS)
    }
    case 'timezone':
      return time.zone
    default:
      return null
  }
}

/** Of a negative duration all parts are negative. */
function ofDays({ nanos }: DaysDuration, name: string): Num | null {
  switch (name) {
    case 'days':
      return Number(nanos / DAY_NANOS)
    case 'hours':
      return Number((nanos % DAY_NANOS) / (3600n * NANOS))
    case 'minutes':
      return Number((nanos % (3600n * NANOS)) / (60n * NANOS))
    case 'seconds':
      return secondsOf(nanos % (60n * NANOS))
    default:
      return null
  }
}

function ofMonths({ months }: MonthsDuration, name: string): number | null {
  if (name === 'years') return Math.trunc(months / 12) + 0
  return name === 'months' ? (months % 12) + 0 : null
}

const secondsOf = (nanos: bigint): Num => canonical(new Exact(nanos.toString()).div(NANOS.toString())) ?? 0
