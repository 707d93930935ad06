/**
 * Why a row fired: every cell that tested something, with the value it tested.
 *
 * The value is that of the column as the row saw it: an input, a required decision, or the result of the column's expression.
 */
import type { FiredRow, Inputs, Policy, Value } from '../policy.ts'

/** `input` is the name of the input or required decision, or the text of the column's expression; `test` is the cell as written. */
export type Evidence = { readonly input: string; readonly value: Value; readonly test: string }

export function evidenceOf(policy: Policy, fired: Pick<FiredRow, 'decision' | 'row'>, inputs: Inputs): Evidence[] {
  const decision = policy.decisions.get(fired.decision)
  const cells = decision?.rows[fired.row - 1]?.cells ?? []
  const values = policy.columnValues(inputs, fired.decision)
  return cells.flatMap((test, index) => {
    const column = decision!.inputs[index]!
    if (test === '-') return []
    return [{ input: column.source.kind === 'expression' ? column.text : column.source.name, value: values[index] ?? null, test }]
  })
}
