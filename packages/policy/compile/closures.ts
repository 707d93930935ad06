/**
 * IR → closures. Built once; evaluation neither parses nor generates code, reads no clock and keeps nothing between calls.
 * Another back end may read inputs and find rows in its own way; the rest is this.
 *
 * Errors   evaluation never throws: malformed input, clashing rows and unknown names are told in `errors`, and the value is null.
 */
import type { Answer, Evaluation, Trace } from '../evaluation.ts'
import type { InputSchema } from '../input-schema.ts'
import { heightOfTable } from '../ir/height.ts'
import type { IrBox, IrDecision, IrPolicy } from '../ir/ir.ts'
import type { Value } from '../value.ts'
import { compileCell } from './cell.ts'
import { compileExpression } from './expression.ts'
import type { FixedTable } from './fixed-rows.ts'
import { callInto, type Frame, newFrame } from './frame.ts'
import type { RunDecision } from './hits.ts'
import { compileHold, type Hold } from './hold.ts'
import { compileInput, type Inputs, type ReaderOf, type ReadInputs, readByClosures, type TakeInput } from './input.ts'
import { compileInvocables, type Invoke } from './invoke.ts'
import { type CompileMatching, matchByClosures, type ReadColumns } from './matching.ts'
import { compileTable, permitted } from './table.ts'

export type CompiledPolicy = {
  readonly evaluate: (inputs: Inputs, wanted: readonly string[]) => Evaluation
  /** The same, for what is asked again and again: all that does not depend on the inputs is done once. */
  readonly prepare: (wanted: readonly string[]) => Prepared<Inputs>
  /** The values alone, for a search or a simulation that asks and shows nobody why. */
  readonly prepareValues: (wanted: readonly string[]) => PreparedValues
  /** Reads no other inputs than the decisions need, straight from wherever the host has them. */
  readonly prepareFrom: <Source>(wanted: readonly string[], readerOf: ReaderOf<Source>) => Prepared<Source>
  /** What each column of a table read from these inputs, in column order; empty for an expression or an unknown name. */
  readonly columnValues: (inputs: Inputs, decision: string) => readonly Value[]
  /** A decision service or knowledge model, by the names of its parameters. */
  readonly invoke: Invoke
}

export type Prepared<Source> = (source: Source) => Answer
export type PreparedValues = (inputs: Inputs) => readonly Value[]

export type BackEnd = {
  readonly compileMatching: CompileMatching
  readonly compileChain: CompileChain
  readonly compileValues: CompileValues
}
/** May do better than `plainly`, with the same answers. */
export type CompileChain = <Source>(chain: Chain, readerOf: ReaderOf<Source> | null, plainly: Prepared<Source>) => Prepared<Source>
export type CompileValues = (chain: Chain, plainly: PreparedValues) => PreparedValues
/** All that some decisions need, each thing once and in the order it is done; `slots` of the decisions themselves. `size` of a frame. */
export type Chain = {
  readonly size: number
  /** Tables inside of expressions, which the trace at the end of a frame carries. */
  readonly tables: readonly RunDecision[]
  readonly inputs: readonly TakeInput[]
  readonly steps: readonly Step[]
  readonly slots: readonly number[]
}

const CLOSURES: BackEnd = {
  compileMatching: matchByClosures,
  compileChain: (_chain, _readerOf, plainly) => plainly,
  compileValues: (_chain, plainly) => plainly,
}

