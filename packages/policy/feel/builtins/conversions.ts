/** Functions that make a value of one kind from another: DMN 1.5, section 10.3.4.1. Parts of a date or time that are no whole numbers make none. */
import { monthsBetween } from '../../temporal/arithmetic.ts'
import { FeelDate } from '../../temporal/date.ts'
import { FeelDateTime, NANOS } from '../../temporal/date-time.ts'
import type { DaysDuration } from '../../temporal/duration.ts'
import { readDate, readDateTime, readDuration, readTime } from '../../temporal/read.ts'
import { FeelTime, LOCAL, type Place } from '../../temporal/time.ts'
import { Exact, type Num, parseNumeral, type Value } from '../../value.ts'
import { anyType, scalar } from '../type.ts'
import { anyRange, define, type Functions, number, numberType, overload, type Parameter, required, string, stringType } from './builtin.ts'
import { readRange } from './read-range.ts'
import { write } from './write.ts'

const text = (value: Value | undefined): string => value as string

/** Whole numbers stay so; others are none. */
const whole = (value: Value | undefined): number => (typeof value === 'number' ? value : Number.NaN)

function timeOf([hour, minute, second, offset]: readonly Value[]): FeelTime | null {
  const exact = new Exact(second as Num)
  const place = placeOf((offset ?? null) as DaysDuration | null)
  if (exact.decimalPlaces() > 9 || exact.isNegative() || place === null) return null
  const wholeSecond = exact.floor()
  const nano = exact.minus(wholeSecond).times(NANOS.toString()).toNumber()
  return FeelTime.of({ hour: whole(hour), minute: whole(minute), second: wholeSecond.toNumber(), nano }, place)
}

/** An offset in whole seconds; none is local. */
function placeOf(offset: DaysDuration | null): Place | null {
  if (offset === null) return LOCAL
  return offset.nanos % NANOS === 0n ? { offset: Number(offset.nanos / NANOS), zone: null } : null
}

const GROUPS: ReadonlySet<Value> = new Set([' ', ',', '.', null])
const POINTS: ReadonlySet<Value> = new Set([',', '.', null])
const NUMERAL = /^-?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d{1,5})?$/
const MAX_NUMERAL = 1000

function numberOf(from: string, group: Value, point: Value): Num | null {
  if (!GROUPS.has(group) || !POINTS.has(point) || (group !== null && group === point) || from.length > MAX_NUMERAL) return null
  const joined = group === null ? from : from.replaceAll(group as string, '')
  // A point that is not the one of this text is none.
  const numeral = point === ',' ? joined.replaceAll('.', '?').replaceAll(',', '.') : joined
  return NUMERAL.test(numeral) ? parseNumeral(numeral) : null
}

const dateType = scalar('date')
const timeType = scalar('time')
const dateTimeType = scalar('date and time')
const monthsType = scalar('years and months duration')
const daysType = scalar('days and time duration')

const separator = (name: string): Parameter => ({ name, type: stringType, nullable: true })
const dateIn = (value: Value | undefined): FeelDate => (value instanceof FeelDateTime ? value.date : (value as FeelDate))
const betweenDates = ([from, to]: readonly Value[]): Value => monthsBetween(dateIn(from), dateIn(to))

export const CONVERSIONS: Functions = [
  [
    'date',
    overload(dateType, [
      { params: [string('from')], body: ([from]) => readDate(text(from)) },
      { params: [required('from', dateType)], body: ([from]) => from! },
      { params: [required('from', dateTimeType)], body: ([from]) => dateIn(from) },
      {
        params: [number('year'), number('month'), number('day')],
        body: ([year, month, day]) => FeelDate.of({ year: whole(year), month: whole(month), day: whole(day) }),
      },
    ]),
  ],
  [
    'time',
    overload(timeType, [
      { params: [string('from')], body: ([from]) => readTime(text(from)) },
      { params: [required('from', timeType)], body: ([from]) => from! },
      { params: [required('from', dateTimeType)], body: ([from]) => (from as FeelDateTime).time },
      {
        params: [number('hour'), number('minute'), number('second'), { ...required('offset', daysType), optional: true, nullable: true }],
        body: timeOf,
      },
    ]),
  ],
  [
    'date and time',
    overload(dateTimeType, [
      { params: [string('from')], body: ([from]) => readDateTime(text(from)) },
      { params: [required('from', dateTimeType)], body: ([from]) => from! },
      ...[dateType, dateTimeType].map((type) => ({
        params: [required('date', type), required('time', timeType)],
        body: ([date, time]: readonly Value[]): Value => FeelDateTime.of(dateIn(date), time as FeelTime),
      })),
    ]),
  ],
  [
    'duration',
    overload(anyType, [
      { params: [string('from')], body: ([from]) => readDuration(text(from)) },
      { params: [required('from', daysType)], body: ([from]) => from! },
      { params: [required('from', monthsType)], body: ([from]) => from! },
    ]),
  ],
  [
    'years and months duration',
    overload(
      monthsType,
      [dateType, dateTimeType].flatMap((from) =>
        [dateType, dateTimeType].map((to) => ({ params: [required('from', from), required('to', to)], body: betweenDates })),
      ),
    ),
  ],
  [
    'number',
    overload(numberType, [
      { params: [string('from')], body: ([from]) => numberOf(text(from), null, null) },
      {
        params: [string('from'), separator('grouping separator'), separator('decimal separator')],
        body: ([from, group, point]) => numberOf(text(from), group!, point!),
      },
    ]),
  ],
  ['string', define([required('from', anyType)], stringType, ([from]) => write(from!))],
  ['range', define([string('from')], anyRange, ([from]) => readRange(text(from)))],
]
