import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Forest, ForestTree } from './forest-data.ts'
import { category, compound, dictionary, load, number, pmml, schema, simple } from './pmml.fixture.ts'

type Node = {
  readonly score: number
  readonly split: { readonly field: 'x' | 'y'; readonly at: number; readonly below: Node; readonly others: Node } | null
}

const nodes = (depth: number): fc.Arbitrary<Node> =>
  fc.record({
    score: fc.integer({ min: -40, max: 40 }).map((value) => value / 8),
    split:
      depth === 0
        ? fc.constant(null)
        : fc.option(
            fc.record({
              field: fc.constantFrom('x' as const, 'y' as const),
              at: fc.integer({ min: 0, max: 5 }),
              below: nodes(depth - 1),
              others: nodes(depth - 1),
            }),
            { freq: 6 },
          ), // prettier-ignore
  })
const nodeXml = ({ score, split }: Node, predicate: string): string =>
  `<Node score="${score}">${predicate}${split === null ? '' : nodeXml(split.below, simple(split.field, 'lessThan', split.at)) + nodeXml(split.others, simple(split.field, 'greaterOrEqual', split.at))}</Node>`
const treeXml = (inside: string, strategy = 'none'): string =>
  `<Segment><True/><TreeModel functionName="regression" missingValueStrategy="${strategy}" noTrueChildStrategy="returnLastPrediction">${schema(['x', 'y'])}${inside}</TreeModel></Segment>`
const ensemble = (method: string, trees: readonly string[], more = ''): string =>
  pmml(
    `${dictionary(number('x'), number('y'), category('t', []), number('out'))}<MiningModel functionName="regression" ${more}>${schema(['x', 'y', 't'], 'out')}<Segmentation multipleModelMethod="${method}">${trees.join('')}</Segmentation></MiningModel>`,
  )

/** As the description of the data says. */
function run({ features, goesLeft, combine, trees }: Forest, row: Readonly<Record<string, number | null>>): number | null {
  let sum = 0
  for (const { feature, threshold, left, right, missing, value } of trees) {
    let node = 0
    while (node >= 0 && feature[node]! >= 0) {
      const given = row[features[feature[node]!]!] ?? null
      const passes = given !== null && (goesLeft === '<' ? given < threshold[node]! : given <= threshold[node]!)
      node = given === null ? missing[node]! : passes ? left[node]! : right[node]!
    }
    if (node < 0) return null
    sum += value[node]!
  }
  return combine === 'sum' ? sum : sum / trees.length
}

const isOrdered = ({ feature, left, right, missing }: ForestTree): boolean =>
  feature.every((place, node) => place < 0 || [left[node]!, right[node]!, missing[node]!].every((child) => child > node || child === -1))

test('a forest as data gives what its model gives', () => {
  const value = fc.option(fc.integer({ min: -1, max: 6 }), { freq: 4 })
  const strategy = fc.constantFrom('none', 'lastPrediction', 'nullPrediction')
  fc.assert(
    fc.property(
      fc.array(fc.tuple(nodes(3), strategy), { minLength: 1, maxLength: 4 }),
      fc.constantFrom('sum', 'average'),
      fc.array(fc.record({ x: value, y: value }), { minLength: 6 }),
      (trees, method, rows) => {
        const model = load(
          ensemble(
            method,
            trees.map(([tree, missing]) => treeXml(nodeXml(tree, '<True/>'), missing)),
          ),
        ) // prettier-ignore
        const [forest] = model.forests
        expect(forest?.trees).toHaveLength(trees.length)
        expect(forest?.trees.every(isOrdered)).toBe(true)
        for (const row of rows) expect(run(forest!, row)).toBe(model.evaluate(row).prediction)
      },
    ),
    { numRuns: 80 },
  )
})

const SINGLE = 'x-mathContext="float"'
const FIRST_SEGMENT = '<Output><OutputField name="first" feature="predictedValue" segmentId="1" dataType="double"/></Output>'

