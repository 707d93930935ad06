import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayText, knownDay } from '../kernel/day.ts'
import { addBusinessDays, coverage, isBusinessDay, nextBusinessDay } from './calendar.ts'
import { TINY_CALENDAR, tinyCalendar } from './product.fixture.ts'
import { readCalendar } from './read-calendar.ts'

const calendar = tinyCalendar()

test.each([
  ['2025-12-31', true, 'a Wednesday'],
  ['2026-01-01', false, 'first day of a holiday'],
  ['2026-01-03', false, 'its last'],
  ['2026-01-04', true, 'a Sunday worked in exchange'],
  ['2026-01-10', false, 'a plain Saturday'],
  ['2026-01-12', true, 'a plain Monday'],
  ['2026-02-14', true, 'a Saturday worked before the holiday'],
  ['2026-02-15', false, 'the holiday begins'],
  ['2026-02-23', false, 'a Monday, and its last day'],
  ['2026-02-24', true, 'the day after'],
])('%s: a business day is %s (%s)', (text, expected) => {
  expect(isBusinessDay(calendar, knownDay(text))).toBe(expected)
})

test.each([
  ['2026-02-14', '2026-02-14'],
  ['2026-02-15', '2026-02-24'],
  ['2026-02-23', '2026-02-24'],
  ['2026-01-10', '2026-01-12'],
])('the business day on or after %s is %s', (from, then) => {
  expect(dayText(nextBusinessDay(calendar, knownDay(from)))).toBe(then)
})

test.each([
  ['2026-02-13', 0, '2026-02-13'],
  ['2026-02-13', 1, '2026-02-14'],
  ['2026-02-13', 2, '2026-02-24'],
  ['2026-02-15', 0, '2026-02-24'],
  ['2026-02-15', 1, '2026-02-24'],
  ['2026-02-24', 5, '2026-03-02'],
])('%s and %i business days is %s', (from, count, then) => {
  expect(dayText(addBusinessDays(calendar, knownDay(from), count))).toBe(then)
})

test('a year without data counts its weekends, and says so', () => {
  const newYear = knownDay('2027-01-01')
  expect([isBusinessDay(calendar, newYear), coverage(calendar, newYear)]).toEqual([true, 'weekends_only'])
  expect(isBusinessDay(calendar, knownDay('2027-01-02'))).toBe(false)
  expect(['2026-01-01', '2026-12-31', '2025-12-31'].map((day) => coverage(calendar, knownDay(day)))).toEqual([
    'announced',
    'announced',
    'weekends_only',
  ])
})

test('business days are counted forward', () => {
  expect(() => addBusinessDays(calendar, 20_000, -1)).toThrow('business days are counted forward')
  expect(() => addBusinessDays(calendar, 20_000, 1.5)).toThrow('business days are counted forward')
  expect(() => addBusinessDays(calendar, 20_000, 10_001)).toThrow('business days are counted forward')
  expect(() => nextBusinessDay(calendar, 2_932_897)).toThrow('a day is one of the years 1970 to 9999')
})

const days = fc.integer({ min: knownDay('2025-06-01'), max: knownDay('2027-06-01') })

test('nothing but days off lies before the next business day, and it is one', () => {
  fc.assert(
    fc.property(days, (day) => {
      const next = nextBusinessDay(calendar, day)
      expect(isBusinessDay(calendar, next)).toBe(true)
      for (let between = day; between < next; between++) expect(isBusinessDay(calendar, between)).toBe(false)
    }),
  )
})

test('so many business days later there lie so many of them in between, and steps add up', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (day, first, second) => {
      const then = addBusinessDays(calendar, day, first)
      let counted = 0
      for (let passed = day + 1; passed <= then; passed++) if (isBusinessDay(calendar, passed)) counted++
      expect([counted, isBusinessDay(calendar, then)]).toEqual([first, true])
      expect(addBusinessDays(calendar, then, second)).toBe(addBusinessDays(calendar, day, first + second))
    }),
  )
})

test.each([
  ['to: 2026-01-03', 'to: 2025-12-31', 'years.2026.holidays.0: ends before it begins', 10],
  ['to: 2026-01-03', 'to: 2026-02-01', 'years.2026.holidays.0: is longer than 31 days', 10],
  ['from: 2026-01-01', 'from: 2025-12-31', 'years.2026.holidays.0: is not within 2026', 10],
  ['from: 2026-02-15', 'from: 2026-01-03', 'years.2026.holidays.1: is longer than 31 days', 11],
  ['{ from: 2026-02-15, to: 2026-02-23', '{ from: 2026-01-03, to: 2026-01-03', 'years.2026.holidays.1: overlaps another holiday', 11],
  ['2026-02-28]', '2025-02-22]', 'years.2026.working_days.2: is not within 2026', 12],
  ['2026-02-28]', '2026-02-27]', 'years.2026.working_days.2: is a business day in any case', 12],
  ['2026-02-28]', '2026-02-21]', 'years.2026.working_days.2: is a holiday too', 12],
  ['2026-02-28]', '2026-02-30]', 'years.2026.working_days.2: must be a date', 12],
  ['weekend: [saturday, sunday]', 'weekend: [caturday]', 'weekend.0: Invalid option', 4],
  ['id: cn', 'id: us', 'id: must be the name of the file: calendars/us.yaml', 2],
  ['format: 1', 'format: 2', 'format: Invalid input: expected 1', 1],
])('%s changed to %s is a fault: %s', (old, now, fault, line) => {
  const read = readCalendar(TINY_CALENDAR.replace(old, now), 'calendars/cn.yaml')
  const [first] = read.ok ? [] : read.diagnostics
  expect(first?.message).toContain(fault)
  expect([first?.file, first?.line]).toEqual(['calendars/cn.yaml', line])
})

test('a year may be written as a number, and its fault still has its line', () => {
  const read = readCalendar(TINY_CALENDAR.replace('"2026"', '2026').replace('2026-02-28]', '2026-02-27]'), 'calendars/cn.yaml')
  expect(read.ok ? [] : read.diagnostics.map(({ line }) => line)).toEqual([12])
})
