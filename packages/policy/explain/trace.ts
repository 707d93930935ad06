/** All that was decided on the way to some decisions, in the order in which it was: for whoever asks for the whole of it. */
import type { FiredRow } from '../evaluation.ts'
import type { Inputs, Policy, Value } from '../policy.ts'
import { type Evidence, evidenceOf } from './evidence.ts'

export type TracedDecision = {
  readonly decision: string
  readonly value: Value
  /** What each column of its table read. */
  readonly columns: readonly { readonly input: string; readonly value: Value }[]
  readonly fired: readonly (FiredRow & { readonly evidence: readonly Evidence[] })[]
}

export function traceOf(policy: Policy, inputs: Inputs, wanted: readonly string[]): TracedDecision[] {
  const names = behind(policy, wanted)
  const { values, fired } = policy.evaluate(inputs, names)
  return names.map((decision) => {
    const read = policy.columnValues(inputs, decision)
    const columns = (policy.decisions.get(decision)?.inputs ?? []).map(({ text, source }, index) => {
      return { input: source.kind === 'expression' ? text : source.name, value: read[index] ?? null }
    })
    const rows = fired.filter((each) => each.decision === decision)
    const own = rows.map((each) => ({ ...each, evidence: evidenceOf(policy, each, inputs) }))
    return { decision, value: values.get(decision) ?? null, columns, fired: own }
  })
}

/** The decisions and what they require, each once, after what it requires. */
function behind({ decisions }: Policy, wanted: readonly string[]): string[] {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name)) return
    for (const each of decisions.get(name)?.requires ?? []) if (decisions.has(each)) visit(each)
    found.add(name)
  }
  for (const name of wanted) visit(name)
  return [...found]
}
