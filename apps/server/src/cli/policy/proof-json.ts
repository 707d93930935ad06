/** A proof as public JSON. */
import type { Policy } from '@fairline/policy/policy'
import type { DeadRow, Gap, Overlap, TableFindings, Witness } from '@fairline/policy/prove/finding'
import type { MonotoneProof } from '@fairline/policy/prove/monotone'
import type { Proof } from '@fairline/policy/prove/prove'
import type { Monotone } from '@fairline/policy/prove/statements'
import type { Tally } from '@fairline/policy/prove/tally'
import { computedModels } from './proof-text.ts'

export function proofJson(proof: Proof, tally: Tally, { decisions }: Pick<Policy, 'decisions'>): object {
  return {
    ...tally,
    tables: proof.tables.map(tableJson),
    statements: [
      ...proof.monotone.map(({ statement, proof: verdict }) => ({ kind: 'monotone', ...monotoneJson(statement), ...verdictJson(verdict) })),
      ...proof.complete.map(({ decision, verdict }) => ({ kind: 'always_answers', decision, verdict })),
      ...proof.forbidden.map(({ statement, found }) => ({
        kind: 'forbidden',
        what: statement.what,
        verdict: found.length === 0 ? 'proved' : 'refuted',
        paths: found.map(({ path }) => path),
      })),
      ...proof.reasons.map(({ reason, verdict, ...rest }) => ({
        kind: 'reason',
        reason,
        verdict,
        ...('witness' in rest ? { decision: rest.decision, row: rest.row, witness: rest.witness } : { rows: rest.rows }),
      })),
      ...proof.faults.map(({ input, message }) => ({ kind: 'assumption', input, verdict: 'refuted', message })),
    ],
    outputs: proof.outputs.map(({ decision, values, more }) => ({ decision, values: values.map(({ value }) => value), more })),
    computed: computedModels(decisions),
  }
}

const tableJson = (table: TableFindings): object => ({
  decision: table.decision,
  line: table.line,
  rows: table.rows,
  reached: table.reached.map(({ row, witness }) => ({ row, witness: witnessJson(witness) })),
  gaps: table.gaps.map(({ where, witness }: Gap) => ({ where, witness: witnessJson(witness) })),
  more_gaps: table.moreGaps,
  overlaps: table.overlaps.map(({ rows, kind, where, witness }: Overlap) => ({ rows, kind, where, witness: witnessJson(witness) })),
  more_overlaps: table.moreOverlaps,
  dead_rows: table.deadRows.map(({ row, ruleId, line, why, by, witness }: DeadRow) => ({
    row,
    rule_id: ruleId,
    line,
    why,
    by,
    witness: witness && witnessJson(witness),
  })),
  comma_traps: table.commaTraps,
  undecided: table.undecided,
})

const witnessJson = ({ inputs, confirmed }: Witness): object => ({ inputs, confirmed })
const monotoneJson = ({ decision, output, input, direction, order, noAnswer }: Monotone): object => ({
  decision,
  output,
  input,
  direction: direction.replace('-', '_'),
  order,
  no_answer: noAnswer,
})
const verdictJson = (proof: MonotoneProof): object =>
  proof.verdict === 'refuted'
    ? { verdict: proof.verdict, inputs: proof.pair.inputs, outputs: proof.pair.outputs }
    : proof.verdict === 'undecided'
      ? { verdict: proof.verdict, why: proof.why, share: proof.share }
      : { verdict: proof.verdict }
