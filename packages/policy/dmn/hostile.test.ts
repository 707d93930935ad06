/** Files that mean harm: each ends soon, in diagnostics or in a policy that evaluates, and never in a crash. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionXml, definitions, expressionXml, functionXml, inputXml, tableXml } from '../fixtures.ts'
import { type Loaded, loadPolicy, type Value } from '../policy.ts'
import { readDmn } from './read.ts'
import { writeDmn } from './write.ts'

const codesOf = (loaded: Loaded): string[] => (loaded.ok ? [] : [...new Set(loaded.diagnostics.map(({ code }) => code))])
const load = (xml: string, faults: 'refuse' | 'null' = 'refuse'): Loaded => loadPolicy({ xml, file: 'p.dmn', faults })

const chain = (length: number): string =>
  Array.from({ length }, (_, n) =>
    expressionXml(`d${n}`, n === 0 ? '1' : `d${n - 1} + 1`, { decisions: n === 0 ? [] : [`d${n - 1}`], type: 'number' }),
  ).join('')
const ring = (length: number): string =>
  Array.from({ length }, (_, n) => expressionXml(`d${n}`, '1', { decisions: [`d${(n + 1) % length}`] })).join('')
const nested = (depth: number): string => {
  const [open, close] = ['<context><contextEntry><variable name="a"/>', '</contextEntry></context>']
  return `<decision id="D" name="D">${open.repeat(depth)}<literalExpression><text>1</text></literalExpression>${close.repeat(depth)}</decision>`
}
/** Each type holds the one before it twice. */
const doubledTypes = (steps: number): string =>
  Array.from({ length: steps }, (_, n) => {
    const inner = n === 0 ? 'number' : `t${n - 1}`
    const component = (name: string): string => `<itemComponent name="${name}"><typeRef>${inner}</typeRef></itemComponent>`
    return `<itemDefinition name="t${n}">${component('a')}${component('b')}</itemDefinition>`
  }).join('')
/** Each service asks the one before it twice. */
const doubledServices = (steps: number): string =>
  Array.from({ length: steps }, (_, n) => {
    const text = n === 0 ? '1' : `s${n - 1}() + s${n - 1}()`
    const decision = expressionXml(`d${n}`, text, { knows: n === 0 ? [] : [`s${n - 1}`] })
    return `${decision}<decisionService id="id_s${n}" name="s${n}"><outputDecision href="#id_d${n}"/></decisionService>`
  }).join('')

test.each<[what: string, xml: () => string, code: string | null]>([
  ['a file of 50 MB', () => ' '.repeat(50_000_000), 'too-large'],
  ['a file of one element a million times', () => definitions('<x/>'.repeat(1_000_000)), 'xml-malformed'],
  [
    'entities that multiply',
    () => `<!DOCTYPE d [<!ENTITY a "${'x'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]><d>&b;</d>`,
    'xml-malformed',
  ],
  ['elements without end', () => '<a>'.repeat(2_000_000), 'xml-malformed'],
  ['2,500 decisions one upon another', () => definitions(chain(2_500)), null],
  ['one more', () => definitions(chain(2_501)), 'too-large'],
  ['a ring of 2,000 decisions', () => definitions(ring(2_000)), 'requirement-cycle'],
  ['boxes 40 deep, the text in them counted', () => definitions(nested(39)), null],
  ['one deeper', () => definitions(nested(40)), 'too-complex'],
  ['types that double', () => definitions(doubledTypes(30) + inputXml('x', 't29')), 'too-complex'],
  ['services that double', () => definitions(doubledServices(40)), 'too-complex'],
  ['100,000 faults', () => definitions(inputXml('x', 'nobody').repeat(2_400) + '<oops/>'.repeat(100_000)), 'too-many'],
  [
    'a sum of no output',
    () => definitions('<decision id="D" name="D"><decisionTable hitPolicy="COLLECT" aggregation="SUM"/></decision>'),
    'missing-expression',
  ],
  [
    'a table of 20,001 rows',
    () => tableXml({ name: 'T', inputs: { x: 'number' }, outputs: ['o'], rows: Array.from({ length: 20_001 }, () => ['1', '1']) }),
    'too-large',
  ], // prettier-ignore
])('%s', { timeout: 60_000 }, (_what, xml, code) => {
  const loaded = load(xml())
  if (code === null) expect(codesOf(loaded)).toEqual([])
  else expect(codesOf(loaded)).toContain(code)
})

test('a table of 10,000 rows is read, checked, written and evaluated', { timeout: 60_000 }, () => {
  const rows = Array.from({ length: 10_000 }, (_, n) => [`[${n}..${n + 1})`, `"row ${n}"`])
  const xml = tableXml({ name: 'T', inputs: { x: 'number' }, outputs: ['o'], rows })
  const written = writeDmn(readDmn(xml, 'p.dmn', () => {})!)
  const loaded = load(written.ok ? written.xml : '')
  expect(loaded.ok && loaded.policy.evaluate({ x: 9_999.5 }, ['T']).values.get('T')).toBe('row 9999')
})

/** Names that are something else to JavaScript, XML or FEEL. */
const NAMES = [
  'constructor',
  '__proto__',
  'hasOwnProperty',
  'toString',
  'a"b',
  "a'b",
  '</script>',
  'a & b',
  'a<b',
  'a-b',
  'a b',
  '变量',
  'x.y',
  'a+b',
  'of',
]

