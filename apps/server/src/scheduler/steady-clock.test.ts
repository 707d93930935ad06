import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BELIEVED_AFTER_MS, LEAP_MS, openSteadyClock } from './steady-clock.ts'

/** A machine whose wall clock can be set. */
function machine() {
  const now = { wall: 1_000_000, elapsed: 0 }
  const clock = openSteadyClock(
    () => now.wall,
    () => now.elapsed,
  )
  const pass = (ms: number) => {
    now.wall += ms
    now.elapsed += ms
    return clock()
  }
  const set = (byMs: number) => {
    now.wall += byMs
    return clock()
  }
  return { clock, pass, set }
}

test('time passes', () => {
  const { clock, pass } = machine()
  expect([clock(), pass(10), pass(LEAP_MS * 3)]).toEqual([1_000_000, 1_000_010, 1_000_010 + LEAP_MS * 3])
})

test('set back, it stands still until the wall clock comes by again', () => {
  const { pass, set } = machine()
  expect([set(-5_000), pass(4_999), pass(2)]).toEqual([1_000_000, 1_000_000, 1_000_001])
})

test('a small step ahead is believed at once, a leap only when it has stood', () => {
  const { pass, set } = machine()
  expect(set(LEAP_MS)).toBe(1_000_000 + LEAP_MS)
  const before = set(LEAP_MS + 1)
  expect(before).toBe(1_000_000 + LEAP_MS)
  expect(pass(BELIEVED_AFTER_MS - 1)).toBe(before + BELIEVED_AFTER_MS - 1)
  expect(pass(1)).toBe(before + LEAP_MS + 1 + BELIEVED_AFTER_MS)
})

test('a leap that is put right again was never believed', () => {
  const { pass, set } = machine()
  set(1_000 * 86_400_000)
  expect(pass(BELIEVED_AFTER_MS / 2)).toBe(1_000_000 + BELIEVED_AFTER_MS / 2)
  set(-1_000 * 86_400_000)
  expect(pass(BELIEVED_AFTER_MS)).toBe(1_000_000 + BELIEVED_AFTER_MS * 1.5)
})

test('whatever is set: it never goes back', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -1e9, max: 1e9 }))), (moves) => {
      const { clock, pass, set } = machine()
      let last = clock()
      for (const [passes, ms] of moves) {
        const now = passes ? pass(Math.abs(ms)) : set(ms)
        expect(now).toBeGreaterThanOrEqual(last)
        last = now
      }
    }),
  )
})
