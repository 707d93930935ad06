/** Generated code and closures give the same evaluations, errors included. */
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { checkModel } from '../check/check-model.ts'
import { type Diagnostic, reportInto } from '../check/diagnostic.ts'
import { readDmn } from '../dmn/read.ts'
import { decisionXml, definitions, expressionXml, inputXml, tableXml } from '../fixtures.ts'
import type { OfferedInput } from '../input-schema.ts'
import type { Ir, IrDecision, IrInput, IrPolicy } from '../ir/ir.ts'
import { type Answer, type InputSchema, type Inputs, loadPolicy, type Policy, type Value } from '../policy.ts'
import { Exact } from '../value.ts'
import { canGenerate } from './build.ts'
import { type CompiledPolicy, compilePolicy, type Prepared } from './closures.ts'
import { compileGenerated } from './generated.ts'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..')

type Pair = { readonly closures: CompiledPolicy; readonly generated: CompiledPolicy }

/** Without the check of rows, which would refuse most clashes; null when the model has another fault. */
function pairOf(xml: string, schema: InputSchema): Pair | null {
  const diagnostics: Diagnostic[] = []
  const model = readDmn(xml, 'p.dmn', reportInto(diagnostics))
  const ir = model && checkModel(model, 'p.dmn', schema, diagnostics)
  if (ir === null || diagnostics.some(({ severity }) => severity === 'error')) return null
  return { closures: compilePolicy(ir, schema), generated: compileGenerated(ir, schema) }
}

function expectSame({ closures, generated }: Pair, given: Inputs, wanted: readonly string[]): void {
  const expected = closures.evaluate(given, wanted)
  expectEqual(generated.evaluate(given, wanted), expected)
  const byPlace = { ...expected, values: wanted.map((name) => expected.values.get(name)) }
  for (const backEnd of [closures, generated]) for (const answer of answersOf(backEnd, wanted, given)) expectEqual(answer, byPlace)
  for (const name of wanted) expectEqual(generated.columnValues(given, name), closures.columnValues(given, name))
}

/** As strict, and many times as quick where they are equal. */
function expectEqual(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toStrictEqual(expected)
}

/** Inputs that stand elsewhere than by name. */
const readHeld =
  (name: string) =>
  ({ given }: { readonly given: Inputs }): Value | undefined =>
    Object.hasOwn(given, name) ? given[name] : undefined

type Asked = { readonly named: Prepared<Inputs>; readonly held: Prepared<{ readonly given: Inputs }> }
const asked = new WeakMap<CompiledPolicy, Map<string, Asked>>()

/** Prepared once for all that is given: generating code takes longer than running it. */
function answersOf(policy: CompiledPolicy, wanted: readonly string[], given: Inputs): Answer[] {
  const known = asked.get(policy) ?? new Map<string, Asked>()
  asked.set(policy, known)
  const key = JSON.stringify(wanted)
  const { named, held } = known.get(key) ?? { named: policy.prepare(wanted), held: policy.prepareFrom(wanted, readHeld) }
  known.set(key, { named, held })
  return [named(given), held({ given })]
}

const inputs: InputSchema = new Map<string, OfferedInput>([
  ['x', { type: 'number', nullable: true }],
  ['y', { type: 'number', nullable: false }],
  ['s', { type: 'string', nullable: true, values: ['a', 'b', 'c'] }],
  ['b', { type: 'boolean', nullable: true }],
])

const numeral = fc.oneof(
  fc.integer({ min: -6, max: 6 }).map(String),
  fc.integer({ min: -24, max: 24 }).map((quarters) => `${quarters / 4}`),
  fc.constantFrom('9007199254740991', '-9007199254740991', '9007199254740993', '1e300', '-1e6000', '0.1', '12.50'),
)
const numberTest = fc.oneof(
  numeral,
  fc.tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '!='), numeral).map((parts) => parts.join(' ')),
  fc.tuple(fc.constantFrom('[', '('), numeral, numeral, fc.constantFrom(']', ')')).map(([a, low, high, z]) => `${a}${low}..${high}${z}`),
  fc.constantFrom('y', '> y', '[y..5]', '? > 1 and ? < y', '? + 1 > 2', '? * 0.1 = 0.3'),
)
const stringTest = fc.oneof(fc.constantFrom('"a"', '"b"', '"c"', '!= "a"', '< "b"', '"a", "c"', 'contains(?, "a")', '? = "b" or y > 1'))
const booleanTest = fc.constantFrom('true', 'false', '!= true', '? = b')

