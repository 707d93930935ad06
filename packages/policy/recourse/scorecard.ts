/** A decision that sums points of single inputs, each row a whole number for one of them: what a change is worth can be added up. */
import { compileCell } from '../compile/cell.ts'
import { edgesOf, nearestIn } from '../ir/cells.ts'
import type { CutPoints } from '../ir/cut-points.ts'
import type { IrDecision, IrInput, IrRule } from '../ir/ir.ts'
import { canonical, isNum, type Value } from '../value.ts'
import { isOfConstants } from './constant-cell.ts'

export type Scorecard = {
  readonly name: string
  /** Where its sum stands among the values of the target's answer; -1 where it is not asked for. */
  readonly place: number
  /** By input: what a value of it gives. */
  readonly points: ReadonlyMap<string, PointsOf>
}
export type PointsOf = { readonly at: (value: Value | undefined) => number; readonly least: number; readonly most: number }
type Tested = { readonly rule: IrRule; readonly column: number }

/** Null where it is no such decision, or might have no sum at all: some row has to count for everybody. */
export function scorecardOf(decision: IrDecision, cuts: CutPoints, isFree: (input: string) => boolean): Scorecard | null {
  const { name, body } = decision
  if (body.kind !== 'table' || body.hitPolicy !== 'COLLECT' || body.aggregation !== 'SUM' || !isUnheld(decision)) return null
  const byInput = new Map<string, Tested[]>()
  let countsForAll = false
  for (const rule of body.rules) {
    const tested = rule.cells.flatMap((cell, column) => (cell.match === 'any' ? [] : [column]))
    const given = rule.outputs[0]
    const isWhole = given?.op === 'constant' && Number.isSafeInteger(given.value)
    if (rule.outputs.length !== 1 || !isWhole || tested.length > 1) return null
    const column = tested[0]
    if (column === undefined) {
      countsForAll = true
      continue
    }
    const { source, allowed: values } = body.columns[column]!
    if (source.kind !== 'input' || !isFree(source.name) || values.match !== 'any' || !isOfConstants(rule.cells[column]!)) return null
    byInput.set(source.name, [...(byInput.get(source.name) ?? []), { rule, column }])
  }
  if (!countsForAll) return null
  return { name, place: -1, points: new Map([...byInput].map(([input, rows]) => [input, pointsOf(rows, input, cuts)])) }
}

/** Whether any value stays what it is. */
export const isUnheld = ({ allowed, held }: Pick<IrDecision | IrInput, 'allowed' | 'held'>): boolean => allowed.match === 'any' && !held

function pointsOf(rows: readonly Tested[], input: string, cuts: CutPoints): PointsOf {
  const bins = rows.map(({ rule: { cells, outputs }, column }) => {
    const given = outputs[0]!
    return { match: compileCell(cells[column]!)!, points: given.op === 'constant' ? (given.value as number) : 0 }
  })
  const at = (value: Value | undefined): number => {
    const known = isNum(value) ? canonical(value) : (value ?? null)
    let sum = 0
    for (const { match, points } of bins) if (match([], known)) sum += points
    return sum
  }
  const points = cuts.get(input)?.points
  if (points === undefined) {
    const sumOf = (sign: 1 | -1) => bins.reduce((sum, bin) => (bin.points * sign > 0 ? sum + bin.points : sum), 0)
    return { at, least: sumOf(-1), most: sumOf(1) }
  }
  const edges = edgesOf(points)
  const one = edges.map((_, cell) => nearestIn(edges, cell + 1, 'below', null))
  const all = [null, nearestIn(edges, 0, 'above', null), ...one].map(at)
  return { at, least: Math.min(...all), most: Math.max(...all) }
}
