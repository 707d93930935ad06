/** The decisions of a pack by name, and what each of them must give. Every pack has all, but affordability and closure, which came later. A pack of another shape does not load. */

import { HOLD_SCOPES } from '@fairline/contract/outcomes'
import type { RowInfo } from '@fairline/policy/decision-info'
import type { DecisionInfo, Policy } from '@fairline/policy/policy'
import { type PackDiagnostic, packFault } from './diagnostic.ts'

export const PACK_FILE = 'pack.yaml'
export const POLICY_FILE = 'policy.dmn'

/** Where the rows of a decision stand. */
export const fileOf = ({ model }: Pick<DecisionInfo, 'model'>): string => model?.file ?? POLICY_FILE

export const DECISION = {
  score: 'behaviour_score',
  grade: 'grade',
  holds: 'holds',
  grant: 'grant',
  grantedLimit: 'granted_limit',
  affordability: 'affordability',
  limitFactor: 'limit_factor',
  price: 'price',
  drawdown: 'drawdown',
  closure: 'closure',
} as const

/** Tables of one kind: the named one, then those whose name ends in it, such as `security_holds`: one for each desk that answers for it. */
export const tablesLike = (policy: Pick<Policy, 'decisions'>, name: string): readonly string[] => [
  name,
  ...[...policy.decisions.keys()].filter((other) => other.endsWith(`_${name}`)),
]

export const holdTables = (policy: Pick<Policy, 'decisions'>): readonly string[] => tablesLike(policy, DECISION.holds)

export type HoldRow = { reason: string; scope: (typeof HOLD_SCOPES)[number] }
/** The only column: its reason. */
export type ClosureRow = string
export type GrantRow = { outcome: 'grant' | 'wait' | 'decline' | 'refer'; reason: string }
export type DrawdownRow = { outcome: 'approve' | 'decline'; reason: string; own_doing: boolean }

type Column = { type: 'number' | 'string' | 'boolean'; values?: readonly string[] }
/** all: every matching row counts. one: a single answer. sum: points. */
type Shape = { isOptional?: true; hits: 'all' | 'one' | 'sum'; outputs: Readonly<Record<string, Column>> | Column }

const text: Column = { type: 'string' }
const oneOf = (...values: readonly string[]): Column => ({ type: 'string', values })
const number: Column = { type: 'number' }

const SHAPES: Readonly<Record<string, Shape>> = {
  [DECISION.score]: { hits: 'sum', outputs: number },
  [DECISION.grade]: { hits: 'one', outputs: text },
  [DECISION.holds]: { hits: 'all', outputs: { reason: text, scope: oneOf(...HOLD_SCOPES) } },
  [DECISION.grant]: { hits: 'all', outputs: { outcome: oneOf('grant', 'wait', 'decline', 'refer'), reason: text } },
  [DECISION.grantedLimit]: { hits: 'one', outputs: number },
  [DECISION.affordability]: {
    isOptional: true,
    hits: 'one',
    outputs: { income_permille: number, months: number, cap_minor: number, reason: text },
  },
  [DECISION.closure]: { isOptional: true, hits: 'all', outputs: { reason: text } },
  [DECISION.limitFactor]: { hits: 'one', outputs: number },
  [DECISION.price]: { hits: 'one', outputs: number },
  [DECISION.drawdown]: { hits: 'all', outputs: { outcome: oneOf('approve', 'decline'), reason: text, own_doing: { type: 'boolean' } } },
}

/** Tables of which there may be several. */
const MANIFOLD: readonly string[] = [DECISION.holds, DECISION.grant, DECISION.drawdown]

export const isManifold = (decision: string): boolean => MANIFOLD.includes(decision)

const shapesOf = (policy: Policy): readonly (readonly [string, Shape])[] =>
  Object.entries(SHAPES).flatMap(([name, shape]) =>
    (isManifold(name) ? tablesLike(policy, name) : [name]).map((table) => [table, shape] as const),
  )