function cellOf(one: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const several = fc.array(one, { minLength: 1, maxLength: 3 }).map((tests) => tests.join(', '))
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant('-') },
    { weight: 2, arbitrary: fc.constantFrom('null', 'not(null)', '!= null') },
    { weight: 4, arbitrary: several },
    { weight: 1, arbitrary: several.map((tests) => `null, ${tests}`) },
    { weight: 2, arbitrary: several.map((tests) => `not(${tests})`) },
  )
}

const output = fc.oneof(fc.integer({ min: -1, max: 3 }).map(String), fc.constantFrom('x', 'x * 0.1', 'y / 0'))
const row = fc.tuple(
  cellOf(numberTest),
  cellOf(numberTest),
  cellOf(stringTest),
  cellOf(booleanTest),
  output,
  fc.constantFrom('', 'R1', 'R2'),
)
type HitPolicyFixture = readonly [hitPolicy: string, aggregation?: string]
const hitPolicies = fc.constantFrom<HitPolicyFixture[]>(
  ['PRIORITY'],
  ['OUTPUT ORDER'],
  ['UNIQUE'],
  ['FIRST'],
  ['ANY'],
  ['RULE ORDER'],
  ['COLLECT'],
  ['COLLECT', 'SUM'],
  ['COLLECT', 'MIN'],
  ['COLLECT', 'MAX'],
  ['COLLECT', 'COUNT'],
)

const odd: fc.Arbitrary<unknown> = fc.constantFrom(undefined, null, Number.NaN, Infinity, -0, 5n, '5', 'z', true, {}, [], new Date(0))
const number = fc.oneof(
  fc.integer({ min: -7, max: 7 }),
  fc.integer({ min: -28, max: 28 }).map((quarters) => quarters / 4),
  fc.constantFrom(
    2 ** 53,
    2 ** 53 - 1,
    -(2 ** 53),
    1e300,
    0.1 + 0.2,
    new Exact('0.3'),
    new Exact('9007199254740993'),
    new Exact('-1e6000'),
  ),
)
const mostly = (usual: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 5, arbitrary: usual }, { weight: 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: odd })
const given = fc
  .record(
    { x: mostly(number), y: mostly(number), s: mostly(fc.constantFrom('a', 'b', 'c')), b: mostly(fc.boolean()) },
    { requiredKeys: [] },
  )
  .map((record) => record as Inputs)

const types = { x: 'number', y: 'number', s: 'string', b: 'boolean' }

/** Columns of a table, and one more that reads a decision: values then come in the table's order and not from the frame. */
function modelOf([hitPolicy, aggregation]: HitPolicyFixture, rows: readonly (readonly string[])[], fallback: string | null): string {
  const common = {
    outputs: ['out'],
    annotations: ['reason'],
    hitPolicy,
    defaults: [fallback],
    ...(aggregation !== undefined && { aggregation }),
  }
  const alone = decisionXml({ ...common, name: 'T', inputs: types, rows })
  const upon = decisionXml({
    ...common,
    name: 'U',
    inputs: { 'Sum + 1': 'number', ...types },
    rows: rows.map((each) => ['> 1', ...each]),
    requires: ['Sum'],
  })
  const sum = expressionXml('Sum', 'x + y', { inputs: ['x', 'y'] })
  const names = Object.entries(types).map(([name, type]) => inputXml(name, type))
  const xml = definitions(names.join('') + sum + alone + upon)
  const ranked = hitPolicy === 'PRIORITY' || hitPolicy === 'OUTPUT ORDER'
  return ranked ? xml.replaceAll('<output name="out">', '<output name="out"><outputValues><text>2, 3, 1, 0, -1</text></outputValues>') : xml
}

