import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadModel } from '../pmml/load-model.ts'
import { dictionary, load, number, pmml, schema, simple } from '../pmml/pmml.fixture.ts'
import { type CardBaselines, explainCard } from './card.ts'

const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'] as const
type Points = Readonly<Record<string, readonly [number, number]>>

/** Below 10 the first points, else the second. */
function card(points: Points, more = 'baselineScore="5"', targets = ''): string {
  const characteristics = NAMES.map(
    (name) =>
      `<Characteristic name="${name}" reasonCode="R${name}"><Attribute partialScore="${points[name]![0]}">${simple(name, 'lessThan', 10)}</Attribute><Attribute partialScore="${points[name]![1]}"><True/></Attribute></Characteristic>`,
  )
  return pmml(
    `${dictionary(...NAMES.map((name) => number(name)), number('score'))}<Scorecard functionName="regression" initialScore="100" ${more}>${schema([...NAMES], 'score')}${targets}<Characteristics>${characteristics.join('')}</Characteristics></Scorecard>`,
  )
}

const points: Points = { a: [0, 30], b: [0, 20], c: [0, 15], d: [0, 10], e: [0, 5], f: [0, 2] }
const low = { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1 }
const near: CardBaselines = {
  kind: 'near-pass',
  points: new Map([
    ['a', 10],
    ['b', 18],
    ['c', 12],
    ['d', 9],
    ['e', 5],
    ['f', 2],
  ]),
} // prettier-ignore

test.each<[what: string, baselines: CardBaselines, pass: number, reasons: readonly string[], further: boolean]>([
  ['one is enough', { kind: 'max' }, 130, ['Ra'], false],
  ['a point more needs two', { kind: 'max' }, 131, ['Ra', 'Rb'], false],
  ['those who just passed lost most elsewhere', near, 118, ['Rb'], false],
  ['the baselines of the model: equals stand in the order of the card', { kind: 'own' }, 110, ['Ra', 'Rb'], false],
  ['four are not enough', { kind: 'own' }, 121, ['Ra', 'Rb', 'Rc', 'Rd'], true],
  ['nothing is adverse', { kind: 'max' }, 100, [], false],
])('%s', (_what, baselines, pass, reasons, further) => {
  const model = load(card(points))
  const found = explainCard(model, model.evaluate(low), { baselines, isAdverse: (score) => score < pass })!
  expect(found.principal.map(({ reason }) => reason)).toEqual(reasons)
  expect(found.furtherFactors).toBe(further)
})

test('where many points are bad, the best is the least', () => {
  const model = load(card(points, 'baselineScore="5" reasonCodeAlgorithm="pointsAbove"'))
  const found = explainCard(model, model.evaluate({ a: 20, b: 20, c: 1 }), {
    baselines: { kind: 'max' },
    isAdverse: (score) => score > 140,
  })!
  expect(found.principal).toEqual([
    { reason: 'Ra', factors: [{ characteristic: 'a', reason: 'Ra', points: 30, baseline: 0, loss: 30, attribute: 2, test: '-' }] },
  ])
})

test('a score that is scaled is scaled again', () => {
  const model = load(card(points, 'baselineScore="5"', '<Targets><Target field="score" rescaleFactor="10" castInteger="round"/></Targets>'))
  expect(model.evaluate(low).prediction).toBe(1000)
  const found = explainCard(model, model.evaluate(low), { baselines: { kind: 'max' }, isAdverse: (score) => score < 1500 })!
  expect(found.principal.map(({ reason }) => reason)).toEqual(['Ra', 'Rb'])
})

test('no scorecard, or no score: no explanation', () => {
  const tree = load(
    pmml(`${dictionary(number('a'))}<TreeModel functionName="regression">${schema(['a'])}<Node score="1"><True/></Node></TreeModel>`),
  )
  const question = { baselines: { kind: 'max' as const }, isAdverse: () => true }
  expect(explainCard(tree, tree.evaluate({ a: 1 }), question)).toBe(null)
})

test('a card rewritten with the named characteristics at baseline decides otherwise, with fewer it does not', () => {
  const two = fc.tuple(fc.integer({ min: -10, max: 30 }), fc.integer({ min: -10, max: 30 }))
  const each = <T>(arbitrary: fc.Arbitrary<T>) => fc.record(Object.fromEntries(NAMES.map((name) => [name, arbitrary])))
  const base = each(fc.integer({ min: -10, max: 30 }))
  fc.assert(
    fc.property(each(two), each(fc.integer({ min: 0, max: 20 })), base, fc.integer({ min: 80, max: 220 }), (table, inputs, given, pass) => {
      const isAdverse = (score: number): boolean => score < pass
      const model = load(card(table))
      const baselines: CardBaselines = { kind: 'mean', points: new Map(Object.entries(given)) }
      const { principal, furtherFactors } = explainCard(model, model.evaluate(inputs), { baselines, isAdverse })!
      const named = principal.flatMap(({ factors }) => factors)
      const failsWith = (count: number): boolean => {
        const cured = named.slice(0, count).map(({ characteristic: name }) => [name, [given[name]!, given[name]!] as const])
        const loaded = loadModel({ xml: card({ ...table, ...Object.fromEntries(cured) }), file: 'm.pmml' })
        return loaded.ok && isAdverse(Number(loaded.model.evaluate(inputs).prediction))
      }
      if (!failsWith(0)) {
        expect(principal).toEqual([])
        return
      }
      for (let count = 0; count < named.length; count++) expect(failsWith(count)).toBe(true)
      expect(failsWith(named.length)).toBe(furtherFactors)
    }),
    { numRuns: 60 },
  )
})
