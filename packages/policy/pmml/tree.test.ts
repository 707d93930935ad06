import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PmmlValue } from './load-model.ts'
import { category, compound, dictionary, load, number, pmml, schema, set, simple } from './pmml.fixture.ts'

const node = (predicate: string, more: string, ...children: readonly string[]): string =>
  `<Node ${more}>${predicate}${children.join('')}</Node>`
const share = (value: string, count: number, confidence?: number): string =>
  `<ScoreDistribution value="${value}" recordCount="${count}"${confidence === undefined ? '' : ` confidence="${confidence}"`}/>`

const OUTPUT = `<Output><OutputField name="value" feature="predictedValue"/><OutputField name="p" feature="probability" value="yes"/><OutputField name="c" feature="confidence"/><OutputField name="id" feature="entityId"/></Output>`
const classifier = (root: string, more = ''): string =>
  pmml(
    `${dictionary(number('x'), number('y'), category('t', ['a', 'b c', 'd']), category('out', ['yes', 'no']))}<TreeModel functionName="classification" ${more}>${schema(['x', 'y', 't'], 'out')}${OUTPUT}${root}</TreeModel>`,
  )

const children = [
  node(simple('x', 'lessThan', 10), 'id="2" score="no" recordCount="40"', share('yes', 10, 0.2), share('no', 30, 0.7)),
  node(
    simple('x', 'greaterOrEqual', 20),
    'id="3" recordCount="60"',
    share('yes', 45),
    share('no', 15),
    node(simple('y', 'lessOrEqual', 5), 'id="4" score="yes" recordCount="30"', share('yes', 30), share('no', 0)),
  ),
]
const root = node('<True/>', 'id="1" score="yes" recordCount="100" defaultChild="3"', share('yes', 55), share('no', 45), ...children)

describe('a tree', () => {
  test.each<[what: string, attributes: string, inputs: Record<string, unknown>, value: PmmlValue, id: string | null]>([
    ['the first child that is true', '', { x: 9.9 }, 'no', '2'],
    ['no child is true: nothing', '', { x: 10 }, null, null],
    ['no child is true: the last prediction', 'noTrueChildStrategy="returnLastPrediction"', { x: 10 }, 'yes', '1'],
    ['at a bound', '', { x: 20, y: 5 }, 'yes', '4'],
    ['past a bound', 'noTrueChildStrategy="returnLastPrediction"', { x: 20, y: 5.1 }, 'yes', '3'],
    ['missing, as if false', 'missingValueStrategy="none"', { y: 5 }, null, null],
    ['missing, as if false, and the last prediction', 'noTrueChildStrategy="returnLastPrediction"', { y: 5 }, 'yes', '1'],
    ['missing: nothing', 'missingValueStrategy="nullPrediction" noTrueChildStrategy="returnLastPrediction"', { y: 5 }, null, null],
    ['missing: the last prediction', 'missingValueStrategy="lastPrediction"', { x: 30 }, 'yes', '3'],
    ['missing: the default child', 'missingValueStrategy="defaultChild"', { y: 5 }, 'yes', '4'],
    ['missing, and no default child is named', 'missingValueStrategy="defaultChild"', { x: 30 }, null, null],
  ])('%s', (_what, attributes, inputs, value, id) => {
    const { outputs, prediction } = load(classifier(root, attributes)).evaluate(inputs)
    expect([prediction, outputs.get('value'), outputs.get('id')]).toEqual([value, value, id])
  })

  test('probabilities from counts, confidences as given, each time less where a value was missing', () => {
    const model = load(classifier(root, 'missingValueStrategy="defaultChild" missingValuePenalty="0.5"'))
    const of = (inputs: Record<string, unknown>): unknown[] => ['p', 'c'].map((name) => model.evaluate(inputs).outputs.get(name))
    expect(of({ x: 1 })).toEqual([0.25, 0.7])
    expect(of({ x: 30, y: 1 })).toEqual([1, 1])
    expect(of({ y: 1 })).toEqual([1, 0.5])
    expect(model.evaluate({ x: 30, y: 1 }).probabilities).toEqual(
      new Map([
        ['yes', 1],
        ['no', 0],
      ]),
    ) // prettier-ignore
  })

  test('cut points are those of its tests', () => {
    expect(load(classifier(root)).thresholds).toEqual(
      new Map([
        ['x', [10, 20]],
        ['y', [5]],
        ['t', []],
      ]),
    ) // prettier-ignore
  })
})

