import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_YEAR } from './calendar.ts'
import { FeelDate } from './date.ts'
import { FeelDateTime } from './date-time.ts'
import { DaysDuration, MonthsDuration } from './duration.ts'
import { readDate, readDateTime, readDuration, readTemporal, readTime } from './read.ts'
import { FeelTime, type Place } from './time.ts'

test.each<[text: string, written: string | null]>([
  ['2017-12-31', '2017-12-31'],
  ['2017-12-32', null],
  ['2017-02-29', null],
  ['2016-02-29', '2016-02-29'],
  ['1900-02-29', null],
  ['2000-02-29', '2000-02-29'],
  ['2017-00-10', null],
  ['2017-13-10', null],
  ['2017-1-1', null],
  ['998-12-31', null],
  ['0998-12-31', '0998-12-31'],
  ['01211-12-31', null],
  ['11211-12-31', '11211-12-31'],
  ['-2017-12-31', '-2017-12-31'],
  ['+2017-12-31', null],
  ['0000-02-29', '0000-02-29'],
  ['-0000-02-29', '0000-02-29'],
  ['-0001-02-29', null],
  ['-0004-02-29', '-0004-02-29'],
  ['999999999-12-31', '999999999-12-31'],
  ['-999999999-01-01', '-999999999-01-01'],
  ['1000000000-01-01', null],
  ['2017-12-31Z', null],
  ['2017-12-31T00:00:00', null],
  [' 2017-12-31', null],
  ['2017-12-31\n', null],
  ['', null],
])('date %j', (text, written) => expect(readDate(text)?.toString() ?? null).toBe(written))

test.each<[text: string, written: string | null]>([
  ['23:59:59', '23:59:59'],
  ['23:59:60', null],
  ['23:60:00', null],
  ['24:00:00', '00:00:00'],
  ['24:00:00.000', '00:00:00'],
  ['24:00:00.001', null],
  ['24:00:01', null],
  ['24:01:00', null],
  ['25:00:00', null],
  ['7:00:00', null],
  ['07:00', null],
  ['11:22:33.120', '11:22:33.12'],
  ['11:22:33.000000001', '11:22:33.000000001'],
  ['11:22:33.0000000001', null],
  ['11:22:33.', null],
  ['11:22:33Z', '11:22:33Z'],
  ['11:22:33z', null],
  ['11:22:33-00:00', '11:22:33Z'],
  ['11:22:33+18:00', '11:22:33+18:00'],
  ['11:22:33+18:00:01', null],
  ['11:22:33-18:00', '11:22:33-18:00'],
  ['11:22:33-18:01', null],
  ['11:22:33+02:60', null],
  ['11:22:33+02:45:55', '11:22:33+02:45:55'],
  ['11:22:33+2:00', null],
  ['11:22:33+02', null],
  ['11:22:33@Europe/Paris', '11:22:33@Europe/Paris'],
  ['11:22:33@Etc/GMT+8', '11:22:33@Etc/GMT+8'],
  ['11:22:33@Nowhere/Land', null],
  ['11:22:33@+02:00', null],
  ['11:22:33@', null],
  ['11:22:33+02:00@Europe/Paris', null],
  ['11:22:33Z@Europe/Paris', null],
  ['T11:22:33', null],
])('time %j', (text, written) => expect(readTime(text)?.toString() ?? null).toBe(written))

test.each<[text: string, written: string | null, offset?: number]>([
  ['2018-12-10', '2018-12-10T00:00:00'],
  ['2018-12-10T', null],
  ['2018-12-10T10:30:00', '2018-12-10T10:30:00'],
  ['2018-12-10 10:30:00', null],
  ['2018-12-31T24:00:00', '2019-01-01T00:00:00'],
  ['999999999-12-31T24:00:00', null],
  ['2018-12-10T10:30:00Z', '2018-12-10T10:30:00Z', 0],
  ['2018-12-10T10:30:00.5+05:30', '2018-12-10T10:30:00.5+05:30', 19_800],
  ['2018-12-10T10:30:00@Asia/Tokyo', '2018-12-10T10:30:00@Asia/Tokyo', 32_400],
  ['2018-02-08T00:00:00@Europe/Paris', '2018-02-08T00:00:00@Europe/Paris', 3600],
  ['2018-07-08T00:00:00@Europe/Paris', '2018-07-08T00:00:00@Europe/Paris', 7200],
  // The clock that is put forward leaves out an hour, and shows an hour twice when it is put back.
  ['2021-03-28T01:59:59@Europe/Paris', '2021-03-28T01:59:59@Europe/Paris', 3600],
  ['2021-03-28T02:00:00@Europe/Paris', '2021-03-28T03:00:00@Europe/Paris', 7200],
  ['2021-03-28T02:59:59@Europe/Paris', '2021-03-28T03:59:59@Europe/Paris', 7200],
  ['2021-03-28T03:00:00@Europe/Paris', '2021-03-28T03:00:00@Europe/Paris', 7200],
  ['2021-10-31T01:59:59@Europe/Paris', '2021-10-31T01:59:59@Europe/Paris', 7200],
  ['2021-10-31T02:00:00@Europe/Paris', '2021-10-31T02:00:00@Europe/Paris', 7200],
  ['2021-10-31T02:59:59@Europe/Paris', '2021-10-31T02:59:59@Europe/Paris', 7200],
  ['2021-10-31T03:00:00@Europe/Paris', '2021-10-31T03:00:00@Europe/Paris', 3600],
  // A whole day that Samoa never had.
  ['2011-12-30T12:00:00@Pacific/Apia', '2011-12-31T12:00:00@Pacific/Apia', 50_400],
  // Before the zones there was the sun.
  ['1700-01-01T00:00:00@Europe/Paris', '1700-01-01T00:00:00@Europe/Paris', 561],
  ['-999999999-01-02T00:00:00@Europe/Paris', '-999999999-01-02T00:00:00@Europe/Paris', 561],
  ['999999999-07-01T00:00:00@Europe/Paris', '999999999-07-01T00:00:00@Europe/Paris', 7200],
])('date and time %j', (text, written, offset) => {
  const read = readDateTime(text)
  expect(read?.toString() ?? null).toBe(written)
  expect(read?.offset ?? undefined).toBe(offset)
})

