import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Exact, type Num, parseNumeral } from '../value.ts'
import {
  addTemporal,
  divideDuration,
  divideDurations,
  monthsBetween,
  negateDuration,
  scaleDuration,
  subtractTemporal,
} from './arithmetic.ts'
import { civilOf, dayOfYearOf, epochDayOf, plusMonths, weekdayOf, weekOfYearOf } from './calendar.ts'
import { FeelDate } from './date.ts'
import { DaysDuration, MonthsDuration } from './duration.ts'
import { propertyOf } from './property.ts'
import { readDate, readDuration, readTemporal } from './read.ts'
import { compareTemporal, type Duration, identicalTemporal, sameTemporal, type Temporal } from './temporal.ts'

const at = (text: string): Temporal => readTemporal(text)!
const duration = (text: string): Duration => readDuration(text)!
const written = (value: Temporal | null): string | null => value?.toString() ?? null

test.each<[left: string, op: '+' | '-', right: string, result: string | null]>([
  ['2021-01-31', '+', 'P1M', '2021-02-28'],
  ['2020-01-31', '+', 'P1M', '2020-02-29'],
  ['2020-02-29', '+', 'P1Y', '2021-02-28'],
  ['2020-02-29', '+', 'P4Y', '2024-02-29'],
  ['2021-03-31', '-', 'P1M', '2021-02-28'],
  ['P1M', '+', '2021-01-31', '2021-02-28'],
  ['P1M', '-', '2021-01-31', null],
  ['0001-01-01', '-', 'P1M', '0000-12-01'],
  ['999999999-12-31', '+', 'P1D', null],
  ['-999999999-01-01', '-', 'P1D', null],
  ['999999999-12-31', '+', 'P9007199254740991M', null],
  ['999999999-12-31', '+', 'PT9223372036854775807S', null],
  ['2021-01-01', '+', 'PT23H59M59.999999999S', '2021-01-01'],
  ['2021-01-01', '+', 'PT24H', '2021-01-02'],
  ['2021-01-01', '-', 'PT0.000000001S', '2020-12-31'],
  ['2021-01-01', '+', '-PT24H', '2020-12-31'],
  ['2021-01-01', '+', '2021-01-01', null],
  ['2021-03-01', '-', '2020-03-01', 'P365D'],
  ['2021-01-02', '-', '2021-01-02T00:00:00', null],
  ['2021-01-02', '-', '2021-01-02T01:00:00+01:00', 'PT0S'],
  ['2021-01-02T00:00:00', '-', '2021-01-01T23:59:59.5', 'PT0.5S'],
  ['2021-01-02T00:00:00Z', '-', '2021-01-02T00:00:00', null],
  ['2021-01-02T10:10:10@Europe/Paris', '-', '2021-01-01T10:10:10@Asia/Dhaka', 'P1DT5H'],
  ['2021-01-31T10:00:00.25+11:00', '+', 'P1M', '2021-02-28T10:00:00.25+11:00'],
  ['2021-01-01T24:00:00', '-', 'PT1S', '2021-01-01T23:59:59'],
  // A day is 24 hours, also where the clock was put forward in between; a month keeps the clock.
  ['2021-03-27T12:00:00@Europe/Paris', '+', 'P1D', '2021-03-28T13:00:00@Europe/Paris'],
  ['2021-02-28T12:00:00@Europe/Paris', '+', 'P1M', '2021-03-28T12:00:00@Europe/Paris'],
  ['2021-02-28T02:30:00@Europe/Paris', '+', 'P1M', '2021-03-28T03:30:00@Europe/Paris'],
  ['2021-10-31T02:30:00@Europe/Paris', '+', 'PT1H', '2021-10-31T02:30:00@Europe/Paris'],
  ['2021-10-31T02:30:00@Europe/Paris', '+', 'PT2H', '2021-10-31T03:30:00@Europe/Paris'],
  ['23:30:00', '+', 'PT1H', '00:30:00'],
  ['00:30:00', '-', 'PT1H', '23:30:00'],
  ['10:15:00+11:00', '+', 'P1DT0.5S', '10:15:00.5+11:00'],
  ['10:15:00', '+', 'P1Y', null],
  ['10:10:10', '-', '11:10:10', '-PT1H'],
  ['10:10:10+11:00', '-', '10:10:10+10:00', '-PT1H'],
  ['10:10:10', '-', '10:10:10Z', null],
  ['10:10:10@Europe/Paris', '-', '09:10:10@Europe/Paris', 'PT1H'],
  ['10:10:10@Asia/Dhaka', '-', '10:10:10Z', '-PT6H'],
  ['10:10:10@Europe/Paris', '-', '10:10:10Z', null],
  ['10:10:10', '-', '2021-01-01', null],
  ['P1Y', '+', '-P2M', 'P10M'],
  ['P1D', '-', 'PT2H', 'PT22H'],
  ['P1D', '+', 'P1M', null],
  ['PT9223372036854775807S', '+', 'PT0.000000001S', null],
])('%s %s %s is %s', (left, op, right, result) => {
  expect(written(op === '+' ? addTemporal(at(left), at(right)) : subtractTemporal(at(left), at(right)))).toBe(result)
})

