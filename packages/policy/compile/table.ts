/**
 * Decision table → closure, whichever back end finds its rows.
 *
 * No row   UNIQUE, FIRST, ANY, PRIORITY: the default output, else null. COLLECT, RULE ORDER and OUTPUT ORDER: the default output as the only item, else an empty list.
 *          COLLECT SUM, MIN, MAX: the default output, else null. COLLECT COUNT: 0.
 * Errors   two rows under UNIQUE, or rows that disagree under ANY, are an evaluation error and null: never a silent pick.
 */
import type { FiredRow, Trace } from '../evaluation.ts'
import type { IrColumn, IrOutput, IrRule, IrTable } from '../ir/ir.ts'
import { add, type Context, compareNum, isContext, isNum, type Num, sameValue, type Value } from '../value.ts'
import { compileCell, type Match } from './cell.ts'
import { compileExpression, type Frame, type Run } from './expression.ts'

export type RunDecision = (frame: Frame, trace: Trace) => Value
export type ReadColumns = (frame: Frame, trace: Trace) => readonly Value[]

export type CompiledTable = { readonly run: RunDecision; readonly columns: ReadColumns }

/** `fixed`: a row of constants says the same whenever it fires, so it is built once and shared. */
export type Row = { readonly rule: IrRule; readonly output: WriteOutput; readonly fixed: FiredRow | null }
/** The rows that match, in table order; under FIRST no more than the first of them. */
export type FindRows = (frame: Frame, trace: Trace) => readonly Row[]
/** Matching is what back ends do differently; what follows from the rows found is the same for all. */
export type CompileMatching = (table: IrTable, rows: readonly Row[], columns: ReadColumns) => FindRows
type WriteOutput = (frame: Frame, trace: Trace) => Value
/** A compiled table in hand. */
type Hand = {
  readonly table: IrTable
  readonly name: string
  readonly find: FindRows
  readonly fallback: WriteOutput | null
}

export function compileTable(table: IrTable, name: string, compileMatching: CompileMatching): CompiledTable {
  const columns = compileColumns(table.columns, name)
  const rows = table.rules.map((rule) => compileRow(rule, table, name))
  const hand: Hand = { table, name, find: compileMatching(table, rows, columns), fallback: compileFallback(table, name) }
  return { run: compileHitPolicy(hand), columns }
}

function compileRow(rule: IrRule, table: IrTable, name: string): Row {
  const output = compileOutputs(table.outputs, rule.outputs.map(compileExpression), isConstant(rule), name)
  const fixed = isConstant(rule) ? Object.freeze(firedRow(table, name, rule, output([], { fired: [], errors: [] }))) : null
  return { rule, output, fixed }
}

type Tests = readonly { readonly column: number; readonly match: Match }[]

export const matchByClosures: CompileMatching = ({ rules, hitPolicy }, rows, columns) => {
  const tests = rules.map(testsOf)
  return (frame, trace) => {
    const values = columns(frame, trace)
    const found: Row[] = []
    for (let index = 0; index < rows.length; index++) {
      if (!matches(tests[index]!, frame, values)) continue
      found.push(rows[index]!)
      if (hitPolicy === 'FIRST') break
    }
    return found
  }
}

