/** What a policy can say at all: which outputs, and which reasons, each with inputs that show it. */
import type { IrDecision, IrTable } from '../ir/ir.ts'
import { compareNum, isNum, sameValue, type Value } from '../value.ts'
import type { TableFindings, Witness } from './finding.ts'
import type { Provable } from './provable.ts'
import { isOpen, type Session } from './session.ts'

export type ReachableOutputs = {
  readonly decision: string
  /** Values that it gives, null where it can give no answer; what is computed within bands is not listed. */
  readonly values: readonly { readonly value: Value; readonly witness: Witness }[]
  /** Not all are listed: some are computed, the list is long (then the lowest and the highest are), or the budget is spent. */
  readonly more: 'no' | 'computed' | 'many' | 'budget'
}
export type ReasonProof =
  | { readonly reason: string; readonly verdict: 'reachable'; readonly decision: string; readonly row: number; readonly witness: Witness }
  | { readonly reason: string; readonly verdict: 'unreachable'; readonly rows: readonly Place[] }
  | { readonly reason: string; readonly verdict: 'undecided'; readonly rows: readonly Place[] }
export type Place = { readonly decision: string; readonly row: number; readonly line: number }

const MAX_VALUES = 40

/** Lists are told row by row elsewhere: their number is that of the sets of rows that can match at once. */
export function reachableOutputs(session: Session, decision: IrDecision, found: TableFindings | undefined): ReachableOutputs | null {
  const { name, type, body } = decision
  if (type.kind === 'list') return null
  const byRows = body.kind === 'table' && found ? outputsByRow(session, name, body, found) : null
  return byRows ?? outputsByDiagram(session, decision)
}

/** One row answers, with constants: what rows are reached says it all. Null where it does not. */
function outputsByRow({ policy }: Session, decision: string, table: IrTable, found: TableFindings): ReachableOutputs | null {
  const isPlain = table.rules.every(({ outputs }) => outputs.every(({ op }) => op === 'constant'))
  const hasDefault = table.outputs.some(({ defaultValue }) => defaultValue !== null)
  if (!isPlain || hasDefault || table.hitPolicy === 'COLLECT' || found.undecided.length > 0) return null
  const silent = found.overlaps[0]?.witness ?? found.silent
  const witnesses = [...found.reached.map(({ witness }) => witness), ...(silent === null ? [] : [silent])]
  const values = witnesses.map((witness) => ({ value: policy.evaluate(witness.inputs, [decision]).values.get(decision) ?? null, witness }))
  const distinct = values.filter(({ value }, index) => values.findIndex((each) => sameValue(each.value, value)) === index)
  return { decision, values: endsOfList(inOrder(distinct)), more: distinct.length > MAX_VALUES ? 'many' : 'no' }
}

type Known = { readonly value: Value }

/** Numbers from low to high, null first. */
function inOrder<T extends Known>(known: readonly T[]): readonly T[] {
  const isNumeric = known.every(({ value }) => value === null || isNum(value))
  const compare = (a: Value, b: Value): number => (isNum(a) && isNum(b) ? compareNum(a, b) : Number(b === null) - Number(a === null))
  return isNumeric ? [...known].sort((a, b) => compare(a.value, b.value)) : known
}

/** Of many, the first and the last. */
const endsOfList = <T>(known: readonly T[]): readonly T[] =>
  known.length <= MAX_VALUES ? known : [...known.slice(0, MAX_VALUES / 2), ...known.slice(-MAX_VALUES / 2)]

function outputsByDiagram(session: Session, decision: IrDecision): ReachableOutputs {
  const { name } = decision
  const { built } = session.within(() => {
    const node = session.value(decision)
    const ends = session.world.diagram.endsOf(node)
    const known = inOrder(ends.filter((end) => end.term === 'value'))
    const values = endsOfList(known).map((end) => {
      const [first] = session.world.diagram.waysTo(node, (each) => each === end, 1)
      const witness = session.witness(name, first!.way, ({ values: given }) => sameValue(given.get(name) ?? null, end.value))
      return { value: end.value, witness }
    })
    const more = ends.some(isOpen) ? 'computed' : known.length > MAX_VALUES ? 'many' : 'no'
    return { decision: name, values, more } as const
  })
  return built ?? { decision: name, values: [], more: 'budget' }
}

/** Every reason that a row names, by its annotation or its output: can some row that names it answer? */
export function proveReasons({ decisions }: Provable, tables: readonly TableFindings[]): ReasonProof[] {
  const given = new Map<string, Place[]>()
  for (const { name, rows } of decisions.values()) {
    for (const { row, line, reason } of rows) {
      if (reason === null || reason === '') continue
      given.set(reason, [...(given.get(reason) ?? []), { decision: name, row, line }])
    }
  }
  return [...given].map(([reason, places]) => proveReason(reason, places, tables))
}

function proveReason(reason: string, rows: readonly Place[], tables: readonly TableFindings[]): ReasonProof {
  const found = new Map(tables.map((table) => [table.decision, table]))
  for (const { decision, row } of rows) {
    const reached = found.get(decision)?.reached.find((each) => each.row === row)
    if (reached !== undefined) return { reason, verdict: 'reachable', decision, row, witness: reached.witness }
  }
  const isDead = ({ decision, row }: Place): boolean => found.get(decision)?.deadRows.some((each) => each.row === row) === true
  return { reason, verdict: rows.every(isDead) ? 'unreachable' : 'undecided', rows }
}
