/** Chains of expressions and tables, generated and by closures: the same values, rows and errors, whatever comes in. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkModel } from '../check/check-model.ts'
import { type Diagnostic, reportInto } from '../check/diagnostic.ts'
import { readDmn } from '../dmn/read.ts'
import { decisionXml, definitions, expressionXml, inputXml } from '../fixtures.ts'
import type { InputSchema, Inputs } from '../policy.ts'
import { Exact, type Value } from '../value.ts'
import { type CompiledPolicy, compilePolicy } from './closures.ts'
import { compileGenerated } from './generated.ts'

const schema: InputSchema = new Map([
  ['x', { type: 'number', nullable: true }],
  ['y', { type: 'number', nullable: true }],
  ['s', { type: 'string', nullable: true, values: ['a', 'b', 'c'] }],
  ['b', { type: 'boolean', nullable: true }],
])
const types = { x: 'number', y: 'number', s: 'string', b: 'boolean' } as const

const literal = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -9, max: 9 }).map((whole) => `(${whole})`) },
  { weight: 12, arbitrary: fc.constantFrom('0.1', '0.25', '(-1.5)', '12.345', '1000000') },
  { weight: 1, arbitrary: fc.constantFrom('9007199254740991', '9007199254740993', '1e300', '0.1234567890123456789') },
)
const order = fc.constantFrom('<', '<=', '>', '>=')
const { number } = fc.letrec<{ number: string; truth: string; text: string }>((tie) => {
  const join = (a: fc.Arbitrary<string>, how: fc.Arbitrary<string>, b: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(a, how, b).map((parts) => `(${parts.join(' ')})`)
  const choose = (of: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(tie('truth'), of, of).map(([test, yes, no]) => `(if ${test} then ${yes} else ${no})`)
  return {
    number: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('x', 'y'),
      literal,
      join(tie('number'), fc.constantFrom('+', '-', '*', '/'), tie('number')),
      choose(tie('number')),
      choose(fc.oneof(tie('number'), fc.constant('null'))),
      fc.tuple(fc.constantFrom('-', 'abs', 'floor', 'ceiling', 'sqrt'), tie('number')).map(([how, of]) => `${how}(${of})`),
    ),
    truth: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('b', 'true', 'x = null', 's != null', 'null = y', 's = "a"', 's < "b"', 's in ("a", "c")', 'b = true', 'b != null'),
      join(tie('number'), order, tie('number')),
      join(tie('number'), fc.constantFrom('=', '!='), tie('number')),
      join(tie('truth'), fc.constantFrom('and', 'or'), tie('truth')),
      join(tie('truth'), fc.constantFrom('=', '!='), tie('truth')),
      join(tie('text'), fc.constantFrom('=', '!=', '<', '>='), tie('text')),
      tie('truth').map((of) => `not(${of})`),
      choose(tie('truth')),
      fc.tuple(tie('number'), tie('number'), tie('number')).map(([a, low, high]) => `(${a} between ${low} and ${high})`),
      fc.tuple(tie('number'), literal, order, literal).map(([a, one, how, other]) => `(${a} in (${one}, ${how} ${other}, null))`),
      fc.tuple(tie('number'), literal, literal).map(([a, low, high]) => `(${a} in (${low}..${high}])`),
    ),
    text: fc.oneof({ maxDepth: 3 }, fc.constantFrom('s', '"a"', '"b"', 'upper case(s)'), choose(tie('text'))),
  }
})

const cell = fc.oneof(
  fc.constantFrom('-', '-', 'null', 'not(null)', '0', '!= 1', 'not(< 2)', '> y', '? + y > 3', '? > y', 'null, > 5'),
  fc.tuple(order, literal).map((parts) => parts.join(' ')),
  fc.tuple(literal, literal).map(([low, high]) => `[${low}..${high})`),
)
const hitPolicies = fc.constantFrom<[string, string?][]>(
  ['UNIQUE'],
  ['FIRST'],
  ['COLLECT'],
  ['COLLECT', 'SUM'],
  ['COLLECT', 'MAX'],
  ['COLLECT', 'COUNT'],
)
const outputs = fc.constantFrom('1', '2', '(-7)', '0.5', 'null')
const rows = fc.array(fc.tuple(cell, cell, fc.constantFrom('-', '-', '"a"', 'not("b")', 'null'), outputs, fc.constant('R')), {
  minLength: 1,
  maxLength: 7,
})

type Model = { expression: string; column: string; rows: string[][]; hitPolicy: [string, string?]; fallback: string | null }

/** N is an expression, T a table over it and over an expression in a column, and V goes on with what the table says. */
function xmlOf({ expression, column, rows, hitPolicy: [hitPolicy, aggregation], fallback }: Model): string {
  const names = Object.entries(types).map(([name, type]) => inputXml(name, type))
  const inputs = ['x', 'y', 's', 'b']
  const table = decisionXml({
    name: 'T',
    inputs: { N: 'number', [column]: 'number', ...types },
    outputs: ['out'],
    annotations: ['reason'],
    rows: rows.map(([first, second, third, ...rest]) => [first!, second!, '-', '-', third!, '-', ...rest]),
    hitPolicy,
    defaults: [fallback],
    requires: ['N'],
    ...(aggregation !== undefined && { aggregation }),
  })
  const then = hitPolicy === 'COLLECT' && aggregation === undefined ? 'if b then T else T' : 'T * 2 + N'
  return definitions(
    names.join('') + expressionXml('N', expression, { inputs }) + table + expressionXml('V', then, { inputs, decisions: ['T', 'N'] }),
  )
}

