import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRateLimits, RATES, type RateName } from './rates.ts'

const SMALL = { ...RATES, key: 3, person: 6 }
const clock = (start = 1_000_000) => {
  const moment = { at: start }
  return { moment, now: () => moment.at }
}

test('as many as the bucket holds, and not one more until it has filled by one', () => {
  const { moment, now } = clock()
  const { take } = openRateLimits(now, SMALL)
  expect([1, 2, 3].map(() => take('key', 'a').remaining)).toEqual([2, 1, 0])
  expect(take('key', 'a')).toEqual({ perMinute: 3, remaining: 0, waitMs: 20_000, fullAfterMs: 60_000 })
  moment.at += 19_999
  expect(take('key', 'a').waitMs).toBe(1)
  moment.at += 1
  expect(take('key', 'a')).toMatchObject({ remaining: 0, waitMs: 0 })
  moment.at += 60_000
  expect(take('key', 'a')).toMatchObject({ remaining: 2, waitMs: 0 })
})

test('each has a bucket of his own, of each kind', () => {
  const { take } = openRateLimits(() => 0, SMALL)
  for (let n = 0; n < 3; n++) take('key', 'a')
  expect(take('key', 'a').waitMs).toBeGreaterThan(0)
  expect([take('key', 'b').waitMs, take('person', 'a').waitMs]).toEqual([0, 0])
})

test.each<[rule: string, own: number | null | undefined, most: number]>([
  ['none of its own', undefined, 3],
  ['none of its own either', null, 3],
  ['a lower one', 2, 2],
  ['a higher one does not help', 100, 3],
])('a limit of its own: %s', (_rule, own, most) => {
  const { take } = openRateLimits(() => 0, SMALL)
  const letIn = Array.from({ length: 10 }, () => take('key', 'a', own)).filter(({ waitMs }) => waitMs === 0)
  expect(letIn).toHaveLength(most)
})

test('a bucket of fractions holds exactly what it says', () => {
  for (const key of [7, 600_000]) {
    const { take } = openRateLimits(() => 1_764_000_000_123, { ...RATES, key })
    let taken = 0
    while (take('key', 'a').waitMs === 0) taken++
    expect(taken).toBe(key)
  }
})

test.each([
  ['by a moment: what was used is used', 1_000, 1_000],
  ['far: nobody waits until the old time is reached again', 1_000_000, 0],
])('a clock that was set back %s', (_name, backMs, waitMs) => {
  const { moment, now } = clock()
  const { take } = openRateLimits(now, SMALL)
  moment.at += 1_000_000
  for (let n = 0; n < 2; n++) take('key', 'a')
  moment.at -= backMs
  take('key', 'a')
  expect(take('key', 'a').waitMs).toBe(waitMs)
})

test('it remembers so many names, and forgets the one that was used longest ago', () => {
  const { take } = openRateLimits(() => 0, { ...RATES, key: 1 }, 2)
  for (const name of ['a', 'b', 'c']) take('key', name)
  expect([take('key', 'c').waitMs > 0, take('key', 'b').waitMs > 0, take('key', 'a').waitMs > 0]).toEqual([true, true, false])
})

test('in any minute nobody gets more than two buckets, however he spreads it', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 80 }), (steps) => {
      const { moment, now } = clock()
      const { take } = openRateLimits(now, SMALL)
      const letIn: number[] = []
      for (const step of steps) {
        moment.at += step
        if (take('person' satisfies RateName, 'a').waitMs === 0) letIn.push(moment.at)
      }
      return letIn.every((at) => letIn.filter((other) => other >= at && other < at + 60_000).length <= 2 * SMALL.person)
    }),
  )
})
