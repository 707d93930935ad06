/** A forest as a gate: open where its margin says so, and never said to be shut where some plan opens it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileForest } from '../compile/forest/forest.ts'
import type { Forest, ForestTree } from '../pmml/forest-data.ts'
import type { Inputs } from '../policy.ts'
import { findPlans, isValid } from './find-plans.ts'
import { type ForestBound, forestGate } from './forest-gate.ts'
import { withGate } from './gate.ts'
import type { Action, Problem } from './problem.ts'
import { randomForest } from './random-forest.fixture.ts'
import { type Borrower, randomProblem, slowFront } from './slow-plans.fixture.ts'

const NAME = { name: 'forest', reason: 'FOREST' }
const FEATURES = ['a', 'b', 'c', 'd']
/** Of sums of some ten million. */
const ROUNDING = 1e-6
const NUMBERS = [0, 1, 0.1, -0.1, 0.30000000000000004, 16777217, 1e-30, -2, 0.7]
const forestNumbers = fc.oneof(fc.constantFrom(...NUMBERS), fc.double({ min: -2, max: 2, noNaN: true }))
const randomForests = fc.nat().map((seed) => randomForest(seed, { features: FEATURES, thresholds: NUMBERS, leaves: NUMBERS }))
const maybe = fc.oneof({ weight: 5, arbitrary: forestNumbers }, { weight: 1, arbitrary: fc.constant(null) })
const rows = fc.record({ a: maybe, b: maybe, c: maybe, d: maybe })
const bounds: fc.Arbitrary<ForestBound> = fc.oneof(fc.record({ atMost: forestNumbers }), fc.record({ atLeast: forestNumbers }))

const marginOf = (forest: Forest, inputs: Inputs) =>
  compileForest(forest, 'arrays')(FEATURES.map((name) => (typeof inputs[name] === 'number' ? inputs[name] : Number.NaN)))

test('open at its bound and on one side of it, shut without a margin', () => {
  fc.assert(
    fc.property(randomForests, rows, (forest, row) => {
      const margin = marginOf(forest, row)
      const isOpen = (bound: ForestBound) => forestGate(forest, bound, NAME).isOpen(row)
      if (margin === null) {
        expect([isOpen({ atMost: 1e9 }), isOpen({ atLeast: -1e9 })]).toEqual([false, false])
        return
      }
      expect([isOpen({ atMost: margin }), isOpen({ atLeast: margin })]).toEqual([true, true])
      expect([isOpen({ atMost: margin - 8 }), isOpen({ atLeast: margin + 8 })]).toEqual([false, false])
    }),
  )
})

const middleOf = (from: number, to: number): number => (Math.max(from, to - 8, -1e9) + Math.min(to, from + 8, 1e9)) / 2

test('between its edges nothing changes, and at each of them only there', () => {
  fc.assert(
    fc.property(randomForests, rows, fc.constantFrom(...FEATURES), (forest, row, name) => {
      const edges = forestGate(forest, { atMost: 0 }, NAME).edges.get(name) ?? []
      const cuts = edges.map(({ at }) => Number(at))
      const margins = [Number.NEGATIVE_INFINITY, ...cuts].map((from, nth) => {
        const to = cuts[nth] ?? Number.POSITIVE_INFINITY
        const isIn = edges[nth - 1]?.side !== 'after'
        const inside = [isIn ? from : Number.NaN, middleOf(from, to), edges[nth]?.side === 'after' ? to : Number.NaN]
        const seen = inside.filter((value) => Number.isFinite(value)).map((value) => marginOf(forest, { ...row, [name]: value }))
        return new Set(seen)
      })
      for (const seen of margins) expect(seen.size).toBeLessThanOrEqual(1)
    }),
  )
})

test('what could be open is never said to stay shut', () => {
  let shut = 0
  fc.assert(
    fc.property(randomForests, bounds, rows, rows, rows, fc.subarray(FEATURES), (forest, bound, row, one, other, moved) => {
      const gate = forestGate(forest, bound, NAME)
      const ranges = new Map(
        moved.map((name) => {
          const ends = [one[name as 'a'], other[name as 'a']]
          const numbers = ends.map((end) => end ?? Number.NaN)
          return [
            name,
            numbers.some(Number.isNaN) ? { least: -Infinity, most: Infinity } : { least: Math.min(...numbers), most: Math.max(...numbers) },
          ] as const
        }),
      )
      const reached = [one, other].map((there) => ({ ...row, ...Object.fromEntries(moved.map((name) => [name, there[name as 'a']])) }))
      if (gate.canOpen(row, ranges)) return
      shut++
      for (const there of [row, ...reached]) expect(gate.isOpen(there)).toBe(false)
    }),
    { numRuns: 500 },
  )
  expect(shut).toBeGreaterThan(20)
})

