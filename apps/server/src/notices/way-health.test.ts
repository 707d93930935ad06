import { expect, test } from 'vitest'
import { afterFailure, HEALTHY, isProbing, isResting, type WayHealth } from './way-health.ts'

const failed = (times: number, from: WayHealth = HEALTHY, now = 0): WayHealth =>
  Array.from({ length: times }).reduce<WayHealth>((health) => afterFailure(health, now, 1), from)

test('seven failures in a row change nothing, the eighth lets it rest', () => {
  expect([isResting(failed(7), 0), isProbing(failed(7))]).toEqual([false, false])
  expect(failed(8)).toMatchObject({ pauses: 1, until: 1_000 })
  expect([isResting(failed(8), 999), isResting(failed(8), 1_000), isProbing(failed(8))]).toEqual([true, false, true])
})

test('what fails while it rests was under way before, and adds nothing', () => {
  expect(failed(40)).toEqual(failed(8))
})

test('each try that fails makes the rest longer, up to a minute', () => {
  let health = failed(8)
  const rests = Array.from({ length: 8 }, () => {
    const { until } = health
    health = afterFailure(health, until, 1)
    return health.until - until
  })
  expect(rests).toEqual([2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000])
})