test.each<[what: string, predicate: string, inputs: Record<string, unknown>, holds: boolean | null]>([
  ['in a set, blanks and all', set('t', 'isIn', 'a "b c"'), { t: 'b c' }, true],
  ['not in a set', set('t', 'isNotIn', 'a "b c"'), { t: 'd' }, true],
  ['a missing value is in no set', set('t', 'isIn', 'a'), {}, null],
  ['nor out of one', set('t', 'isNotIn', 'a'), {}, null],
  ['is missing', simple('x', 'isMissing'), {}, true],
  ['is not missing', simple('x', 'isNotMissing'), {}, false],
  ['not equal', simple('t', 'notEqual', 'a'), { t: 'd' }, true],
  ['and: false wins over missing', compound('and', simple('x', 'lessThan', 1), simple('y', 'lessThan', 1)), { y: 2 }, false],
  ['and: true does not', compound('and', simple('x', 'lessThan', 1), simple('y', 'lessThan', 1)), { y: 0 }, null],
  ['or: true wins over missing', compound('or', simple('x', 'lessThan', 1), simple('y', 'lessThan', 1)), { y: 0 }, true],
  ['or: false does not', compound('or', simple('x', 'lessThan', 1), simple('y', 'lessThan', 1)), { y: 2 }, null],
  ['xor: an odd number', compound('xor', simple('x', 'lessThan', 1), simple('y', 'lessThan', 1)), { x: 0, y: 2 }, true],
  ['xor: an even number', compound('xor', simple('x', 'lessThan', 1), simple('y', 'lessThan', 1)), { x: 0, y: 0 }, false],
  ['xor: missing stays so', compound('xor', simple('x', 'lessThan', 1), simple('y', 'lessThan', 1)), { y: 0 }, null],
  ['surrogate: the first that knows', compound('surrogate', simple('x', 'lessThan', 1), simple('y', 'lessThan', 1)), { y: 0 }, true],
  [
    'surrogate: the first, if it knows',
    compound('surrogate', simple('x', 'lessThan', 1), simple('y', 'lessThan', 1)),
    { x: 2, y: 0 },
    false,
  ],
  ['surrogate: nobody knows', compound('surrogate', simple('x', 'lessThan', 1), simple('y', 'lessThan', 1)), {}, null],
])('%s', (_what, predicate, inputs, holds) => {
  const strategies = 'missingValueStrategy="lastPrediction" noTrueChildStrategy="returnNullPrediction"'
  const { entityId } = load(classifier(node('<True/>', 'id="1" score="yes"', node(predicate, 'id="2" score="no"')), strategies)).evaluate(
    inputs,
  )
  expect({ 2: true, 1: null, none: false }[entityId ?? 'none']).toBe(holds)
})

test('texts of an ordinal field are ordered as they are listed', () => {
  const tree = node('<True/>', 'score="1"', node(simple('t', 'lessOrEqual', 'mid'), 'score="2"'), node('<True/>', 'score="3"'))
  const xml = pmml(
    `${dictionary(category('t', ['low', 'mid', 'high'], 'ordinal'), number('out'))}<TreeModel functionName="regression">${schema(['t'], 'out')}${tree}</TreeModel>`,
  )
  expect(['low', 'mid', 'high'].map((t) => load(xml).evaluate({ t }).prediction)).toEqual([2, 2, 3])
})

/** Random trees against a plain walk over the same tree. */
type Shape =
  | { readonly is: 'simple'; readonly field: 'x' | 'y'; readonly operator: string; readonly value: number }
  | { readonly is: 'compound'; readonly how: 'and' | 'or' | 'xor' | 'surrogate'; readonly of: readonly Shape[] }
type Branch = { readonly id: string; readonly predicate: Shape; readonly score: number | null; readonly children: readonly Branch[] }
type Case = Readonly<Record<'x' | 'y', number | null>>

const simpleShape: fc.Arbitrary<Shape> = fc.record({
  is: fc.constant('simple' as const),
  field: fc.constantFrom('x' as const, 'y' as const),
  operator: fc.constantFrom('equal', 'notEqual', 'lessThan', 'lessOrEqual', 'greaterThan', 'greaterOrEqual', 'isMissing', 'isNotMissing'),
  value: fc.integer({ min: 0, max: 3 }),
})
const shape: fc.Arbitrary<Shape> = fc.oneof(
  { weight: 3, arbitrary: simpleShape },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('compound' as const),
      how: fc.constantFrom('and', 'or', 'xor', 'surrogate'),
      of: fc.array(simpleShape, { minLength: 2, maxLength: 3 }),
    }),
  }, // prettier-ignore
)
const branchOf = (depth: number): fc.Arbitrary<Branch> =>
  fc.record({
    id: fc.uuid(),
    predicate: shape,
    score: fc.option(fc.integer({ min: 0, max: 99 }), { freq: 5 }),
    children: depth === 0 ? fc.constant([]) : fc.array(branchOf(depth - 1), { maxLength: 3 }),
  })

