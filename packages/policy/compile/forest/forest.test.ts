/** Forests by arrays, generated and by a plain walk: the same to the last bit. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Forest, ForestTree } from '../../pmml/forest-data.ts'
import { compileForest, forestThresholds } from './forest.ts'

const FEATURES = 4

function walk(forest: Forest, values: readonly number[]): number | null {
  const round = forest.precision === 'single' ? Math.fround : (value: number): number => value
  let sum = forest.combine === 'sum' ? round(forest.base) : 0
  for (const tree of forest.trees) {
    let node = 0
    while (tree.feature[node]! >= 0) {
      const value = round(values[tree.feature[node]!]!)
      const threshold = round(tree.threshold[node]!)
      const passes = forest.goesLeft === '<' ? value < threshold : value <= threshold
      node = Number.isNaN(value) ? tree.missing[node]! : passes ? tree.left[node]! : tree.right[node]!
      if (node < 0) return null
    }
    sum = round(sum + round(tree.value[node]!))
  }
  return (forest.combine === 'sum' ? sum : round(round(sum / forest.trees.length) + round(forest.base))) + 0
}

const number = fc.oneof(fc.constantFrom(0, 1, 0.1, -0.1, 0.30000000000000004, 16777217, 1e-30), fc.double({ min: -2, max: 2, noNaN: true }))

/** Node n may lead to any later node, so that some lead to one together. */
const tree = fc.integer({ min: 0, max: 12 }).chain((inner) => {
  const size = inner + 3
  const child = (node: number): fc.Arbitrary<number> => fc.integer({ min: node + 1, max: size - 1 })
  const nodes = Array.from({ length: size }, (_, node) =>
    node >= inner
      ? fc.record({
          feature: fc.constant(-1),
          threshold: fc.constant(0),
          left: fc.constant(-1),
          right: fc.constant(-1),
          missing: fc.constant(-1),
          value: number,
        })
      : child(node).chain((left) =>
          child(node).chain((right) =>
            fc.record({
              feature: fc.integer({ min: 0, max: FEATURES - 1 }),
              threshold: number,
              left: fc.constant(left),
              right: fc.constant(right),
              missing: fc.oneof(
                { weight: 3, arbitrary: fc.constantFrom(left, right) },
                { weight: 1, arbitrary: child(node) },
                { weight: 1, arbitrary: fc.constant(-1) },
              ),
              value: fc.constant(0),
            }),
          ),
        ),
  )
  return fc.tuple(...nodes).map((all): ForestTree => {
    const of = (property: keyof ForestTree): number[] => all.map((node) => node[property])
    return {
      feature: of('feature'),
      threshold: of('threshold'),
      left: of('left'),
      right: of('right'),
      missing: of('missing'),
      value: of('value'),
    }
  })
})

const forests: fc.Arbitrary<Forest> = fc.record({
  features: fc.constant(['a', 'b', 'c', 'd']),
  goesLeft: fc.constantFrom('<', '<='),
  precision: fc.constantFrom('double', 'single'),
  base: number,
  combine: fc.constantFrom('sum', 'average'),
  trees: fc.array(tree, { minLength: 1, maxLength: 9 }),
})

test('by arrays, generated and step by step', () => {
  const met = new Set<string>()
  fc.assert(
    fc.property(
      forests,
      fc.array(fc.array(fc.oneof(number, fc.constant(Number.NaN)), { minLength: 4, maxLength: 4 }), { minLength: 8, maxLength: 8 }),
      (forest, rows) => {
        const [arrays, generated] = [compileForest(forest, 'arrays'), compileForest(forest, 'generated')]
        // On a threshold, too: both sides of every edge.
        const edges = rows.map((row) =>
          row.map(
            (value, place) => forest.trees.flatMap((each) => each.threshold.filter((_t, node) => each.feature[node] === place))[0] ?? value,
          ),
        )
        for (const row of [...rows, ...edges]) {
          const expected = walk(forest, row)
          met.add(expected === null ? 'none' : 'some')
          expect(arrays(row)).toBe(expected)
          expect(generated(row)).toBe(expected)
        }
      },
    ),
    { numRuns: 400 },
  )
  expect([...met].sort()).toEqual(['none', 'some'])
})

const leaf = { feature: [-1], threshold: [0], left: [-1], right: [-1], missing: [-1], value: [2] }
const stump: ForestTree = {
  feature: [0, -1, -1],
  threshold: [0.1, 0, 0],
  left: [1, -1, -1],
  right: [2, -1, -1],
  missing: [2, -1, -1],
  value: [0, 1, 5],
}
const forestOf = (...trees: ForestTree[]): Forest => ({
  features: ['a'],
  goesLeft: '<',
  precision: 'double',
  base: 0,
  combine: 'sum',
  trees,
})

test.each<[what: string, tree: ForestTree]>([
  ['has no node', { feature: [], threshold: [], left: [], right: [], missing: [], value: [] }],
  ['has lists of different lengths', { ...stump, value: [0, 1] }],
  ['holds a number that is none', { ...stump, threshold: [Number.NaN, 0, 0] }],
  ['holds a number that is none', { ...leaf, value: [Number.POSITIVE_INFINITY] }],
  ['tests a feature that there is not', { ...stump, feature: [1, -1, -1] }],
  ['tests a feature that there is not', { ...stump, feature: [0.5, -1, -1] }],
  ['has a child that does not stand after its parent', { ...stump, left: [0, -1, -1] }],
  ['has a child that does not stand after its parent', { ...stump, right: [3, -1, -1] }],
  ['has a child that does not stand after its parent', { ...stump, missing: [-2, -1, -1] }],
])('a tree that %s is refused', (what, broken) => {
  for (const backEnd of ['arrays', 'generated'] as const)
    expect(() => compileForest(forestOf(leaf, broken), backEnd)).toThrow(`tree 2 of the forest ${what}`)
})

test('a float that a double would tell apart, and the thresholds as they are compared', () => {
  const single: Forest = { ...forestOf(stump), precision: 'single' }
  const just = Math.fround(0.1) - 1e-9
  expect(compileForest(forestOf(stump), 'arrays')([just])).toBe(5)
  expect(compileForest({ ...forestOf(stump), trees: [{ ...stump, threshold: [Math.fround(0.1), 0, 0] }] }, 'arrays')([just])).toBe(1)
  expect(compileForest(single, 'arrays')([just])).toBe(5)
  expect(forestThresholds(forestOf(stump, stump))).toEqual(new Map([['a', [0.1]]]))
  expect(forestThresholds(single)).toEqual(new Map([['a', [Math.fround(0.1)]]]))
})

test('a chain of a thousand nodes goes by arrays, whichever is asked for', () => {
  const size = 2_001
  const nodes = Array.from({ length: size }, (_, node) => node)
  const inner = (node: number): boolean => node % 2 === 0 && node + 1 < size
  const deep: ForestTree = {
    feature: nodes.map((node) => (inner(node) ? 0 : -1)),
    threshold: nodes.map((node) => (inner(node) ? node : 0)),
    left: nodes.map((node) => (inner(node) ? node + 1 : -1)),
    right: nodes.map((node) => (inner(node) ? node + 2 : -1)),
    missing: nodes.map(() => -1),
    value: nodes.map((node) => (inner(node) ? 0 : node)),
  }
  for (const backEnd of ['arrays', 'generated'] as const) {
    const run = compileForest(forestOf(deep), backEnd)
    expect([run([-1]), run([501]), run([5_000]), run([Number.NaN])]).toEqual([1, 503, 2_000, null])
  }
})
