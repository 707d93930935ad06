import { contingencyBook, nMinusOne } from '@fairline/planner/book'
import { certify } from '@fairline/planner/certificate'
import { gapReasons } from '@fairline/planner/gap-reasons'
import { NOTHING_ELSE } from '@fairline/planner/path'
import { differenceOf } from '@fairline/planner/plan-difference'
import type { PlanInput } from '@fairline/planner/plan-input'
import { openPlanning, replan } from '@fairline/planner/planning'
import { premiums } from '@fairline/planner/premium'
import { repairs } from '@fairline/planner/repairs'
import { rulePlan } from '@fairline/planner/rule-plan'
import { sampleInput } from '@fairline/planner/sample-input'
import type { Solver } from '@fairline/planner/solver'
import { beforeAll, describe, expect, test } from 'vitest'
import { type LoadedSolver, loadSolver } from '../../apps/server/src/planning/highs-solver.ts'
import { compareTiny } from './brute-force.ts'
import { brokenPrices, ledgerRun, planOf, repeats, twinsApart, withPlanning } from './proof.ts'

let solver: LoadedSolver
beforeAll(async () => {
  solver = await loadSolver()
})

const WEEKLY = { facilities: 6, weeks: 12, grid: 'weekly', scenarios: 0 } as const
const desk = sampleInput({ ...WEEKLY, seed: 3 })
const poor: PlanInput = { ...desk, facilities: desk.facilities.map((line) => ({ ...line, limitMinor: Math.round(line.limitMinor / 3) })) }

describe('the solver against others', () => {
  test.each([1, 2])('no plan of 4,096 is cheaper, and the ledger agrees on the cost (%i)', (seed) => {
    const { bestAbove, apart, plans } = compareTiny(solver, seed)
    expect(plans).toBe(4_096)
    expect(bestAbove ?? 0).toBeGreaterThanOrEqual(-1e-6)
    expect(apart).toBeLessThan(1e-4)
  })

  test.each([1, 2, 3])('a second solver finds the same least cost (%i)', (seed) => {
    expect(twinsApart(solver, seed)).toBeLessThan(1e-6)
  })

  test('a certificate holds, and falls with one figure that was changed', () => {
    withPlanning(desk, solver, ({ certain, certainFirst: { solution, certificate } }) => {
      expect(certificate.holds).toBe(true)
      const values = solution.values.slice()
      values[certain.funding.spine.cash[3]!]! += 0.01
      expect(certify(certain.model, { ...solution, values }).holds).toBe(false)
      const rowPrices = solution.rowPrices.slice()
      rowPrices[certain.funding.spineRows.cash[3]!]! += 0.001
      expect(certify(certain.model, { ...solution, rowPrices }).holds).toBe(false)
    })
  })
})

describe('every plan', () => {
  test.each([0, 1, 2, 3, 4, 5])('stays above the reserve, within the limits and within the cone (%i)', (seed) => {
    const run = ledgerRun(solver, { ...WEEKLY, seed })
    expect(run).toMatchObject({ ok: true, coneMiss: 0 })
    expect(run.leastHeadroomMinor).toBeGreaterThanOrEqual(0)
    expect(run.relativeGap).toBeLessThan(1e-6)
  })

  test('with scenarios, too, and on coarse buckets', () => {
    expect(ledgerRun(solver, { seed: 0, facilities: 5, weeks: 26, grid: 'bucketed', scenarios: 8 }).ok).toBe(true)
  })

  test('is the same to the last bit, whatever was asked before', () => {
    expect(repeats(solver, { ...WEEKLY, seed: 1, scenarios: 5 })).toBe(true)
  })

  test('costs at most so much above what is proven, and no more than the plan by rules', () => {
    const plan = withPlanning(desk, solver, planOf)
    expect(plan.proof!.atMostAbovePpm).toBeLessThan(100_000)
    const ruled = rulePlan(desk)
    expect(ruled.kind === 'planned' && ruled.plan.gap === null ? ruled.plan.cost.totalMinor : Number.POSITIVE_INFINITY).toBeGreaterThan(
      plan.cost.totalMinor,
    )
  })

  test('prices lie between what one more saves and one less costs', () => {
    expect(brokenPrices(solver, { ...WEEKLY, seed: 3 })).toEqual([])
  })
})