const models: fc.Arbitrary<Model> = fc.record({
  expression: fc.oneof(number, fc.constantFrom('x / y', 'x / 8', '(x - y) / 3')),
  column: fc.oneof(number, fc.constantFrom('x / y', '(x + 1) / (y * 0.5)', 'x / 3')),
  rows,
  hitPolicy: hitPolicies,
  fallback: fc.constantFrom(null, '5'),
})

const odd = [undefined, Number.NaN, Infinity, 5n, '5', 'z', true, {}, [], new Date(0)]
const numbers = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -9, max: 9 }) },
  { weight: 2, arbitrary: fc.integer({ min: -40, max: 40 }).map((eighths) => eighths / 8) },
  { weight: 2, arbitrary: fc.constantFrom(0.1, 0.3, 0.1 + 0.2, 1e15, 2 ** 53 - 1, -(2 ** 53), 1e300, -0, 5e-324) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(new Exact('0.3'), new Exact('9007199254740993'), new Exact('1.00000000000000000001'), new Exact('1e-6000')),
  },
)
const mostly = (usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 24, arbitrary: usual }, { weight: 4, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constantFrom(...odd) })
const given = fc
  .record(
    { x: mostly(numbers), y: mostly(numbers), s: mostly(fc.constantFrom('a', 'b', 'c')), b: mostly(fc.boolean()) },
    { requiredKeys: [] },
  )
  .map((record) => record as Inputs)

function pairOf(xml: string): { closures: CompiledPolicy; generated: CompiledPolicy } | null {
  const diagnostics: Diagnostic[] = []
  const model = readDmn(xml, 'p.dmn', reportInto(diagnostics))
  const ir = model && checkModel(model, 'p.dmn', schema, diagnostics)
  if (ir === null || diagnostics.some(({ severity }) => severity === 'error')) return null
  return { closures: compilePolicy(ir, schema), generated: compileGenerated(ir, schema) }
}

const held =
  (name: string) =>
  ({ inputs }: { readonly inputs: Inputs }): Value | undefined =>
    Object.hasOwn(inputs, name) ? inputs[name] : undefined

/** As strict, and many times as quick where they are equal. */
function expectEqual(actual: unknown, expected: unknown, of: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual, JSON.stringify(of)).toStrictEqual(expected)
}

test('expressions, tables upon them and expressions upon those', () => {
  let [models_, fired] = [0, 0]
  fc.assert(
    fc.property(models, fc.array(given, { minLength: 8, maxLength: 16 }), (model, samples) => {
      const pair = pairOf(xmlOf(model))
      fc.pre(pair !== null)
      models_++
      for (const wanted of [['N', 'T', 'V'], ['V']]) {
        const [slow, fast, other] = [
          pair.closures.prepare(wanted),
          pair.generated.prepare(wanted),
          pair.generated.prepareFrom(wanted, held),
        ]
        const values = pair.generated.prepareValues(wanted)
        for (const sample of samples) {
          const expected = slow(sample)
          fired += expected.fired.length
          expectEqual(values(sample), expected.values, [model, sample])
          for (const actual of [fast(sample), other({ inputs: sample })]) expectEqual(actual, expected, [model, sample])
        }
      }
    }),
    { numRuns: 150 },
  )
  expect(models_).toBeGreaterThan(80)
  expect(fired).toBeGreaterThan(300)
}, 60_000)

