/**
 * IR → closures. Built once; evaluation neither parses nor generates code, reads no clock and keeps nothing between calls.
 * Another back end may read inputs and find rows in its own way; the rest is this.
 *
 * Errors   evaluation never throws: malformed input, clashing rows and unknown names are told in `errors`, and the value is null.
 */
import type { Answer, Evaluation, Trace } from '../evaluation.ts'
import type { InputSchema } from '../input-schema.ts'
import type { IrDecision, IrPolicy } from '../ir/ir.ts'
import type { Value } from '../value.ts'
import { compileCell } from './cell.ts'
import { compileExpression, type Frame } from './expression.ts'
import type { RunDecision } from './hits.ts'
import { compileInput, type Inputs, type ReaderOf, type ReadInputs, readByClosures, type TakeInput } from './input.ts'
import { type CompileMatching, matchByClosures, type ReadColumns } from './matching.ts'
import { compileTable, permitted } from './table.ts'

export type CompiledPolicy = {
  readonly evaluate: (inputs: Inputs, wanted: readonly string[]) => Evaluation
  /** The same, for what is asked again and again: all that does not depend on the inputs is done once. */
  readonly prepare: (wanted: readonly string[]) => Prepared<Inputs>
  /** Reads no other inputs than the decisions need, straight from wherever the host has them. */
  readonly prepareFrom: <Source>(wanted: readonly string[], readerOf: ReaderOf<Source>) => Prepared<Source>
  /** What each column of a table read from these inputs, in column order; empty for an expression or an unknown name. */
  readonly columnValues: (inputs: Inputs, decision: string) => readonly Value[]
}

export type Prepared<Source> = (source: Source) => Answer

export type BackEnd = {
  readonly compileMatching: CompileMatching
  readonly compileChain: CompileChain
}
/** May do better than `plainly`, with the same answers. */
export type CompileChain = <Source>(chain: Chain, readerOf: ReaderOf<Source> | null, plainly: Prepared<Source>) => Prepared<Source>
/** All that some decisions need, each thing once and in the order it is done; `slots` of the decisions themselves. `size` of a frame. */
export type Chain = {
  readonly size: number
  readonly inputs: readonly TakeInput[]
  readonly steps: readonly Step[]
  readonly slots: readonly number[]
}

const CLOSURES: BackEnd = {
  compileMatching: matchByClosures,
  compileChain: (_chain, _readerOf, plainly) => plainly,
}

type Step = { readonly slot: number; readonly run: RunDecision }
/** What a decision needs before it runs, itself last. */
type Plan = {
  readonly slot: number
  readonly inputs: readonly TakeInput[]
  readonly readInputs: ReadInputs<Inputs>
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
    for (const name of wanted) values.set(name, decide(name, plans.get(name), inputs, frame, trace))
    return { values, fired: trace.fired, errors: trace.errors }
  }
  const columnValues = (inputs: Inputs, decision: string): readonly Value[] => {
    const plan = plans.get(decision)
    if (!plan?.columns) return []
    const frame = newFrame()
    const trace: Trace = { fired: [], errors: [] }
    run(plan.readInputs, plan.steps.slice(0, -1), inputs, frame, trace)
    return plan.columns(frame, trace)
  }
  const prepareBy = <Source>(wanted: readonly string[], readerOf: ReaderOf<Source> | null): Prepared<Source> => {
    const asked = wanted.map((name) => {
      const plan = plans.get(name)
      return { name, plan: plan && { ...plan, readInputs: readByClosures(plan.inputs, readerOf) } }
    })
    const plainly: Prepared<Source> = (source) => {
      const frame = newFrame()
      const trace: Trace = { fired: [], errors: [] }
      const values = asked.map(({ name, plan }) => decide(name, plan, source, frame, trace))
      return { values, fired: trace.fired, errors: trace.errors }
    }
    const known = asked.flatMap(({ plan }) => plan ?? [])
    return known.length < asked.length ? plainly : backEnd.compileChain(chainOf(known, policy.size), readerOf, plainly)
  }
  return { evaluate, columnValues, prepare: (wanted) => prepareBy(wanted, null), prepareFrom: prepareBy }
}

type Runnable<Source> = Pick<Plan, 'slot' | 'steps'> & { readonly readInputs: ReadInputs<Source> }

function decide<Source>(name: string, plan: Runnable<Source> | undefined, source: Source, frame: Frame, trace: Trace): Value {
  if (plan === undefined) {
    trace.errors.push({ code: 'unknown-decision', decision: name, message: `no decision is called \`${name}\`` })
    return null
  }
  run(plan.readInputs, plan.steps, source, frame, trace)
  return frame[plan.slot]!
}

function run<Source>(readInputs: ReadInputs<Source>, steps: readonly Step[], source: Source, frame: Frame, trace: Trace): void {
  readInputs(source, frame, trace)
  for (const { slot, run } of steps) if (frame[slot] === undefined) frame[slot] = run(frame, trace)
}

function chainOf(plans: readonly Pick<Plan, 'slot' | 'inputs' | 'steps'>[], size: number): Chain {
  const inputs = new Set(plans.flatMap((plan) => plan.inputs))
  const steps = new Set(plans.flatMap((plan) => plan.steps))
  return { size, inputs: [...inputs], steps: [...steps], slots: plans.map(({ slot }) => slot) }
}

function planAll(policy: IrPolicy, schema: InputSchema, backEnd: BackEnd): ReadonlyMap<string, Plan> {
  const readers = new Map(policy.inputs.map((input) => [input.name, compileInput(input, schema.get(input.name)!)]))
  const plans = new Map<string, Plan>()
  for (const decision of policy.decisions) plans.set(decision.name, planOf(decision, readers, plans, backEnd))
  return plans
}

function planOf(decision: IrDecision, readers: ReadonlyMap<string, TakeInput>, plans: ReadonlyMap<string, Plan>, backEnd: BackEnd): Plan {
  const inputs = new Set<TakeInput>()
  const steps = new Set<Step>()
  for (const name of decision.requires) {
    const reader = readers.get(name)
    if (reader) inputs.add(reader)
    for (const each of plans.get(name)?.inputs ?? []) inputs.add(each)
    for (const each of plans.get(name)?.steps ?? []) steps.add(each)
  }
  const { run, columns } = compileBody(decision, backEnd)
  steps.add({ slot: decision.slot, run })
  const readInputs = readByClosures<Inputs>([...inputs], null)
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
