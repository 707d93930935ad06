/** Functions as values, and calls of them. */
import { BUILTINS } from '../feel/builtins/registry.ts'
import { coerce } from '../feel/conform.ts'
import { FeelFunction } from '../feel/function-value.ts'
import { anyType, type Type } from '../feel/type.ts'
import type { IrParameter } from '../ir/ir.ts'
import { type FunctionValue, isFunction, type Value } from '../value.ts'
import { bounded, callInto, charge, type Frame, type Run, spend, traceOf } from './frame.ts'

type Parts = { readonly params: readonly IrParameter[]; readonly self: number | null; readonly result: Type; readonly height: number }

/** It sees the frame as it was when it was made, and each call runs in a frame of its own, so that it may call itself. */
function makeFunction(frame: Frame, { params, self, result, height }: Parts, body: Run): FunctionValue {
  const captured = frame.slice()
  const made: FunctionValue = new FeelFunction<Value>(params, result, (args) =>
    args.length === params.length
      ? callInto(captured, height, () => {
          const own = captured.slice()
          return bindAll(own, params, args) ? body(own, null) : null
        })
      : null,
  )
  if (self !== null) captured[self] = made
  return made
}

/** False where an argument is not of the type of its parameter. */
function bindAll(frame: Frame, params: readonly IrParameter[], args: readonly Value[]): boolean {
  for (const [index, { slot, type }] of params.entries()) {
    const given = args[index]!
    const held = coerce(given, type)
    if (held === null && given !== null) return false
    frame[slot] = held
  }
  return true
}

const builtins = new Map<string, FunctionValue>()

/** The same value for the same name. */
export function builtinValue(name: string): FunctionValue {
  const known = builtins.get(name)
  if (known) return known
  const { apply } = BUILTINS.get(name)!
  const made: FunctionValue = new FeelFunction<Value>(null, anyType, apply)
  builtins.set(name, made)
  return made
}

export function compileInvoke(of: Run, args: readonly Run[], names: readonly string[] | null): Run {
  return (frame, it) => {
    const called = of(frame, it)
    if (!isFunction(called)) return null
    const given = args.map((arg) => arg(frame, it))
    const placed = names === null ? given : placeByName(called, names, given)
    const isPaid = placed?.every((arg) => charge(frame, arg)) === true && (called.cost === 0 || spend(frame, called.cost))
    return isPaid
      ? bounded(
          frame,
          called.call(placed, (fault) => traceOf(frame).errors.push(fault)),
        )
      : null
  }
}

function placeByName({ params }: FunctionValue, names: readonly string[], given: readonly Value[]): readonly Value[] | null {
  if (params === null || params.length !== names.length) return null
  const placed = params.map(({ name }) => given[names.indexOf(name)])
  return placed.includes(undefined) ? null : (placed as Value[])
}

export function compileCall(name: string, args: readonly Run[]): Run {
  const { apply } = BUILTINS.get(name)!
  return (frame, it) => {
    const given = args.map((arg) => arg(frame, it))
    return given.every((arg) => charge(frame, arg)) ? bounded(frame, apply(given)) : null
  }
}

/** `once`: where the function is kept, so that it is the same one each time. */
export function compileFunction(parts: Parts, once: number | null, run: Run): Run {
  if (once === null) return (frame) => makeFunction(frame, parts, run)
  return (frame) => {
    const kept = frame[once]
    if (kept !== undefined) return kept
    const made = makeFunction(frame, parts, run)
    frame[once] = made
    return made
  }
}

/** All arguments are there before the first parameter is set: an argument may call the same function. */
export function compileApply(args: readonly Run[], slots: readonly number[], body: Run): Run {
  return (frame, it) => {
    const values = args.map((arg) => arg(frame, it))
    for (const [index, slot] of slots.entries()) frame[slot] = values[index]!
    return body(frame, null)
  }
}
