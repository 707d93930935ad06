import { expect, test } from 'vitest'
import { loadModel } from './load-model.ts'
import { category, compound, dictionary, expressionModel, number, pmml, schema, simple } from './pmml.fixture.ts'

const fields = dictionary(number('x'), category('t', ['a', 'b']), number('out'))
const tree = (more: string, inside: string): string =>
  pmml(`${fields}<TreeModel functionName="regression" ${more}>\n${schema(['x', 't'], 'out')}\n${inside}\n</TreeModel>`)
const leaf = (predicate: string): string => `<Node score="1">\n${predicate}\n</Node>`
const regression = (inside: string, more = ''): string =>
  pmml(`${fields}<RegressionModel functionName="regression" ${more}>\n${schema(['x', 't'], 'out')}\n${inside}\n</RegressionModel>`)
const table = '<RegressionTable intercept="1"/>'
const mining = (method: string, inside: string): string =>
  pmml(
    `${fields}<MiningModel functionName="regression">\n${schema(['x', 't'], 'out')}<Segmentation multipleModelMethod="${method}">${inside}</Segmentation></MiningModel>`,
  )

const lineOf = (xml: string, at: string): number => xml.slice(0, xml.lastIndexOf(at)).split('\n').length

test.each<[what: string, xml: string, code: string, at: string | undefined, words: string]>([
  ['an open element', '<PMML>\n<x>', 'xml-malformed', undefined, ''],
  ['a document type', '<?xml version="1.0"?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n<PMML/>', 'xml-malformed', '<!DOCTYPE', 'document type'],
  ['a file beyond the limit', ' '.repeat(32_000_001), 'too-large', undefined, ''],
  ['another namespace', '<PMML xmlns="urn:other"/>', 'unsupported', '<PMML', 'urn:other'],
  ['a version to come', pmml('', '5_0'), 'unsupported', '<PMML', 'PMML-5_0'],
  ['no model', pmml(fields), 'malformed', '<PMML', 'holds no model'],
  ['a kind of model', pmml(`${fields}<NeuralNetwork functionName="regression"/>`), 'unsupported', '<NeuralNetwork', '<NeuralNetwork>'],
  [
    'a second model',
    regression(table).replace('</PMML>', '<Scorecard/></PMML>'),
    'unsupported',
    '<Scorecard',
    'a second model (<Scorecard>)',
  ],
  ['an element of another vocabulary', regression(`${table}<own xmlns="urn:own"/>`), 'unsupported', '<own', '<own>'],
  ['an attribute', regression(table, 'x-secret="1"'), 'unsupported', '<RegressionModel', 'x-secret="1" of <RegressionModel>'],
  ['a model that is not to be used', regression(table, 'isScorable="false"'), 'unsupported', '<RegressionModel', 'isScorable'],
  [
    'another mining function',
    regression(table).replace('"regression"', '"timeSeries"'),
    'unsupported',
    '<RegressionModel',
    'functionName="timeSeries"',
  ],
  [
    'a strategy for missing values',
    tree('missingValueStrategy="weightedConfidence"', leaf('<True/>')),
    'unsupported',
    '<TreeModel',
    'missingValueStrategy="weightedConfidence"',
  ],
  [
    'another',
    tree('missingValueStrategy="aggregateNodes"', leaf('<True/>')),
    'unsupported',
    '<TreeModel',
    'missingValueStrategy="aggregateNodes"',
  ],
  ['an embedded model', tree('', `<Node score="1"><True/>\n<Regression/></Node>`), 'unsupported', '<Regression/>', '<Regression>'],
  [
    'a default child that is not there',
    tree('missingValueStrategy="defaultChild"', `<Node score="1" defaultChild="9"><True/><Node score="2"><True/></Node></Node>`),
    'unknown-reference',
    '<Node',
    '`9`',
  ],
  ['a field that is not there', tree('', leaf(simple('z', 'equal', 1))), 'unknown-name', '<SimplePredicate', '`z`'],
  [
    'a data field outside the mining schema',
    tree('', leaf(simple('out', 'equal', 1))),
    'unknown-name',
    '<SimplePredicate',
    '`out` is not in the mining schema',
  ],
  ['a number that is none', tree('', leaf(simple('x', 'lessThan', 'ten'))), 'malformed', '<SimplePredicate', '"ten", which is no double'],
  ['an order of what has none', tree('', leaf(simple('t', 'lessThan', 'a'))), 'unsupported', '<SimplePredicate', 'lessThan on `t`'],
  ['an operator', tree('', leaf(simple('x', 'between', 1))), 'unsupported', '<SimplePredicate', 'operator="between"'],
  ['two predicates', tree('', leaf('<True/><False/>')), 'malformed', '<Node', 'needs one predicate'],
  [
    'an array of another length',
    tree('', leaf('<SimpleSetPredicate field="t" booleanOperator="isIn"><Array n="3" type="string">a b</Array></SimpleSetPredicate>')),
    'malformed',
    '<Array',
    'n="3"',
  ],
  [
    'a normalisation that means nothing there',
    regression(table, 'normalizationMethod="simplemax"'),
    'unsupported',
    '<RegressionModel',
    'simplemax',
  ],
  [
    'a number made of texts',
    regression('<RegressionTable intercept="1"><NumericPredictor name="t" coefficient="1"/></RegressionTable>'),
    'malformed',
    '<NumericPredictor',
    '`t` is a text',
  ],
  ['a combination', mining('selectAll', `<Segment><True/></Segment>`), 'unsupported', '<Segmentation', 'multipleModelMethod="selectAll"'],
  [
    'a model within',
    mining('sum', '<Segment><True/>\n<NaiveBayesModel/></Segment>'),
    'unsupported',
    '<NaiveBayesModel',
    '<NaiveBayesModel>',
  ],
  [
    'an input of a type',
    regression(table).replace('name="x" optype="continuous" dataType="double"', 'name="x" optype="continuous" dataType="dateTime"'),
    'unsupported',
    '<MiningField',
    'dateTime',
  ],
  ['a type', expressionModel('<Constant dataType="date">2020-01-01</Constant>'), 'unsupported', '<Constant', 'dataType="date"'],
  [
    'an expression',
    expressionModel('<TextIndex textField="t"><Constant>a</Constant></TextIndex>'),
    'unsupported',
    '<TextIndex',
    '<TextIndex>',
  ],
  [
    'a function',
    expressionModel('<Apply function="formatNumber"><FieldRef field="x"/></Apply>'),
    'unsupported',
    '<Apply',
    'function formatNumber',
  ],
  ['a number of arguments', expressionModel('<Apply function="exp"/>'), 'argument-count', '<Apply', 'exp takes 1'],
  [
    'a table elsewhere',
    expressionModel('<MapValues outputColumn="o"><FieldColumnPair field="t" column="c"/><TableLocator/></MapValues>'),
    'unsupported',
    '<TableLocator',
    '<TableLocator>',
  ],
  [
    'a feature',
    expressionModel('<FieldRef field="x"/>').replace('transformedValue', 'affinity'),
    'unsupported',
    '<OutputField',
    'feature="affinity"',
  ],
  [
    'two fields of one name',
    expressionModel('<FieldRef field="x"/>').replace('</DataDictionary>', `${number('x')}</DataDictionary>`),
    'duplicate-name',
    '<DataField',
    '`x`',
  ],
])('refused by name and line: %s', (_what, xml, code, at, words) => {
  const loaded = loadModel({ xml, file: 'm.pmml' })
  const [first] = loaded.ok ? [] : loaded.diagnostics
  expect(first).toMatchObject({ severity: 'error', code, file: 'm.pmml', ...(at === undefined ? {} : { line: lineOf(xml, at) }) })
  expect(first?.message).toContain(words)
})

