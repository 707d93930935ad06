/**
 * Hit policies over rows of constants, the bulk of every policy: what a row says does not depend on the inputs, so that matching puts it
 * straight where it is told, and nothing is built. The results are those of `hits.ts`.
 */
import type { FiredRow, Trace } from '../evaluation.ts'
import type { IrTable } from '../ir/ir.ts'
import type { Value } from '../value.ts'
import type { Frame } from './frame.ts'
import { fallBack, gather, type Hand, type RunDecision, refuseRows, type Table } from './hits.ts'

/** Rows that are ranked or compared with each other are not told in the order they are found. */
export const takesFixed = ({ hitPolicy }: IrTable): boolean =>
  hitPolicy === 'FIRST' || hitPolicy === 'UNIQUE' || hitPolicy === 'COLLECT' || hitPolicy === 'RULE ORDER'

/** `rows`: all of the table. */
export function compileFixed(hand: Hand<FiredRow>, rows: readonly FiredRow[]): RunDecision {
  const { hitPolicy, aggregation } = hand.table
  if (hitPolicy === 'FIRST' || hitPolicy === 'UNIQUE') return (frame, trace) => pick(hand, frame, trace)
  if (aggregation === 'SUM' && isPlainSum(rows)) return (frame, trace) => sumUp(hand, frame, trace)
  return (frame, trace) => {
    const { fired } = trace
    const start = fired.length
    hand.find(frame, trace, fired)
    return gather(hand, outputsFrom(fired, start), frame, trace)
  }
}

/** A table whose rows say the same whenever they fire, for a back end that runs it in its own way. */
export type FixedTable = {
  readonly rows: readonly FiredRow[]
  /** Of no row. */
  readonly fallback: Value
  /** Whole numbers whose sum is exact as a double, whichever of them are added. */
  readonly isPlainSum: boolean
  /** The value of what fired from a place on. */
  readonly gather: (fired: readonly FiredRow[], start: number) => Value
}

/** Null where the fallback is no constant. */
export function fixedTable(hand: Table, rows: readonly FiredRow[]): FixedTable | null {
  if (hand.table.outputs.some(({ defaultValue }) => defaultValue !== null && defaultValue.op !== 'constant')) return null
  const none = (): Trace => ({ fired: [], errors: [] })
  return {
    rows,
    fallback: fallBack(hand, [], none()),
    isPlainSum: isPlainSum(rows),
    gather: (fired, start) => gather(hand, outputsFrom(fired, start), [], none()),
  }
}

function pick(hand: Hand<FiredRow>, frame: Frame, trace: Trace): Value {
  const { fired } = trace
  const start = fired.length
  hand.find(frame, trace, fired)
  const found = fired.length - start
  if (found === 1) return fired[start]!.output
  if (found === 0) return fallBack(hand, frame, trace)
  refuseRows(hand, fired.splice(start), 'rows-overlap', trace)
  return null
}

function outputsFrom(fired: readonly FiredRow[], start: number): Value[] {
  const outputs: Value[] = []
  for (let index = start; index < fired.length; index++) outputs.push(fired[index]!.output)
  return outputs
}

function isPlainSum(rows: readonly FiredRow[]): boolean {
  const most = rows.reduce((sum, { output }) => sum + (typeof output === 'number' ? Math.abs(output) : 0), 0)
  return Number.isSafeInteger(most) && rows.every(({ output }) => typeof output === 'number' || output === null)
}

function sumUp(hand: Hand<FiredRow>, frame: Frame, trace: Trace): Value {
  const { fired } = trace
  const start = fired.length
  hand.find(frame, trace, fired)
  if (fired.length === start) return gather(hand, [], frame, trace)
  let sum: number | null = null
  for (let index = start; index < fired.length; index++) {
    const { output } = fired[index]!
    if (typeof output === 'number') sum = (sum ?? 0) + output
  }
  return sum
}
