/**
 * What runs while an expression is evaluated: the values by slot, and the trace at the end.
 *
 * Limits   functions call each other `MAX_HEIGHT` operators deep, an evaluation takes `MAX_WORK` steps of loops and calls, a value holds `MAX_WEIGHT`
 *          others and nests `MAX_NESTING` deep, a text holds `MAX_TEXT` UTF-16 units. Beyond, the result is null and the trace says so: a hostile
 *          text ends in bounded time, and never exhausts stack or memory.
 */
import type { EvaluationErrorCode, Trace } from '../evaluation.ts'
import { takeWork } from '../feel/builtins/work.ts'
import type { Ir } from '../ir/ir.ts'
import type { Value } from '../value.ts'
import { sizeOf } from './size.ts'

/** Values by slot; see `ir/ir.ts`. */
export type Frame = Value[]
export type Run = (frame: Frame, it: Value) => Value
/** How parts are compiled, for what stands below the one function for all expressions. */
export type CompileExpression = (ir: Ir) => Run

const MAX_HEIGHT = 2_500
const MAX_WORK = 1_000_000
/** A call copies a frame, and takes as long as so many steps of a loop. */
const CALL = 5
const MAX_WEIGHT = 1_000_000
const MAX_TEXT = 4_000_000
/** Inputs that nest deeper are refused too. */
export const MAX_NESTING = 200

/** The trace stands where no value ever stands. */
export const traceOf = (frame: Frame): Trace => frame[frame.length - 1] as unknown as Trace

/** A slot that nothing has filled yet is undefined, which no value is. */
export function newFrame(size: number, trace: Trace): Frame {
  const frame = new Array<Value>(size)
  frame[size - 1] = trace as unknown as Value
  return frame
}

/** False once there is no more to spend. */
export function spend(frame: Frame, steps = 1): boolean {
  const trace = traceOf(frame)
  trace.spent = (trace.spent ?? 0) + steps
  if (trace.spent <= MAX_WORK) return true
  tellOnce(trace, 'too-much-work', `an evaluation takes at most ${MAX_WORK} steps of loops and calls`)
  return false
}

/** Runs the body of a function `height` operators high, or gives null where functions call each other too deeply. */
export function callInto(frame: Frame, height: number, body: () => Value): Value {
  const trace = traceOf(frame)
  const depth = (trace.depth ?? 0) + height
  if (depth > MAX_HEIGHT) {
    tellOnce(trace, 'too-deep', 'functions call each other too deeply')
    return null
  }
  if (!spend(frame, CALL)) return null
  trace.depth = depth
  const value = body()
  trace.depth = depth - height
  return value
}

/** A value as it is, or null when it was too much work or is too large: functions that call themselves could double it at every step. */
export function bounded(frame: Frame, value: Value): Value {
  const worked = takeWork() >> 3
  if (worked > 0 && !spend(frame, worked)) return null
  if (typeof value === 'string') {
    if (value.length <= MAX_TEXT) return value
  } else if (typeof value !== 'object' || value === null) {
    return value
  } else {
    const { weight, depth } = sizeOf(value)
    if (weight <= MAX_WEIGHT && depth <= MAX_NESTING) return value
  }
  tellOnce(
    traceOf(frame),
    'too-large',
    `a value holds at most ${MAX_WEIGHT} others, ${MAX_NESTING} deep, and a text ${MAX_TEXT} characters`,
  )
  return null
}

/** What it costs to walk over a value. Scalars are free. */
export function charge(frame: Frame, value: Value): boolean {
  if (typeof value === 'string') return value.length < 1024 || spend(frame, value.length >> 8)
  return typeof value !== 'object' || value === null || spend(frame, sizeOf(value).weight >> 3)
}

function tellOnce(trace: Trace, code: EvaluationErrorCode, message: string): void {
  if (!trace.errors.some((error) => error.code === code)) trace.errors.push({ code, message })
}
