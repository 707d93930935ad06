/** The values at which some test of a policy changes its answer, per numeric input: the cut points without their sides and places. */
import { compareNum } from '../value.ts'
import type { CutPoints } from './cut-points.ts'
import type { IrPolicy } from './ir.ts'

export function thresholdsOf({ inputs }: IrPolicy, cuts: CutPoints): ReadonlyMap<string, readonly number[]> {
  const numbers = inputs.filter(({ type }) => type.kind === 'number')
  return new Map(
    numbers.map(({ name }) => {
      const points = cuts.get(name)?.points ?? []
      const distinct = points.filter(({ at }, index) => index === 0 || compareNum(points[index - 1]!.at, at) !== 0)
      return [name, distinct.map(({ at }) => Number(at))]
    }),
  )
}
