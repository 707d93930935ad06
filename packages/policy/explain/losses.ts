/**
 * Points a borrower lost against the best row of each characteristic of a scorecard (a COLLECT SUM table).
 *
 * A characteristic is the set of columns that a row tests. Best is the highest constant number of points among its rows.
 * Empty when the decision is no scorecard. Only losses above zero, the largest first, then by row.
 */
import type { Evaluation, Policy } from '../policy.ts'
import { compareNum, isNum, type Num, subtract } from '../value.ts'

export type Loss = { readonly reason: string | null; readonly row: number; readonly points: Num; readonly best: Num; readonly loss: Num }

export function lossesOf(policy: Policy, decision: string, evaluation: Pick<Evaluation, 'fired'>): Loss[] {
  const info = policy.decisions.get(decision)
  if (info?.aggregation !== 'SUM') return []
  const losses: Loss[] = []
  for (const { decision: name, row, reason, output: points } of evaluation.fired) {
    if (name !== decision || !isNum(points)) continue
    const best = info.rows[row - 1]?.best ?? points
    const loss = subtract(best, points)
    if (loss !== null && compareNum(loss, 0) > 0) losses.push({ reason, row, points, best, loss })
  }
  return losses.sort((a, b) => compareNum(b.loss, a.loss) || a.row - b.row)
}
