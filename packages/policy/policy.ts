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
import type { Diagnostic } from './check/diagnostic.ts'
import { reportInto } from './check/diagnostic.ts'
import { checkRows } from './check/rows.ts'
import { canGenerate } from './compile/build.ts'
import { type CompiledPolicy, compilePolicy } from './compile/closures.ts'
import { compileGenerated } from './compile/generated.ts'
import { type DecisionInfo, decisionInfo } from './decision-info.ts'
import { readDmn } from './dmn/read.ts'
import type { InputSchema } from './input-schema.ts'
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
  /** Per numeric input: the sorted, distinct values at which some test of some table or expression changes its answer. */
  readonly thresholds: ReadonlyMap<string, readonly number[]>
}

export type Loaded =
  | { readonly ok: true; readonly policy: Policy; readonly warnings: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** `file` is the name shown in diagnostics; nothing is read from it. */
type Source = {
  readonly xml: string
  readonly file: string
  readonly inputs: InputSchema
  /** Both give the same evaluations; closures where nothing is asked for. */
  readonly backEnd?: 'closures' | 'generated'
}

export function loadPolicy(source: Source): Loaded {
  const diagnostics: Diagnostic[] = []
  const model = readDmn(source.xml, source.file, reportInto(diagnostics))
  if (model === null) return { ok: false, diagnostics }
  const ir = checkModel(model, source.file, source.inputs, diagnostics)
  checkRows(ir, source.file, reportInto(diagnostics))
  diagnostics.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  if (diagnostics.some(({ severity }) => severity === 'error')) return { ok: false, diagnostics }
  const decisions = new Map(ir.decisions.map((decision) => [decision.name, decisionInfo(decision)]))
  const compile = source.backEnd === 'generated' && canGenerate() ? compileGenerated : compilePolicy
  return { ok: true, policy: { ...compile(ir, source.inputs), decisions, thresholds: thresholdsOf(ir) }, warnings: diagnostics }
}
