import { expect, test } from 'vitest'
import { planCase } from './plan-case.ts'
import { sampleInput } from './sample-input.ts'
import { enumerateScenarios, hazardAWeek, pruneScenarios } from './scenarios.ts'

const input = sampleInput({ seed: 3, facilities: 8, weeks: 26, grid: 'weekly', scenarios: 30 })
const plan = planCase(input)
const all = enumerateScenarios(plan)
const sum = (scenarios: readonly { readonly probability: number }[]): number =>
  scenarios.reduce((total, { probability }) => total + probability, 0)

test('every hazard at every branch, and together what Poisson says of thirteen weeks', () => {
  const total = input.hazards.reduce((rate, { weeklyPpm }) => rate + weeklyPpm / 1e6, 0)
  expect(sum(all)).toBeCloseTo(1 - Math.exp(-13 * total), 12)
})

test('what hits the same lines in the same way on the same day is one', () => {
  const keys = all.map(({ atDay, hits, receiptDelayDays }) =>
    JSON.stringify([atDay, receiptDelayDays, [...hits].sort(([a], [b]) => a - b)]),
  )
  expect(new Set(keys).size).toBe(keys.length)
})

test('what is left out keeps its probability on the path on which nothing fails', () => {
  const kept = pruneScenarios(plan, all, 30)
  expect(kept).toHaveLength(30)
  for (const scenario of kept) expect(all).toContain(scenario)
  expect(sum(kept)).toBeLessThan(sum(all))
  expect(pruneScenarios(plan, all, 30)).toEqual(kept)
})

test('a line that nobody may call back is closed instead', () => {
  const uncallable = { ...input, facilities: input.facilities.map((facility) => ({ ...facility, callable: false })) }
  const severities = enumerateScenarios(planCase(uncallable)).flatMap(({ hits }) => [...hits.values()].map(({ severity }) => severity))
  expect(severities).toContain('closed')
  expect(severities).not.toContain('called')
})

test('a hazard moves from its prior to what was seen', () => {
  expect(hazardAWeek({ events: 1, weeks: 1_000 }, { events: 0, weeks: 0 })).toBe(0.001)
  expect(hazardAWeek({ events: 1, weeks: 1_000 }, { events: 3, weeks: 1_000 })).toBe(0.002)
})
