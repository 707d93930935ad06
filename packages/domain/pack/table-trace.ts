/** The tables of a pack on one borrower at one moment: what went in, what each row says, which rows fired. */
import type { TableTrace as TableTraceOnWire } from '@fairline/contract/views/timeline'
import type { DecisionInfo, Evaluation, FiredRow, Policy, Value } from '@fairline/policy/policy'
import { isContext, isNum } from '@fairline/policy/value'
import type { z } from 'zod'
import { readSignals, signalNamed } from '../signals/catalogue.ts'
import type { SignalSource } from '../signals/signal.ts'
import type { Pack } from './pack.ts'

export type TableTrace = z.infer<typeof TableTraceOnWire>

/** Of the decisions wanted and all that they rest on, in the order of the pack. */
export function traceTables({ policy }: Pack, source: SignalSource, wanted: readonly string[]): TableTrace[] {
  const inputs = readSignals(source)
  const behind = new Set<string>()
  for (const name of wanted) collect(policy, name, behind)
  const names = [...policy.decisions.keys()].filter((name) => behind.has(name))
  const evaluation = policy.evaluate(inputs, names)
  return names.map((name) => traceOf(policy.decisions.get(name)!, policy.columnValues(inputs, name), evaluation))
}

function collect(policy: Policy, name: string, behind: Set<string>): void {
  const info = policy.decisions.get(name)
  if (info === undefined || behind.has(name)) return
  behind.add(name)
  for (const required of info.requires) collect(policy, required, behind)
}

function traceOf(info: DecisionInfo, columns: readonly Value[], { values, fired }: Evaluation): TableTrace {
  const firedRows = new Map(fired.filter(({ decision }) => decision === info.name).map((row) => [row.row, row]))
  return {
    name: info.name,
    hit_policy: info.aggregation === null ? info.hitPolicy : `${info.hitPolicy} ${info.aggregation}`,
    inputs: info.inputs.map(({ text, source }, index) => {
      const signal = source.kind === 'expression' ? undefined : signalNamed.get(source.name)
      const name = signal === undefined ? null : { zh: signal.zh, en: signal.en }
      return { text, name, unit: signal?.unit ?? null, value: cellOf(columns[index]) }
    }),
    outputs: info.outputs.map(({ name }) => name),
    rows: info.rows.map(({ row, cells, outputs, reason }) => {
      const hit = firedRows.get(row)
      return {
        row,
        cells: [...cells],
        outputs: hit === undefined ? outputs.map(cellOf) : info.outputs.map(({ name }) => cellOf(outputOf(hit, name))),
        reason: hit?.reason || reason || null,
        fired: hit !== undefined,
      }
    }),
    value: cellOf(values.get(info.name)),
  }
}

const outputOf = ({ output }: FiredRow, name: string): Value | undefined => (isContext(output) ? output[name] : output)

/** Lists and contexts are told row by row. */
function cellOf(value: Value | undefined): TableTrace['value'] {
  if (isNum(value)) return Number(value)
  return typeof value === 'string' || typeof value === 'boolean' ? value : null
}
