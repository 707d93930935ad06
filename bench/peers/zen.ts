/** The reference policy as a JDM document for @gorules/zen-engine: the same cells, each row telling its number. */
import { ZenEngine } from '@gorules/zen-engine'
import { card, holds, matrix, type ReferenceRule } from '../reference-policy.ts'
import type { Tell } from './told.ts'

type Table = { name: string; hitPolicy: 'collect' | 'first'; columns: readonly string[]; output: string; rules: readonly ReferenceRule[] }

function tableNode({ name, hitPolicy, columns, output, rules }: Table): object {
  const outputs = ['row', output]
  const rows = rules.map((rule, nth) => ({
    _id: `${name}-${nth}`,
    ...Object.fromEntries(columns.map((column) => [`in-${column}`, rule.cells[column] ?? ''])),
    'out-row': `${nth + 1}`,
    [`out-${output}`]: rule.outputs[0]!,
  }))
  const content = {
    hitPolicy,
    inputs: columns.map((field) => ({ id: `in-${field}`, name: field, field })),
    outputs: outputs.map((field) => ({ id: `out-${field}`, name: field, field })),
    rules: rows,
    inputField: null,
    outputPath: name,
    executionMode: 'single',
    passThrough: true,
  }
  return { id: name, name, type: 'decisionTableNode', position: { x: 0, y: 0 }, content }
}

function documentOf(inputs: readonly string[]): object {
  const scored = inputs.filter((name) => card.some(({ cells }) => name in cells))
  const sum = [{ id: 'sum', key: 'score', value: 'sum(map(card, #.points))' }]
  const nodes = [
    { id: 'given', name: 'given', type: 'inputNode', position: { x: 0, y: 0 } },
    tableNode({ name: 'holds', hitPolicy: 'collect', columns: inputs, output: 'reason', rules: holds }),
    tableNode({ name: 'card', hitPolicy: 'collect', columns: scored, output: 'points', rules: card }),
    { id: 'sum', name: 'sum', type: 'expressionNode', position: { x: 0, y: 0 }, content: { expressions: sum, passThrough: true } },
    tableNode({ name: 'matrix', hitPolicy: 'first', columns: ['score', 's0'], output: 'limit', rules: matrix }),
    { id: 'told', name: 'told', type: 'outputNode', position: { x: 0, y: 0 } },
  ]
  const edges = nodes.slice(1).map(({ id }: { id?: string }, nth) => ({
    id: `edge-${nth}`,
    sourceId: (nodes[nth] as { id: string }).id,
    targetId: id,
    type: 'edge',
  }))
  return { contentType: 'application/vnd.gorules.decision', nodes, edges }
}

type Numbered = { readonly row: number }
type Result = { holds: Numbered[]; card: Numbered[]; score: number; matrix: (Numbered & { limit: number }) | null }

export function zenPeer(inputs: readonly string[]): Tell<object> {
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(documentOf(inputs))))
  return async (row) => {
    const { holds, card, score, matrix } = (await decision.evaluate(row)).result as Result
    const cell = matrix?.row === undefined ? null : matrix
    const numbers = (rows: readonly Numbered[]): number[] => rows.map((each) => each.row)
    return { holds: numbers(holds), card: numbers(card), score, matrix: cell === null ? [] : [cell.row], limit: cell?.limit ?? null }
  }
}
