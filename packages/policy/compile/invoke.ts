/** What a host may call by name: decision services and knowledge models, as closures. */
import type { Answer, Trace } from '../evaluation.ts'
import type { IrInvocable, IrPolicy } from '../ir/ir.ts'
import type { Value } from '../value.ts'
import { compileCell } from './cell.ts'
import { compileExpression } from './expression.ts'
import { MAX_NESTING, newFrame } from './frame.ts'
import { valueOfGiven } from './given.ts'
import { compileHold } from './hold.ts'
import { type Inputs, readOwn } from './input.ts'
import { nestsWithin } from './size.ts'

/** One value, null where something is wrong, and what fired on the way. A parameter that is not given is null. */
export type Invocation = Omit<Answer, 'values'> & { readonly value: Value }
export type Invoke = (name: string, args: Inputs) => Invocation

export function compileInvocables({ invocables = [], size }: IrPolicy, newTrace: () => Trace): Invoke {
  const byName = new Map(invocables.map((each) => [each.name, compileInvocable(each, size)]))
  return (name, args) => {
    const trace = newTrace()
    const run = byName.get(name)
    if (run) return { value: run(args, trace), fired: trace.fired, errors: trace.errors }
    trace.errors.push({ code: 'unknown-invocable', message: `no decision service or knowledge model is called \`${name}\`` })
    return { value: null, fired: trace.fired, errors: trace.errors }
  }
}

function compileInvocable({ params, body }: IrInvocable, size: number): (args: Inputs, trace: Trace) => Value {
  const run = compileExpression(body)
  const takes = params.map(({ name, slot, held }) => ({ name, slot, read: readOwn(name), hold: compileHold(held, compileCell) }))
  return (args, trace) => {
    const frame = newFrame(size, trace)
    for (const { name, slot, read, hold } of takes) {
      const given = read(args) ?? null
      const value = nestsWithin(given, MAX_NESTING) ? hold(valueOfGiven(given), frame) : undefined
      frame[slot] = value ?? null
      if (value === undefined)
        trace.errors.push({ code: 'input-type', input: name, message: `\`${name}\` is not of the type that the model says` })
    }
    return run(frame, null)
  }
}