test.each<[duration: string, op: '*' | '/', number: string, result: string | null]>([
  ['P4DT1H', '*', '1.5', 'P6DT1H30M'],
  ['PT1S', '*', '0.0000000019', 'PT0.000000001S'],
  ['-PT1S', '*', '0.0000000019', '-PT0.000000001S'],
  ['P1Y11M', '*', '-2.5', '-P4Y9M'],
  ['P10Y11M', '/', '2.5', 'P4Y4M'],
  ['P10Y11M', '/', '-2.5', '-P4Y4M'],
  ['P1D', '/', '3', 'PT8H'],
  ['P1D', '/', '0', null],
  ['P1M', '*', '1e16', null],
  ['P1M', '*', '1e6000', null],
  ['P0M', '*', '1e6000', 'P0M'],
  ['P1M', '/', '1e6000', 'P0M'],
  ['P1M', '/', '1e-6000', null],
  ['P1D', '*', '1e-6000', 'PT0S'],
  ['P1D', '*', '-0', 'PT0S'],
])('%s %s %s is %s', (text, op, number, result) => {
  const factor: Num = parseNumeral(number)!
  expect(written(op === '*' ? scaleDuration(duration(text), factor) : divideDuration(duration(text), factor))).toBe(result)
})

test.each<[left: string, right: string, quotient: string | null]>([
  ['P10Y', 'P5Y', '2'],
  ['P1Y', '-P5M', '-2.4'],
  ['P1D', 'PT7H', '3.428571428571428571428571428571429'],
  ['PT0.000000001S', 'PT9223372036854775807S', '1.084202172485504434125002235952170E-28'],
  ['P1D', 'P0D', null],
  ['P1D', 'P1Y', null],
])('%s goes into %s', (left, right, quotient) => {
  const found = divideDurations(duration(left), duration(right))
  expect(found === null ? null : new Exact(found).equals(quotient!) && new Exact(found).sd() <= 34).toBe(quotient === null ? null : true)
})

test.each<[from: string, to: string, months: string]>([
  ['2011-12-22', '2013-08-24', 'P1Y8M'],
  ['2013-08-24', '2011-12-22', '-P1Y8M'],
  ['2021-01-31', '2021-02-28', 'P0M'],
  ['2021-02-28', '2021-01-31', 'P0M'],
  ['2021-01-28', '2021-02-28', 'P1M'],
  ['2021-02-28', '2021-01-28', '-P1M'],
  ['2021-02-27', '2021-01-28', 'P0M'],
  ['-999999999-01-01', '999999999-12-31', 'P1999999998Y11M'],
])('from %s to %s', (from, to, months) => expect(monthsBetween(readDate(from)!, readDate(to)!).toString()).toBe(months))

test.each<[left: string, right: string, order: -1 | 0 | 1 | null, identical: boolean]>([
  ['2021-01-01', '2021-01-01', 0, true],
  ['2021-01-01', '2021-01-02', -1, false],
  ['2021-01-01', '2021-01-01T00:00:00Z', null, false],
  ['10:30:00.0001', '10:30:00.0002', 0, false],
  ['10:30:00Z', '10:30:00+00:00', 0, true],
  ['10:30:00', '10:30:00Z', null, false],
  ['11:30:00+01:00', '10:30:00Z', 0, false],
  ['10:30:00@Etc/GMT', '10:30:00Z', 0, false],
  ['10:30:00@Europe/Paris', '10:31:00@Europe/Paris', -1, false],
  ['10:30:00@Europe/Paris', '10:30:00+01:00', null, false],
  ['2018-10-08T00:00:00+02:00', '2018-10-08T00:00:00@Europe/Paris', 0, false],
  ['2018-10-08T00:00:00', '2018-10-08T00:00:00Z', null, false],
  ['2018-10-08T00:00:00.9', '2018-10-08T00:00:00', 0, false],
  ['2018-10-08T00:00:01', '2018-10-08T00:00:00.9', 1, false],
  ['2002-04-02T12:00:00@Australia/Melbourne', '2002-04-02T12:00:00@Australia/Sydney', 0, false],
  ['PT24H', 'P1D', 0, true],
  ['PT0.1S', 'PT0.2S', -1, false],
  ['P0Y', 'P0D', null, false],
  ['P12M', 'P1Y', 0, true],
  ['P12M', 'P365D', null, false],
])('%s beside %s', (left, right, order, identical) => {
  const found = compareTemporal(at(left), at(right))
  expect(found && Math.sign(found)).toBe(order)
  expect(sameTemporal(at(right), at(left))).toBe(order === 0)
  expect(identicalTemporal(at(left), at(right))).toBe(identical)
})

