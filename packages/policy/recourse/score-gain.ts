/**
 * The least that so many points of a scorecard cost, by an exact dynamic program over the levels of the actions (a multiple-choice knapsack).
 * Where a scorecard is all that stands in the way, that is the answer itself; otherwise nothing can be cheaper.
 */
export type Gain = { readonly points: number; readonly costMinor: number }
/** With actions from `first` on, in at most `steps` of them; infinite where it cannot be done. */
export type GainTable = { readonly costOf: (points: number, first: number, steps: number) => number }

/** More points than this are told apart less finely, never less cheaply. */
const POINTS_MAX = 1_024

/** By action, in the order of the catalogue, what each of its levels gives and costs. */
export function gainTable(byAction: readonly (readonly Gain[])[], stepsMax: number): GainTable {
  const count = byAction.length
  const bests = byAction.map((gains) => gains.reduce((best, { points }) => Math.max(best, points), 0))
  const top = [...bests].sort((a, b) => b - a).slice(0, stepsMax)
  const most = top.reduce((sum, points) => sum + points, 0)
  const unit = Math.max(1, Math.ceil(most / POINTS_MAX))
  const width = Math.ceil(most / unit) + stepsMax + 1
  const place = (steps: number, first: number): number => (steps * (count + 1) + first) * width
  const costs = new Float64Array((stepsMax + 1) * (count + 1) * width).fill(Number.POSITIVE_INFINITY)
  for (let steps = 0; steps <= stepsMax; steps++) {
    for (let first = count; first >= 0; first--) {
      const here = place(steps, first)
      if (first < count) costs.copyWithin(here, place(steps, first + 1), place(steps, first + 1) + width)
      costs[here] = 0
      if (steps === 0 || first === count) continue
      const after = place(steps - 1, first + 1)
      for (const { points, costMinor } of byAction[first]!) {
        if (points <= 0) continue
        const worth = Math.ceil(points / unit)
        for (let need = 1; need < width; need++) {
          const cost = costMinor + costs[after + Math.max(0, need - worth)]!
          if (cost < costs[here + need]!) costs[here + need] = cost
        }
      }
    }
  }
  return {
    costOf(points, first, steps) {
      if (points <= 0) return 0
      const need = Math.ceil(points / unit)
      return need < width ? costs[place(Math.min(steps, stepsMax), first) + need]! : Number.POSITIVE_INFINITY
    },
  }
}