const derived = (name: string, on: string): string =>
  `<DerivedField name="${name}" optype="continuous" dataType="double"><FieldRef field="${on}"/></DerivedField>`

const call = (name: string): string => `<Apply function="${name}"><FieldRef field="p"/></Apply>`
const doubling = (steps: number): string =>
  Array.from({ length: steps + 1 }, (_, step) => {
    const body = step === 0 ? '<FieldRef field="p"/>' : `<Apply function="+">${call(`f${step - 1}`)}${call(`f${step - 1}`)}</Apply>`
    return `<DefineFunction name="f${step}" optype="continuous"><ParameterField name="p"/>${body}</DefineFunction>`
  }).join('')

const nested = (depth: number): string => {
  const own = simple('x', 'notEqual', depth)
  return depth === 0 ? own : compound(depth % 2 === 0 ? 'and' : 'or', own, nested(depth - 1), simple('t', 'equal', `v${depth}`))
}

test('fields that are computed from each other are refused', () => {
  const xml = expressionModel(
    '<FieldRef field="a"/>',
    'double',
    `<TransformationDictionary>${derived('a', 'b')}${derived('b', 'a')}</TransformationDictionary>`,
  )
  const loaded = loadModel({ xml, file: 'm.pmml' })
  expect(loaded.ok ? [] : loaded.diagnostics.map(({ code }) => code)).toContain('requirement-cycle')
})

