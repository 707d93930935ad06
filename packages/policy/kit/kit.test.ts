import { describe, expect, test } from 'vitest'
import { definitions, expressionXml, inputXml } from '../fixtures.ts'
import { parseNumeral, type Value } from '../value.ts'
import { agreementOf } from './agreement.ts'
import { linesOf, reportOf } from './report.ts'
import { runDirectory } from './run-directory.ts'
import { readSuite } from './suite.ts'
import { tierOf } from './tier.ts'

const number = (text: string): Value => parseNumeral(text)

test.each<[found: Value, expected: Value, agreement: string]>([
  [1, 1, 'exact'],
  [number('0.3'), number('0.300'), 'exact'],
  [number('0.333333333'), number('0.333333334'), 'close'],
  [number('0.33333332'), number('0.33333333'), 'none'],
  [[1, number('1.000000001')], [1, 1], 'close'],
  [[1], [1, 1], 'none'],
  [{ a: number('1.000000001') }, { a: 1 }, 'close'],
  [{ a: 1, b: null }, { a: 1 }, 'none'],
  [null, null, 'exact'],
  [null, 0, 'none'],
  ['1', 1, 'none'],
  [false, null, 'none'],
])('%j beside %j: %s', (found, expected, agreement) => {
  expect(agreementOf(found, expected)).toBe(agreement)
})

test.each([
  ['compliance-level-2', 'anything', 'P0'],
  ['compliance-level-3', '0004-lending', 'P1'],
  ['compliance-level-3', '0055-feel-odd-function', 'P2'],
  ['compliance-level-3', '0057-feel-context', 'P4'],
  ['compliance-level-3', '1121-x', 'P3'],
  ['compliance-level-3', '0086-import', 'PX'],
  ['compliance-level-3', '1162-new', 'level 3'],
  ['compliance-level-3', 'no-number', 'level 3'],
  ['somewhere', '0004-lending', 'other'],
])('%s/%s is %s', (level, directory, tier) => {
  expect(tierOf(level, directory)).toBe(tier)
})

const suiteXml = (cases: string, model = 'm.dmn'): string =>
  `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><modelName>${model}</modelName>${cases}</testCases>`
const value = (type: string, text: string): string => `<value xsi:type="xsd:${type}">${text}</value>`
const result = (name: string, inside: string, more = ''): string =>
  `<resultNode name="${name}"${more}><expected>${inside}</expected></resultNode>`

test('values of every kind are read', () => {
  const cases = `<testCase id="1"><inputNode name="a">${value('decimal', ' 1.50 ')}</inputNode>
    <inputNode name="b"><list><item>${value('string', ' x ')}</item><item><value xsi:nil="true"/></item></list></inputNode>
    <inputNode name="c"><component name="d">${value('boolean', 'true')}</component><component name="e">${value('date', '2024-02-29')}</component></inputNode>
    <inputNode name="f"><list xsi:nil="true"/></inputNode><inputNode name="g"><list/></inputNode>
    ${result('h', value('duration', 'P1D'))}${result('i', '', ' errorResult="true"')}</testCase>`
  const suite = readSuite(suiteXml(cases))!
  const [one] = suite.cases
  expect(JSON.parse(JSON.stringify(one!.inputs))).toEqual({ a: '1.5', b: [' x ', null], c: { d: true, e: '2024-02-29' }, f: null, g: [] })
  expect(one!.expected.map(({ name, value: each, isError }) => [name, JSON.stringify(each), isError])).toEqual([
    ['h', '"P1D"', false],
    ['i', 'null', true],
  ])
  expect(readSuite('<other/>')).toBeNull()
})

describe('a directory', () => {
  const model = definitions(
    inputXml('x', 'number') +
      expressionXml('half', 'x / 2', { inputs: ['x'], type: 'number' }) +
      expressionXml('third', 'x / 3', { inputs: ['x'], type: 'number' }) +
      expressionXml('nonsense', '1 + true') +
      '<decisionService id="s" name="service"><outputDecision href="#id_half"/><inputData href="#id_x"/></decisionService>',
  )
  const input = `<inputNode name="x">${value('decimal', '1')}</inputNode>`
  const cases = [
    `<testCase id="right">${input}${result('half', value('decimal', '0.5'))}</testCase>`,
    `<testCase id="rounded">${input}${result('third', value('decimal', '0.333333333'))}</testCase>`,
    `<testCase id="wrong">${input}${result('half', value('decimal', '0.6'))}</testCase>`,
    `<testCase id="null">${input}${result('nonsense', '<value xsi:nil="true"/>')}</testCase>`,
    `<testCase id="called" type="decisionService" invocableName="service">${input}${result('half', value('decimal', '0.5'))}</testCase>`,
  ]
  const files = new Map([
    ['m.dmn', model],
    ['a-test-01.xml', suiteXml(cases.join(''))],
    ['a-test-02.xml', suiteXml(cases[0]!, 'missing.dmn')],
  ])
  const run = runDirectory({ level: 'compliance-level-2', name: 'a', files })

  test('cases pass exactly, nearly or not, and a model that cannot be read is refused by name', () => {
    expect(run.cases.map(({ id, agreement, expectsValue }) => [id.split(' ')[1], agreement, expectsValue])).toEqual([
      ['right', 'exact', true],
      ['rounded', 'close', true],
      ['wrong', 'none', true],
      ['null', 'exact', false],
      ['called', 'exact', true],
      ['right', 'none', true],
    ])
    expect(run.refusals).toMatchObject([{ model: 'missing.dmn', reason: expect.stringContaining('xml-malformed') }])
  })

  test('the report counts them and shows what was not passed', () => {
    const report = reportOf([run])
    expect(report.tiers.map(({ tier, all, valued }) => [tier, all, valued])).toEqual([
      ['P0', { cases: 6, exact: 3, close: 4 }, { cases: 5, exact: 2, close: 3 }],
      ['all', { cases: 6, exact: 3, close: 4 }, { cases: 5, exact: 2, close: 3 }],
    ])
    expect(linesOf(report).join('\n')).toMatch(/wrong {2}half: expected "0.6", found "0.5"/)
  })
})
