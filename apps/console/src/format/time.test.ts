import { expect, test } from 'vitest'
import { day, dayAndTime, days, duration, monthName, months, namedDay, relative, timeOfDay, weekdayName } from './time.ts'

const NOW = Date.parse('2026-03-01T12:00:00+08:00')
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

test('a day begins at midnight in Shanghai', () => {
  expect(day('2026-02-28T15:59:59.999Z', 'zh')).toBe('2026-02-28')
  expect(day('2026-02-28T16:00:00Z', 'zh')).toBe('2026-03-01')
  expect(dayAndTime('2026-02-28T16:00:00Z', 'zh')).toBe('2026-03-01 00:00')
  expect(dayAndTime('2026-02-28T16:05:00Z', 'en')).toBe('1 Mar 2026 00:05')
  expect(timeOfDay('2026-02-28T16:05:09Z', true)).toBe('00:05:09')
  expect([namedDay('2026-03-01', 'zh'), namedDay('2026-03-01', 'en')]).toEqual(['2026-03-01', '1 Mar 2026'])
})

test.each([
  [-MINUTE + 1, null, null],
  [-MINUTE, '1分钟前', '1 minute ago'],
  [-HOUR + 1, '59分钟前', '59 minutes ago'],
  [-HOUR, '1小时前', '1 hour ago'],
  [-DAY, '1天前', '1 day ago'],
  [-59 * DAY, '59天前', '59 days ago'],
  [-60 * DAY, '2个月前', '2 months ago'],
  [-365 * DAY, '1年前', '1 year ago'],
  [MINUTE - 1, null, null],
  [5 * HOUR, '5小时后', 'in 5 hours'],
])('%i ms from now', (ms, zh, en) => {
  expect([relative(NOW + ms, NOW, 'zh'), relative(NOW + ms, NOW, 'en')]).toEqual([zh, en])
})

test.each([
  [0, '0分钟', '0 minutes'],
  [MINUTE, '1分钟', '1 minute'],
  [HOUR, '1小时', '1 hour'],
  [HOUR + MINUTE, '1小时 1分钟', '1 hour 1 minute'],
  [6 * DAY + 3 * HOUR + MINUTE, '6天 3小时', '6 days 3 hours'],
  [40 * DAY + 3 * HOUR, '40天', '40 days'],
])('%i ms left', (ms, zh, en) => expect([duration(ms, 'zh'), duration(ms, 'en')]).toEqual([zh, en]))

test('months and weekdays by the date alone; lengths of time with their plural', () => {
  expect([monthName('2026-03', 'zh'), monthName('2026-03', 'en')]).toEqual(['2026\u5e743\u6708', 'March 2026'])
  expect([weekdayName('2026-03-01', 'zh'), weekdayName('2026-03-01', 'en')]).toEqual(['\u5468\u65e5', 'Sun'])
  expect([days(1, 'en'), days(3, 'en'), months(1, 'en'), months(12, 'zh')]).toEqual(['1 day', '3 days', '1 month', '12\u4e2a\u6708'])
})
