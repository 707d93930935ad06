import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addMonths, dayOf, daysInMonth, dayText, knownDay, monthEnd, partsOf, readDay, weekdayOf } from './day.ts'

test.each([
  ['1970-01-01', 0],
  ['2026-02-28', 20_512],
  ['2024-02-29', 19_782],
  ['9999-12-31', 2_932_896],
])('%s is day %i', (text, day) => {
  expect([readDay(text), dayText(day)]).toEqual([day, text])
})

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '1969-12-31', '10000-01-01', 'today', ''])('%s is no date', (text) => {
  expect(readDay(text)).toBeUndefined()
})

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-01-31', 2, '2026-03-31'],
  ['2026-10-15', 3, '2027-01-15'],
  ['2026-03-31', -1, '2026-02-28'],
])('%s and %i months is %s', (from, months, then) => {
  expect(dayText(addMonths(knownDay(from), months))).toBe(then)
})

test('a due day keeps its number through shorter months', () => {
  expect([1, 2, 3].map((months) => dayText(addMonths(knownDay('2026-01-31'), months, 31)))).toEqual([
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
  ])
})

test('the end of a month, and the day of the week', () => {
  expect(['2026-02-01', '2024-02-29', '2026-12-31'].map((text) => dayText(monthEnd(knownDay(text))))).toEqual([
    '2026-02-28',
    '2024-02-29',
    '2026-12-31',
  ])
  expect(['2026-11-23', '2026-11-29'].map((text) => weekdayOf(knownDay(text)))).toEqual([0, 6])
})

test('what is no day is told', () => {
  expect(() => dayOf(2026, 1, 0)).toThrow('a day is one of the years 1970 to 9999')
  expect(() => dayText(-1)).toThrow('a day is one of the years 1970 to 9999')
})

test('a day is its year, month and day of the month, and the other way round', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), (day) => {
      const { year, month, dayOfMonth } = partsOf(day)
      expect(dayOf(year, month, dayOfMonth)).toBe(day)
      expect(dayOfMonth).toBeLessThanOrEqual(daysInMonth(year, month))
    }),
  )
})
