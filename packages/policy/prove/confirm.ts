/** A finding is shown with inputs, and the evaluator that decides in production is asked whether it sees the same. */

import type { Evaluation, Inputs } from '../policy.ts'
import type { Value } from '../value.ts'
import type { Witness } from './finding.ts'
import type { Provable } from './provable.ts'
import { inputsOf, type Variables } from './variable.ts'

export type Told = ReadonlyMap<string, Value>
/** What must be seen in the evaluation. */
export type Seen = (evaluation: Evaluation, rows: readonly number[]) => boolean

/** `rows` that fired in the decision are handed to `seen`. */
export function confirm(policy: Provable, variables: Variables, decision: string, told: Told, seen: Seen): Witness {
  const inputs = inputsOf(told, variables)
  const evaluation = policy.evaluate(inputs, [decision])
  const rows = evaluation.fired.filter((fired) => fired.decision === decision).map(({ row }) => row)
  return { inputs: shownInputs(policy, decision, inputs, told), confirmed: seen(evaluation, rows) }
}

/** What was told, and what the decision cannot do without: the rest makes no difference. */
export function shownInputs(policy: Provable, decision: string, inputs: Inputs, told: Told): Inputs {
  const roots = new Set([...told.keys()].map((name) => name.split('.')[0]!))
  const behind = inputsBehind(policy, decision)
  return Object.fromEntries(Object.entries(inputs).filter(([name, value]) => roots.has(name) || (value !== null && behind.has(name))))
}

/** Inputs that a decision requires, itself or through others. */
function inputsBehind({ decisions }: Pick<Provable, 'decisions'>, decision: string, behind = new Set<string>()): Set<string> {
  for (const name of decisions.get(decision)?.requires ?? []) {
    if (behind.has(name)) continue
    behind.add(name)
    inputsBehind({ decisions }, name, behind)
  }
  return behind
}

export const nothingFires: Seen = (_evaluation, rows) => rows.length === 0

/** The rows are refused together, and so is the value. */
export const clash =
  (decision: string, wanted: readonly number[]): Seen =>
  ({ errors }) =>
    errors.some((error) => error.decision === decision && wanted.every((row) => error.rows?.includes(row)))

export const fires =
  (row: number): Seen =>
  (_evaluation, rows) =>
    rows.includes(row)

export const isSilent =
  (row: number): Seen =>
  (_evaluation, rows) =>
    !rows.includes(row)