function testsOf(rule: IrRule): Tests {
  return rule.cells.flatMap((cell, column) => {
    const match = compileCell(cell)
    return match === null ? [] : [{ column, match }]
  })
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

function matches(tests: Tests, frame: Frame, values: readonly Value[]): boolean {
  for (const { column, match } of tests) if (!match(frame, values[column]!)) return false
  return true
}

const fire = (hand: Hand, row: Row, frame: Frame, trace: Trace): FiredRow =>
  row.fixed ?? firedRow(hand.table, hand.name, row.rule, row.output(frame, trace))

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

function compileHitPolicy(hand: Hand): RunDecision {
  switch (hand.table.hitPolicy) {
    case 'FIRST':
      return (frame, trace) => {
        const row = hand.find(frame, trace)[0]
        return row ? single(fire(hand, row, frame, trace), trace) : fallBack(hand, frame, trace)
      }
    case 'UNIQUE':
      return (frame, trace) => runUnique(hand, frame, trace)
    case 'ANY':
      return (frame, trace) => runAny(hand, frame, trace)
    case 'PRIORITY':
      return (frame, trace) => {
        const first = ranked(hand, frame, trace)[0]
        return first ? single(first, trace) : fallBack(hand, frame, trace)
      }
    case 'OUTPUT ORDER':
      return (frame, trace) => collect(hand, ranked(hand, frame, trace), frame, trace)
    case 'RULE ORDER':
    case 'COLLECT':
      return (frame, trace) => collectAll(hand, frame, trace)
  }
}

function single(row: FiredRow, trace: Trace): Value {
  trace.fired.push(row)
  return row.output
}

const fallBack = ({ fallback }: Hand, frame: Frame, trace: Trace): Value => (fallback === null ? null : fallback(frame, trace))

function runUnique(hand: Hand, frame: Frame, trace: Trace): Value {
  const rows = hand.find(frame, trace)
  const row = rows[0]
  if (row === undefined) return fallBack(hand, frame, trace)
  if (rows.length === 1) return single(fire(hand, row, frame, trace), trace)
  refuseRows(hand, rows, 'rows-overlap', trace)
  return null
}

function runAny(hand: Hand, frame: Frame, trace: Trace): Value {
  const rows = hand.find(frame, trace)
  const first = rows[0]
  if (first === undefined) return fallBack(hand, frame, trace)
  const fired = rows.map((row) => fire(hand, row, frame, trace))
  const output = fired[0]!.output
  if (fired.every((row) => sameValue(row.output, output))) {
    trace.fired.push(...fired)
    return output
  }
  refuseRows(hand, rows, 'rows-disagree', trace)
  return null
}

function refuseRows(hand: Hand, rows: readonly Row[], code: 'rows-overlap' | 'rows-disagree', trace: Trace): void {
  const numbers = rows.map(({ rule }) => rule.row)
  const what = code === 'rows-overlap' ? 'match at once under UNIQUE' : 'give different outputs under ANY'
  trace.errors.push({ code, decision: hand.name, rows: numbers, message: `rows ${numbers.join(', ')} of \`${hand.name}\` ${what}` })
}

const fireAll = (hand: Hand, frame: Frame, trace: Trace): FiredRow[] => hand.find(frame, trace).map((row) => fire(hand, row, frame, trace))

/** All matching rows, the best output first; rows of equal rank stay in table order. */
function ranked(hand: Hand, frame: Frame, trace: Trace): FiredRow[] {
  const { outputs } = hand.table
  const ranksOf = ({ output }: FiredRow): number[] =>
    outputs.map((each) => rank(each, outputs.length > 1 && isContext(output) ? output[each.name]! : output))
  const rows = fireAll(hand, frame, trace).map((row) => ({ row, ranks: ranksOf(row) }))
  rows.sort((a, b) => a.ranks.map((each, index) => each - b.ranks[index]!).find((difference) => difference !== 0) ?? 0)
  return rows.map(({ row }) => row)
}

/** Place of a value among the output values; those unlisted come last. */
function rank({ allowed }: IrOutput, value: Value): number {
  if (allowed.match !== 'some') return 0
  const index = allowed.tests.findIndex(
    (test) => test.test === 'equal' && test.operand.op === 'constant' && sameValue(test.operand.value, value),
  )
  return index < 0 ? allowed.tests.length : index
}

/** In table order there is nothing to sort, so each row fires as it is found. */
function collectAll(hand: Hand, frame: Frame, trace: Trace): Value {
  const outputs: Value[] = []
  for (const row of hand.find(frame, trace)) outputs.push(single(fire(hand, row, frame, trace), trace))
  return gather(hand, outputs, frame, trace)
}

const collect = (hand: Hand, rows: readonly FiredRow[], frame: Frame, trace: Trace): Value =>
  gather(
    hand,
    rows.map((row) => single(row, trace)),
    frame,
    trace,
  )

function gather(hand: Hand, outputs: Value[], frame: Frame, trace: Trace): Value {
  const { aggregation } = hand.table
  if (aggregation === 'COUNT') return outputs.length
  if (outputs.length === 0 && hand.fallback !== null) outputs.push(hand.fallback(frame, trace))
  return aggregation === null ? outputs : aggregate(aggregation, outputs)
}

/** A null output has no part in a sum or an extreme; over nothing the result is null. */
function aggregate(how: 'SUM' | 'MIN' | 'MAX', outputs: readonly Value[]): Num | null {
  let result: Num | null = null
  for (const value of outputs) {
    if (!isNum(value)) continue
    if (result === null) result = value
    else if (how === 'SUM') result = add(result, value)
    else if (compareNum(value, result) * (how === 'MIN' ? -1 : 1) > 0) result = value
  }
  return result
}
