/** What would close a gap, each solved again from the beginning: nothing is promised that was not tried. Never done, only said. */

import { pureCost } from './book.ts'
import { buildModel } from './build-model.ts'
import { dayOf } from './calendar.ts'
import { withCash, withDebtRoom, withLimit, withNeedLater, withReceiptEarlier } from './input-variants.ts'
import { openLoaded, solveLoaded } from './loaded.ts'
import { NOTHING_ELSE } from './path.ts'
import { planCase } from './plan-case.ts'
import { type PlanInput, UNIT_MINOR } from './plan-input.ts'
import type { Planning } from './planning.ts'

export type Repair = {
  readonly kind: 'equity' | 'raise-limit' | 'raise-leverage' | 'raise-provider-cap' | 'raise-group-cap' | 'defer-need' | 'receipt-earlier'
  readonly id: string
  /** Money, or days for `defer-need` and `receipt-earlier`; parts per million for a cap of a share. */
  readonly by: number
  /** Somebody has to agree to it: a provider, an owner, or the policy's second approver. */
  readonly needsApproval: boolean
  readonly gapPeakMinor: number
  readonly closesGap: boolean
  readonly extraCostMinor: number
}

type Candidate = Pick<Repair, 'kind' | 'id' | 'by' | 'needsApproval'> & { readonly input: PlanInput }

const GAP_FROM_MINOR = 100
const STEP_MINOR = 1_000_000
const DEFER_DAYS = [7, 14, 28] as const
const EACH_KIND_MAX = 4
const PPM = 1_000_000

/** Those that close the gap first, then by what they leave of it, then by cost. Empty where there is none. */
export function repairs(planning: Planning): Repair[] {
  const { funding } = planning.certain
  const values = planning.certainFirst.solution.values
  const peakMinor = Math.ceil(Math.max(...funding.spine.gap.map((column) => values[column]!)) * UNIT_MINOR)
  if (peakMinor < GAP_FROM_MINOR) return []
  const before = pureCost(funding, values)
  const firstBucket = funding.spine.gap.findIndex((column) => values[column]! * UNIT_MINOR >= GAP_FROM_MINOR)
  const tried = candidates(planning.input, peakMinor, planning.plan.grid.starts[firstBucket]!).flatMap((candidate) =>
    tryOut(planning, candidate, before),
  )
  return tried
    .filter(({ gapPeakMinor }) => gapPeakMinor < peakMinor)
    .sort((a, b) => Number(b.closesGap) - Number(a.closesGap) || a.gapPeakMinor - b.gapPeakMinor || a.extraCostMinor - b.extraCostMinor)
}

function tryOut({ solver, options }: Planning, { input, ...repair }: Candidate, before: number): Repair[] {
  const funding = buildModel(planCase(input), NOTHING_ELSE)
  const loaded = openLoaded(solver, funding)
  const { solution, certificate } = solveLoaded(loaded, options)
  loaded.live.close()
  if (!certificate.holds) return []
  const gapPeakMinor = Math.ceil(Math.max(...funding.spine.gap.map((column) => solution.values[column]!)) * UNIT_MINOR)
  const closesGap = gapPeakMinor < GAP_FROM_MINOR
  const extraCostMinor = Math.round((pureCost(funding, solution.values) - before) * UNIT_MINOR)
  return [{ ...repair, gapPeakMinor: closesGap ? 0 : gapPeakMinor, closesGap, extraCostMinor }]
}

function candidates(input: PlanInput, peakMinor: number, gapDay: number): Candidate[] {
  const whole = Math.ceil(peakMinor / STEP_MINOR) * STEP_MINOR
  const { policy } = input
  const found: Candidate[] = [{ kind: 'equity', id: 'equity', by: whole, needsApproval: true, input: withCash(input, whole) }]
  const lines = input.facilities.filter(({ blocked, availableTo }) => blocked === undefined && dayOf(availableTo) >= dayOf(input.asOf))
  for (const { id } of [...lines].sort((a, b) => a.ratePpm - b.ratePpm).slice(0, EACH_KIND_MAX)) {
    found.push({ kind: 'raise-limit', id, by: whole, needsApproval: true, input: withLimit(input, id, whole) })
  }
  if (policy.leverage)
    found.push({ kind: 'raise-leverage', id: 'leverage', by: whole, needsApproval: true, input: withDebtRoom(input, whole) })
  for (const [kind, field] of [
    ['raise-provider-cap', 'providerCapPpm'],
    ['raise-group-cap', 'groupCapPpm'],
  ] as const) {
    const share = policy[field]
    if (share === undefined) continue
    const by = Math.min(PPM - share, 100_000)
    if (by > 0) found.push({ kind, id: field, by, needsApproval: true, input: { ...input, policy: { ...policy, [field]: share + by } } })
  }
  return [...found, ...needCandidates(input, gapDay), ...receiptCandidates(input, gapDay)]
}

/** The largest needs up to the gap's beginning that are neither payroll nor tax, each by the fewest weeks first. */
function needCandidates(input: PlanInput, gapDay: number): Candidate[] {
  const movable = input.needs
    .filter(({ tier, dueOn }) => tier > 1 && dayOf(dueOn) <= gapDay + DEFER_DAYS[0])
    .sort((a, b) => b.amountMinor - a.amountMinor)
  return movable
    .slice(0, EACH_KIND_MAX)
    .flatMap(({ id }) =>
      DEFER_DAYS.map((by): Candidate => ({ kind: 'defer-need', id, by, needsApproval: true, input: withNeedLater(input, id, by) })),
    )
}

function receiptCandidates(input: PlanInput, gapDay: number): Candidate[] {
  const later = input.receipts.filter(({ expectedOn }) => dayOf(expectedOn) > gapDay).sort((a, b) => b.amountMinor - a.amountMinor)
  return later.slice(0, EACH_KIND_MAX).map(({ id, expectedOn }) => {
    const by = dayOf(expectedOn) - gapDay
    return { kind: 'receipt-earlier', id, by, needsApproval: true, input: withReceiptEarlier(input, id, by) }
  })
}
