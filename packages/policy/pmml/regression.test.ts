import { expect, test } from 'vitest'
import { normalBelow } from './normal-distribution.ts'
import { category, dictionary, load, number, pmml, schema } from './pmml.fixture.ts'

const F = Math.fround
const logistic = (y: number): number => 1 / (1 + Math.exp(-y))
const regression = (tables: string, more = '', after = ''): string =>
  pmml(
    `${dictionary(number('x'), number('y'), category('t', ['a', 'b']), number('out'))}<RegressionModel functionName="regression" ${more}>${schema(['x', 'y', 't'], 'out')}${after}${tables}</RegressionModel>`,
  )
const table = (inside: string, intercept: number | string = 1, target?: string): string =>
  `<RegressionTable intercept="${intercept}"${target === undefined ? '' : ` targetCategory="${target}"`}>${inside}</RegressionTable>`
const numeric = (name: string, coefficient: number, exponent = 1): string =>
  `<NumericPredictor name="${name}" exponent="${exponent}" coefficient="${coefficient}"/>`

const terms =
  numeric('x', 2) +
  numeric('x', 3, 2) +
  '<CategoricalPredictor name="t" value="a" coefficient="100"/><CategoricalPredictor name="t" value="b" coefficient="200"/>' +
  '<PredictorTerm coefficient="-1"><FieldRef field="x"/><FieldRef field="y"/></PredictorTerm>'

test.each<[what: string, inputs: Record<string, unknown>, value: number | null]>([
  ['powers, categories and products', { x: 2, y: 5, t: 'b' }, 1 + 4 + 12 + 200 - 10],
  ['a missing category adds nothing', { x: 2, y: 5 }, 1 + 4 + 12 - 10],
  ['a missing number leaves no sum', { y: 5, t: 'a' }, null],
  ['a missing factor too', { x: 2, t: 'a' }, null],
])('%s', (_what, inputs, value) => {
  expect(load(regression(table(terms))).evaluate(inputs).prediction).toBe(value)
})

test.each<[method: string, of: (y: number) => number]>([
  ['none', (y) => y],
  ['softmax', logistic],
  ['logit', logistic],
  ['exp', Math.exp],
  ['probit', normalBelow],
  ['cloglog', (y) => 1 - Math.exp(-Math.exp(y))],
  ['loglog', (y) => Math.exp(-Math.exp(-y))],
  ['cauchit', (y) => 0.5 + Math.atan(y) / Math.PI],
])('a number by %s', (method, of) => {
  const model = load(regression(table(numeric('x', 1), 0), `normalizationMethod="${method}"`))
  for (const x of [-2.5, 0, 0.3, 4]) expect(model.evaluate({ x }).prediction).toBeCloseTo(of(x), 14)
})

const classification = (tables: string, method: string, optype = 'categorical', values = ['a', 'b', 'c'], more = ''): string =>
  pmml(
    `${dictionary(number('x'), category('out', values, optype))}<RegressionModel functionName="classification" normalizationMethod="${method}" ${more}>${schema(['x'], 'out')}${tables}</RegressionModel>`,
  )
const probabilities = (xml: string, x: number): number[] => [...(load(xml).evaluate({ x }).probabilities?.values() ?? [])]
const two = table(numeric('x', 1), 0, 'a') + table('', 0, 'b')
const three = table(numeric('x', 1), 0.1, 'a') + table(numeric('x', -1), 0.2, 'b') + table('', 0.3, 'c')