test('run as a forest it gives what a walk of its segments gives, to the last bit', () => {
  const value = fc.option(fc.oneof(fc.integer({ min: -1, max: 6 }), fc.double({ min: -1, max: 6, noNaN: true })), { freq: 4 })
  const strategy = fc.constantFrom('none', 'lastPrediction', 'nullPrediction')
  const scored = nodes(3).map((node) =>
    nodeXml(node, '<True/>').replaceAll(/score="([^"]*)"/g, (_all, score) => `score="${Number(score) / 7}"`),
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(scored, strategy), { minLength: 1, maxLength: 5 }),
      fc.constantFrom('sum', 'average'),
      fc.boolean(),
      fc.array(fc.record({ x: value, y: value }), { minLength: 6 }),
      (trees, method, isSingle, rows) => {
        const segments = trees.map(([tree, missing]) => treeXml(tree, missing))
        const written = ensemble(method, segments, isSingle ? SINGLE : '').replaceAll(
          '<TreeModel',
          isSingle ? `<TreeModel ${SINGLE}` : '<TreeModel',
        )
        const xml = isSingle ? written.replaceAll(/(name="[xy]" optype="continuous" dataType=)"double"/g, '$1"float"') : written
        const [forest, walked] = [load(xml), load(xml.replace('<Segmentation', `${FIRST_SEGMENT}<Segmentation`))]
        expect(forest.forests).toHaveLength(1)
        for (const row of rows) expect(forest.evaluate(row).prediction).toBe(walked.evaluate(row).prediction)
      },
    ),
    { numRuns: 80 },
  )
})

const leaf = (score: number, predicate: string): string => `<Node score="${score}">${predicate}</Node>`
const split = (...predicates: readonly string[]): string =>
  `<Node score="1"><True/>${predicates.map((each, index) => leaf(index + 2, each)).join('')}</Node>`

test.each<[what: string, xml: string, forests: number]>([
  [
    'several tests of one kind',
    ensemble('sum', [treeXml(split(compound('and', simple('x', 'lessThan', 1), simple('y', 'lessThan', 2))))]),
    1,
  ],
  ['another kind: at most', ensemble('sum', [treeXml(split(simple('x', 'lessOrEqual', 1), simple('x', 'greaterThan', 3)))]), 1],
  ['both kinds', ensemble('sum', [treeXml(split(simple('x', 'lessOrEqual', 1), simple('x', 'lessThan', 3)))]), 0],
  ['a test of equality', ensemble('sum', [treeXml(split(simple('x', 'equal', 1)))]), 0],
  ['a text', ensemble('sum', [treeXml(split(simple('t', 'notEqual', 'a'))).replace('name="y"', 'name="t"')]), 0],
  ['another combination', ensemble('median', [treeXml(split(simple('x', 'lessThan', 1)))]), 0],
  [
    'a tree that does not always count',
    ensemble('sum', [treeXml(split(simple('x', 'lessThan', 1))).replace('<True/>', simple('y', 'lessThan', 1))]),
    0,
  ],
  [
    'an input that one tree treats in its own way',
    ensemble('sum', [treeXml(split(simple('x', 'lessThan', 1))).replace('name="x"', 'name="x" missingValueReplacement="3"')]),
    0,
  ],
  [
    'a tree that may say nothing',
    ensemble('sum', [treeXml(split(simple('x', 'lessThan', 1))).replace('returnLastPrediction', 'returnNullPrediction')]),
    0,
  ],
])('%s', (_what, xml, forests) => {
  expect(load(xml).forests).toHaveLength(forests)
})

test('precision and features of a forest', () => {
  const written = ensemble(
    'average',
    [treeXml(split(simple('y', 'lessThan', 0.1), simple('x', 'greaterOrEqual', 2)))],
    'x-mathContext="float"',
  )
  // What is a double and not rounded has no forest of floats.
  expect(load(written).forests).toHaveLength(0)
  const floats = written.replaceAll(/(name="[xy]" optype="continuous" dataType=)"double"/g, '$1"float"')
  expect(load(floats.replace('score="1"', 'score="0.1"')).forests).toHaveLength(0)
  const [forest] = load(floats).forests
  expect(forest).toMatchObject({ precision: 'single', combine: 'average', goesLeft: '<', base: 0 })
  expect(forest?.features.toSorted()).toEqual(['x', 'y'])
})
