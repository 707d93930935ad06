/**
 * Rows found → what fires, and the value of the table.
 *
 * No row   UNIQUE, FIRST, ANY, PRIORITY: the default output, else null. COLLECT, RULE ORDER and OUTPUT ORDER: the default output as the only item, else an empty list.
 *          COLLECT SUM, MIN, MAX: the default output, else null. COLLECT COUNT: 0.
 * Errors   two rows under UNIQUE, or rows that disagree under ANY, are an evaluation error and null: never a silent pick.
 */
import type { FiredRow, Trace } from '../evaluation.ts'
import { compareValues } from '../feel/builtins/order.ts'
import type { IrOutput, IrTable } from '../ir/ir.ts'
import { isContext, sameValue, type Value } from '../value.ts'
import type { Frame } from './frame.ts'
import type { FindRows } from './matching.ts'
import { arithmetic } from './operate.ts'

export type RunDecision = (frame: Frame, trace: Trace) => Value
export type WriteOutput = (frame: Frame, trace: Trace) => Value
/** `row` is the rule's number in its table. */
export type Row = { readonly row: number; readonly fire: (frame: Frame, trace: Trace) => FiredRow }
/** A compiled table in hand. */
export type Table = { readonly table: IrTable; readonly name: string; readonly fallback: WriteOutput | null }
export type Hand<Mark> = Table & { readonly find: FindRows<Mark> }

export function compileHitPolicy(hand: Hand<Row>): RunDecision {
  switch (hand.table.hitPolicy) {
    case 'FIRST':
      return (frame, trace) => {
        const row = findAll(hand, frame, trace)[0]
        return row ? single(row.fire(frame, trace), trace) : fallBack(hand, frame, trace)
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

function findAll({ find }: Hand<Row>, frame: Frame, trace: Trace): readonly Row[] {
  const found: Row[] = []
  find(frame, trace, found)
  return found
}

function single(row: FiredRow, trace: Trace): Value {
  trace.fired.push(row)
  return row.output
}

export const fallBack = ({ fallback }: Table, frame: Frame, trace: Trace): Value => (fallback === null ? null : fallback(frame, trace))

function runUnique(hand: Hand<Row>, frame: Frame, trace: Trace): Value {
  const rows = findAll(hand, frame, trace)
  const row = rows[0]
  if (row === undefined) return fallBack(hand, frame, trace)
  if (rows.length === 1) return single(row.fire(frame, trace), trace)
  refuseRows(hand, rows, 'rows-overlap', trace)
  return null
}

function runAny(hand: Hand<Row>, frame: Frame, trace: Trace): Value {
  const rows = findAll(hand, frame, trace)
  const first = rows[0]
  if (first === undefined) return fallBack(hand, frame, trace)
  const fired = rows.map((row) => row.fire(frame, trace))
  const output = fired[0]!.output
  if (fired.every((row) => sameValue(row.output, output))) {
    trace.fired.push(...fired)
    return output
  }
  refuseRows(hand, rows, 'rows-disagree', trace)
  return null
}

export function refuseRows(
  hand: Table,
  rows: readonly { readonly row: number }[],
  code: 'rows-overlap' | 'rows-disagree',
  trace: Trace,
): void {
  const numbers = rows.map(({ row }) => row)
  const what = code === 'rows-overlap' ? 'match at once under UNIQUE' : 'give different outputs under ANY'
  trace.errors.push({ code, decision: hand.name, rows: numbers, message: `rows ${numbers.join(', ')} of \`${hand.name}\` ${what}` })
}

const fireAll = (hand: Hand<Row>, frame: Frame, trace: Trace): FiredRow[] =>
  findAll(hand, frame, trace).map((row) => row.fire(frame, trace))

/** All matching rows, the best output first; rows of equal rank stay in table order. */
function ranked(hand: Hand<Row>, frame: Frame, trace: Trace): FiredRow[] {
  const { outputs } = hand.table
  const ranksOf = ({ output }: FiredRow): number[] =>
    outputs.map((each) => rank(each, outputs.length > 1 && isContext(output) ? output[each.name]! : output))
  const rows = fireAll(hand, frame, trace).map((row) => ({ row, ranks: ranksOf(row) }))
  rows.sort((a, b) => a.ranks.map((each, index) => each - b.ranks[index]!).find((difference) => difference !== 0) ?? 0)
  return rows.map(({ row }) => row)
}

/** Place of a value among the output values; those unlisted come last. */
export function rank({ allowed }: IrOutput, value: Value): number {
  if (allowed.match !== 'some') return 0
  const index = allowed.tests.findIndex(
    (test) => test.test === 'equal' && test.operand.op === 'constant' && sameValue(test.operand.value, value),
  )
  return index < 0 ? allowed.tests.length : index
}

/** In table order there is nothing to sort, so each row fires as it is found. */
function collectAll(hand: Hand<Row>, frame: Frame, trace: Trace): Value {
  const outputs: Value[] = []
  for (const row of findAll(hand, frame, trace)) outputs.push(single(row.fire(frame, trace), trace))
  return gather(hand, outputs, frame, trace)
}

const collect = (hand: Hand<Row>, rows: readonly FiredRow[], frame: Frame, trace: Trace): Value =>
  gather(
    hand,
    rows.map((row) => single(row, trace)),
    frame,
    trace,
  )

export function gather(hand: Table, outputs: Value[], frame: Frame, trace: Trace): Value {
  const { aggregation } = hand.table
  if (aggregation === 'COUNT') return outputs.length
  if (outputs.length === 0 && hand.fallback !== null) outputs.push(hand.fallback(frame, trace))
  return aggregation === null ? outputs : aggregate(aggregation, outputs)
}

/** A null output has no part in a sum or an extreme; over nothing the result is null, and so is it where two outputs cannot be added or compared. */
function aggregate(how: 'SUM' | 'MIN' | 'MAX', outputs: readonly Value[]): Value {
  const [first, ...more] = outputs.filter((value) => value !== null)
  if (first === undefined) return null
  return more.reduce<Value>((so, value) => (so === null ? null : how === 'SUM' ? plus(so, value) : extreme(how, so, value)), first)
}

const plus = arithmetic('+')

function extreme(how: 'MIN' | 'MAX', so: Value, value: Value): Value {
  const sign = compareValues(value, so)
  if (sign === null) return null
  return sign * (how === 'MIN' ? -1 : 1) > 0 ? value : so
}
