/**
 * A number cut into cells: all values of one cell pass the same tests. A null is a cell of its own.
 *
 * Grain    whole numbers by default: the nearest value beyond an open bound is a step away. A cell without a value on the grain is skipped.
 */
import { add, compareNum, divide, isDecimal, isNum, multiply, type Num, subtract, type Value } from '../value.ts'
import type { CutPoint } from './cut-points.ts'

export type Edge = Pick<CutPoint, 'at' | 'side'>
export const NO_CELL = -1

/** Distinct, ascending. `points` come in that order. */
export const edgesOf = (points: readonly CutPoint[]): readonly Edge[] =>
  points
    .filter((point, index) => {
      const before = points[index - 1]
      return before === undefined || before.side !== point.side || compareNum(before.at, point.at) !== 0
    })
    .map(({ at, side }) => ({ at, side }))

/** How many edges the value has passed; `NO_CELL` for what is no number. */
export function cellOf(edges: readonly Edge[], value: Value | undefined): number {
  if (!isNum(value)) return NO_CELL
  let [low, high] = [0, edges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const { at, side } = edges[middle]!
    const order = compareNum(value, at)
    if (order > 0 || (order === 0 && side === 'from')) low = middle + 1
    else high = middle
  }
  return low
}

/** The value of the cell nearest to one outside it; null where the cell has none on the grain. `grain`: above 0, or null where values lie densely. */
export function nearestIn(edges: readonly Edge[], cell: number, from: 'below' | 'above', grain: Num | null): Num | null {
  const edge = from === 'below' ? edges[cell - 1] : edges[cell]
  if (edge === undefined) return null
  const isIn = from === 'below' ? edge.side === 'from' : edge.side === 'after'
  const value = grain === null ? densely(edges, cell, from, edge, isIn) : onGrain(edge.at, grain, from, isIn)
  return value !== null && cellOf(edges, value) === cell ? value : null
}

function onGrain(at: Num, grain: Num, from: 'below' | 'above', isIn: boolean): Num | null {
  const steps = divide(at, grain)
  if (steps === null) return null
  const whole = isDecimal(steps) ? (from === 'below' ? steps.ceil() : steps.floor()).toNumber() : steps
  const value = multiply(whole, grain)
  if (value === null || isIn || compareNum(value, at) !== 0) return value
  return from === 'below' ? add(value, grain) : subtract(value, grain)
}

/** Any value inside will do: how near one can come is told by the bound. */
function densely(edges: readonly Edge[], cell: number, from: 'below' | 'above', edge: Edge, isIn: boolean): Num | null {
  if (isIn) return edge.at
  const other = from === 'below' ? edges[cell] : edges[cell - 1]
  if (other === undefined) return from === 'below' ? add(edge.at, 1) : subtract(edge.at, 1)
  const sum = add(edge.at, other.at)
  return sum === null ? null : divide(sum, 2)
}
