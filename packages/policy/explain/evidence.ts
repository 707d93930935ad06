/**
 * Why a row fired: every cell that tested something, with the value it tested.
 *
 * The value is that of the column as the row saw it: an input, a required decision, or the result of the column's expression.
 */
import type { ColumnInfo } from '../decision-info.ts'
import type { FiredRow, Inputs, Policy, Value } from '../policy.ts'

/** `input` is the name of the input or required decision, or the text of the column's expression; `test` is the cell as written. */
export type Evidence = { readonly input: string; readonly value: Value; readonly test: string }

export function evidenceOf(policy: Policy, fired: Pick<FiredRow, 'decision' | 'row'>, inputs: Inputs): Evidence[] {
  const values = policy.columnValues(inputs, fired.decision)
  const decision = policy.decisions.get(fired.decision)
  const cells = decision?.rows[fired.row - 1]?.cells ?? []
  return cells.flatMap((test, index) =>
    test === '-' ? [] : [{ input: nameOf(decision!.inputs[index]!), value: values[index] ?? null, test }],
  )
}

/** The tested cells of a row, without evaluating anything: what was tested, and how the cell is written. */
export function testsOf(policy: Policy, fired: Pick<FiredRow, 'decision' | 'row'>): Omit<Evidence, 'value'>[] {
  const decision = policy.decisions.get(fired.decision)
  const cells = decision?.rows[fired.row - 1]?.cells ?? []
  return cells.flatMap((test, index) => (test === '-' ? [] : [{ input: nameOf(decision!.inputs[index]!), test }]))
}

const nameOf = ({ source, text }: ColumnInfo): string => (source.kind === 'expression' ? text : source.name)
