import fc from 'fast-check'
import { expect, test } from 'vitest'
import { loadPolicy, type Policy, type Value } from '../policy.ts'
import { cardTable } from './card-table.ts'
import type { EvaluableModel } from './load-model.ts'
import { category, compound, dictionary, load, number, pmml, schema, set, simple } from './pmml.fixture.ts'

const attribute = (points: number | string, predicate: string): string =>
  `<Attribute partialScore="${points}" reasonCode="R${points}">${predicate}</Attribute>`
const characteristic = (name: string, ...attributes: readonly string[]): string =>
  `<Characteristic name="${name}" baselineScore="0">${attributes.join('')}</Characteristic>`
const fields = dictionary(number('x'), number('y'), category('t', ['a', 'b c']), category('u', []), number('score'))
const card = (characteristics: readonly string[], mining: readonly string[] = ['x', 'y', 't', 'u'], more = ''): EvaluableModel =>
  load(
    pmml(
      `${fields}<Scorecard functionName="regression" initialScore="7" ${more}>${schema(mining, 'score')}<Characteristics>${characteristics.join('')}</Characteristics></Scorecard>`,
    ),
  )

const offered = new Map(
  ['x', 'y', 't', 'u'].map((name) => [
    name,
    { type: name < 'v' && name !== 'x' && name !== 'y' ? ('string' as const) : ('number' as const), nullable: true },
  ]),
) // prettier-ignore

function policyOf(model: EvaluableModel): Policy {
  const table = cardTable(model, 'score')
  if (!table.ok) expect.fail(table.faults.join('\n'))
  const loaded = loadPolicy({ xml: table.xml, file: 'card.dmn', inputs: offered })
  expect(loaded.ok ? [] : loaded.diagnostics).toEqual([])
  if (!loaded.ok) throw new Error('the table does not load')
  return loaded.policy
}

test('bands, values and what is missing become rows; reason codes their reasons', () => {
  const x = characteristic(
    'X',
    attribute(-5, simple('x', 'isMissing')),
    attribute(1, simple('x', 'lessOrEqual', 10)),
    attribute(2, compound('and', simple('x', 'lessThan', 20), simple('x', 'notEqual', 15))),
    attribute(3, '<True/>'),
  ) // prettier-ignore
  const t = characteristic('T', attribute(10, set('t', 'isIn', '"b c"')), attribute(20, '<True/>'))
  const u = characteristic('U', attribute(100, simple('u', 'equal', 'k"')).replace('k"', 'k&quot;'), attribute(200, '<True/>'))
  const { decisions } = policyOf(card([x, t, u]))
  expect(decisions.get('score')?.rows.map(({ cells, points, reason }) => [cells.join(' '), points, reason])).toEqual([
    ['- - -', 7, null],
    ['null - -', -5, 'R-5'],
    ['<= 10 - -', 1, 'R1'],
    ['(10..15) - -', 2, 'R2'],
    ['15 - -', 3, 'R3'],
    ['(15..20) - -', 2, 'R2'],
    ['>= 20 - -', 3, 'R3'],
    ['- null -', 20, 'R20'],
    ['- "a" -', 20, 'R20'],
    ['- "b c" -', 10, 'R10'],
    ['- - null', 200, 'R200'],
    ['- - "k\\""', 100, 'R100'],
    ['- - not("k\\"")', 200, 'R200'],
  ])
})

test.each<[what: string, model: () => EvaluableModel, fault: string]>([
  [
    'points that are computed',
    () =>
      card([
        characteristic(
          'X',
          '<Attribute reasonCode="R"><True/><ComplexPartialScore><FieldRef field="x"/></ComplexPartialScore></Attribute>',
        ),
      ]),
    '`X` computes its points',
  ], // prettier-ignore
  [
    'two inputs',
    () => card([characteristic('X', attribute(1, simple('x', 'equal', 1)), attribute(2, simple('y', 'equal', 1)))]),
    '`X`: it tests 2 fields',
  ], // prettier-ignore
  [
    'a gap',
    () => card([characteristic('X', attribute(1, simple('x', 'isMissing')), attribute(1, simple('x', 'lessThan', 5)))]),
    '`X`: no attribute is true where `x` is >= 5',
  ], // prettier-ignore
  [
    'an input that is replaced',
    () =>
      card(
        [characteristic('X', attribute(1, simple('x', 'lessThan', 5)), attribute(2, '<True/>'))],
        ['<MiningField name="x" missingValueReplacement="4"/>'],
      ),
    '`x` is treated before it is tested',
  ], // prettier-ignore
  [
    'sums of floats',
    () =>
      card(
        [characteristic('X', attribute('0.1', '<True/>')), characteristic('Y', attribute('0.2', '<True/>'))],
        ['x'],
        'x-mathContext="float"',
      ),
    'the score is changed after it is added up, or added in 32 bits',
  ], // prettier-ignore
])('no table can say %s', (_what, model, fault) => {
  expect(cardTable(model(), 'score')).toEqual({ ok: false, faults: [fault] })
})

const bound = fc.integer({ min: 0, max: 6 })
const test1 = fc.tuple(
  fc.constantFrom('equal', 'notEqual', 'lessThan', 'lessOrEqual', 'greaterThan', 'greaterOrEqual', 'isMissing', 'isNotMissing'),
  bound,
)
const predicate = (field: string) =>
  fc.tuple(fc.constantFrom('and', 'or', 'xor', 'surrogate'), fc.array(test1, { minLength: 1, maxLength: 3 })).map(([how, tests]) => {
    const parts = tests.map(([operator, value]) => simple(field, operator, value))
    return parts.length === 1 ? parts[0]! : compound(how, ...parts)
  })
const points = fc.integer({ min: -50, max: 50 }).map((value) => value / 4)
const random = (name: string, field: string) =>
  fc
    .array(fc.tuple(points, predicate(field)), { maxLength: 4 })
    .map((attributes) => characteristic(name, ...attributes.map(([value, each]) => attribute(value, each)), attribute(99, '<True/>'))) // prettier-ignore

test('a card and its table give the same score for the same reasons', () => {
  const value = fc.option(fc.oneof(fc.integer({ min: -1, max: 7 }), fc.constantFrom(0.5, 2.5, 5.5)))
  fc.assert(
    fc.property(random('X', 'x'), random('Y', 'y'), fc.array(fc.record({ x: value, y: value }), { minLength: 8 }), (x, y, cases) => {
      const model = card([x, y])
      const policy = policyOf(model)
      for (const each of cases) {
        const [card, { values, fired }] = [model.evaluate(each), policy.evaluate(each as Record<string, Value>, ['score'])]
        expect(Number(values.get('score'))).toBe(card.prediction)
        expect(fired.slice(1).map(({ reason }) => reason)).toEqual(card.card!.map(({ reasonCode }) => reasonCode))
      }
    }),
    { numRuns: 60 },
  )
})