test.each(NAMES)('an input, a decision, an output and a field called `%s`', (name) => {
  const escaped = name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;')
  const table = decisionXml({ name: `${name} table`, inputs: { [name]: 'number' }, outputs: [escaped, 'other'], rows: [['> 1', '2', '3']] })
  const box = `<decision id="box" name="box"><informationRequirement><requiredDecision href="#id_table"/></informationRequirement><context><contextEntry><variable name="${escaped}"/><literalExpression><text>1</text></literalExpression></contextEntry></context></decision>`
  const input = `<inputData id="id_input" name="${escaped}"><variable name="${escaped}" typeRef="number"/></inputData>`
  const requirement = '<informationRequirement><requiredInput href="#id_input"/></informationRequirement>'
  const body =
    input +
    table
      .replace(/id="[^"]*"/, 'id="id_table"')
      .replace(/<informationRequirement>.*?<\/informationRequirement>/, '')
      .replace('<decisionTable', `${requirement}<decisionTable`) +
    box // prettier-ignore
  for (const backEnd of ['closures', 'generated'] as const) {
    const loaded = loadPolicy({ xml: definitions(body), file: 'p.dmn', backEnd })
    expect(codesOf(loaded)).toEqual([])
    if (!loaded.ok) continue
    const inputs = Object.fromEntries([[name, 5]])
    const { values } = loaded.policy.evaluate(inputs, [`${name} table`, 'box'])
    expect(Object.entries(values.get(`${name} table`)!)).toEqual([
      [name, 2],
      ['other', 3],
    ]) // prettier-ignore
    expect(Object.entries(values.get('box')!)).toEqual([[name, 1]])
  }
  expect(Object.prototype).not.toHaveProperty('other')
})

const BOXES = [
  'literalExpression',
  'context',
  'contextEntry',
  'variable',
  'invocation',
  'binding',
  'parameter',
  'relation',
  'column',
  'row',
  'list',
  'conditional',
  'if',
  'then',
  'else',
  'filter',
  'in',
  'match',
  'for',
  'return',
  'some',
  'every',
  'satisfies',
  'functionDefinition',
  'formalParameter',
  'decisionTable',
  'input',
  'inputExpression',
  'output',
  'rule',
  'inputEntry',
  'outputEntry',
  'text',
  'decision',
  'variable',
  'informationRequirement',
  'requiredInput',
  'businessKnowledgeModel',
  'encapsulatedLogic',
  'decisionService',
  'outputDecision',
  'itemDefinition',
  'itemComponent',
  'typeRef',
  'allowedValues',
  'typeConstraint',
  'functionItem',
  'import',
  'inputData',
] // prettier-ignore
const VALUES = ['', 'a', 'b', 'D', '#D', '#a', 'number', 'tA', 'FEEL', 'Java', 'UNIQUE', 'COLLECT', 'SUM', '__proto__', 'true']
const FEEL = [
  '1',
  'a',
  'a(1)',
  '- ',
  '[1..2]',
  'for x in a return x',
  '{a: a}',
  'a.b',
  'null',
  '"x"',
  '> a',
  'not(1)',
  'function(a) a(a)',
  'item > 1',
  '?',
]

test('elements in places where they mean nothing: always diagnostics or an evaluation, in either mode', { timeout: 60_000 }, () => {
  const attributes = fc.dictionary(
    fc.constantFrom('id', 'name', 'typeRef', 'href', 'kind', 'hitPolicy', 'aggregation', 'iteratorVariable', 'isCollection'),
    fc.constantFrom(...VALUES),
    { maxKeys: 4 },
  ) // prettier-ignore
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc
      .tuple(
        fc.constantFrom(...BOXES),
        attributes,
        fc.oneof({ maxDepth: 5 }, fc.constantFrom(...FEEL), fc.array(tie('tree'), { maxLength: 4 })),
      )
      .map(([tag, given, inside]) => {
        const listed = Object.entries(given).map(([name, value]) => ` ${name}="${value}"`)
        const text = typeof inside === 'string' ? `<text>${inside.replace('<', '&lt;')}</text>` : inside.join('')
        return `<${tag}${listed.join('')}>${text}</${tag}>`
      }),
  }))
  const body = fc.array(tree, { minLength: 1, maxLength: 6 }).map((trees) => trees.join(''))
  fc.assert(
    fc.property(body, fc.constantFrom('refuse' as const, 'null' as const), (inside, faults) => {
      const wrapped = `<decision id="D" name="D"><variable name="D"/>${inside}</decision>${inside}${functionXml('f', ['a'], 'a')}`
      const loaded = load(definitions(wrapped, '20230324'), faults)
      if (!loaded.ok) expect(loaded.diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
      else {
        const { policy } = loaded
        expect(policy.evaluate({ a: [1, { b: 2 }] as Value }, [...policy.decisions.keys()]).values).toBeInstanceOf(Map)
        for (const name of policy.invocables.keys()) expect(policy.invoke(name, { a: 1 })).toHaveProperty('value')
      }
    }),
    { numRuns: 1_000 },
  )
})
