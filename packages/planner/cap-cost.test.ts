/** What a cap on concentration costs, from two plans: both proven, both led through the ledger. */
import { expect, test } from 'vitest'
import { capCost, withoutCap } from './cap-cost.ts'
import type { Plan } from './plan.ts'
import type { PlanInput } from './plan-input.ts'
import { sampleInput } from './sample-input.ts'

const SAMPLE = sampleInput({ seed: 1, facilities: 2, weeks: 4, grid: 'weekly', scenarios: 0 })
const [one, other] = SAMPLE.facilities.map(({ id }) => id) as [string, string]
const INPUT: PlanInput = {
  ...SAMPLE,
  facilities: SAMPLE.facilities.map((line, nth) => ({ ...line, providerId: `p${nth}` })),
  policy: { ...SAMPLE.policy, concentrationMaxPpm: 600_000 },
}
const planOf = (totalMinor: number, outstanding: readonly (readonly [number, number])[], more: object = {}): Plan =>
  ({
    ...{ cost: { totalMinor }, ledger: { ok: true, leastHeadroomMinor: 0 }, proof: { certificate: { holds: true } }, gap: null },
    buckets: outstanding.map(([a, b]) => ({ outstandingMinor: { [one]: a, [other]: b } })),
    ...more,
  }) as unknown as Plan
const CAPPED = planOf(120, [[500, 500]])

test('the cap is taken away, and nothing else', () => {
  const free = withoutCap(INPUT)!
  expect(free).toEqual({ ...INPUT, policy: free.policy })
  expect({ ...free.policy, concentrationMaxPpm: 600_000 }).toEqual(INPUT.policy)
  expect(withoutCap(free)).toBeUndefined()
  expect(capCost(free, CAPPED, CAPPED)).toBeUndefined()
})

test.each<[rule: string, free: Plan, extraMinor: number, concentration: number, gap: number]>([
  ['so much more than without', planOf(100, [[900, 100]]), 20, 820_000, 0],
  ['the worst week counts', planOf(100, [[600, 400], [1_000, 0], [700, 300]]), 20, 1_000_000, 0], // biome-ignore format: one row
  ['a hundredth of the most is worth speaking of', planOf(100, [[500, 500], [10, 0]]), 20, 1_000_000, 0], // biome-ignore format: one row
  ['and less is not', planOf(100, [[500, 500], [9, 0]]), 20, 500_000, 0], // biome-ignore format: one row
  ['nothing is drawn', planOf(120, [[0, 0]]), 0, 0, 0],
  ['the plan without it is the dearer one', planOf(130, [[500, 500]]), -10, 500_000, 0],
  ['which is short all the same', planOf(100, [[500, 500]], { gap: { peakMinor: 7 } }), 20, 500_000, 7],
])('%s', (_rule, free, extraMinor, freeConcentrationPpm, freeGapPeakMinor) => {
  expect(capCost(INPUT, CAPPED, free)).toEqual({
    ...{ maxPpm: 600_000, concentrationPpm: 500_000, extraMinor, freeCostMinor: free.cost.totalMinor },
    ...{ freeConcentrationPpm, freeGapPeakMinor },
  })
})

test.each<[rule: string, more: object]>([
  ['made by rules', { proof: null }],
  ['of which the certificate does not hold', { proof: { certificate: { holds: false } } }],
  ['with which the ledger disagrees', { ledger: { ok: false, leastHeadroomMinor: -1 } }],
])('nothing is said of a plan %s', (_rule, more) => {
  expect(capCost(INPUT, planOf(1, [], more), CAPPED)).toBeUndefined()
  expect(capCost(INPUT, CAPPED, planOf(1, [], more))).toBeUndefined()
})