const OPERATORS: Record<string, (value: number, bound: number) => boolean> = {
  equal: (value, bound) => value === bound,
  notEqual: (value, bound) => value !== bound,
  lessThan: (value, bound) => value < bound,
  lessOrEqual: (value, bound) => value <= bound,
  greaterThan: (value, bound) => value > bound,
  greaterOrEqual: (value, bound) => value >= bound,
}

function holds(predicate: Shape, given: Case): boolean | null {
  if (predicate.is === 'simple') {
    const value = given[predicate.field]
    if (predicate.operator.startsWith('is')) return (value === null) === (predicate.operator === 'isMissing')
    return value === null ? null : OPERATORS[predicate.operator]!(value, predicate.value)
  }
  const parts = predicate.of.map((each) => holds(each, given))
  switch (predicate.how) {
    case 'and':
      return parts.includes(false) ? false : parts.includes(null) ? null : true
    case 'or':
      return parts.includes(true) ? true : parts.includes(null) ? null : false
    case 'xor':
      return parts.includes(null) ? null : parts.filter((each) => each === true).length % 2 === 1
    case 'surrogate':
      return parts.find((each) => each !== null) ?? null
  }
}

function walk({ children: branches, score }: Branch, given: Case, missing: string, keepsLast: boolean, last: number | null): number | null {
  const so = score ?? last
  if (branches.length === 0) return score
  for (const child of branches) {
    const is = holds(child.predicate, given)
    if (is === true) return walk(child, given, missing, keepsLast, so)
    if (is === false || missing === 'none') continue
    if (missing === 'defaultChild') return walk(branches.at(-1)!, given, missing, keepsLast, so)
    return missing === 'lastPrediction' ? so : null
  }
  return keepsLast ? so : null
}

const predicateXml = (each: Shape): string =>
  each.is === 'simple' ? simple(each.field, each.operator, each.value) : compound(each.how, ...each.of.map(predicateXml))
const branchXml = ({ id, score, children: branches, predicate }: Branch, isRoot: boolean): string =>
  node(
    isRoot ? '<True/>' : predicateXml(predicate),
    `id="${id}"${score === null ? '' : ` score="${score}"`}${branches.length === 0 ? '' : ` defaultChild="${branches.at(-1)!.id}"`}`,
    ...branches.map((each) => branchXml(each, false)),
  )

test('any tree gives what a walk over it gives, under every strategy', () => {
  const strategy = fc.constantFrom('none', 'nullPrediction', 'lastPrediction', 'defaultChild')
  const value = fc.option(fc.integer({ min: 0, max: 3 }))
  fc.assert(
    fc.property(
      branchOf(3),
      strategy,
      fc.boolean(),
      fc.array(fc.record({ x: value, y: value }), { minLength: 5 }),
      (tree, missing, keepsLast, cases) => {
        const attributes = `missingValueStrategy="${missing}" noTrueChildStrategy="${keepsLast ? 'returnLastPrediction' : 'returnNullPrediction'}"`
        const model = load(
          pmml(
            `${dictionary(number('x'), number('y'), number('out'))}<TreeModel functionName="regression" ${attributes}>${schema(['x', 'y'], 'out')}${branchXml(tree, true)}</TreeModel>`,
          ),
        )
        for (const each of cases) expect(model.evaluate(each).prediction).toBe(walk(tree, each, missing, keepsLast, null))
      },
    ),
    { numRuns: 150 },
  )
})

test('a compound predicate of many parts stays small', () => {
  const many = Array.from({ length: 60 }, (_, index) => simple(index % 2 === 0 ? 'x' : 'y', 'notEqual', index))
  const tree = node('<True/>', 'id="1" score="yes"', node(compound('and', ...many), 'id="2" score="no"'))
  expect(load(classifier(tree, 'missingValueStrategy="lastPrediction"')).evaluate({ x: 100, y: 100 }).entityId).toBe('2')
})