test.each<[text: string, written: string | null]>([
  ['P1D', 'P1D'],
  ['P', null],
  ['P0', null],
  ['P1', null],
  ['PT', null],
  ['P1DT', null],
  ['P1H', null],
  ['P1S', null],
  ['1D', null],
  ['-P1D', '-P1D'],
  ['P-1D', null],
  ['+P1D', null],
  ['P0D', 'PT0S'],
  ['-PT0S', 'PT0S'],
  ['PT0.S', 'PT0S'],
  ['PT.5S', null],
  ['PT0.5S', 'PT0.5S'],
  ['-PT0.000000001S', '-PT0.000000001S'],
  ['PT0.0000000001S', null],
  ['PT24H', 'P1D'],
  ['PT1000M', 'PT16H40M'],
  ['P2DT274M', 'P2DT4H34M'],
  ['PT1H60M60S', 'PT2H1M'],
  ['P1M2D', null],
  ['P1Y2D', null],
  ['P1Y2M', 'P1Y2M'],
  ['P26M', 'P2Y2M'],
  ['-P100M', '-P8Y4M'],
  ['P0Y', 'P0M'],
  ['-P0M', 'P0M'],
  ['PT1M', 'PT1M'],
  ['P9007199254740991M', 'P750599937895082Y7M'],
  ['P9007199254740992M', null],
  ['PT9223372036854775807S', 'P106751991167300DT15H30M7S'],
  ['PT9223372036854775808S', null],
  [`P${'9'.repeat(200)}D`, null],
])('duration %j', (text, written) => expect(readDuration(text)?.toString() ?? null).toBe(written))

test('a literal is of the kind that its text has', () => {
  const kinds = ['2019-03-31', '10:30:11', '2019-03-31T10:30:11', 'P10D', 'P10Y', 'foo'].map((text) => readTemporal(text)?.kind ?? null)
  expect(kinds).toEqual(['date', 'time', 'date and time', 'days and time duration', 'years and months duration', null])
})

const MAX_DAY = FeelDate.of({ year: MAX_YEAR, month: 12, day: 31 })!.epochDay
const MIN_DAY = FeelDate.of({ year: -MAX_YEAR, month: 1, day: 1 })!.epochDay
const dates = fc
  .oneof(fc.integer({ min: MIN_DAY, max: MAX_DAY }), fc.integer({ min: -800_000, max: 800_000 }))
  .map((day) => FeelDate.ofEpochDay(day)!)
const places: fc.Arbitrary<Place> = fc.oneof(
  fc.constant({ offset: null, zone: null }),
  fc.integer({ min: -64_800, max: 64_800 }).map((offset) => ({ offset, zone: null })),
  fc.constantFrom('Europe/Paris', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe').map((zone) => ({ offset: null, zone })),
)
const nanos = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 999_999_999 }))
const times = fc
  .tuple(fc.integer({ min: 0, max: 86_399 }), nanos, places)
  .map(([second, nano, place]) => FeelTime.ofSecondOfDay(second, nano, place))

test('what is written is read again', () => {
  fc.assert(
    fc.property(dates, times, fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.maxSafeInteger(), (date, time, length, months) => {
      expect(readDate(date.toString())).toEqual(date)
      expect(readTime(time.toString())).toEqual(time)
      const moment = FeelDateTime.of(date, time)
      if (moment !== null) expect(readDateTime(moment.toString())).toEqual(moment)
      expect(readDuration(DaysDuration.of(length)!.toString())).toEqual(DaysDuration.of(length))
      expect(readDuration(MonthsDuration.of(months)!.toString())).toEqual(MonthsDuration.of(months))
    }),
    { numRuns: 1000 },
  )
})

test('whatever the text, it is no value or one that is written in a form of its own', () => {
  const text = fc.oneof(fc.string(), fc.stringMatching(/^-?\d{4,9}-\d\d-\d\d$/), fc.stringMatching(/^[-+PTZ0-9:.@DHMSY]{0,24}$/))
  const form = (each: string): string | null => readTemporal(each)?.toString() ?? null
  fc.assert(
    fc.property(text, (each) => {
      const written = form(each)
      return written === null || form(written) === written
    }),
    { numRuns: 1000 },
  )
})
