/** The reference policy for json-rules-engine: a rule a row. The matrix is asked in a second run, for which the score is a fact. */
import { type ConditionProperties, Engine } from 'json-rules-engine'
import { card, holds, matrix, type ReferenceRule } from '../reference-policy.ts'
import { readCell } from './cells.ts'
import type { Tell } from './told.ts'

const OPERATORS = { '<': 'lessThan', '>': 'greaterThan', '>=': 'greaterThanInclusive', '=': 'equal' } as const

function conditionsOf(fact: string, text: string): ConditionProperties[] {
  const test = readCell(text)
  if (test.how !== 'between') return [{ fact, operator: OPERATORS[test.how], value: test.value }]
  return [
    { fact, operator: 'greaterThanInclusive', value: test.low },
    { fact, operator: 'lessThan', value: test.high },
  ]
}

function addRules(engine: Engine, type: string, rules: readonly ReferenceRule[]): void {
  for (const [nth, { cells, outputs }] of rules.entries()) {
    const all = Object.entries(cells).flatMap(([fact, text]) => conditionsOf(fact, text))
    engine.addRule({ conditions: { all }, event: { type, params: { row: nth + 1, output: JSON.parse(outputs[0]!) as unknown } } })
  }
}

type Params = { readonly row: number; readonly output: number }

export function rulesEnginePeer(): Tell<Record<string, unknown>> {
  const [first, second] = [new Engine(), new Engine()]
  addRules(first, 'holds', holds)
  addRules(first, 'card', card)
  addRules(second, 'matrix', matrix)
  return async (row) => {
    const { events } = await first.run(row)
    const of = (type: string): Params[] => events.filter((event) => event.type === type).map(({ params }) => params as Params)
    const inOrder = (params: readonly Params[]): number[] => params.map((each) => each.row).sort((a, b) => a - b)
    const score = of('card').reduce((sum, { output }) => sum + output, 0)
    const [cell] = (await second.run({ score, s0: row.s0 })).events.map(({ params }) => params as Params)
    return { holds: inOrder(of('holds')), card: inOrder(of('card')), score, matrix: cell ? [cell.row] : [], limit: cell?.output ?? null }
  }
}
