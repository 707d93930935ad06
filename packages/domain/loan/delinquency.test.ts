import { expect, test } from 'vitest'
import { daysOfBucket, delinquencyOf } from './delinquency.ts'

test.each([
  [0, 'current', 'normal', 1],
  [1, 'm1', 'special_mention', 31],
  [30, 'm1', 'special_mention', 31],
  [31, 'm2', 'special_mention', 61],
  [60, 'm2', 'special_mention', 61],
  [61, 'm3', 'special_mention', 91],
  [90, 'm3', 'special_mention', 91],
  [91, 'm4', 'substandard', 121],
  [120, 'm4', 'substandard', 121],
  [121, 'm5', 'substandard', 151],
  [150, 'm5', 'substandard', 151],
  [151, 'm6', 'substandard', 181],
  [180, 'm6', 'substandard', 181],
  [181, 'm7_plus', 'substandard', 271],
  [270, 'm7_plus', 'substandard', 271],
  [271, 'm7_plus', 'doubtful', 361],
  [360, 'm7_plus', 'doubtful', 361],
  [361, 'm7_plus', 'loss', null],
  [5_000, 'm7_plus', 'loss', null],
])('%i days past due: %s, %s, until %j', (days, bucket, tier, nextEdge) => {
  expect(delinquencyOf(days)).toEqual({ bucket, tier, nextEdge })
})

test.each([
  [0, 'current', 'special_mention', 1],
  [1, 'm1', 'special_mention', 31],
  [90, 'm3', 'special_mention', 91],
  [91, 'm4', 'substandard', 121],
  [361, 'm7_plus', 'loss', null],
])('restructured, %i days past due: %s, %s', (days, bucket, tier, nextEdge) => {
  expect(delinquencyOf(days, true)).toEqual({ bucket, tier, nextEdge })
})

test('the next edge is where something changes, and nothing changes before', () => {
  for (let days = 0; days < 400; days += 1) {
    const { nextEdge, ...now } = delinquencyOf(days)
    const { nextEdge: _, ...tomorrow } = delinquencyOf(days + 1)
    expect(JSON.stringify(tomorrow) !== JSON.stringify(now)).toBe(nextEdge === days + 1)
  }
})

test.each([
  ['current', 0, 0],
  ['m1', 1, 30],
  ['m6', 151, 180],
  ['m7_plus', 181, null],
] as const)('%s lasts from day %i to %j', (bucket, from, to) => {
  expect(daysOfBucket(bucket)).toEqual({ from, to })
})
