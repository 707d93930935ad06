/**
 * What a search has to know of a policy, prepared once: the rows that must not fire, what each of them looks at, and the scorecards behind them.
 * Whatever is not understood here only makes the search slower: it is held against no plan, and the policy itself has the last word.
 */
import { compileCell, type Match } from '../compile/cell.ts'
import { cellOf, type Edge, edgesOf } from '../ir/cells.ts'
import type { IrCell, IrColumn, IrDecision, IrTable } from '../ir/ir.ts'
import type { Inputs, Policy, Prepared } from '../policy.ts'
import { canonical, isNum, type Value } from '../value.ts'
import { isOfConstants } from './constant-cell.ts'
import type { Lacking, Ways } from './lacking.ts'
import type { Range } from './range.ts'
import { isUnheld, type Scorecard, scorecardOf } from './scorecard.ts'

/** `stayMs`: how long it has to have been silent. */
export type RowRef = { readonly decision: string; readonly row: number; readonly stayMs?: number }

/** A test of an input by a cell of constants. */
export type PlainTest = { readonly input: string; readonly match: Match }
/** A test of a scorecard's sum, perhaps by its band: at which sums it holds, and the sums next to which that may change. */
export type ScoreTest = { readonly card: number; readonly holdsAt: (sum: number) => boolean; readonly sums: readonly number[] }

export type AvoidedRow = Required<RowRef> & {
  readonly reason: string | null
  readonly plain: readonly PlainTest[]
  readonly scores: readonly ScoreTest[]
  /** Inputs behind tests of any other form. */
  readonly opaque: ReadonlySet<string>
  /** All inputs that it depends on. */
  readonly inputs: ReadonlySet<string>
  /** Whether it could be silent with each of these inputs anywhere in its range; where it is left out, it could. */
  readonly canBeSilent?: (inputs: Inputs, ranges: ReadonlyMap<string, Range>) => boolean
  /** Where it is silenced as something adds up. */
  readonly lacking?: (ways: Ways) => Lacking
}

export type Target = {
  readonly ask: Prepared<Inputs>
  readonly avoided: readonly AvoidedRow[]
  /** By decision, then by row: its place among those avoided. */
  readonly placeOf: (decision: string, row: number) => number | undefined
  readonly cards: readonly Scorecard[]
  /** The inputs that the decisions read. */
  readonly inputs: ReadonlySet<string>
  /** The same for two values between which the policy cannot tell. */
  readonly codeOf: (input: string, value: Value | undefined) => Value
}

/** `asked`: the decisions that are evaluated; `avoid`: rows of theirs that must not fire. Each table decides for itself what firing means. */
export function compileTarget(policy: Policy, asked: readonly string[], avoid: readonly RowRef[]): Target {
  const decisions = new Map(policy.ir.decisions.map((decision) => [decision.name, decision]))
  const free = new Set(policy.ir.inputs.filter(isUnheld).map(({ name }) => name))
  const isFree = (input: string): boolean => free.has(input)
  const cards = policy.ir.decisions.flatMap((decision) => scorecardOf(decision, policy.cutPoints(), isFree) ?? [])
  const context = { policy, decisions, cards, isFree }
  const avoided = avoid.map((ref) => rowOf(context, ref))
  const used = new Set(avoided.flatMap(({ scores }) => scores.map(({ card }) => card)))
  const names = [...asked, ...cards.filter((_, index) => used.has(index)).map(({ name }) => name)]
  const cuts = policy.cutPoints(asked)
  const edges = new Map([...cuts].flatMap(([name, { points, isPlain }]) => (isPlain ? [[name, edgesOf(points)] as const] : [])))
  const places = new Map(avoid.map(({ decision, row }, index) => [`${row} ${decision}`, index]))
  return {
    ask: policy.prepare(names),
    avoided,
    placeOf: (decision, row) => places.get(`${row} ${decision}`),
    cards: cards.map((card) => ({ ...card, place: names.indexOf(card.name) })),
    inputs: new Set(asked.flatMap((name) => [...inputsBehind(context, name)])),
    codeOf: (input, value) => codeIn(edges.get(input), value),
  }
}

function codeIn(edges: readonly Edge[] | undefined, value: Value | undefined): Value {
  if (value === undefined || value === null) return null
  if (!isNum(value)) return value
  return edges === undefined ? canonical(value) : cellOf(edges, canonical(value))
}

type Context = {
  readonly policy: Policy
  readonly decisions: ReadonlyMap<string, IrDecision>
  readonly cards: readonly Scorecard[]
  /** Whether the policy takes any value of an input as it is. */
  readonly isFree: (input: string) => boolean
}