/** `fixed`: what a table says, where that does not depend on the inputs. */
export type Step = { readonly slot: number; readonly run: RunDecision; readonly decision: IrDecision; readonly fixed: FixedTable | null }
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
  const tables = policy.tables.map((box) => compileBoxTable(box, backEnd))
  const newTrace = (): Trace => ({ fired: [], errors: [], tables })
  const evaluate = (inputs: Inputs, wanted: readonly string[]): Evaluation => {
    const trace = newTrace()
    const frame = newFrame(policy.size, trace)
    const values = new Map<string, Value>()
    for (const name of wanted) values.set(name, decide(name, plans.get(name), inputs, frame, trace))
    return { values, fired: trace.fired, errors: trace.errors }
  }
  const columnValues = (inputs: Inputs, decision: string): readonly Value[] => {
    const plan = plans.get(decision)
    if (!plan?.columns) return []
    const trace = newTrace()
    const frame = newFrame(policy.size, trace)
    run(plan.readInputs, plan.steps.slice(0, -1), inputs, frame, trace)
    return plan.columns(frame, trace)
  }
  const plainlyBy = <Source>(wanted: readonly string[], readerOf: ReaderOf<Source> | null): Prepared<Source> => {
    const asked = wanted.map((name) => {
      const plan = plans.get(name)
      return { name, plan: plan && { ...plan, readInputs: readByClosures(plan.inputs, readerOf) } }
    })
    return (source) => {
      const trace = newTrace()
      const frame = newFrame(policy.size, trace)
      const values = asked.map(({ name, plan }) => decide(name, plan, source, frame, trace))
      return { values, fired: trace.fired, errors: trace.errors }
    }
  }
  /** Null where something unheard of is wanted. */
  const chainFor = (wanted: readonly string[]): Chain | null => {
    const known = wanted.flatMap((name) => plans.get(name) ?? [])
    return known.length < wanted.length ? null : chainOf(known, policy.size, tables)
  }
  const prepareBy = <Source>(wanted: readonly string[], readerOf: ReaderOf<Source> | null): Prepared<Source> => {
    const [plainly, chain] = [plainlyBy(wanted, readerOf), chainFor(wanted)]
    return chain === null ? plainly : backEnd.compileChain(chain, readerOf, plainly)
  }
  const prepareValues = (wanted: readonly string[]): PreparedValues => {
    const [answer, chain] = [plainlyBy<Inputs>(wanted, null), chainFor(wanted)]
    const plainly: PreparedValues = (inputs) => answer(inputs).values
    return chain === null ? plainly : backEnd.compileValues(chain, plainly)
  }
  const invoke = compileInvocables(policy, newTrace)
  return { evaluate, columnValues, invoke, prepareValues, prepare: (wanted) => prepareBy(wanted, null), prepareFrom: prepareBy }
}

/** A table that functions hold may be asked by each of them, and again by what it calls itself: so it counts as a call. */
function compileBoxTable({ name, table }: IrBox, { compileMatching }: BackEnd): RunDecision {
  const { run } = compileTable(table, name, compileMatching)
  const height = heightOfTable(table)
  return (frame, trace) => callInto(frame, height, () => run(frame, trace))
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

function chainOf(plans: readonly Pick<Plan, 'slot' | 'inputs' | 'steps'>[], size: number, tables: Chain['tables']): Chain {
  const inputs = new Set(plans.flatMap((plan) => plan.inputs))
  const steps = new Set(plans.flatMap((plan) => plan.steps))
  return { size, tables, inputs: [...inputs], steps: [...steps], slots: plans.map(({ slot }) => slot) }
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
  const { run, columns, fixed } = compileBody(decision, backEnd)
  steps.add({ slot: decision.slot, run, decision, fixed })
  const readInputs = readByClosures<Inputs>([...inputs], null)
  return { slot: decision.slot, inputs: [...inputs], readInputs, steps: [...steps], columns }
}

type Body = { readonly run: RunDecision; readonly columns: ReadColumns | null; readonly fixed: FixedTable | null }

function compileBody({ name, body, allowed, held = null }: IrDecision, backEnd: BackEnd): Body {
  const permits = compileCell(allowed)
  const hold = held && compileHold(held, compileCell)
  if (body.kind === 'expression') {
    const value = compileExpression(body.value)
    const run: RunDecision = (frame, trace) =>
      permitted(fitted(value(frame, null), hold, name, frame, trace), permits, name, name, frame, trace)
    return { run, columns: null, fixed: null }
  }
  const { run, columns, fixed } = compileTable(body, name, backEnd.compileMatching)
  if (permits === null && hold === null) return { run, columns, fixed }
  const heldRun: RunDecision = (frame, trace) =>
    permitted(fitted(run(frame, trace), hold, name, frame, trace), permits, name, name, frame, trace)
  return { run: heldRun, columns, fixed }
}

/** The value as its decision says it is, or null and an error when it cannot be made so. */
function fitted(value: Value, hold: Hold | null, decision: string, frame: Frame, trace: Trace): Value {
  const held = hold === null ? value : hold(value, frame)
  if (held !== undefined) return held
  trace.errors.push({ code: 'value-type', decision, message: `\`${decision}\` gives a value that is not of its type` })
  return null
}
