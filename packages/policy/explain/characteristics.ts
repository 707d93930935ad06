/** The characteristics of a scorecard that is a COLLECT SUM table: the sets of columns that its rows test. */
import type { DecisionInfo, RowInfo } from '../decision-info.ts'
import { compareNum, type Num } from '../value.ts'

export type Characteristic = {
  /** The columns that it tests, as they are written. */
  readonly name: string
  readonly rows: readonly RowInfo[]
  /** The highest constant number of points among its rows. */
  readonly best: Num | null
}

/** In table order. A row that tests nothing gives everybody the same and is none. */
export function characteristicsOf({ inputs, rows }: DecisionInfo): Characteristic[] {
  const byName = new Map<string, RowInfo[]>()
  for (const row of rows) {
    const tested = inputs.filter((_, column) => row.cells[column] !== '-').map(({ text }) => text)
    if (tested.length > 0) byName.set(tested.join(' × '), [...(byName.get(tested.join(' × ')) ?? []), row])
  }
  return [...byName].map(([name, own]) => ({ name, rows: own, best: bestOf(own) }))
}

function bestOf(rows: readonly RowInfo[]): Num | null {
  let best: Num | null = null
  for (const { points } of rows) if (points !== null && (best === null || compareNum(points, best) > 0)) best = points
  return best
}
