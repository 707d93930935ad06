/** What a loaded policy tells about its decisions: enough to draw a table, explain a row and search for a way back. */
import type { Aggregation, HitPolicy, ModelOrigin } from './dmn/model.ts'
import type { Type } from './feel/type.ts'
import type { ColumnSource, IrDecision, IrInvocable, IrTable } from './ir/ir.ts'
import { compareNum, isNum, type Num, type Value } from './value.ts'

export type ColumnInfo = { readonly label: string; readonly text: string; readonly source: ColumnSource; readonly type: Type }
export type OutputInfo = { readonly name: string; readonly type: Type; readonly values: readonly string[] | null }
export type RowInfo = {
  /** 1-based. */
  readonly row: number
  readonly ruleId: string
  readonly line: number
  /** Cell texts as written, one per column; `-` tests nothing. */
  readonly cells: readonly string[]
  /** The annotation named `reason`, else the text of the output named `reason` where it is constant, else null. */
  readonly reason: string | null
  /** The output cells, one per column; null where a cell is computed or gives null. */
  readonly outputs: readonly (Value | null)[]
  /** The output, when the table has one and the row gives a constant number. */
  readonly points: Num | null
  /** The highest points among the rows that test the same columns: what a scorecard's characteristic gives at best. */
  readonly best: Num | null
}

export type DecisionInfo = {
  readonly name: string
  readonly hitPolicy: HitPolicy | 'expression'
  readonly aggregation: Aggregation | null
  readonly type: Type
  readonly inputs: readonly ColumnInfo[]
  readonly outputs: readonly OutputInfo[]
  /** Names of the inputs and decisions it requires. */
  readonly requires: readonly string[]
  readonly rows: readonly RowInfo[]
  readonly line: number
  /** The PMML model that it is, if it is one: lines are then those of its file. */
  readonly model?: ModelOrigin
}

/** What a host may call by name, and with what. */
export type InvocableInfo = {
  readonly name: string
  readonly kind: 'service' | 'function'
  readonly params: readonly { readonly name: string; readonly type: Type }[]
  readonly type: Type
}

export const invocableInfo = ({ name, kind, params, body }: IrInvocable): InvocableInfo => ({
  name,
  kind,
  params: params.map((param) => ({ name: param.name, type: param.held.type })),
  type: body.type,
})

export function decisionInfo({ name, type, requires, body, line, model }: IrDecision): DecisionInfo {
  const common = { name, type, requires, line, ...(model && { model }) }
  if (body.kind === 'expression') {
    return {
      ...common,
      hitPolicy: 'expression',
      aggregation: null,
      inputs: [],
      outputs: [{ name, type, values: valuesOf(type) }],
      rows: [],
    }
  }
  const inputs = body.columns.map(({ label, text, source, value }) => ({ label, text, source, type: value.type }))
  const outputs = body.outputs.map((output) => ({ name: output.name, type: output.type, values: valuesOf(output.type) }))
  return { ...common, hitPolicy: body.hitPolicy, aggregation: body.aggregation, inputs, outputs, rows: rowsOf(body) }
}

const valuesOf = (type: Type): readonly string[] | null => ('values' in type && type.values !== undefined ? type.values : null)

function rowsOf({ rules, outputs: columns }: IrTable): RowInfo[] {
  const reasonColumn = columns.findIndex(({ name }) => name === 'reason')
  const rows = rules.map(({ row, ruleId, line, texts, outputs, reason: annotated }) => {
    const given = outputs[reasonColumn]
    const reason = annotated ?? (given?.op === 'constant' && typeof given.value === 'string' ? given.value : null)
    const only = outputs.length === 1 ? outputs[0] : undefined
    const points = only?.op === 'constant' && isNum(only.value) ? only.value : null
    const constants = outputs.map((output) => (output.op === 'constant' ? output.value : null))
    return { row, ruleId, line, cells: texts, reason, outputs: constants, points, best: null }
  })
  return withBest(rows)
}

/** A characteristic is the set of columns that a row tests. */
const characteristicOf = ({ cells }: RowInfo): string => cells.map((cell) => (cell === '-' ? '-' : '+')).join('')

function withBest(rows: readonly RowInfo[]): RowInfo[] {
  const best = new Map<string, Num>()
  for (const row of rows) {
    const so = best.get(characteristicOf(row))
    if (row.points !== null && (so === undefined || compareNum(row.points, so) > 0)) best.set(characteristicOf(row), row.points)
  }
  return rows.map((row) => ({ ...row, best: best.get(characteristicOf(row)) ?? null }))
}
