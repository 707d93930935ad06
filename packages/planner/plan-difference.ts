/** What changes from one plan to the next, for whoever has to agree to it. */
import type { Plan, PlannedDraw } from './plan.ts'

export type PlanDifference = {
  readonly draws: readonly {
    readonly facilityId: string
    readonly landsOn: string
    readonly beforeMinor: number
    readonly afterMinor: number
  }[]
  readonly extraCostMinor: number
  /** The first day on which something else has to be asked for. */
  readonly actOn: string | null
  readonly firstGapOn: string | null
  readonly gapPeakMinor: number
}

export function differenceOf(before: Plan, after: Plan): PlanDifference {
  const [old, now] = [byPlace(before.draws), byPlace(after.draws)]
  const places = [...new Set([...old.keys(), ...now.keys()])].sort()
  const changed = places.flatMap((place) => {
    const draw = now.get(place) ?? old.get(place)!
    const [beforeMinor, afterMinor] = [old.get(place)?.amountMinor ?? 0, now.get(place)?.amountMinor ?? 0]
    return beforeMinor === afterMinor
      ? []
      : [{ draw, change: { facilityId: draw.facilityId, landsOn: draw.landsOn, beforeMinor, afterMinor } }]
  })
  const asked = changed.map(({ draw }) => draw.requestOn).sort()
  return {
    draws: changed.map(({ change }) => change),
    extraCostMinor: after.cost.totalMinor - before.cost.totalMinor,
    actOn: asked[0] ?? null,
    firstGapOn: after.gap?.firstOn ?? null,
    gapPeakMinor: after.gap?.peakMinor ?? 0,
  }
}

const byPlace = (draws: readonly PlannedDraw[]): Map<string, PlannedDraw> =>
  new Map(draws.map((draw) => [`${draw.landsOn} ${draw.facilityId}`, draw]))
