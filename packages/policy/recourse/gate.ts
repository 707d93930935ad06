/**
 * A gate beside a policy: something else than its rows that must let a borrower pass, such as the margin of a forest of trees. It counts as one more row
 * to silence.
 *
 * Exact    `canOpen` may say yes where the answer is no, never no where it is yes: then a search is slower, and finds the same.
 */
import { cellOf, type Edge } from '../ir/cells.ts'
import type { Inputs } from '../policy.ts'
import { isNum, type Value } from '../value.ts'
import type { Lacking, Ways } from './lacking.ts'
import type { Range } from './range.ts'
import type { Target } from './target.ts'

export type Gate = {
  readonly name: string
  readonly reason: string | null
  /** By input, where it makes a difference; ascending. Between two of them none. */
  readonly edges: ReadonlyMap<string, readonly Edge[]>
  readonly isOpen: (inputs: Inputs) => boolean
  /** Whether it could be, with each input anywhere in its range; one without a range stays as it is. */
  readonly canOpen: (inputs: Inputs, ranges: ReadonlyMap<string, Range>) => boolean
  /** Where it opens as something adds up: how much of that is lacking, and what options can give of it. */
  readonly lacking?: (ways: Ways) => Lacking
}

/** More cells than any gate has of one input. */
const CELLS_MAX = 65_536

export function withGate(target: Target, gate: Gate): Target {
  const row = { decision: gate.name, row: 1, ruleId: gate.name, reason: gate.reason, output: null }
  const behind = new Set(gate.edges.keys())
  const place = target.avoided.length
  return {
    ...target,
    ask(inputs) {
      const answer = target.ask(inputs)
      return gate.isOpen(inputs) ? answer : { ...answer, fired: [...answer.fired, row] }
    },
    avoided: [
      ...target.avoided,
      {
        decision: gate.name,
        row: 1,
        stayMs: 0,
        reason: gate.reason,
        plain: [],
        scores: [],
        opaque: behind,
        inputs: behind,
        canBeSilent: gate.canOpen,
        ...(gate.lacking !== undefined && { lacking: gate.lacking }),
      },
    ],
    placeOf: (decision, nth) => (decision === gate.name && nth === 1 ? place : target.placeOf(decision, nth)),
    inputs: new Set([...target.inputs, ...behind]),
    codeOf: (input, value) => jointCode(target.inputs.has(input) ? target.codeOf(input, value) : 0, gate.edges.get(input), value),
  }
}

/** Two values look the same where they do so to the policy and to the gate. */
function jointCode(code: Value, edges: readonly Edge[] | undefined, value: Value | undefined): Value {
  if (edges === undefined || !isNum(value) || typeof code !== 'number') return code
  return code * CELLS_MAX + cellOf(edges, value)
}