function inputsBehind(context: Context, name: string, seen = new Set<string>()): ReadonlySet<string> {
  const decision = context.decisions.get(name)
  if (decision === undefined) seen.add(name)
  for (const required of decision?.requires ?? []) inputsBehind(context, required, seen)
  return seen
}

type Parts = { plain: PlainTest[]; scores: ScoreTest[]; opaque: Set<string> }

function rowOf(context: Context, { decision: name, row, stayMs = 0 }: RowRef): AvoidedRow {
  const decision = context.decisions.get(name)
  const rule = decision?.body.kind === 'table' ? decision.body.rules[row - 1] : undefined
  if (decision === undefined || rule === undefined) throw new Error(`the policy has no row ${row} of \`${name}\``)
  const table = decision.body as IrTable
  const parts: Parts = { plain: [], scores: [], opaque: new Set() }
  // Under FIRST and others a row that is silenced may only have let another one speak, or been outrun by it.
  const isAlone = table.hitPolicy === 'COLLECT' || table.hitPolicy === 'RULE ORDER' || table.hitPolicy === 'UNIQUE'
  const take = isAlone ? takeCell : takeAnything
  for (const [index, cell] of rule.cells.entries()) take(context, decision, table.columns[index]!, cell, parts)
  if (!isAlone || table.columns.some(({ allowed }) => allowed.match !== 'any'))
    for (const input of inputsBehind(context, name)) parts.opaque.add(input)
  const reason = context.policy.decisions.get(name)?.rows[row - 1]?.reason ?? null
  const behind = new Set([...parts.opaque, ...parts.plain.map(({ input }) => input)])
  for (const { card } of parts.scores) for (const input of context.cards[card]!.points.keys()) behind.add(input)
  return { decision: name, row, stayMs, reason, ...parts, inputs: behind }
}

function takeAnything(context: Context, { name }: IrDecision, _column: IrColumn, _cell: IrCell, parts: Parts): void {
  for (const input of inputsBehind(context, name)) parts.opaque.add(input)
}

function takeCell(context: Context, decision: IrDecision, column: IrColumn, cell: IrCell, parts: Parts): void {
  const match = compileCell(cell)
  if (match === null) return
  const { source } = column
  if (source.kind === 'input' && context.isFree(source.name) && isOfConstants(cell)) {
    parts.plain.push({ input: source.name, match })
    return
  }
  const score = source.kind === 'decision' && isOfConstants(cell) ? scoreTestOf(context, source.name, match) : null
  if (score !== null) parts.scores.push(score)
  else
    for (const name of source.kind === 'expression' ? decision.requires : [source.name]) {
      for (const input of inputsBehind(context, name)) parts.opaque.add(input)
    }
}

/** Of a scorecard itself, or of a table of bands that looks at nothing but its sum. */
function scoreTestOf(context: Context, name: string, match: Match): ScoreTest | null {
  const direct = context.cards.findIndex((card) => card.name === name)
  if (direct >= 0) return { card: direct, holdsAt: (sum) => match([], sum), sums: sumsOf(context, name) }
  const decision = context.decisions.get(name)
  const table = decision?.body
  const only = table?.kind === 'table' && table.columns.length === 1 ? table.columns[0]! : undefined
  if (table?.kind !== 'table' || only === undefined || only.allowed.match !== 'any' || !isUnheld(decision!)) return null
  const card = context.cards.findIndex((one) => only.source.kind === 'decision' && one.name === only.source.name)
  const bands = card < 0 ? null : bandsOf(table)
  if (bands === null) return null
  return { card, holdsAt: (sum) => match([], bands(sum)), sums: sumsOf(context, context.cards[card]!.name) }
}

/** The band of a sum; null where the table computes one, or more than one row may answer. */
function bandsOf({ rules, hitPolicy, outputs }: IrTable): ((sum: number) => Value) | null {
  if ((hitPolicy !== 'UNIQUE' && hitPolicy !== 'FIRST') || outputs.length !== 1 || outputs[0]!.defaultValue !== null) return null
  const rows = rules.map(({ cells, outputs: [given] }) => ({ cell: cells[0]!, given: given! }))
  if (rows.some(({ cell, given }) => !isOfConstants(cell) || given.op !== 'constant')) return null
  const bands = rows.map(({ cell, given }) => ({ match: compileCell(cell), value: given.op === 'constant' ? given.value : null }))
  return (sum) => bands.find(({ match }) => match === null || match([], sum))?.value ?? null
}

const sumsOf = ({ policy }: Context, name: string): readonly number[] => {
  const points = policy.cutPoints().get(name)?.points ?? []
  return [...new Set(points.flatMap(({ at }) => [Math.floor(Number(at)), Math.floor(Number(at)) + 1]))].sort((a, b) => a - b)
}