test('tables of every hit policy, over odd inputs too, alone and one upon another', () => {
  const seen = new Set<string>()
  const fallbacks = fc.constantFrom(null, '1', 'x')
  fc.assert(
    fc.property(
      hitPolicies,
      fc.array(row, { minLength: 1, maxLength: 8 }),
      fallbacks,
      fc.array(given, { minLength: 1, maxLength: 12 }),
      (hitPolicy, rows, fallback, samples) => {
        const pair = pairOf(modelOf(hitPolicy, rows, fallback), inputs)
        fc.pre(pair !== null)
        for (const sample of samples) {
          expectSame(pair, sample, ['T', 'U', 'Sum', 'T', 'nothing'])
          expectSame(pair, sample, ['U'])
          const { fired, errors } = pair.generated.evaluate(sample, ['T', 'U', 'nothing'])
          for (const { decision } of fired) seen.add(`${hitPolicy[0]} ${decision}`)
          for (const { code } of errors) seen.add(code)
        }
      },
    ),
    { numRuns: 300 },
  )
  // Not a test of nothing: every hit policy fires, and every fault of inputs is met.
  for (const each of ['ANY', 'COLLECT', 'FIRST', 'OUTPUT ORDER', 'PRIORITY', 'RULE ORDER', 'UNIQUE']) expect(seen).toContain(`${each} T`)
  for (const code of ['input-missing', 'input-type', 'rows-overlap', 'value-not-allowed']) expect(seen).toContain(code)
}, 60_000)

test('rows that clash', () => {
  const rows = [
    ['> 1', '-', '-', '-', '1', ''],
    ['> 2', '-', '-', '-', 'y', ''],
  ]
  for (const hitPolicy of ['UNIQUE', 'ANY'])
    for (const [x, y] of [
      [1, 1],
      [2, 1],
      [3, 1],
      [3, 2],
    ])
      expectSame(pairOf(modelOf([hitPolicy], rows, null), inputs)!, { x: x!, y: y! }, ['T', 'U'])
  const clash = pairOf(modelOf(['ANY'], rows, null), inputs)!.generated.evaluate({ x: 3, y: 2 }, ['T'])
  expect(clash.errors).toMatchObject([{ code: 'rows-disagree', rows: [1, 2] }])
})

test('a row in every chunk, and the first of them under FIRST', () => {
  const rows = Array.from({ length: 400 }, (_, index) => [`[${index}..${index + 150}]`, '-', '-', '-', `${index}`, `R${index}`])
  for (const hitPolicy of ['FIRST', 'UNIQUE', 'COLLECT'] as const) {
    const pair = pairOf(modelOf([hitPolicy], rows, null), inputs)!
    for (const x of [-1, 0, 59, 60, 61, 149.5, 150, 399, 548, 549.5, 551, null]) expectSame(pair, { x, y: 1 }, ['T', 'U'])
    expect(pair.generated.evaluate({ x: 399 }, ['T']).fired.length).toBe({ FIRST: 1, UNIQUE: 0, COLLECT: 151 }[hitPolicy])
  }
})

