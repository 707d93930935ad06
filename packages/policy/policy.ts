/**
 * Policies: read, checked and compiled once, evaluated often.
 *
 * Pure     no clock, I/O, randomness or environment; the same inputs give the same evaluation. Runs in a browser without `unsafe-eval`.
 * Speed    `backEnd: 'generated'` compiles tables to JavaScript where the host allows that (`canGenerate`), and to closures elsewhere.
 * Strict   a missing or null input satisfies no cell except a dash and one that literally says `null`.
 * Errors   `loadPolicy` tells every fault of the file; `evaluate` tells malformed inputs and clashing rows. Neither throws.
 *
 * @example
 * const loaded = loadPolicy({ xml, file: 'policy.dmn', inputs: new Map([['income', { type: 'number', nullable: true }]]) })
 * if (loaded.ok) loaded.policy.evaluate({ income: 3_000_00 }, ['Grade']).values.get('Grade')
 */
import { checkModel } from './check/check-model.ts'
import { declaredInputs } from './check/declared-inputs.ts'
import type { Diagnostic } from './check/diagnostic.ts'
import { reportInto } from './check/diagnostic.ts'
import { checkRows } from './check/rows.ts'
import { canGenerate } from './compile/build.ts'
import { type CompiledPolicy, compilePolicy } from './compile/closures.ts'
import { compileGenerated } from './compile/generated.ts'
import { type DecisionInfo, decisionInfo, type InvocableInfo, invocableInfo } from './decision-info.ts'
import { type ModelSource, readModel } from './dmn/read-model.ts'
import type { Type } from './feel/type.ts'
import type { InputSchema } from './input-schema.ts'
import { type CutPoints, cutPointsOf, type HeldFast } from './ir/cut-points.ts'
import type { IrPolicy } from './ir/ir.ts'
import { thresholdsOf } from './ir/thresholds.ts'

export type { Diagnostic } from './check/diagnostic.ts'
export type { Prepared } from './compile/closures.ts'
export type { Inputs } from './compile/input.ts'
export type { DecisionInfo } from './decision-info.ts'
export type { Answer, Evaluation, EvaluationError, FiredRow } from './evaluation.ts'
export type { InputSchema, InputType } from './input-schema.ts'
export type { Value } from './value.ts'

export type Policy = CompiledPolicy & {
  readonly decisions: ReadonlyMap<string, DecisionInfo>
  /** What it asks the host for. */
  readonly inputs: ReadonlyMap<string, Type>
  /** Decision services and knowledge models, which `invoke` calls. */
  readonly invocables: ReadonlyMap<string, InvocableInfo>
  /** Per numeric input: the sorted, distinct values at which some test of some table or expression changes its answer. */
  readonly thresholds: ReadonlyMap<string, readonly number[]>
  /** The same with sides, places and reasons, for the decisions named and what they need (all where none is named), perhaps as one input sees them. */
  readonly cutPoints: (decisions?: readonly string[], held?: HeldFast) => CutPoints
  /** What it was compiled from, for proofs over all inputs. */
  readonly ir: IrPolicy
  readonly offered: InputSchema
}

export type Loaded =
  | { readonly ok: true; readonly policy: Policy; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** `file` is the name shown in diagnostics; nothing is read from it. */
type Source = {
  readonly xml: string
  readonly file: string
  /** What the host has; left out, it is taken to have whatever the model asks for. */
  readonly inputs?: InputSchema
  /** Models that this one may import, by namespace; PMML documents by the location that the import names, or by namespace. */
  readonly imports?: ModelSource['imports']
  /** PMML models, by the name of the input or decision that each feeds. A scorecard becomes its table where a table can say it. */
  readonly models?: ModelSource['models']
  /** Both give the same evaluations; closures where nothing is asked for. */
  readonly backEnd?: 'closures' | 'generated'
  /**
   * `refuse`, where nothing is asked for: a policy with a fault is not loaded. `null` is the letter of the standard, for foreign models: what is
   * nonsense is null with a warning, and the policy loads.
   */
  readonly faults?: 'refuse' | 'null'
  /** Name of the input, a date and time, that `now()` and `today()` read. Without it both are refused. */
  readonly moment?: string
}

export function loadPolicy(source: Source): Loaded {
  const diagnostics: Diagnostic[] = []
  const lenient = source.faults === 'null'
  const model = readModel(source, reportInto(diagnostics, lenient))
  if (model === null) return { ok: false, diagnostics: diagnostics.map((each) => ({ ...each, severity: 'error' })) }
  const inputs = source.inputs ?? declaredInputs(model, source.file, source.moment)
  const ir = checkModel(model, source.file, inputs, diagnostics, source)
  checkRows(ir, source.file, reportInto(diagnostics, lenient))
  diagnostics.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  if (diagnostics.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics }
  const compile = source.backEnd === 'generated' && canGenerate() ? compileGenerated : compilePolicy
  return { ok: true, policy: { ...compile(ir, inputs), ...contentsOf(ir, inputs) }, warnings: diagnostics }
}

function contentsOf(ir: IrPolicy, offered: InputSchema): Omit<Policy, keyof CompiledPolicy> {
  const whole = cutPointsOf(ir)
  return {
    decisions: new Map(ir.decisions.map((decision) => [decision.name, decisionInfo(decision)])),
    inputs: new Map(ir.inputs.map(({ name, type }) => [name, type])),
    invocables: new Map((ir.invocables ?? []).map((each) => [each.name, invocableInfo(each)])),
    thresholds: thresholdsOf(ir, whole),
    cutPoints: (wanted, held) => (wanted === undefined && held === undefined ? whole : cutPointsOf(ir, wanted, held)),
    ir,
    offered,
  }
}
