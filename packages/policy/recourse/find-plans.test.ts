import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Edge } from '../ir/cells.ts'
import type { Inputs } from '../policy.ts'
import { findPlans, isValid } from './find-plans.ts'
import { type Gate, withGate } from './gate.ts'
import { DAY_MS, type Plan, type Preference } from './problem.ts'
import { type Point, randomProblem, slowFront } from './slow-plans.fixture.ts'

const pointOf = ({ costMinor, days, steps }: Plan): Point => [costMinor, days, steps.length]

function firstBy(front: readonly Point[], keyOf: (point: Point) => readonly number[]): string {
  const keys = front.map((point) => ({ point, key: keyOf(point) }))
  keys.sort((a, b) => a.key.map((value, index) => value - b.key[index]!).find((difference) => difference !== 0) ?? 0)
  return String(keys[0]!.point)
}

function preferred(preference: Preference): (point: Point) => readonly number[] {
  const plainly = ([cost, days, steps]: Point) => [Number(days > 0), steps, cost, days]
  if (preference.kind === 'lexicographic') return plainly
  const { money, monthlyIncomeMinor, month, step } = preference
  return (point) => [(money * point[0]) / monthlyIncomeMinor + (month * point[1]) / 30 + step * point[2], ...plainly(point)]
}

test('what is found is what an exhaustive search finds: the best, and none where there is none', { timeout: 60_000 }, () => {
  const told = { plans: 0, none: 0, waited: 0, several: 0 }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const problem = randomProblem(seed)
      const front = slowFront(problem)
      const found = findPlans(problem)
      expect(found.certificate.lattice).toEqual({})
      if (front.length === 0) {
        expect(found.answer).toBe('none')
        told.none++
        return
      }
      if (found.answer !== 'plans') expect.fail(`${found.answer}, but there is ${front.join(' | ')}`)
      told.plans++
      if (found.plans.length > 1) told.several++
      for (const plan of found.plans) {
        expect(isValid(problem, plan)).toBe(true)
        if (plan.reachedAt > 0) told.waited++
      }
      const by = (name: Plan['best'][number]) => String(pointOf(found.plans.find(({ best }) => best.includes(name))!))
      expect(by('cheapest')).toBe(firstBy(front, ([cost, days, steps]) => [cost, days, steps]))
      expect(by('fastest')).toBe(firstBy(front, ([cost, days, steps]) => [days, cost, steps]))
      if (found.plans.length < 3) expect(by('simplest')).toBe(firstBy(front, ([cost, days, steps]) => [steps, cost, days]))
      expect(by('preferred')).toBe(firstBy(front, preferred(problem.preference!)))
      expect(found.certificate.lowerBoundMinor).toBe(Math.min(...front.map(([cost]) => cost)))
      expect(findPlans(problem)).toEqual(found)
    }),
    { numRuns: 60, seed: 5 },
  )
  // A test that met no such borrower would say nothing.
  for (const [what, times] of Object.entries(told)) expect(times, what).toBeGreaterThan(2)
})

test('an action that moves what it does not name costs time, and nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const problem = randomProblem(seed)
      const lying = { ...problem, actions: problem.actions.map((action) => ({ ...action, moves: action.moves.slice(0, 1) })) }
      const front = slowFront(problem)
      const found = findPlans(lying)
      if (found.answer === 'none') expect(front).toEqual([])
      else for (const plan of found.plans) expect(isValid(problem, plan)).toBe(true)
      if (front.length > 0) expect(found.certificate.lowerBoundMinor).toBe(Math.min(...front.map(([cost]) => cost)))
    }),
    { numRuns: 30 },
  )
})

test('behind a gate too, whatever it knows of how far numbers may come', () => {
  const told = { plans: 0, none: 0 }
  for (let seed = 1; seed <= 40; seed++) {
    const ungated = randomProblem(seed)
    const sumOf = (inputs: Inputs) => Number(inputs.f0) + Number(inputs.f1)
    const bound = 4 + (seed % 20)
    const everywhere = Array.from({ length: 120 }, (_, nth): Edge => ({ at: nth - 40, side: 'from' }))
    const gate: Gate = {
      name: 'gate',
      reason: 'GATE',
      edges: new Map([
        ['f0', everywhere],
        ['f1', everywhere],
      ]),
      isOpen: (inputs) => sumOf(inputs) <= bound,
      canOpen(inputs, ranges) {
        const leastOf = (name: string) => Math.min(Number(inputs[name]), ranges.get(name)?.least ?? Number.POSITIVE_INFINITY)
        return leastOf('f0') + leastOf('f1') <= bound
      },
    }
    const problem = { ...ungated, target: withGate(ungated.target, gate) }
    const front = slowFront(problem)
    const found = findPlans(problem)
    expect(found.answer, String(seed)).toBe(front.length === 0 ? 'none' : 'plans')
    if (found.answer === 'none') told.none++
    if (found.answer !== 'plans') continue
    told.plans++
    expect(found.certificate.lowerBoundMinor, String(seed)).toBe(Math.min(...front.map(([cost]) => cost)))
    expect(Math.min(...found.plans.map(({ days }) => days))).toBe(Math.min(...front.map(([, days]) => days)))
    for (const plan of found.plans) expect(isValid(problem, plan)).toBe(true)
  }
  for (const [what, times] of Object.entries(told)) expect(times, what).toBeGreaterThan(3)
})

test('out of budget: told, with what is found and how far that may be from the best', () => {
  let bounded = 0
  for (let seed = 1; seed <= 60; seed++) {
    const problem = randomProblem(seed)
    const found = findPlans({ ...problem, limits: { ...problem.limits, nodesMax: 12 } })
    if (found.answer !== 'bounded') continue
    bounded++
    const front = slowFront(problem)
    const least = Math.min(...front.map(([cost]) => cost))
    expect(found.certificate.lowerBoundMinor).toBeLessThanOrEqual(least)
    for (const plan of found.plans) expect(isValid(problem, plan)).toBe(true)
    if (found.gapMinor !== null)
      expect(found.gapMinor).toBe(Math.min(...found.plans.map(({ costMinor }) => costMinor)) - found.certificate.lowerBoundMinor)
  }
  expect(bounded).toBeGreaterThan(2)
})

test('a plan that was changed is not valid any more', () => {
  const problems = Array.from({ length: 50 }, (_, seed) => randomProblem(seed + 1))
  const ways = problems.map((problem) => ({ problem, found: findPlans(problem) }))
  const taken = ways.flatMap(({ problem, found }) => (found.answer === 'plans' ? found.plans.map((plan) => ({ problem, plan })) : []))
  const { problem, plan } = taken.find(({ plan: { steps } }) => steps.length === 2)!
  expect(isValid(problem, plan)).toBe(true)
  const [first, ...rest] = plan.steps
  expect(isValid(problem, { ...plan, steps: rest })).toBe(false)
  expect(isValid(problem, { ...plan, steps: [{ ...first!, costMinor: first!.costMinor - 1 }, ...rest] })).toBe(false)
  expect(isValid(problem, { ...plan, steps: [{ ...first!, effectiveAt: first!.effectiveAt + DAY_MS }, ...rest] })).toBe(false)
  expect(isValid(problem, { ...plan, steps: [{ ...first!, action: 'another' }, ...rest] })).toBe(false)
})
