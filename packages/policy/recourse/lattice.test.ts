/** Two ways of one number: what is tried of the first is told, and the second is exact for each of it. */
import { expect, test } from 'vitest'
import { tableXml } from '../fixtures.ts'
import { loadPolicy } from '../policy.ts'
import { findPlans, isValid } from './find-plans.ts'
import type { Action, Problem } from './problem.ts'
import { gainTable } from './score-gain.ts'
import { compileTarget } from './target.ts'

type Line = { readonly drawn: number; readonly limit: number }

const xml = tableXml({
  name: 'H',
  inputs: { utilisation: 'number', drawn: 'number' },
  outputs: ['reason'],
  rows: [
    ['>= 500', '-', '"U"'],
    ['-', '> 900', '"D"'],
  ],
  hitPolicy: 'COLLECT',
})

function problemOf(most: number, latticeLevels: number): Problem<Line> {
  const inputs = new Map(['utilisation', 'drawn'].map((name) => [name, { type: 'number', nullable: true }] as const))
  const loaded = loadPolicy({ xml, file: 'h.dmn', inputs })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  const repay: Action<Line> = {
    id: 'repay',
    moves: ['drawn', 'utilisation'],
    levels: ({ drawn }) => ({ least: 1, most: Math.min(most, drawn) }),
    apply: (line, level) => ({ ...line, drawn: line.drawn - level }),
    costMinor: (level) => 3 * level,
    waitDays: () => 0,
  }
  const raise: Action<Line> = {
    id: 'raise',
    moves: ['utilisation'],
    levels: () => ({ least: 1, most }),
    apply: (line, level) => ({ ...line, limit: line.limit + level }),
    costMinor: (level) => 1 + 2 * level,
    waitDays: () => 0,
  }
  return {
    state: { drawn: 1_000, limit: 1_000 },
    at: 0,
    target: compileTarget(loaded.policy, ['H'], [1, 2].map((row) => ({ decision: 'H', row }))), // biome-ignore format: one table
    judge: () => 'reached',
    featuresAt: ({ drawn, limit }) => ({ drawn, utilisation: Math.floor((1000 * drawn) / limit) }),
    criticalDates: () => [],
    actions: [repay, raise],
    policyHash: '',
    stateHash: '',
    honourUntil: 0,
    limits: { latticeLevels },
  }
}

/** Both levels tried, one by one. */
function least({ state, featuresAt, target, actions }: Problem<Line>, most: number): number {
  let cost = Number.POSITIVE_INFINITY
  for (let paid = 0; paid <= most; paid++) {
    for (let raised = 0; raised <= most; raised++) {
      const line = { drawn: state.drawn - paid, limit: state.limit + raised }
      const costs = (paid > 0 ? actions[0]!.costMinor(paid) : 0) + (raised > 0 ? actions[1]!.costMinor(raised) : 0)
      if (costs < cost && target.ask(featuresAt(line, 0)).fired.length === 0) cost = costs
    }
  }
  return cost
}

test.each<[what: string, most: number, latticeLevels: number, gap: Record<string, number>]>([
  ['few levels: all of them are tried', 800, 1_000, {}],
  ['more than are tried: the distance between them is told', 800, 50, { repay: 17 }],
])('%s', (_what, most, latticeLevels, gap) => {
  const problem = problemOf(most, latticeLevels)
  const found = findPlans(problem)
  if (found.answer !== 'plans') expect.fail(found.answer)
  const [plan] = found.plans.filter(({ best }) => best.includes('cheapest'))
  expect(found.certificate.lattice).toEqual(gap)
  expect(isValid(problem, plan!)).toBe(true)
  const truth = least(problem, most)
  const tolerance = 3 * (gap.repay ?? 0)
  expect(plan!.costMinor).toBeGreaterThanOrEqual(truth)
  expect(plan!.costMinor).toBeLessThanOrEqual(truth + tolerance)
})

test.each<[points: number, first: number, steps: number, cost: number]>([
  [0, 0, 0, 0],
  [1, 0, 1, 2],
  [5, 0, 1, 4],
  [6, 0, 1, 9],
  [8, 0, 2, 6],
  [9, 0, 2, 11],
  [9, 0, 1, Number.POSITIVE_INFINITY],
  [3, 2, 2, 2],
  [4, 2, 2, Number.POSITIVE_INFINITY],
  [-4, 2, 0, 0],
])('%i points from action %i on, in %i steps, cost at least %f', (points, first, steps, cost) => {
  const table = gainTable([[{ points: 5, costMinor: 4 }, { points: 6, costMinor: 9 }], [{ points: -3, costMinor: 0 }], [{ points: 3, costMinor: 2 }]], 2) // biome-ignore format: one table
  expect(table.costOf(points, first, steps)).toBe(cost)
})

test('points beyond counting are told apart less finely, and never cost more than they do', () => {
  const gains = Array.from({ length: 4 }, (_, action) =>
    [1, 2, 3].map((nth) => ({ points: nth * 7_001 + action, costMinor: nth * 10 + action })),
  )
  const table = gainTable(gains, 2)
  for (const need of [1, 7_000, 7_001, 14_002, 21_003, 30_000, 42_000]) {
    let truth = Number.POSITIVE_INFINITY
    for (const [a, one] of gains.entries()) {
      for (const x of one) {
        if (x.points >= need) truth = Math.min(truth, x.costMinor)
        for (const y of gains.slice(a + 1).flat()) if (x.points + y.points >= need) truth = Math.min(truth, x.costMinor + y.costMinor)
      }
    }
    expect(table.costOf(need, 0, 2), String(need)).toBeLessThanOrEqual(truth)
  }
})