export function faultsOfShape(policy: Policy): PackDiagnostic[] {
  return shapesOf(policy).flatMap(([name, shape]) => {
    const info = policy.decisions.get(name)
    if (info === undefined) return shape.isOptional ? [] : [packFault('pack-shape', POLICY_FILE, `the pack has no decision "${name}"`)]
    const faults = [...hitFaults(info, shape), ...outputFaults(info, shape)].map((message) => ({
      ...packFault('pack-shape', fileOf(info), message),
      table: name,
      line: info.line,
    }))
    return [...faults, ...silentRows(info)]
  })
}

/** Rows for the borrower, not against him: they need no reason. */
const FAVOURABLE: ReadonlySet<unknown> = new Set(['grant', 'approve'])

/** Rows against a borrower that would not say why, points taken included. They could not be told to him, so the pack does not load (P6). */
function silentRows(info: DecisionInfo): PackDiagnostic[] {
  const { name, outputs, rows, aggregation, model } = info
  const reasonColumn = outputs.findIndex((output) => output.name === 'reason')
  const outcomeColumn = outputs.findIndex((output) => output.name === 'outcome')
  const isSilent = (row: RowInfo): boolean => {
    // The points of a model may all be above zero: what they take is what is missing from the best.
    const free = model === undefined ? 0 : Number(row.best ?? 0)
    if (aggregation === 'SUM') return Number(row.points ?? 0) < free && (row.reason ?? '') === ''
    return reasonColumn >= 0 && !FAVOURABLE.has(row.outputs[outcomeColumn]) && (row.outputs[reasonColumn] ?? '') === ''
  }
  return rows.filter(isSilent).map(({ row, line }) => {
    const fault = packFault('reason-missing', fileOf(info), 'this row goes against the borrower and names no reason')
    return { ...fault, table: name, row, line }
  })
}

function hitFaults({ name, hitPolicy, aggregation, model }: DecisionInfo, { hits }: Shape): string[] {
  if (name !== DECISION.grade && model?.computed)
    return [`must be rows with reasons, and the model of it gives none: ${model.computed.join('; ')}`]
  const collects = hitPolicy === 'COLLECT' || hitPolicy === 'RULE ORDER'
  if (hits === 'sum') return hitPolicy === 'COLLECT' && aggregation === 'SUM' ? [] : ['must be COLLECT with SUM']
  if (hits === 'all') return collects && aggregation === null ? [] : ['must be COLLECT without aggregation, or RULE ORDER']
  return collects ? ['must have a single hit: UNIQUE, ANY or FIRST'] : []
}

function outputFaults({ outputs }: DecisionInfo, shape: Shape): string[] {
  const single = 'type' in shape.outputs && typeof shape.outputs.type === 'string'
  if (single) return outputs.length === 1 ? columnFaults(outputs[0], shape.outputs as Column) : ['must have exactly one output']
  const wanted = shape.outputs as Readonly<Record<string, Column>>
  const names = Object.keys(wanted)
  if (outputs.length !== names.length) return [`must have the outputs ${names.join(', ')}`]
  return names.flatMap((name) => {
    const output = outputs.find((one) => one.name === name)
    return output === undefined ? [`has no output "${name}"`] : columnFaults(output, wanted[name]!)
  })
}

function columnFaults(output: DecisionInfo['outputs'][number] | undefined, { type, values }: Column): string[] {
  if (output === undefined || output.type.kind !== type) return [`output "${output?.name ?? ''}" must be of type ${type}`]
  const strange = values === undefined ? [] : (output.values ?? ['anything']).filter((value) => !values.includes(value))
  return strange.length === 0 ? [] : [`output "${output.name}" may only be ${values?.join(', ')}: declare these as its output values`]
}

export type GivenReason = {
  readonly reason: string
  readonly file: string
  readonly table: string
  readonly row: number
  readonly line: number
}

/** Every reason that some row can give, with its place. */
export function reasonsGiven(policy: Policy): GivenReason[] {
  return [...policy.decisions.values()].flatMap((info) =>
    info.rows.flatMap(({ row, line, reason }) =>
      reason === null || reason === '' ? [] : [{ reason, file: fileOf(info), table: info.name, row, line }],
    ),
  )
}
