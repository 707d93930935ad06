import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayText, knownDay } from './day.ts'
import { openZone } from './zone.ts'

const at = (text: string): number => Date.parse(text)

test.each([
  ['Asia/Shanghai', '2026-01-14T15:59:59.999Z', '2026-01-14'],
  ['Asia/Shanghai', '2026-01-14T16:00:00.000Z', '2026-01-15'],
  ['UTC', '2026-01-14T23:59:59.999Z', '2026-01-14'],
  ['Asia/Kolkata', '2026-01-14T18:29:59.999Z', '2026-01-14'],
  ['Asia/Kolkata', '2026-01-14T18:30:00.000Z', '2026-01-15'],
  ['America/New_York', '2026-07-01T03:59:59.999Z', '2026-06-30'],
  ['America/New_York', '2026-01-01T04:59:59.999Z', '2025-12-31'],
])('in %s, %s is on %s', (name, instant, day) => {
  expect(dayText(openZone(name)!.dayAt(at(instant)))).toBe(day)
})

test.each([
  ['Asia/Shanghai', '2026-01-15', '2026-01-14T16:00:00.000Z'],
  ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z'],
  ['America/New_York', '2026-03-09', '2026-03-09T04:00:00.000Z'],
  ['Pacific/Kiritimati', '2026-01-15', '2026-01-14T10:00:00.000Z'],
])('in %s, %s begins at %s', (name, day, instant) => {
  expect(new Date(openZone(name)!.startOf(knownDay(day))).toISOString()).toBe(instant)
})

test('a zone that nobody knows is none', () => {
  expect(openZone('Asia/Fairline')).toBeUndefined()
})

test.each(['Asia/Shanghai', 'Europe/Berlin', 'America/St_Johns'])('in %s, a day begins where the one before ends', (name) => {
  const { dayAt, startOf } = openZone(name)!
  fc.assert(
    fc.property(fc.integer({ min: 15_000, max: 30_000 }), (day) => {
      expect([dayAt(startOf(day) - 1), dayAt(startOf(day))]).toEqual([day - 1, day])
    }),
    { numRuns: 50 },
  )
})
