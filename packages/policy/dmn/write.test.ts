import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportInto } from '../check/diagnostic.ts'
import { decisionXml, definitions, expressionXml, inputXml } from '../fixtures.ts'
import { loadPolicy, type Policy, type Value } from '../policy.ts'
import type { DmnBox, DmnModel, DmnText, DmnVariable } from './model.ts'
import { readDmn } from './read.ts'
import { writeDmn } from './write.ts'

function read(xml: string): DmnModel {
  const diagnostics: Parameters<typeof reportInto>[0] = []
  const model = readDmn(xml, 'p.dmn', reportInto(diagnostics))
  expect(diagnostics).toEqual([])
  return model!
}

function write(model: DmnModel): string {
  const written = writeDmn(model)
  if (!written.ok) throw new Error(written.faults.map(({ message }) => message).join('\n'))
  return written.xml
}

/** All but lines, which differ, with what is kept as text. */
const meaning = (model: DmnModel): unknown =>
  JSON.parse(JSON.stringify(model, (key, value: unknown) => (key === 'line' ? undefined : typeof value === 'function' ? value() : value)))

const pack = join(dirname(fileURLToPath(import.meta.url)), '../../../policies/cn-consumer/policy.dmn')

test('the default pack is written without loss: ids, words and pictures, and every answer', () => {
  const xml = readFileSync(pack, 'utf8')
  const again = write(read(xml))
  expect(meaning(read(again))).toEqual(meaning(read(xml)))
  expect(again.match(/<dmndi:DMNShape /g)).toHaveLength(xml.match(/<dmndi:DMNShape /g)!.length)
  expect(again.match(/<dmndi:DMNEdge /g)).toHaveLength(xml.match(/<dmndi:DMNEdge /g)!.length)
  const [before, after] = [load(xml), load(again)]
  const names = [...before.decisions.keys()]
  fc.assert(
    fc.property(inputsOf(xml), (inputs) => {
      const [{ values, fired, errors }, other] = [before.evaluate(inputs, names), after.evaluate(inputs, names)]
      expect({ values, fired, errors }).toStrictEqual(other)
    }),
    { numRuns: 200 },
  )
})

function load(xml: string): Policy {
  const loaded = loadPolicy({ xml, file: 'p.dmn' })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  return loaded.policy
}

/** For each input one of the texts that cells test it against, or a number near a threshold. */
function inputsOf(xml: string): fc.Arbitrary<Record<string, Value>> {
  const model = read(xml)
  const texts = [...xml.matchAll(/<text>"([^"<]*)"<\/text>/g)].map((match) => match[1]!)
  const ofType: Readonly<Record<string, fc.Arbitrary<Value>>> = {
    number: fc.oneof(fc.integer({ min: -10, max: 1_000 }), fc.integer({ min: 0, max: 10_000_000 })),
    boolean: fc.boolean(),
  }
  const entries = model.inputs.map(({ name, typeRef }) => [name, fc.option(ofType[typeRef ?? ''] ?? fc.constantFrom(...texts))] as const)
  return fc.record(Object.fromEntries(entries))
}

const plain = { id: null, line: 1, kept: [] }
/** Nothing that trimming or XML itself would change. */
const word = fc.string({ unit: 'grapheme', minLength: 1 }).map((text) => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot say them, or readers complain
  const sayable = text.replace(/[\u0000-\u001F\uFFFD-\uFFFF]/g, '').trim()
  return sayable === '' ? '</script>"\'&<>' : sayable
})
const hostile = fc.oneof(word, fc.constantFrom('constructor', '__proto__', 'a"b', "a'b", 'a\nb', ']]>', '</script>', '&amp;', 'toString'))
const text: fc.Arbitrary<DmnText> = word.map((each) => ({ ...plain, text: each }))
const typeRef = fc.option(fc.constantFrom('number', 'string', 'Any'))
const variable: fc.Arbitrary<DmnVariable> = fc.record({ name: hostile, typeRef }).map((each) => ({ ...plain, ...each }))

const { box } = fc.letrec<{ box: DmnBox }>((tie) => {
  const inner = tie('box')
  const common = { ...plain, typeRef: null }
  const expression = fc.tuple(text, typeRef).map(([each, type]): DmnBox => ({ ...plain, kind: 'expression', typeRef: type, ...each }))
  const list = fc.array(inner, { maxLength: 3 }).map((items): DmnBox => ({ ...common, kind: 'list', items }))
  const entry = fc.record({ variable: fc.option(variable), body: inner }).map((each) => ({ ...plain, ...each }))
  const context = fc.array(entry, { maxLength: 3 }).map((entries): DmnBox => ({ ...common, kind: 'context', entries }))
  const binding = fc.record({ parameter: variable, body: inner }).map((each) => ({ ...plain, ...each }))
  const invocation = fc
    .tuple(expression, fc.array(binding, { maxLength: 2 }))
    .map(([called, bindings]): DmnBox => ({ ...common, kind: 'invocation', called, bindings }))
  const functions = fc
    .tuple(fc.array(variable, { maxLength: 2 }), inner)
    .map(([params, body]): DmnBox => ({ ...common, kind: 'function', params, body }))
  return { box: fc.oneof({ maxDepth: 4, withCrossShrink: true }, expression, list, context, invocation, functions) }
})

