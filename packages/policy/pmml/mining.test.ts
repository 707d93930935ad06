import { expect, test } from 'vitest'
import { category, dictionary, load, number, pmml, schema, simple } from './pmml.fixture.ts'

const constant = (value: number | string, more = ''): string =>
  `<TreeModel functionName="regression" ${more}>${schema(['x'])}<Node score="${value}"><True/></Node></TreeModel>`
/** No prediction where x is missing. */
const needing = (value: number): string =>
  `<TreeModel functionName="regression">${schema(['x'])}<Node score="${value}">${simple('x', 'isNotMissing')}</Node></TreeModel>`
const segment = (model: string, more = '', predicate = '<True/>'): string => `<Segment ${more}>${predicate}${model}</Segment>\n`
const mining = (method: string, segments: readonly string[], more = '', before = '', functionName = 'regression'): string =>
  pmml(
    `${dictionary(number('x'), number('y'), number('out'), category('kind', ['a', 'b', 'c']))}<MiningModel functionName="${functionName}">${schema(['x', 'y'], functionName === 'regression' ? 'out' : 'kind')}${before}<Segmentation multipleModelMethod="${method}" ${more}>${segments.join('')}</Segmentation></MiningModel>`,
  )

const weighted = [segment(constant(1), 'weight="1"'), segment(constant(2), 'weight="1"'), segment(constant(9), 'weight="2"')]
test.each<[method: string, value: number]>([
  ['sum', 12],
  ['average', 4],
  ['median', 2],
  ['weightedAverage', 21 / 4],
  ['weightedSum', 21],
  ['selectFirst', 1],
  ['modelChain', 9],
])('%s', (method, value) => {
  expect(load(mining(method, weighted)).evaluate({ x: 1 }).prediction).toBe(value)
})

test('in single precision a sum is rounded after each tree', () => {
  const parts = ['0.1', '0.2', '0.3'].map((each) => segment(constant(each, 'x-mathContext="float"')))
  const xml = mining('sum', parts).replace('<MiningModel', '<MiningModel x-mathContext="float"')
  const F = Math.fround
  expect(load(xml).evaluate({ x: 1 }).prediction).toBe(F(F(F(0.1) + F(0.2)) + F(0.3)))
})

test.each<[what: string, x: number | null, value: number | null]>([
  ['the first whose predicate is true', 5, 2],
  ['and not the next', 1, 1],
  ['an unknown predicate is not true', null, 3],
])('selectFirst: %s', (_what, x, value) => {
  const segments = [
    segment(constant(1), '', simple('x', 'lessThan', 3)),
    segment(constant(2), '', simple('x', 'lessThan', 9)),
    segment(constant(3)),
  ]
  expect(load(mining('selectFirst', segments)).evaluate({ x }).prediction).toBe(value)
})

test('none that applies: no prediction', () => {
  expect(load(mining('sum', [segment(constant(1), '', simple('x', 'lessThan', 3))])).evaluate({ x: 4 }).prediction).toBe(null)
})

const partly = [segment(constant(4)), segment(needing(8)), segment(needing(9))]
test.each<[what: string, method: string, more: string, x: number | null, value: number | null]>([
  ['all are there', 'average', '', 1, 7],
  ['one missing leaves no mean', 'average', '', null, null],
  ['or is left out', 'average', 'missingPredictionTreatment="skipSegment"', null, 4],
  ['unless too many are missing', 'average', 'missingPredictionTreatment="skipSegment" missingThreshold="0.5"', null, null],
  ['or ends all', 'sum', 'x-missingPredictionTreatment="returnMissing"', null, null],
  ['in a chain the last one counts', 'modelChain', '', null, null],
  ['or the last that says something', 'modelChain', 'missingPredictionTreatment="skipSegment"', null, 4],
])('missing predictions: %s', (_what, method, more, x, value) => {
  expect(load(mining(method, partly, more)).evaluate({ x }).prediction).toBe(value)
})

const voter = (kind: string, shares?: Readonly<Record<string, number>>): string =>
  `<TreeModel functionName="classification">${schema(['x'], 'kind')}<Node score="${kind}"><True/>${Object.entries(shares ?? {})
    .map(([value, count]) => `<ScoreDistribution value="${value}" recordCount="${count}"/>`)
    .join('')}</Node></TreeModel>`
const classify = (method: string, segments: readonly string[]): string => mining(method, segments, '', '', 'classification')

test.each<[method: string, kind: string, probabilities: readonly number[]]>([
  ['majorityVote', 'b', [0.25, 0.5, 0.25]],
  ['weightedMajorityVote', 'c', [1 / 8, 2 / 8, 5 / 8]],
])('%s', (method, kind, probabilities) => {
  const segments = [segment(voter('a')), segment(voter('b')), segment(voter('b')), segment(voter('c'), 'weight="5"')]
  const evaluation = load(classify(method, segments)).evaluate({ x: 1 })
  expect(evaluation.prediction).toBe(kind)
  expect([...evaluation.probabilities!.values()]).toEqual(probabilities)
})