test.each<[text: string, name: string, value: unknown]>([
  ['2018-12-10', 'year', 2018],
  ['2018-12-10', 'month', 12],
  ['2018-12-10', 'day', 10],
  ['2018-12-10', 'weekday', 1],
  ['2018-12-09', 'weekday', 7],
  ['2018-12-10', 'hour', null],
  ['2018-12-10T01:02:03', 'weekday', 1],
  ['2018-12-10T01:02:03', 'second', 3],
  ['01:02:03', 'hour', 1],
  ['01:02:03', 'year', null],
  ['01:02:03.25', 'second', '3.25'],
  ['01:02:03', 'time offset', null],
  ['01:02:03-05:30', 'time offset', '-PT5H30M'],
  ['01:02:03@Asia/Shanghai', 'time offset', 'PT8H'],
  ['01:02:03@Europe/Paris', 'time offset', null],
  ['2018-12-10T01:02:03@Europe/Paris', 'time offset', 'PT1H'],
  ['2018-07-10T01:02:03@Europe/Paris', 'time offset', 'PT2H'],
  ['2018-12-10T01:02:03@Europe/Paris', 'timezone', 'Europe/Paris'],
  ['2018-12-10T01:02:03Z', 'timezone', null],
  ['P1Y2M', 'years', 1],
  ['-P1Y2M', 'months', -2],
  ['P1Y2M', 'days', null],
  ['-P1DT2H3M4.5S', 'days', -1],
  ['-P1DT2H3M4.5S', 'hours', -2],
  ['-P1DT2H3M4.5S', 'minutes', -3],
  ['-P1DT2H3M4.5S', 'seconds', '-4.5'],
  ['P1D', 'years', null],
])('%s has %s', (text, name, value) => {
  const found = propertyOf(at(text), name)
  expect(typeof found === 'object' && found !== null ? found.toString() : found).toBe(value)
})

const days = fc.integer({ min: -100_000_000, max: 100_000_000 })

test('the calendar agrees with the one of JavaScript where that has one', () => {
  fc.assert(
    fc.property(days, (day) => {
      const date = new Date(day * 86_400_000)
      const civil = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
      expect(civilOf(day)).toEqual(civil)
      expect(epochDayOf(civil)).toBe(day)
      expect(weekdayOf(day) % 7).toBe(date.getUTCDay())
    }),
    { numRuns: 2000 },
  )
})

test.each<[date: string, dayOfYear: number, week: number]>([
  ['2020-12-31', 366, 53],
  ['2010-01-01', 1, 53],
  ['2003-12-29', 363, 1],
  ['2003-12-28', 362, 52],
  ['2005-01-03', 3, 1],
  ['2019-09-17', 260, 38],
])('%s is day %i, week %i', (text, dayOfYear, week) => {
  const { epochDay } = readDate(text)!
  expect([dayOfYearOf(epochDay), weekOfYearOf(epochDay)]).toEqual([dayOfYear, week])
})

test('adding and taking away undo each other: days always, months where no shorter month lies in between', () => {
  const months = fc.integer({ min: -20_000, max: 20_000 })
  fc.assert(
    fc.property(days, fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), months, (day, length, count) => {
      const date = FeelDate.ofEpochDay(day)!
      const moment = at(`${date.toString()}T01:02:03.5@Europe/Paris`)
      const by = DaysDuration.of(length)!
      expect(identicalTemporal(subtractTemporal(addTemporal(moment, by)!, by)!, moment)).toBe(true)
      expect(subtractTemporal(addTemporal(moment, by)!, moment)).toEqual(by)
      const there = plusMonths(date, count)
      if (there.day === date.day) expect(plusMonths(there, -count)).toEqual({ year: date.year, month: date.month, day: date.day })
      const other = FeelDate.of(there)!
      if (there.day === date.day) expect(monthsBetween(date, other).months).toBe(count)
      expect(Math.sign(compareTemporal(date, other)!)).toBe(Math.sign(0 - count))
    }),
  )
})

test('order is that of the moments', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9e9, max: 9e9 }), fc.integer({ min: -9e9, max: 9e9 }), (left, right) => {
      const [a, b] = [new Date(left * 1000), new Date(right * 1000)].map((date) => at(date.toISOString().replace('+', '')))
      expect(Math.sign(compareTemporal(a!, b!)!)).toBe(Math.sign(left - right))
      expect(subtractTemporal(a!, b!)).toEqual(DaysDuration.of(BigInt(left - right) * 1_000_000_000n))
    }),
  )
})

test('negation', () => {
  expect(negateDuration(duration('P0M'))).toStrictEqual(MonthsDuration.of(0))
  expect(negateDuration(duration('-PT1.5S')).toString()).toBe('PT1.5S')
})
