/**
 * IR → closures. Built once; evaluation neither parses nor generates code, reads no clock and keeps nothing between calls.
 *
 * Errors   evaluation never throws: malformed input, clashing rows and unknown names are told in `errors`, and the value is null.
 */
import type { Evaluation, Trace } from '../evaluation.ts'
import type { InputSchema } from '../input-schema.ts'
import type { IrDecision, IrPolicy } from '../ir/ir.ts'
import type { Value } from '../value.ts'
import { compileCell } from './cell.ts'
import { compileExpression, type Frame } from './expression.ts'
import { compileInput, type Inputs, type ReadInput } from './input.ts'
import { compileTable, permitted, type ReadColumns, type RunDecision } from './table.ts'

export type CompiledPolicy = {
  readonly evaluate: (inputs: Inputs, wanted: readonly string[]) => Evaluation
  /** What each column of a table read from these inputs, in column order; empty for an expression or an unknown name. */
  readonly columnValues: (inputs: Inputs, decision: string) => readonly Value[]
}

type Step = { readonly slot: number; readonly run: RunDecision }
/** What a decision needs before it runs, itself last. */
type Plan = {
  readonly slot: number
  readonly inputs: readonly ReadInput[]
  readonly steps: readonly Step[]
  readonly columns: ReadColumns | null
}

export function compilePolicy(policy: IrPolicy, schema: InputSchema): CompiledPolicy {
  const { size } = policy
  const plans = planAll(policy, schema)
  const prepare = (plan: Plan, inputs: Inputs, frame: Frame, done: Uint8Array, trace: Trace): void => {
    for (const { slot, read } of plan.inputs) {
      if (done[slot] === 0) frame[slot] = read(inputs, frame, trace)
      done[slot] = 1
    }
    for (const { slot, run } of plan.steps) {
      if (done[slot] === 0) frame[slot] = run(frame, trace)
      done[slot] = 1
    }
  }
  const evaluate = (inputs: Inputs, wanted: readonly string[]): Evaluation => {
    const frame: Frame = new Array<Value>(size).fill(null)
    const done = new Uint8Array(size)
    const trace: Trace = { fired: [], errors: [] }
    const values = new Map<string, Value>()
    for (const name of wanted) {
      const plan = plans.get(name)
      if (plan) prepare(plan, inputs, frame, done, trace)
      else trace.errors.push({ code: 'unknown-decision', decision: name, message: `no decision is called \`${name}\`` })
      values.set(name, plan ? frame[plan.slot]! : null)
    }
    return { values, fired: trace.fired, errors: trace.errors }
  }
  const columnValues = (inputs: Inputs, decision: string): readonly Value[] => {
    const plan = plans.get(decision)
    if (!plan?.columns) return []
    const frame: Frame = new Array<Value>(size).fill(null)
    const trace: Trace = { fired: [], errors: [] }
    prepare({ ...plan, steps: plan.steps.slice(0, -1) }, inputs, frame, new Uint8Array(size), trace)
    return plan.columns(frame, trace)
  }
  return { evaluate, columnValues }
}

function planAll(policy: IrPolicy, schema: InputSchema): ReadonlyMap<string, Plan> {
  const readers = new Map(policy.inputs.map((input) => [input.name, compileInput(input, schema.get(input.name)!)]))
  const plans = new Map<string, Plan>()
  for (const decision of policy.decisions) plans.set(decision.name, planOf(decision, readers, plans))
  return plans
}

function planOf(decision: IrDecision, readers: ReadonlyMap<string, ReadInput>, plans: ReadonlyMap<string, Plan>): Plan {
  const inputs = new Set<ReadInput>()
  const steps = new Set<Step>()
  for (const name of decision.requires) {
    const reader = readers.get(name)
    if (reader) inputs.add(reader)
    for (const each of plans.get(name)?.inputs ?? []) inputs.add(each)
    for (const each of plans.get(name)?.steps ?? []) steps.add(each)
  }
  const { run, columns } = compileBody(decision)
  steps.add({ slot: decision.slot, run })
  return { slot: decision.slot, inputs: [...inputs], steps: [...steps], columns }
}

function compileBody({ name, body, allowed }: IrDecision): { run: RunDecision; columns: ReadColumns | null } {
  const permits = compileCell(allowed)
  if (body.kind === 'expression') {
    const value = compileExpression(body.value)
    return { run: (frame, trace) => permitted(value(frame, null), permits, name, name, frame, trace), columns: null }
  }
  const { run, columns } = compileTable(body, name)
  return permits === null
    ? { run, columns }
    : { run: (frame, trace) => permitted(run(frame, trace), permits, name, name, frame, trace), columns }
}