test('a row that ends before it begins hides no overlap of the rows around it', () => {
  const cells = [
    ['[0..0.1)', '-', '-', '1', 'R'],
    ['[0.1..(-2))', '-', '-', '1', 'R'],
    ['[(-1.5)..0.1)', '-', '-', '1', 'R'],
  ]
  const pair = pairOf(xmlOf({ expression: 'x', column: 'x / 3', rows: cells, hitPolicy: ['UNIQUE'], fallback: null }))!
  for (const { prepare } of [pair.closures, pair.generated]) {
    expect(prepare(['T'])({ x: 0.05, y: 1, s: 'a', b: true })).toMatchObject({
      values: [null],
      errors: [{ code: 'rows-overlap', rows: [1, 3] }],
    })
    expect(prepare(['T'])({ x: -1, y: 1, s: 'a', b: true })).toMatchObject({ values: [1], errors: [] })
  }
})

const EDGES = [-6, -5, -4, -0.5, 0, 0.1, 0.5, 1, 4, 4.999999999999999, 5, 5.000000000000001, 6, 2 ** 53 - 1, null]
const samples = EDGES.flatMap((x) => EDGES.flatMap((y) => [true, null].map((b): Inputs => ({ x, y, b, s: 'a' }))))

test.each<[expression: string]>([
  ['if x / y < 2 then 1 else 0'],
  ['if x / y >= -0.5 then 1 else if x / y < -0.5 then 2 else 3'],
  ['if x / y = 0.5 then 1 else if x / y != 0.5 then 2 else 3'],
  ['if x = y then 1 else if x != y then 2 else 3'],
  ['if x + 1 = y then 1 else 0'],
  ['if not(x < y) then 1 else if x < y then 2 else 3'],
  ['if (x < y) = b then 1 else if (x < y) != b then 2 else 3'],
  ['if x between y and 5 then 1 else if not(x between y and 5) then 2 else 3'],
  ['if x in (< 0, 5, > 5) then 1 else 0'],
  ['if x in (null, [y..5)) then 1 else 0'],
  ['x * y + 1'],
  ['(x - y) * 0.1'],
  ['floor(x * 0.3)'],
  ['ceiling(x * -0.3)'],
  ['abs(x - y)'],
  ['-x'],
  ['x / 5'],
  ['if b then x else y'],
  ['if b then x * 0.1 else null'],
])('%s, at its edges', (expression) => {
  const rows = ['< 5', '5', '> 5'].map((cell, nth) => [cell, '-', '-', `${nth}`, 'R'])
  const pair = pairOf(xmlOf({ expression, column: 'x + 0', rows, hitPolicy: ['UNIQUE'], fallback: null }))!
  const [slow, fast] = [pair.closures.prepare(['N', 'T']), pair.generated.prepare(['N', 'T'])]
  expect(samples.map((sample) => fast(sample))).toStrictEqual(samples.map((sample) => slow(sample)))
})

test.each<[cells: string[]]>([
  [['< 5', '5', '> 5']],
  [['<= -5', '(-5..5)', '5', '> 5']],
  [['null', '< 0', '[0..0]', '(0..4.999999999999999]', '(4.999999999999999..5)', '>= 5']],
  [['< 0.1', '0.1', '(0.1..0.5]', '> 9007199254740990']],
])('bands %j, at their edges', (cells) => {
  const rows = cells.map((cell, nth) => ['-', cell, '-', `${nth}`, 'R'])
  const pair = pairOf(xmlOf({ expression: 'x', column: 'x + 0', rows, hitPolicy: ['COLLECT', 'SUM'], fallback: null }))!
  const [slow, fast] = [pair.closures.prepare(['T']), pair.generated.prepare(['T'])]
  expect(samples.map((sample) => fast(sample))).toStrictEqual(samples.map((sample) => slow(sample)))
})
