/**
 * IR → closures. Built once; evaluation neither parses nor generates code, reads no clock and keeps nothing between calls.
 * Another back end may read inputs and find rows in its own way; the rest is this.
 *
 * Errors   evaluation never throws: malformed input, clashing rows and unknown names are told in `errors`, and the value is null.
 */
import type { Evaluation, Trace } from '../evaluation.ts'
import type { InputSchema } from '../input-schema.ts'
import type { IrDecision, IrPolicy } from '../ir/ir.ts'
import type { Value } from '../value.ts'
import { compileCell } from './cell.ts'
import { compileExpression, type Frame } from './expression.ts'
import { type CompileReading, compileInput, type Inputs, type ReadInput, type ReadInputs, readByClosures } from './input.ts'
import type { RunDecision } from './hits.ts'
import { type CompileMatching, matchByClosures, type ReadColumns } from './matching.ts'
import { compileTable, permitted } from './table.ts'

export type CompiledPolicy = {
  readonly evaluate: (inputs: Inputs, wanted: readonly string[]) => Evaluation
  /** What each column of a table read from these inputs, in column order; empty for an expression or an unknown name. */
  readonly columnValues: (inputs: Inputs, decision: string) => readonly Value[]
}

export type BackEnd = { readonly compileReading: CompileReading; readonly compileMatching: CompileMatching }
const CLOSURES: BackEnd = { compileReading: readByClosures, compileMatching: matchByClosures }

type Step = { readonly slot: number; readonly run: RunDecision }
/** What a decision needs before it runs, itself last. */
type Plan = {
  readonly slot: number
  readonly inputs: readonly ReadInput[]
  readonly readInputs: ReadInputs
  readonly steps: readonly Step[]
  readonly columns: ReadColumns | null
}

export function compilePolicy(policy: IrPolicy, schema: InputSchema, backEnd = CLOSURES): CompiledPolicy {
  const plans = planAll(policy, schema, backEnd)
  /** A slot that nothing has filled yet is undefined, which no value is. */
  const newFrame = (): Frame => new Array<Value>(policy.size)
  const evaluate = (inputs: Inputs, wanted: readonly string[]): Evaluation => {
    const frame = newFrame()
    const trace: Trace = { fired: [], errors: [] }
    const values = new Map<string, Value>()
    for (const name of wanted) {
      const plan = plans.get(name)
      if (plan) prepare(plan, inputs, frame, trace)
      else trace.errors.push({ code: 'unknown-decision', decision: name, message: `no decision is called \`${name}\`` })
      values.set(name, plan ? frame[plan.slot]! : null)
    }
    return { values, fired: trace.fired, errors: trace.errors }
  }
  const columnValues = (inputs: Inputs, decision: string): readonly Value[] => {
    const plan = plans.get(decision)
    if (!plan?.columns) return []
    const frame = newFrame()
    const trace: Trace = { fired: [], errors: [] }
    prepare({ ...plan, steps: plan.steps.slice(0, -1) }, inputs, frame, trace)
    return plan.columns(frame, trace)
  }
  return { evaluate, columnValues }
}

function prepare({ readInputs, steps }: Plan, inputs: Inputs, frame: Frame, trace: Trace): void {
  readInputs(inputs, frame, trace)
  for (const { slot, run } of steps) if (frame[slot] === undefined) frame[slot] = run(frame, trace)
}

function planAll(policy: IrPolicy, schema: InputSchema, backEnd: BackEnd): ReadonlyMap<string, Plan> {
  const readers = new Map(policy.inputs.map((input) => [input.name, compileInput(input, schema.get(input.name)!)]))
  const plans = new Map<string, Plan>()
  for (const decision of policy.decisions) plans.set(decision.name, planOf(decision, readers, plans, backEnd))
  return plans
}

function planOf(decision: IrDecision, readers: ReadonlyMap<string, ReadInput>, plans: ReadonlyMap<string, Plan>, backEnd: BackEnd): Plan {
  const inputs = new Set<ReadInput>()
  const steps = new Set<Step>()
  for (const name of decision.requires) {
    const reader = readers.get(name)
    if (reader) inputs.add(reader)
    for (const each of plans.get(name)?.inputs ?? []) inputs.add(each)
    for (const each of plans.get(name)?.steps ?? []) steps.add(each)
  }
  const { run, columns } = compileBody(decision, backEnd)
  steps.add({ slot: decision.slot, run })
  const readInputs = backEnd.compileReading([...inputs])
  return { slot: decision.slot, inputs: [...inputs], readInputs, steps: [...steps], columns }
}

function compileBody({ name, body, allowed }: IrDecision, backEnd: BackEnd): { run: RunDecision; columns: ReadColumns | null } {
  const permits = compileCell(allowed)
  if (body.kind === 'expression') {
    const value = compileExpression(body.value)
    return { run: (frame, trace) => permitted(value(frame, null), permits, name, name, frame, trace), columns: null }
  }
  const { run, columns } = compileTable(body, name, backEnd.compileMatching)
  return permits === null
    ? { run, columns }
    : { run: (frame, trace) => permitted(run(frame, trace), permits, name, name, frame, trace), columns }
}
