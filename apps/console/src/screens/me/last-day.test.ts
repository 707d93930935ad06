import { expect, test } from 'vitest'
import { day } from '../../format/time.ts'
import { lastDayBefore } from './last-day.ts'

test.each([
  ['at the midnight behind a day, it is that day', '2026-12-07T16:00:00.000Z', '2026-12-07'],
  ['a moment later, it is the next', '2026-12-07T16:00:00.001Z', '2026-12-08'],
])('%s', (_rule, dueAt, last) => {
  expect(day(lastDayBefore(dueAt), 'zh')).toBe(last)
})