test.each<[name: string]>([
  ['it\'s "quoted"'],
  ['back\\slash\\'],
  ['line\u2028and\u2029end'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what is tested
  ['${1}`${globalThis}'],
  ['*/ // <!--'],
  ['");globalThis.injected=1;("'],
  ['\ud800'],
  ['__proto__'],
  ['constructor'],
  ['hasOwnProperty'],
])('%j is a text and a name like any other', (name) => {
  // XML takes U+2028 for an end of line, so the cell escapes it.
  const escaped = name
    .replace(/[\\"]/g, (mark) => `\\${mark}`)
    .replace(/[\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`)
  const rows = [
    [`"${escaped}"`, '1'],
    [`not("${escaped}")`, '2'],
  ]
  const schema: InputSchema = new Map([['x', { type: 'string', nullable: true }]])
  const pair = pairOf(tableXml({ name: 'T', inputs: { x: 'string' }, outputs: ['out'], rows }), schema)!
  expect(pair.generated.evaluate({ x: name }, ['T']).values.get('T')).toBe(1)
  for (const x of [name, `${name} `, '', null]) expectSame(pair, { x }, ['T'])
  expectNamed(name)
  expect('injected' in globalThis).toBe(false)
})

/** The reader of inputs by that name, without a DMN file: there not every name can be written. */
function expectNamed(name: string): void {
  const input: IrInput = { name, slot: 0, type: { kind: 'string', nullable: true }, allowed: { match: 'any' } }
  const value: Ir = { op: 'slot', slot: 0, name, type: input.type }
  const decision: IrDecision = {
    name,
    slot: 1,
    type: input.type,
    allowed: input.allowed,
    requires: [name],
    body: { kind: 'expression', value },
    line: 1,
  }
  const ir: IrPolicy = { size: 3, inputs: [input], decisions: [decision], tables: [] }
  for (const nullable of [true, false]) {
    const schema: InputSchema = new Map([[name, { type: 'string', nullable, values: ['a'] }]])
    const pair = { closures: compilePolicy(ir, schema), generated: compileGenerated(ir, schema) }
    const own = Object.defineProperty({}, name, { value: 'a', enumerable: true }) as Inputs
    expect(pair.generated.evaluate(own, [name]).values.get(name)).toBe('a')
    const others = [{}, Object.create(null), Object.create(own), Object.assign(Object.create(null), own), new (class extends Array {})()]
    for (const given of [own, ...(others as Inputs[])]) expectSame(pair, given, [name])
  }
}

test('what a prototype holds is no input', () => {
  const pair = pairOf(tableXml({ name: 'T', inputs: { x: 'number' }, outputs: ['out'], rows: [['-', '1']] }), inputs)!
  try {
    Object.defineProperty(Object.prototype, 'x', { value: 5, configurable: true })
    expect(pair.generated.columnValues({}, 'T')).toEqual([null])
    expect(pair.generated.columnValues({ x: 5 }, 'T')).toEqual([5])
  } finally {
    Reflect.deleteProperty(Object.prototype, 'x')
  }
})

const packFile = readFileSync(join(root, 'policies/cn-consumer/policy.dmn'), 'utf8')

test('the default pack, alike on random borrowers; asked for what cannot be, closures', () => {
  const { schema, arbitrary } = offeredBy(packFile)
  const [closures, generated] = (['closures', 'generated'] as const).map((backEnd) => policyOf(packFile, schema, backEnd))
  const wanted = [...closures!.decisions.keys()]
  const pair = { closures: closures!, generated: generated! }
  fc.assert(
    fc.property(arbitrary, (borrower) => expectSame(pair, borrower, wanted)),
    { numRuns: 300 },
  )
  expect(canGenerate()).toBe(true)
  vi.stubGlobal('Function', () => {
    throw new EvalError('refused by the content security policy')
  })
  expect(canGenerate()).toBe(false)
  const fallen = policyOf(packFile, schema, 'generated')
  expect(fallen.evaluate({}, wanted)).toStrictEqual(closures!.evaluate({}, wanted))
})

afterEach(() => vi.unstubAllGlobals())

function policyOf(xml: string, schema: InputSchema, backEnd: 'closures' | 'generated'): Policy {
  const loaded = loadPolicy({ xml, file: 'p.dmn', inputs: schema, backEnd })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return loaded.policy
}

/** Every input that a model declares, nullable, and values near the cuts of its tables or among the texts of its cells. */
function offeredBy(xml: string): { schema: InputSchema; arbitrary: fc.Arbitrary<Inputs> } {
  const declared = readDmn(xml, 'p.dmn', reportInto([]))!.inputs
  const schema: InputSchema = new Map(declared.map(({ name, typeRef }) => [name, { type: typeRef as 'number', nullable: true }]))
  const { thresholds } = policyOf(xml, schema, 'closures')
  const texts = [...new Set([...xml.matchAll(/"([^"<>]*)"<\/text>/g)].map(([, text]) => text!))]
  const values = declared.map(({ name, typeRef }): [string, fc.Arbitrary<unknown>] => {
    if (typeRef === 'boolean') return [name, mostly(fc.boolean())]
    if (typeRef === 'string') return [name, mostly(fc.constantFrom(...texts))]
    const near = [...(thresholds.get(name) ?? []), 0].flatMap((cut) => [cut - 1, cut - 0.5, cut, cut + 0.5, cut + 1])
    return [name, mostly(fc.constantFrom(...near))]
  })
  return { schema, arbitrary: fc.record(Object.fromEntries(values), { requiredKeys: [] }) as fc.Arbitrary<Inputs> }
}
