import { expect, test } from 'vitest'
import { definitions, expressionXml, inputXml } from '../fixtures.ts'
import { loadPolicy, type Value } from '../policy.ts'
import { isTemporal } from '../temporal/temporal.ts'

const at = '2024-02-29T23:30:00+08:00'
const textOf = (value: Value | undefined): unknown => (isTemporal(value) ? value.toString() : value)

function evaluateAt(text: string, given: Record<string, Value>, moment: string | null = 'as of'): unknown {
  const xml = definitions(expressionXml('E', text) + expressionXml('F', 'E', { decisions: ['E'] }))
  const loaded = loadPolicy({ xml, file: 'e.dmn', ...(moment === null ? {} : { moment }) })
  if (!loaded.ok) return loaded.diagnostics.map(({ code }) => code)
  expect(loaded.policy.prepare(['F'])(given).values.map(textOf)).toEqual([textOf(loaded.policy.evaluate(given, ['F']).values.get('F'))])
  return textOf(loaded.policy.evaluate(given, ['E']).values.get('E'))
}

test.each<[text: string, given: Record<string, Value>, result: unknown]>([
  ['now()', { 'as of': at }, at],
  ['today()', { 'as of': at }, '2024-02-29'],
  ['today() - @"2024-02-01"', { 'as of': at }, 'P28D'],
  ['if true then today() else null', { 'as of': null }, null],
  ['now()', {}, null],
  ['now(1)', { 'as of': at }, ['argument-count']],
])('%s with %j is %j', (text, given, result) => expect(evaluateAt(text, given)).toEqual(result))

test('without a moment both are refused', () => {
  expect(['now()', 'today()'].map((text) => evaluateAt(text, {}, null))).toEqual([['unsupported'], ['unsupported']])
})

test('the moment may be an input of the model, and has to be offered as what it is', () => {
  const xml = definitions(inputXml('day', 'dateTime') + expressionXml('E', 'now() = day', { inputs: ['day'] }))
  const load = (type: 'date' | 'date and time') =>
    loadPolicy({ xml, file: 'e.dmn', moment: 'day', inputs: new Map([['day', { type, nullable: false }]]) })
  const loaded = load('date and time')
  expect(loaded.ok && loaded.policy.evaluate({ day: at }, ['E']).values.get('E')).toBe(true)
  const refused = load('date')
  expect(refused.ok || refused.diagnostics.map(({ code }) => code)).toContain('unknown-input')
})
