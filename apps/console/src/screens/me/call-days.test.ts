import { expect, test } from 'vitest'
import { callDays } from './call-days.ts'

test.each([
  ['a Thursday', '2026-11-26T08:00:00+08:00', ['2026-11-27', '2026-11-28', '2026-11-30', '2026-12-01']],
  ['the last moment of it', '2026-11-26T23:59:59+08:00', ['2026-11-27', '2026-11-28', '2026-11-30', '2026-12-01']],
  ['the first of the next', '2026-11-27T00:00:00+08:00', ['2026-11-28', '2026-11-30', '2026-12-01', '2026-12-02']],
  ['a Saturday, over the end of a year', '2026-12-26T12:00:00+08:00', ['2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31']],
])('%s', (_name, now, days) => {
  expect(callDays(Date.parse(now))).toEqual(days)
})
