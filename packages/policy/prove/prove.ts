/**
 * What can be proved of a policy before it decides about anyone.
 *
 * Exact    for tests against constants; every finding brings inputs, and the evaluator that decides in production is asked to confirm them.
 * Honest   what is not decided is told, with the reason: it is never passed over.
 * Pure     budgets count steps, not time: the same policy gives the same answer everywhere.
 *
 * @example
 * const loaded = loadPolicy({ xml, file: 'policy.dmn', inputs })
 * if (loaded.ok) provePolicy(loaded.policy).tables.flatMap(({ gaps }) => gaps)
 */

import { typeCell } from '../check/type-cell.ts'
import { type Fault, newLanguage } from '../check/typing.ts'
import { knownNames } from '../feel/names.ts'
import { parseCellText } from '../feel/parse-text.ts'
import type { IrBox, IrCell } from '../ir/ir.ts'
import { commaTrapsOf } from './comma-trap.ts'
import type { TableFindings, Undecided } from './finding.ts'
import { type Dependence, dependencesOn } from './forbidden.ts'
import { freeGridOf, gridOf } from './grid.ts'
import { findInGrid, type TableInHand } from './grid-findings.ts'
import { type MonotoneProof, proveMonotone } from './monotone.ts'
import type { Provable } from './provable.ts'
import { proveReasons, type ReachableOutputs, type ReasonProof, reachableOutputs } from './reach.ts'
import { Session } from './session.ts'
import { type Forbidden, type Monotone, noStatements, type Statements } from './statements.ts'
import { type Variables, variablesOf } from './variable.ts'
import { findInWorld, nothingFound } from './world-findings.ts'

export type Proof = {
  readonly tables: readonly TableFindings[]
  readonly outputs: readonly ReachableOutputs[]
  readonly reasons: readonly ReasonProof[]
  readonly monotone: readonly { readonly statement: Monotone; readonly proof: MonotoneProof }[]
  readonly forbidden: readonly { readonly statement: Forbidden; readonly found: readonly Dependence[] }[]
  readonly complete: readonly { readonly decision: string; readonly verdict: 'proved' | 'refuted' | 'undecided' }[]
  /** Assumptions that could not be read, by input. */
  readonly faults: readonly { readonly input: string; readonly message: string }[]
}

/** `budget`: nodes of the diagrams over the whole policy. */
export function provePolicy(policy: Provable, statements: Statements = noStatements, options: { readonly budget?: number } = {}): Proof {
  const { variables, faults } = assumed(policy, statements)
  const session = new Session(policy, variables, options.budget)
  const tables = policy.ir.decisions.flatMap((decision) => {
    const { name, line, body } = decision
    if (body.kind !== 'table') return []
    const hand = { policy, variables, decision, table: body }
    const grid = gridOf(body, variables)
    const found = grid === null ? findBeyondInputs(hand, session) : findInGrid(hand, grid)
    return [
      { decision: name, line, rows: body.rules.length, ...found, undecided: byColumn(found.undecided), commaTraps: commaTrapsOf(body) },
    ]
  })
  return {
    tables: [...tables, ...policy.ir.tables.map(tableInside)],
    outputs: policy.ir.decisions.flatMap(
      (decision) =>
        reachableOutputs(
          session,
          decision,
          tables.find((table) => table.decision === decision.name),
        ) ?? [],
    ),
    reasons: statements.reasons ? proveReasons(policy, tables) : [],
    monotone: statements.monotone.map((statement) => ({ statement, proof: proveMonotone(session, statement) })),
    forbidden: statements.forbidden.map((statement) => ({ statement, found: dependencesOn(policy.ir, statement) })),
    complete: statements.complete.map((decision) => ({
      decision,
      verdict: completeness(tables.find((table) => table.decision === decision)),
    })),
    faults,
  }
}

/** Cells that are not decided, once for each column. */
function byColumn(undecided: readonly Undecided[]): Undecided[] {
  const cells = undecided.filter(({ what }) => what === 'cell')
  const columns = new Set(cells.map(({ column }) => column))
  const inColumns = [...columns].map((column): Undecided => {
    const rows = cells.flatMap((cell) => (cell.column === column && cell.row !== undefined ? [cell.row] : []))
    return { what: 'column', ...(column !== undefined && { column }), rows, why: 'computed' }
  })
  return [...inColumns, ...undecided.filter(({ what }) => what !== 'cell')]
}

/** Exactly, over all inputs of the policy; where something computed stands in the way, as if the values of columns were free. */
function findBeyondInputs(hand: TableInHand, session: Session): ReturnType<typeof findInWorld> {
  const exact = findInWorld(hand, session)
  if (exact.undecided.length === 0) return exact
  const { policy, variables, decision, table } = hand
  const free = freeGridOf(policy, decision.name, table, variables)
  if (free === null) return exact
  const found = findInGrid(hand, free)
  return found.undecided.length < exact.undecided.length ? found : exact
}

/** Its columns read what stands around it, so it is named and left. */
const tableInside = ({ name, table }: IrBox): TableFindings => ({
  ...nothingFound,
  decision: name,
  line: table.rules[0]?.line ?? 0,
  rows: table.rules.length,
  commaTraps: commaTrapsOf(table),
  undecided: [{ what: 'table', why: 'inside' }],
})

function completeness(table: TableFindings | undefined): 'proved' | 'refuted' | 'undecided' {
  if (table === undefined) return 'undecided'
  if (table.gaps.length > 0) return 'refuted'
  return table.undecided.some(({ what }) => what === 'gaps') ? 'undecided' : 'proved'
}

/** The variables, narrowed by what is known of them. */
function assumed({ ir, offered }: Provable, { assume }: Statements): { variables: Variables; faults: Proof['faults'] } {
  const variables = new Map(variablesOf(ir, offered))
  const faults: { input: string; message: string }[] = []
  for (const [input, text] of assume) {
    const variable = variables.get(input)
    if (variable === undefined) {
      faults.push({ input, message: 'the policy has no such input' })
      continue
    }
    const parsed = parseCellText(text, knownNames([]))
    const messages: string[] = parsed.ok ? [] : [parsed.message]
    const fault: Fault = (_at, _code, message) => {
      messages.push(message)
    }
    const cell: IrCell | null = parsed.ok
      ? typeCell(parsed.value, {
          variables: new Map(),
          functions: new Map(),
          elsewhere: new Set(),
          it: variable.type,
          item: null,
          language: newLanguage(false),
          fault,
        })
      : null
    faults.push(...messages.map((message) => ({ input, message })))
    if (cell && messages.length === 0) variables.set(input, { ...variable, allowed: [...variable.allowed, cell] })
  }
  return { variables, faults }
}