test.each<[what: string, xml: string, x: number, expected: readonly number[]]>([
  ['two by logit', classification(two, 'logit', 'categorical', ['a', 'b']), 0.7, [logistic(0.7), 1 - logistic(0.7)]],
  ['two by softmax', classification(two, 'softmax', 'categorical', ['a', 'b']), 0.7, [logistic(0.7), 1 - logistic(0.7)]],
  ['two as they are, kept within bounds', classification(two, 'none', 'categorical', ['a', 'b']), 1.5, [1, 0]],
  ['two by cauchit', classification(two, 'cauchit', 'categorical', ['a', 'b']), 1, [0.75, 0.25]],
  ['three as they are: the last takes the rest', classification(three, 'none'), 0.2, [0.3, 0, 0.7]],
  ['three by simplemax', classification(three, 'simplemax'), 0.1, [0.2 / 0.6, 0.1 / 0.6, 0.3 / 0.6]],
  ['three in order', classification(three, 'logit', 'ordinal'), 0, [logistic(0.1), logistic(0.2) - logistic(0.1), 1 - logistic(0.2)]],
])('%s', (_what, xml, x, expected) => {
  const found = probabilities(xml, x)
  expect(found).toHaveLength(expected.length)
  for (const [index, value] of expected.entries()) expect(found[index]).toBeCloseTo(value, 14)
})

test('softmax of large sums does not overflow, and the first of equals wins', () => {
  const xml = classification(table(numeric('x', 1), 0, 'a') + table(numeric('x', 1), 0, 'b') + table('', 0, 'c'), 'softmax')
  expect(load(xml).evaluate({ x: 5000 })).toMatchObject({
    prediction: 'a',
    probabilities: new Map([
      ['a', 0.5],
      ['b', 0.5],
      ['c', 0],
    ]),
  }) // prettier-ignore
})

test('of two tables the one without terms is the rest, wherever it stands', () => {
  const turned = table('', 0, 'b') + table(numeric('x', 1), 0, 'a')
  expect(
    load(classification(turned, 'logit', 'categorical', ['a', 'b']))
      .evaluate({ x: 2 })
      .probabilities!.get('a'),
  ).toBeCloseTo(logistic(2), 14)
})

test('in single precision each step is rounded to 32 bits', () => {
  const model = load(regression(table(numeric('x', 0.1) + numeric('y', 0.2), 0.3), 'x-mathContext="float"'))
  expect(model.precision).toBe('single')
  expect(model.evaluate({ x: 0.7, y: 0.9 }).prediction).toBe(F(F(F(0.3) + F(F(0.1) * F(0.7))) + F(F(0.2) * F(0.9))))
})

const rescaled = (target: string): string =>
  regression(table(numeric('x', 1), 0), '', `<Targets><Target field="out" ${target}><TargetValue defaultValue="-7"/></Target></Targets>`)

test.each<[what: string, target: string, x: number | null, value: number]>([
  ['factor, then constant', 'rescaleFactor="3" rescaleConstant="10"', 2, 16],
  ['least and most come first', 'min="-1" max="4" rescaleFactor="3" rescaleConstant="10"', 5, 22],
  ['least', 'min="-1" max="4"', -2, -1],
  ['rounded last', 'castInteger="round" rescaleFactor="0.5"', 5, 3],
  ['up', 'castInteger="ceiling"', 2.1, 3],
  ['down', 'castInteger="floor"', 2.9, 2],
  ['without a prediction, the default', 'rescaleFactor="3"', null, -7],
])('a target: %s', (_what, target, x, value) => {
  expect(load(rescaled(target)).evaluate({ x }).prediction).toBe(value)
})

test('a category that is shown by another name, and what is likeliest beforehand', () => {
  const targets = `<Targets><Target field="out"><TargetValue value="a" displayValue="Alpha" priorProbability="0.2"/><TargetValue value="b" displayValue="Beta" priorProbability="0.8"/></Target></Targets>`
  const output = `<Output><OutputField name="shown" feature="predictedDisplayValue"/><OutputField name="p" feature="probability"/></Output>`
  const xml = classification(two, 'logit', 'categorical', ['a', 'b']).replace('<RegressionTable', `${output}${targets}<RegressionTable`)
  expect(Object.fromEntries(load(xml).evaluate({ x: 3 }).outputs)).toEqual({ shown: 'Alpha', p: logistic(3), out: 'a' })
  expect(Object.fromEntries(load(xml).evaluate({}).outputs)).toEqual({ shown: 'Beta', p: 0.8, out: 'b' })
})