test('whatever a model says in boxes of 1.3 is read back as it was, whatever its names are', () => {
  fc.assert(
    fc.property(hostile, hostile, box, fc.array(text, { minLength: 1, maxLength: 3 }), (name, input, body, cells) => {
      const rule = { ...plain, id: 'r', inputs: cells, outputs: cells, annotations: cells.map((cell) => cell.text) }
      const clause = { ...plain, caption: name, label: name, expression: cells[0]!, typeRef: null, values: cells[0]! }
      const output = { ...plain, name, caption: null, label: name, typeRef: 'number', values: null, defaultEntry: cells[0]! }
      const table: DmnBox = {
        ...plain,
        kind: 'table',
        typeRef: null,
        hitPolicy: 'COLLECT',
        aggregation: 'SUM',
        inputs: [clause],
        outputs: [output],
        annotations: [name],
        rules: [rule],
      }
      const element = { ...plain, variableId: null, typeRef: null }
      const whole = { ...element, isWhole: true }
      const model: DmnModel = {
        ...plain,
        name,
        namespace: 'n',
        types: [
          {
            ...plain,
            name,
            typeRef: 'string',
            isCollection: true,
            allowedValues: cells[0]!,
            typeConstraint: null,
            components: [],
            functionItem: null,
          },
        ],
        inputs: [{ ...element, id: 'i', name: input }],
        functions: [],
        decisions: [
          { ...whole, id: 'd', name, requires: [{ of: 'input', id: 'i', line: 1, self: 'q' }], body },
          { ...whole, id: 'e', name: `${name}2`, requires: [], body: table },
        ],
        services: [],
        imports: [],
      }
      expect(meaning(read(write(model)))).toEqual(meaning(model))
    }),
    { numRuns: 300 },
  )
})

test.each<[what: string, box: string, text: string]>([
  ['a conditional', '<conditional><if>A</if><then>B</then><else>C</else></conditional>', 'if (A) then (B) else (C)'],
  ['a filter', '<filter><in>A</in><match>item > 1</match></filter>', '(A)[item > 1]'],
  ['a loop', '<for iteratorVariable="x"><in>A</in><return>x + 1</return></for>', 'for x in (A) return (x + 1)'],
  ['some', '<some iteratorVariable="x"><in>A</in><satisfies>x > 1</satisfies></some>', 'some x in (A) satisfies (x > 1)'],
  ['every', '<every iteratorVariable="x"><in>A</in><satisfies>x > 1</satisfies></every>', 'every x in (A) satisfies (x > 1)'],
])('%s, which DMN 1.3 has no box for, becomes a text', (_what, xml, expected) => {
  const boxed = xml.replace(
    />([^<>]*(?: > )?[^<>]+)</g,
    (_all, inner: string) => `><literalExpression><text>${inner.replace('>', '&gt;')}</text></literalExpression><`,
  )
  const model = read(definitions(expressionXml('E', 'x').replace(/<literalExpression>.*<\/literalExpression>/, boxed), '20230324'))
  expect(read(write(model)).decisions[0]!.body).toMatchObject({ kind: 'expression', text: expected })
})

test('a table inside of such a box has no words, and is told', () => {
  const table = '<decisionTable><output/><rule><outputEntry><text>1</text></outputEntry></rule></decisionTable>'
  const xml = expressionXml('E', 'x').replace(/<literalExpression>.*<\/literalExpression>/, `<filter><in>${table}</in></filter>`)
  expect(writeDmn(read(definitions(xml, '20230324')))).toMatchObject({
    ok: false,
    faults: [{ line: 3, message: expect.stringContaining('decision table') }],
  })
})

test('words, extensions and pictures of a later version come along, in the namespaces of 1.3', () => {
  const xml = definitions(
    `${decisionXml({ name: 'T', inputs: {}, outputs: ['o'], rows: [['1']] }).replace('<outputEntry>', '<outputEntry id="cell"><description>of a cell</description>')}
     ${inputXml('a', 'number').replace('<variable', '<description>why &amp; how</description><extensionElements><x:y xmlns:x="urn:z" k="1"/></extensionElements><variable')}
     <textAnnotation id="t"><text>note</text></textAnnotation>
     <di:DMNDI xmlns:di="https://www.omg.org/spec/DMN/20230324/DMNDI/"><di:DMNDiagram><di:DMNShape id="s" dmnElementRef="id_a"/></di:DMNDiagram></di:DMNDI>`,
    '20230324',
  )
  const again = write(read(xml))
  expect(again).not.toContain('20230324')
  expect(meaning(read(again))).toEqual(meaning(read(xml)))
  for (const piece of ['of a cell', 'why &amp; how', 'xmlns:x="urn:z"', '<text>note</text>', 'dmnElementRef="id_a"'])
    expect(again).toContain(piece)
})