test('no plan brings more than its options were said to give, and what is lacking is never more than it is', () => {
  const told = { open: 0, shut: 0, exact: 0, unknown: 0 }
  const steps = fc.array(fc.record({ moves: fc.constantFrom(['a'], ['b', 'c'], ['d']), options: fc.array(rows, { minLength: 1, maxLength: 4 }) }), { minLength: 1, maxLength: 3 }) // biome-ignore format: one record
  fc.assert(
    fc.property(randomForests, bounds, rows, steps, fc.array(fc.nat(9)), fc.nat(5), (forest, bound, inputs, all, picks, hidden) => {
      const gate = forestGate(forest, bound, NAME)
      if (gate.lacking === undefined) return
      const actions = all.filter(({ moves }, nth) => all.findIndex((other) => other.moves[0] === moves[0]) === nth)
      const lacking = gate.lacking({
        inputs,
        actions: actions.map(({ moves, options }, nth) => ({ moves, options: nth === hidden ? null : new Map(options.entries()) })),
      })
      let [now, given]: [Inputs, number] = [inputs, 0]
      const chosen: { action: number; level: number }[] = []
      const before = lacking.now([])
      for (const [action, { moves, options }] of actions.entries()) {
        const level = (picks[action] ?? 0) % (options.length + 1)
        if (level === options.length) continue
        now = { ...now, ...Object.fromEntries(moves.map((name) => [name, options[level]![name as 'a']])) }
        if (action === hidden) told.unknown++
        if (action === hidden) continue
        given += lacking.gains(action)[level]!
        expect(lacking.after([...chosen], action)[level]).toBeCloseTo(lacking.now([...chosen, { action, level }]), 5)
        chosen.push({ action, level })
        const lack = lacking.now(chosen)
        expect(lack).toBeGreaterThanOrEqual(before - given - ROUNDING)
        expect(lack).toBeGreaterThanOrEqual(lacking.atBest(chosen, 0) - ROUNDING)
        expect(lacking.atBest([], 0)).toBeLessThanOrEqual(lack + ROUNDING)
      }
      const isOpen = gate.isOpen(now)
      told[isOpen ? 'open' : 'shut']++
      if (isOpen) expect(Math.max(lacking.now(chosen), before - given)).toBeLessThanOrEqual(0)
      else if (hidden >= actions.length && lacking.now(chosen) > 0) told.exact++
    }),
    { numRuns: 1_000 },
  )
  for (const [what, times] of Object.entries(told)) expect(times, what).toBeGreaterThan(20)
})

const WHOLE = Array.from({ length: 24 }, (_, nth) => nth - 2)
/** Over the four numbers of a borrower of chance. */
const forestOf = (seed: number): Forest =>
  randomForest(seed + 11, { features: ['f0', 'f1', 'f2', 'f3'], thresholds: WHOLE, leaves: WHOLE.map((value) => value - 9) })

/** Every other borrower has only actions that share nothing. */
function behindForest(seed: number): Problem<Borrower> {
  const whole = randomProblem(seed)
  const isApart = ({ moves }: Action<Borrower>, nth: number) =>
    !whole.actions.some((other, before) => before < nth && other.moves.some((input) => moves.includes(input)))
  const problem = seed % 2 === 0 ? whole : { ...whole, actions: whole.actions.filter(isApart) }
  const forest = forestOf(seed)
  const now = compileForest(forest, 'arrays')(forest.features.map((name) => Number(problem.featuresAt(problem.state, 0)[name])))!
  const step = forest.combine === 'sum' ? 1 + (seed % 12) : 1
  const gate = forestGate(forest, seed % 4 < 2 ? { atMost: now - step } : { atLeast: now + step }, NAME)
  return { ...problem, target: withGate(problem.target, gate) }
}

test('behind a forest, what is found is what an exhaustive search finds', { timeout: 60_000 }, () => {
  const told = { plans: 0, none: 0 }
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (seed) => {
      const problem = behindForest(seed)
      const front = slowFront(problem)
      const found = findPlans(problem)
      expect(found.answer).toBe(front.length === 0 ? 'none' : 'plans')
      if (found.answer !== 'plans') return void told.none++
      told.plans++
      expect(found.certificate.lowerBoundMinor).toBe(Math.min(...front.map(([cost]) => cost)))
      expect(Math.min(...found.plans.map(({ days }) => days))).toBe(Math.min(...front.map(([, days]) => days)))
      for (const plan of found.plans) expect(isValid(problem, plan)).toBe(true)
    }),
    { numRuns: 150, seed: 7 },
  )
  for (const [what, times] of Object.entries(told)) expect(times, what).toBeGreaterThan(10)
})

test('what a forest lacks leaves out some of what a search without it looks at, and nothing of what it finds', () => {
  const nodes = { with: 0, without: 0 }
  for (let seed = 1; seed <= 120; seed += 2) {
    const problem = behindForest(seed)
    const plain = problem.target.avoided.map(({ lacking: _lacking, ...row }) => row)
    const [found, slow] = [findPlans(problem), findPlans({ ...problem, target: { ...problem.target, avoided: plain } })]
    expect({ ...found, certificate: { ...found.certificate, nodes: 0 } }).toEqual({
      ...slow,
      certificate: { ...slow.certificate, nodes: 0 },
    })
    nodes.with += found.certificate.nodes
    nodes.without += slow.certificate.nodes
  }
  expect(nodes.with).toBeLessThan(nodes.without * 0.9)
})

test('a forest of larger trees is a gate as well, and says nothing of what it lacks', () => {
  const size = 67
  const nodes = Array.from({ length: size }, (_, node) => node)
  const inner = (node: number): boolean => node % 2 === 0 && node + 2 < size
  const of = (inside: (node: number) => number, leaf: number): number[] => nodes.map((node) => (inner(node) ? inside(node) : leaf))
  const chain: ForestTree = {
    feature: of(() => 0, -1),
    threshold: of((node) => node, 0),
    left: of((node) => node + 1, -1),
    right: of((node) => node + 2, -1),
    missing: of((node) => node + 1, -1),
    value: nodes.map((node) => (inner(node) ? 0 : node)),
  }
  const gate = forestGate(
    { features: ['a'], goesLeft: '<', precision: 'double', base: 0, combine: 'sum', trees: [chain] },
    { atMost: 9 },
    NAME,
  )
  expect(gate.lacking).toBeUndefined()
  expect([gate.isOpen({ a: 7 }), gate.isOpen({ a: 8 })]).toEqual([true, false])
  expect(gate.canOpen({ a: 60 }, new Map([['a', { least: 7, most: 60 }]]))).toBe(true)
  expect(gate.canOpen({ a: 60 }, new Map([['a', { least: 8, most: 60 }]]))).toBe(false)
})
