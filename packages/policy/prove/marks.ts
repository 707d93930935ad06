/**
 * Where tests of a value change their answer. What tests compare with constants only is the same all over the band between two neighbouring cuts,
 * so that one value of each band stands for all of them.
 */
import { compileExpression } from '../compile/expression.ts'
import type { OrderOp } from '../feel/operator.ts'
import { childrenOf } from '../ir/children.ts'
import type { Ir, IrCell, IrTest } from '../ir/ir.ts'
import { FeelDate } from '../temporal/date.ts'
import { DaysDuration, MonthsDuration } from '../temporal/duration.ts'
import { compareTemporal } from '../temporal/temporal.ts'
import { compareNum, isNum, type Num, sameValue, type Value } from '../value.ts'
import { frameOf } from './frame-of.ts'

/** Dates and durations have one order each; times and moments with a zone have none beside those without. */
type Dated = FeelDate | DaysDuration | MonthsDuration
/** Between what lies below `at` and `at` itself, or between `at` and what lies above. */
export type Cut = { readonly at: Num | string | Dated; readonly above: boolean }
export type Marks = { readonly cuts: Cut[]; readonly texts: Set<string>; isOrdered: boolean }
/** The marks of what an expression stands for, where that is a variable; else null. */
export type MarksOf = (ir: Ir) => Marks | null

export const newMarks = (): Marks => ({ cuts: [], texts: new Set(), isOrdered: false })

/** Marks what the cell tests. False where a test is none against constants: its answer may change within a band. */
export const markCell = (cell: IrCell, marksOf: MarksOf): boolean => cell.match === 'any' || markTests(cell.tests, it, marksOf)

const it: Ir = { op: 'it', type: { kind: 'unknown' } }

function markTests(tests: readonly IrTest[], tested: Ir, marksOf: MarksOf): boolean {
  // Every test is looked at, so that a cell which is not decided still marks what it can.
  return tests.map((test) => markTest(test, tested, marksOf)).every(Boolean)
}

function markTest(test: IrTest, tested: Ir, marksOf: MarksOf): boolean {
  switch (test.test) {
    case 'null':
      return marksOf(tested) !== null || markExpression(tested, marksOf)
    case 'equal':
      return markCompare('=', tested, test.operand, marksOf)
    case 'order':
      return markCompare(test.how, tested, test.operand, marksOf)
    case 'interval': {
      const low = markCompare(test.lowOpen ? '>' : '>=', tested, test.low, marksOf)
      return markCompare(test.highOpen ? '<' : '<=', tested, test.high, marksOf) && low
    }
    case 'value': {
      // Texts and numbers are equal or not; what else a constant means is known when it runs.
      const value = constantOf(test.operand)
      const isPlain = typeof value === 'string' || (value !== undefined && isNum(value))
      return markCompare('=', tested, test.operand, marksOf) && isPlain
    }
    case 'expression':
      return markExpression(test.body, (ir) => marksOf(ir.op === 'it' ? tested : ir))
    default:
      return false
  }
}

/** Marks every comparison of a variable with a constant. False where a variable is used in another way. */
export function markExpression(ir: Ir, marksOf: MarksOf): boolean {
  if (ir.op === 'compare') return markCompare(ir.how, ir.left, ir.right, marksOf)
  if (ir.op === 'in') return markTests(ir.tests, ir.value, marksOf)
  if (marksOf(ir) !== null) return ir.type.kind === 'boolean'
  if (ir.op === 'slot' || ir.op === 'it' || ir.op === 'table' || ir.op === 'builtin') return false
  return childrenOf(ir)
    .map((child) => markExpression(child, marksOf))
    .every(Boolean)
}

function markCompare(how: OrderOp | '=' | '!=', left: Ir, right: Ir, marksOf: MarksOf): boolean {
  const [ofLeft, ofRight] = [marksOf(left), marksOf(right)]
  const bound = ofLeft === null ? constantOf(left) : constantOf(right)
  if (ofLeft !== null && bound !== undefined) return mark(ofLeft, how, bound)
  if (ofRight !== null && bound !== undefined) return mark(ofRight, MIRRORED[how], bound)
  return [left, right].map((side) => markExpression(side, marksOf)).every(Boolean)
}

/** Of a constant, and of a call on constants such as `date("2026-01-01")`. */
function constantOf(ir: Ir): Value | undefined {
  if (ir.op === 'constant') return ir.value
  if (ir.op !== 'call' || !ir.args.every((arg) => arg.op === 'constant')) return undefined
  return compileExpression(ir)(frameOf(0), null)
}

const MIRRORED = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '=': '=', '!=': '!=' } as const

function mark(marks: Marks, how: OrderOp | '=' | '!=', bound: Value): boolean {
  if (bound === null || typeof bound === 'boolean') return true
  if (typeof bound !== 'string' && !isNum(bound) && !isDated(bound)) return false
  if (typeof bound === 'string') marks.texts.add(bound)
  if (typeof bound === 'string' && how !== '=' && how !== '!=') marks.isOrdered = true
  if (how === '<' || how === '>=') marks.cuts.push({ at: bound, above: false })
  else if (how === '<=' || how === '>') marks.cuts.push({ at: bound, above: true })
  else marks.cuts.push({ at: bound, above: false }, { at: bound, above: true })
  return true
}

export const isDated = (value: Value): value is Dated =>
  value instanceof FeelDate || value instanceof DaysDuration || value instanceof MonthsDuration

export const compareAt = (left: Cut['at'], right: Cut['at']): number =>
  isNum(left) && isNum(right)
    ? compareNum(left, right)
    : isDated(left) && isDated(right)
      ? (compareTemporal(left, right) ?? 0)
      : left < right
        ? -1
        : Number(left > right)

/** Each once, in order. */
export function sortedCuts(cuts: readonly Cut[]): Cut[] {
  const sorted = [...cuts].sort((a, b) => compareAt(a.at, b.at) || Number(a.above) - Number(b.above))
  return sorted.filter((cut, index) => {
    const before = sorted[index - 1]
    return before === undefined || before.above !== cut.above || !sameValue(before.at, cut.at)
  })
}
