/** A funding plan as it is shown and kept: whole minor units, dates, and what proves it. */

import { dateText } from './calendar.ts'
import type { Certificate } from './certificate.ts'
import type { LedgerResult } from './ledger.ts'
import type { PlanInput } from './plan-input.ts'
import type { Schedule } from './schedule.ts'

export type PlannedDraw = {
  readonly facilityId: string
  readonly requestOn: string
  readonly landsOn: string
  readonly amountMinor: number
  readonly isFirm: boolean
}
export type PlanBucket = {
  readonly startsOn: string
  readonly cashMinor: number
  readonly reserveUseMinor: number
  readonly gapMinor: number
  readonly outstandingMinor: Readonly<Record<string, number>>
}
export type Gap = {
  readonly peakMinor: number
  readonly firstOn: string
  readonly peakOn: string
  readonly buckets: number
  readonly unpaid: readonly UnpaidNeed[]
}
/** Who waits, when the gap is borne in the order of sacrifice. Tier 0 is debt service: a crisis. */
export type UnpaidNeed = { readonly id: string; readonly tier: 0 | 1 | 2 | 3; readonly amountMinor: number }
export type BlockedLine = { readonly facilityId: string; readonly amountMinor: number; readonly reason: string }
export type PlanCost = LedgerResult['cost'] & { readonly totalMinor: number }

export type Plan = {
  /** `rules`: no solver answered; lawful and led through the ledger, and not the cheapest. */
  readonly method: 'optimised' | 'rules'
  readonly asOf: string
  readonly endsOn: string
  readonly draws: readonly PlannedDraw[]
  readonly repayments: readonly { readonly facilityId: string; readonly on: string; readonly amountMinor: number }[]
  readonly deferrals: readonly { readonly needId: string; readonly amountMinor: number; readonly paidOn: string }[]
  readonly buckets: readonly PlanBucket[]
  readonly gap: Gap | null
  readonly blocked: readonly BlockedLine[]
  readonly cost: PlanCost
  readonly ledger: { readonly ok: boolean; readonly leastHeadroomMinor: number }
  readonly proof: PlanProof | null
}

export type PlanProof = {
  readonly certificate: Certificate
  /** The plan costs at most so much more than any plan could; null with a gap, or where the bound is not above nothing. */
  readonly atMostAbovePpm: number | null
  readonly scenarios: number
  readonly columns: number
  readonly rows: number
  readonly nonZeros: number
  readonly solver: string
}

const GAP_SHOWN_MINOR = 100

export function describePlan(input: PlanInput, schedule: Schedule, ledger: LedgerResult, proof: PlanProof | null): Plan {
  const { cost } = ledger
  const newCostMinor = cost.interestMinor + cost.feesMinor + cost.commitmentMinor + cost.deferralMinor - cost.incomeMinor
  return {
    method: proof ? 'optimised' : 'rules',
    asOf: input.asOf,
    endsOn: dateText(schedule.end),
    draws: schedule.draws
      .map(({ requestOn, landsOn, ...draw }) => ({ ...draw, requestOn: dateText(requestOn), landsOn: dateText(landsOn) }))
      .sort((a, b) => (a.landsOn === b.landsOn ? 0 : a.landsOn < b.landsOn ? -1 : 1)),
    repayments: schedule.repayments.map(({ on, ...repayment }) => ({ ...repayment, on: dateText(on) })),
    deferrals: schedule.deferrals.map(({ paidOn, ...deferral }) => ({ ...deferral, paidOn: dateText(paidOn) })),
    buckets: schedule.payDays.map((day, bucket) => ({
      startsOn: dateText(day),
      cashMinor: ledger.cashMinor[bucket]!,
      reserveUseMinor: schedule.reserveUseMinor[bucket]!,
      gapMinor: schedule.gapMinor[bucket]!,
      outstandingMinor: Object.fromEntries(input.facilities.map(({ id }, nth) => [id, ledger.outstandingMinor[bucket]![nth]!])),
    })),
    gap: gapOf(input, schedule),
    blocked: blockedLines(input),
    cost: { ...cost, totalMinor: newCostMinor },
    ledger: { ok: ledger.ok, leastHeadroomMinor: ledger.leastHeadroomMinor },
    proof,
  }
}

/** What is free on a line and may not be used, with the reason that came with it; and lines bound to purposes that nothing needs. */
export function blockedLines({ facilities, needs }: PlanInput): BlockedLine[] {
  const needed = new Set(needs.map(({ purpose }) => purpose))
  return facilities.flatMap(({ id, blocked, purposes, limitMinor, drawnMinor }) => {
    const isIdle = purposes !== undefined && !purposes.some((purpose) => needed.has(purpose))
    const reason = blocked ?? (isIdle ? 'no-need-of-its-purposes' : undefined)
    return reason === undefined ? [] : [{ facilityId: id, amountMinor: Math.max(0, limitMinor - drawnMinor), reason }]
  })
}

function gapOf(input: PlanInput, { gapMinor, payDays, end }: Schedule): Gap | null {
  const peakMinor = Math.max(0, ...gapMinor)
  if (peakMinor < GAP_SHOWN_MINOR) return null
  const first = gapMinor.findIndex((amount) => amount >= GAP_SHOWN_MINOR)
  return {
    peakMinor,
    firstOn: dateText(payDays[first]!),
    peakOn: dateText(payDays[gapMinor.indexOf(peakMinor)]!),
    buckets: gapMinor.filter((amount) => amount >= GAP_SHOWN_MINOR).length,
    unpaid: unpaidNeeds(input, gapMinor, [...payDays, end].map(dateText)),
  }
}

/** Where the gap grows, what is due there is left unpaid from the last tier up. What no need explains is the reserve's. */
function unpaidNeeds({ needs, obligations }: PlanInput, gapMinor: readonly number[], starts: readonly string[]): UnpaidNeed[] {
  const claims = [...needs, ...obligations.map((each) => ({ ...each, tier: 0 as const }))]
  const unpaid: UnpaidNeed[] = []
  for (const [bucket, amount] of gapMinor.entries()) {
    let grownMinor = amount - Math.max(0, gapMinor[bucket - 1] ?? 0)
    const due = claims.filter(({ dueOn }) => dueOn >= starts[bucket]! && dueOn < starts[bucket + 1]!).sort((a, b) => b.tier - a.tier)
    for (const { id, tier, amountMinor } of due) {
      if (grownMinor < GAP_SHOWN_MINOR) break
      unpaid.push({ id, tier, amountMinor: Math.min(amountMinor, grownMinor) })
      grownMinor -= amountMinor
    }
  }
  return unpaid
}
