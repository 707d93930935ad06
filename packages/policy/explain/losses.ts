/**
 * Points a borrower lost against the best row of each characteristic of a scorecard (a COLLECT SUM table).
 *
 * A characteristic is the set of columns that a row tests. Best is the highest constant number of points among its rows.
 * Empty when the decision is no scorecard. Only losses above zero, the largest first, then by row.
 */
import type { Evaluation, Policy } from '../policy.ts'
import { compareNum, isNum, type Num, subtract } from '../value.ts'

export type Loss = { readonly reason: string | null; readonly row: number; readonly points: Num; readonly best: Num; readonly loss: Num }

export function lossesOf(policy: Policy, decision: string, evaluation: Evaluation): Loss[] {
  const info = policy.decisions.get(decision)
  if (info?.aggregation !== 'SUM') return []
  const best = bestByCharacteristic(info.rows)
  const losses: Loss[] = []
  for (const { decision: name, row, reason, output: points } of evaluation.fired) {
    if (name !== decision || !isNum(points)) continue
    const top = best.get(characteristicOf(info.rows[row - 1]!.cells)) ?? points
    const loss = subtract(top, points)
    if (loss !== null && compareNum(loss, 0) > 0) losses.push({ reason, row, points, best: top, loss })
  }
  return losses.sort((a, b) => compareNum(b.loss, a.loss) || a.row - b.row)
}

const characteristicOf = (cells: readonly string[]): string => cells.map((cell) => (cell === '-' ? '-' : '+')).join('')

function bestByCharacteristic(rows: readonly { readonly cells: readonly string[]; readonly points: Num | null }[]): Map<string, Num> {
  const best = new Map<string, Num>()
  for (const { cells, points } of rows) {
    const characteristic = characteristicOf(cells)
    const so = best.get(characteristic)
    if (points !== null && (so === undefined || compareNum(points, so) > 0)) best.set(characteristic, points)
  }
  return best
}