test.each<[method: string, kind: string, probabilities: readonly number[]]>([
  ['average', 'b', [0.25, 0.5, 0.25]],
  ['weightedAverage', 'a', [0.4, 0.35, 0.25]],
  ['max', 'b', [0, 0.75, 0.25]],
  ['median', 'b', [0.25, 0.5, 0.25]],
])('probabilities by %s', (method, kind, probabilities) => {
  const segments = [segment(voter('a', { a: 2, b: 1, c: 1 }), 'weight="4"'), segment(voter('b', { a: 0, b: 3, c: 1 }), 'weight="1"')]
  const evaluation = load(classify(method, segments)).evaluate({ x: 1 })
  expect(evaluation.prediction).toBe(kind)
  const found = [...evaluation.probabilities!.values()]
  for (const [index, value] of probabilities.entries()) expect(found[index]).toBeCloseTo(value, 14)
})

test.each<[values: readonly number[], listed: string]>([
  [[0, 1], '<Value value="0"/><Value value="1"/>'],
  [[1, 0], ''],
])('models within that name no target predict in its words all the same: %j', (values, listed) => {
  const anonymous = (score: string, zeros: number): string =>
    `<TreeModel functionName="classification">${schema(['x'])}<Node score="${score}"><True/><ScoreDistribution value="1" recordCount="${4 - zeros}"/><ScoreDistribution value="0" recordCount="${zeros}"/></Node></TreeModel>`
  const target = `<DataField name="kind" optype="categorical" dataType="integer">${listed}</DataField>`
  const run = (method: string) =>
    load(
      classify(method, [segment(anonymous('1', 1)), segment(anonymous('0', 3)), segment(anonymous('1', 1))]).replace(
        /<DataField name="kind".*?<\/DataField>/,
        target,
      ),
    ).evaluate({ x: 1 })
  expect(run('majorityVote')).toMatchObject({
    prediction: 1,
    probabilities: new Map(values.map((each) => [each, each === 1 ? 2 / 3 : 1 / 3])),
  })
  expect(run('average').prediction).toBe(1)
  expect(run('average').probabilities!.get(0)).toBeCloseTo(5 / 12, 14)
  expect(run('selectFirst')).toMatchObject({
    prediction: 1,
    probabilities: new Map(values.map((each) => [each, each === 1 ? 0.75 : 0.25])),
  })
})

test('a chain hands outputs on, and they are results too unless they say otherwise', () => {
  const first = `<TreeModel functionName="classification">${schema(['x'], 'kind')}<Output><OutputField name="p" feature="probability" value="b"/><OutputField name="hidden" feature="predictedValue" isFinalResult="false"/></Output><Node score="a"><True/><ScoreDistribution value="a" recordCount="3"/><ScoreDistribution value="b" recordCount="1"/></Node></TreeModel>`
  const second = `<RegressionModel functionName="regression">${schema(['p', 'y'], 'out')}<Output><OutputField name="double" feature="transformedValue"><Apply function="*"><FieldRef field="out"/><Constant>2</Constant></Apply></OutputField></Output><RegressionTable intercept="1"><NumericPredictor name="p" coefficient="100"/><NumericPredictor name="y" coefficient="1"/></RegressionTable></RegressionModel>`
  const skipped = segment(constant(5), '', simple('p', 'greaterThan', 0.5))
  const model = load(mining('modelChain', [segment(first), segment(second), skipped]))
  expect(Object.fromEntries(model.evaluate({ x: 1, y: 3 }).outputs)).toEqual({ p: 0.25, double: 58, out: 29 })
})

test('an output may ask one segment', () => {
  const output =
    '<Output><OutputField name="all" feature="predictedValue"/><OutputField name="second" segmentId="s2" feature="predictedValue"/></Output>'
  const model = load(mining('sum', [segment(constant(1), 'id="s1"'), segment(constant(2), 'id="s2"')], '', output))
  expect(Object.fromEntries(model.evaluate({ x: 1 }).outputs)).toEqual({ all: 3, second: 2, out: 3 })
})

test('a model within treats missing values in its own way, the others do not see it', () => {
  const inner = `<RegressionModel functionName="regression"><MiningSchema><MiningField name="x" missingValueReplacement="7"/></MiningSchema><RegressionTable intercept="0"><NumericPredictor name="x" coefficient="1"/></RegressionTable></RegressionModel>`
  expect(load(mining('sum', [segment(inner), segment(constant(1))])).evaluate({}).prediction).toBe(8)
  expect(load(mining('sum', [segment(inner), segment(needing(1))])).evaluate({}).prediction).toBe(null)
})
