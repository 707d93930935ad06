import { expect, test } from 'vitest'
import { counted, noRate, perSecond, RATE_SECONDS } from './rate.ts'

test('events are counted in the second in which they came', () => {
  const rate = counted(counted(counted(noRate(100), 100, 3), 101, 2), 103, 1)
  expect(rate.counts.slice(-4)).toEqual([3, 2, 0, 1])
  expect(rate.counts).toHaveLength(RATE_SECONDS)
})

test('a minute without events leaves none, and a clock that stands adds to its second', () => {
  expect(counted(counted(noRate(0), 0, 9), 1_000, 0).counts.every((events) => events === 0)).toBe(true)
  expect(counted(counted(noRate(5), 5, 1), 4, 1)).toMatchObject({ second: 5 })
})

test('the mean leaves out the second that is not over', () => {
  let rate = noRate(0)
  for (let second = 0; second < 20; second++) rate = counted(rate, second, 50)
  expect(perSecond(rate)).toBe(50)
  expect(perSecond(counted(rate, 20, 9_000))).toBe(50)
  expect([perSecond(counted(noRate(0), 0, 9)), perSecond(counted(counted(noRate(0), 0, 9), 1, 1))]).toEqual([0, 9])
})
