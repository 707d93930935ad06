/** Why a gap cannot be closed: for each line and each cap, what stands in the way in the bucket in which the gap begins and in which it peaks. */
import { dateText, dayOf } from './calendar.ts'
import { UNIT_MINOR } from './plan-input.ts'
import type { Planning } from './planning.ts'

export type GapReasonCode =
  | 'line-full'
  | 'line-blocked'
  | 'line-too-slow'
  | 'line-window-closed'
  | 'line-bound-to-other-purposes'
  | 'provider-cap'
  | 'group-cap'
  | 'leverage'
  | 'service-cover'

export type GapReason = {
  readonly code: GapReasonCode
  readonly id: string
  readonly on: string
  readonly usedMinor: number | null
  readonly limitMinor: number | null
}

const NEAR = 1e-4

export function gapReasons(planning: Planning): GapReason[] {
  const { certain, certainFirst } = planning
  const gaps = certain.funding.spine.gap.map((column) => certainFirst.solution.values[column]!)
  const first = gaps.findIndex((gap) => gap > NEAR)
  if (first < 0) return []
  const peak = gaps.indexOf(Math.max(...gaps))
  return [...new Set([first, peak])].flatMap((bucket) => [...lineReasons(planning, bucket), ...capReasons(planning, bucket)])
}

function lineReasons({ plan, certain: { funding }, certainFirst: { solution } }: Planning, bucket: number): GapReason[] {
  const on = dateText(plan.grid.starts[bucket]!)
  return plan.facilities.flatMap((line, nth) => {
    const { facility, limit, runOff, isFree, drawable } = line
    const open = solution.values[funding.spine.balances[nth]![bucket]!]!
    const drawn = funding.spine.draws[nth]!.reduce((sum, column) => sum + (column < 0 ? 0 : solution.values[column]!), 0)
    const isFull = open >= limit[bucket]! - NEAR || (!facility.redrawable && drawn >= drawable - NEAR)
    const code = whyNot(facility, on, plan.grid.starts[0]!, isFull, line.mayLand[bucket]!)
    if (!code) return []
    const used = isFree ? open : open + runOff[bucket]!
    return [{ code, id: facility.id, on, usedMinor: Math.round(used * UNIT_MINOR), limitMinor: facility.limitMinor }]
  })
}

function whyNot(
  { blocked, leadDays, availableFrom, purposes }: Planning['input']['facilities'][number],
  on: string,
  asOf: number,
  isFull: boolean,
  mayLand: boolean,
): GapReasonCode | undefined {
  if (blocked !== undefined) return 'line-blocked'
  if (isFull) return 'line-full'
  if (mayLand) return purposes === undefined ? undefined : 'line-bound-to-other-purposes'
  return dayOf(on) - leadDays < Math.max(asOf, dayOf(availableFrom)) ? 'line-too-slow' : 'line-window-closed'
}

function capReasons({ plan, certain: { funding }, certainFirst: { solution } }: Planning, bucket: number): GapReason[] {
  const on = dateText(plan.grid.starts[bucket]!)
  const reasons: GapReason[] = []
  const codes = { provider: 'provider-cap', group: 'group-cap', 'service-cover': 'service-cover' } as const
  for (const { kind, id, bucket: at, row } of funding.caps) {
    if (at === bucket && solution.rowPrices[row]! < -NEAR) reasons.push({ code: codes[kind], id, on, usedMinor: null, limitMinor: null })
  }
  const debt = funding.spine.debt[bucket]!
  if (debt >= 0 && solution.reducedCosts[debt]! < -NEAR) {
    const usedMinor = Math.round(solution.values[debt]! * UNIT_MINOR)
    reasons.push({ code: 'leverage', id: 'leverage', on, usedMinor, limitMinor: usedMinor })
  }
  return reasons
}
