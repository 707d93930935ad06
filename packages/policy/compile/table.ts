/** Decision table → closure, whichever back end finds its rows. */
import type { FiredRow, Trace } from '../evaluation.ts'
import type { IrColumn, IrOutput, IrRule, IrTable } from '../ir/ir.ts'
import { type Context, isContext, type Value } from '../value.ts'
import { compileCell, type Match } from './cell.ts'
import { compileExpression } from './expression.ts'
import { compileFixed, type FixedTable, fixedTable, takesFixed } from './fixed-rows.ts'
import type { Frame, Run } from './frame.ts'
import { compileHitPolicy, type Row, type RunDecision, type WriteOutput } from './hits.ts'
import type { CompileMatching, ReadColumns } from './matching.ts'

export type CompiledTable = { readonly run: RunDecision; readonly columns: ReadColumns; readonly fixed: FixedTable | null }

export function compileTable(table: IrTable, name: string, compileMatching: CompileMatching): CompiledTable {
  const columns = compileColumns(table.columns, name)
  const fallback = compileFallback(table, name)
  const hand = { table, name, fallback }
  if (table.rules.every(isConstant) && takesFixed(table)) {
    const rows = table.rules.map((rule) => fixedRow(rule, table, name))
    const run = compileFixed({ ...hand, find: compileMatching(table, rows, columns) }, rows)
    return { run, columns, fixed: fixedTable(hand, rows) }
  }
  const rows = table.rules.map((rule) => compileRow(rule, table, name))
  return { run: compileHitPolicy({ ...hand, find: compileMatching(table, rows, columns) }), columns, fixed: null }
}

/** A row of constants says the same whenever it fires, so it is built once and shared. */
function fixedRow(rule: IrRule, table: IrTable, name: string): FiredRow {
  const output = compileOutputs(table.outputs, rule.outputs.map(compileExpression), true, name)
  return Object.freeze(firedRow(table, name, rule, output([], { fired: [], errors: [] })))
}

function compileRow(rule: IrRule, table: IrTable, name: string): Row {
  if (isConstant(rule)) {
    const fixed = fixedRow(rule, table, name)
    return { row: rule.row, fire: () => fixed }
  }
  const output = compileOutputs(table.outputs, rule.outputs.map(compileExpression), false, name)
  return { row: rule.row, fire: (frame, trace) => firedRow(table, name, rule, output(frame, trace)) }
}

const isConstant = (rule: IrRule): boolean => rule.outputs.every((output) => output.op === 'constant')

function compileColumns(columns: readonly IrColumn[], decision: string): ReadColumns {
  const compiled = columns.map((column) => ({
    value: compileExpression(column.value),
    allowed: compileCell(column.allowed),
    text: column.text,
  }))
  return (frame, trace) => {
    const values: Value[] = []
    for (const { value, allowed, text } of compiled) values.push(permitted(value(frame, null), allowed, text, decision, frame, trace))
    return values
  }
}

/** The value, or null and an error when it is none of those allowed. */
export function permitted(value: Value, allowed: Match | null, what: string, decision: string, frame: Frame, trace: Trace): Value {
  if (value === null || allowed === null || allowed(frame, value)) return value
  trace.errors.push({ code: 'value-not-allowed', decision, message: `\`${what}\` has a value that is not allowed` })
  return null
}

/** Constant outputs were checked with the model, so they are built once. */
function compileOutputs(outputs: readonly IrOutput[], runs: readonly Run[], constant: boolean, decision: string): WriteOutput {
  const allowed = outputs.map((output) => compileCell(output.allowed))
  const write: WriteOutput = (frame, trace) => {
    const values = runs.map((run, index) => permitted(run(frame, null), allowed[index]!, outputs[index]!.name, decision, frame, trace))
    return outputs.length === 1 ? values[0]! : contextOf(outputs, values)
  }
  if (!constant) return write
  const value = write([], { fired: [], errors: [] })
  return () => value
}

function contextOf(outputs: readonly IrOutput[], values: readonly Value[]): Context {
  return Object.freeze(Object.fromEntries(outputs.map((output, index) => [output.name, values[index]!])))
}

function compileFallback(table: IrTable, name: string): WriteOutput | null {
  if (table.outputs.every((output) => output.defaultValue === null)) return null
  const runs = table.outputs.map(({ defaultValue }) => (defaultValue === null ? () => null : compileExpression(defaultValue)))
  return compileOutputs(table.outputs, runs, false, name)
}

const firedRow = (table: IrTable, decision: string, { row, ruleId, reason }: IrRule, output: Value): FiredRow => ({
  decision,
  row,
  ruleId,
  reason: reason ?? reasonIn(table, output),
  output,
})

function reasonIn({ reasonOutput, outputs }: IrTable, value: Value): string | null {
  if (reasonOutput < 0) return null
  const reason = outputs.length > 1 && isContext(value) ? value.reason : value
  return typeof reason === 'string' ? reason : null
}