test('so is a function that calls itself', () => {
  const own =
    '<DefineFunction name="f" optype="continuous"><ParameterField name="p"/><Apply function="f"><FieldRef field="p"/></Apply></DefineFunction>'
  const loaded = loadModel({
    xml: expressionModel('<Constant>1</Constant>', 'double', `<TransformationDictionary>${own}</TransformationDictionary>`),
    file: 'm.pmml',
  })
  expect(loaded.ok ? [] : loaded.diagnostics.map(({ code }) => code)).toContain('requirement-cycle')
})

test.each<[what: string, xml: string]>([
  [
    'functions that double each other',
    expressionModel(
      '<Apply function="f30"><FieldRef field="x"/></Apply>',
      'double',
      `<TransformationDictionary>${doubling(30)}</TransformationDictionary>`,
    ),
  ], // prettier-ignore
  [
    'predicates that multiply',
    tree('missingValueStrategy="lastPrediction"', `<Node score="1"><True/><Node score="2">${nested(40)}</Node></Node>`),
  ],
])('what would never end is refused: %s', (_what, xml) => {
  const loaded = loadModel({ xml, file: 'm.pmml' })
  expect(loaded.ok ? [] : loaded.diagnostics.map(({ code }) => code)).toEqual(['too-complex'])
})

const deep = (nodes: number): string => tree('', '<Node score="1"><True/>'.repeat(nodes) + '</Node>'.repeat(nodes))

test('elements 500 deep, and one deeper', () => {
  const codes = [deep(498), deep(499)].map((xml) => {
    const loaded = loadModel({ xml, file: 'm.pmml' })
    return loaded.ok ? null : loaded.diagnostics.map(({ code }) => code)
  })
  expect(codes).toEqual([null, ['xml-malformed']])
})

test('what describes and decides nothing is passed over', () => {
  const xml = regression(`${table}<Extension name="a"><any xmlns="urn:any"/></Extension>`)
    .replace('<Header/>', '<Header><Application name="n"/></Header><MiningBuildTask/>')
    .replace('<RegressionTable', '<ModelStats/><ModelExplanation/><RegressionTable')
  expect(loadModel({ xml, file: 'm.pmml' }).ok).toBe(true)
  expect(loadModel({ xml: `\uFEFF${xml}`, file: 'm.pmml' }).ok).toBe(true)
})

test('a shared dictionary may compute with fields that this model does not take, as long as the model does not use them', () => {
  const shared = `<TransformationDictionary>${derived('a', 'out')}</TransformationDictionary>`
  expect(loadModel({ xml: expressionModel('<FieldRef field="x"/>', 'double', shared), file: 'm.pmml' }).ok).toBe(true)
  const loaded = loadModel({ xml: expressionModel('<FieldRef field="a"/>', 'double', shared), file: 'm.pmml' })
  expect(loaded.ok ? [] : loaded.diagnostics.map(({ message }) => message)).toEqual(['`out` is not in the mining schema of the model'])
})

const verified = (rows: string, field = '<VerificationField field="out" column="o"/>'): string =>
  regression(`<RegressionTable intercept="1"><NumericPredictor name="x" coefficient="2"/></RegressionTable>
<ModelVerification recordCount="2" fieldCount="2"><VerificationFields><VerificationField field="x" column="data:x"/>${field}</VerificationFields>
<InlineTable xmlns:data="urn:data">${rows}</InlineTable></ModelVerification>`)
const row = (x: string | number, o: string | number): string => `<row><data:x>${x}</data:x><o>${o}</o></row>`

test('a model that passes its own cases is taken', () => {
  expect(loadModel({ xml: verified(row(1, 3) + row(2, 5.000001) + row(-0.5, 0)), file: 'm.pmml' })).toMatchObject({ ok: true })
})

test.each<[what: string, xml: string, diagnostic: Record<string, unknown>]>([
  ['one that differs', verified(row(1, 3) + row(2, 5.1)), { code: 'verification-failed', row: 2, column: 'out', line: 13 }],
  ['beyond the precision', verified(row(1, 3.0001)), { row: 1 }],
  [
    'within a wider one it would pass, but not here',
    verified(row(1, 3.1), '<VerificationField field="out" column="o" precision="0.01"/>'),
    { row: 1 },
  ],
  ['zero is held against a threshold', verified(row(-0.4, 0)), { row: 1 }],
  ['an input that is refused', verified(row('x', 3)), { row: 1 }],
  ['a result that is not known', verified(row(1, 3), '<VerificationField field="other" column="o"/>'), { code: 'unknown-name' }],
])('a model that fails its own cases is refused: %s', (_what, xml, diagnostic) => {
  const loaded = loadModel({ xml, file: 'm.pmml' })
  expect(loaded.ok ? [] : loaded.diagnostics).toMatchObject([diagnostic])
})