describe('what may not, cannot or need not be drawn', () => {
  test('a line that may not serve the purpose is never drawn, and comes back with its reason', () => {
    const blocked = {
      ...desk,
      facilities: desk.facilities.map((line) => (line.id === 'f0' ? { ...line, blocked: 'consumer-line', ratePpm: 1 } : line)),
    }
    const plan = withPlanning(blocked, solver, planOf)
    expect(plan.draws.filter(({ facilityId }) => facilityId === 'f0')).toEqual([])
    expect(plan.blocked).toContainEqual({ facilityId: 'f0', amountMinor: desk.facilities[0]!.limitMinor, reason: 'consumer-line' })
  })

  test('without any line there is still a plan, and its gap', () => {
    const plan = withPlanning({ ...desk, facilities: [], receipts: [], hazards: [] }, solver, planOf)
    expect(plan.draws).toEqual([])
    expect(plan.gap!.peakMinor).toBeGreaterThan(0)
  })

  test('a gap lies where money runs out, not in the first week; it has its reasons, and repairs that were tried', () => {
    withPlanning(poor, solver, (planning) => {
      const { gap } = planOf(planning)
      expect(gap!.firstOn > '2026-03-16').toBe(true)
      expect(gap!.unpaid.length).toBeGreaterThan(0)
      expect(gapReasons(planning).map(({ code }) => code)).toContain('line-full')
      const tried = repairs(planning)
      expect(tried.length).toBeGreaterThanOrEqual(3)
      expect(tried[0]!.closesGap).toBe(true)
    })
  })

  test('nothing is short, nothing is to be repaired', () => {
    expect(withPlanning(desk, solver, (planning) => [...repairs(planning), ...gapReasons(planning)])).toEqual([])
  })

  test('an input with faults is refused, and loads nothing', () => {
    expect(openPlanning({ ...desk, asOf: 'today' }, solver, { timeLimitSeconds: 1 }).kind).toBe('refused')
  })
})

describe('when a line fails', () => {
  test('the plan goes round it, and what changes is told', () => {
    withPlanning(desk, solver, (planning) => {
      const before = planOf(planning)
      const used = before.draws[0]!.facilityId
      const outcome = replan(planning, { ...NOTHING_ELSE, closed: new Set([used]) }, 'certain')
      if (outcome.kind !== 'planned') throw new Error(outcome.kind)
      expect(outcome.plan.draws.filter(({ facilityId }) => facilityId === used)).toEqual([])
      expect(outcome.plan.ledger.ok).toBe(true)
      const difference = differenceOf(before, outcome.plan)
      expect(difference.draws.some(({ facilityId, afterMinor }) => facilityId === used && afterMinor === 0)).toBe(true)
      expect(difference.actOn).not.toBeNull()
      expect(differenceOf(before, before)).toMatchObject({ draws: [], extraCostMinor: 0, actOn: null })
    })
  })

  test('a line that is called back is repaid on the day', () => {
    const [, revolver] = desk.facilities
    const owing = {
      ...desk,
      facilities: desk.facilities.map((line) => (line === revolver ? { ...line, drawnMinor: line.limitMinor / 2 } : line)),
    }
    withPlanning(owing, solver, (planning) => {
      const called = new Set([revolver!.id])
      const outcome = replan(planning, { ...NOTHING_ELSE, closed: called, called }, 'certain')
      if (outcome.kind !== 'planned') throw new Error(outcome.kind)
      expect(outcome.plan.buckets[0]!.outstandingMinor[revolver!.id]).toBe(0)
    })
  })

  test('the book has an entry for every line, provider and common cause, and survival is the shortest of the providers', () => {
    withPlanning(poor, solver, (planning) => {
      const book = contingencyBook(planning)
      expect(book.every(({ isCertified }) => isCertified)).toBe(true)
      const { facilities, providers, groups } = planning.plan
      expect(new Set(book.map(({ shock: { kind, id } }) => `${kind}:${id}`)).size).toBe(
        facilities.length + providers.length + groups.length,
      )
      for (const entry of nMinusOne(planning)) expect(entry.survivalDays).toBeLessThanOrEqual(poor.horizonWeeks * 7)
    })
  })
})

test('a book is made without the model of the scenarios, and a plan asked for after it is the same as before it', () => {
  const ready = sampleInput({ ...WEEKLY, seed: 2, scenarios: 6 })
  const opened: number[] = []
  const watched: Solver = {
    ...solver,
    open: (model) => {
      opened.push(model.columns)
      return solver.open(model)
    },
  }
  const [alone, first] = [
    withPlanning(ready, solver, planOf),
    withPlanning(ready, watched, (planning) => [contingencyBook(planning), planOf(planning)]),
  ]
  expect(first[1]).toEqual(alone)
  expect(opened).toHaveLength(2)
  opened.length = 0
  withPlanning(ready, watched, contingencyBook)
  expect(opened).toHaveLength(1)
})

test('the more the worst paths weigh, the more being ready costs, and the less they hurt', () => {
  const exposed = sampleInput({ ...WEEKLY, seed: 2, scenarios: 10, pressure: 1.2 })
  const [none, some, much] = withPlanning(exposed, solver, (planning) => premiums(planning, [0, 300_000, 900_000]))
  expect(some!.tailMinor).toBeLessThanOrEqual(none!.tailMinor + 1)
  expect(much!.tailMinor).toBeLessThanOrEqual(some!.tailMinor + 1)
  expect(much!.premiumMinor).toBeGreaterThanOrEqual(0)
})
