/** Plans as the API writes them. */
import type { BookEntry as BookView, Difference, PlanView } from '@fairline/contract/desk/plans'
import { writeInstant } from '@fairline/contract/instant'
import type { PlanRecord } from '@fairline/domain/desk/funding/plan-record'
import { blockedWords, fallbackWords } from '@fairline/domain/desk/funding/plan-words'
import type { BookEntry } from '@fairline/planner/book'
import type { CapCost } from '@fairline/planner/cap-cost'
import type { Gap, Plan } from '@fairline/planner/plan'
import type { PlanDifference } from '@fairline/planner/plan-difference'
import type { z } from 'zod'
import type { KeptPlan } from '../desk/plan-store.ts'

type View = z.infer<typeof PlanView>

export const gapView = (gap: Gap | null): View['gap'] =>
  gap === null
    ? null
    : {
        ...{ peak_minor: gap.peakMinor, first_on: gap.firstOn, peak_on: gap.peakOn, weeks: gap.buckets },
        unpaid: gap.unpaid.map(({ id, tier, amountMinor }) => ({ id, tier, amount_minor: amountMinor })),
      }

export function headView({ id, madeAt, madeBy, head, state, approved, supersededBy }: PlanRecord) {
  const { summary, because } = head
  return {
    ...{ plan_id: id, project_id: head.project_id, state, made_at: writeInstant(madeAt), made_by: madeBy, replan_of: head.replan_of },
    ...{ as_of: summary.asOf, ends_on: summary.endsOn, method: summary.method },
    because: because === null ? null : { code: because, text: fallbackWords(because) },
    ...{ horizon_weeks: head.terms.horizonWeeks, scenarios_max: head.terms.scenariosMax },
    ...{ risk_weight_ppm: head.risk_weight_ppm, total_cost_minor: summary.totalCostMinor, gap: gapView(summary.gap) },
    draws: summary.draws.map(({ facilityId, requestOn, landsOn, amountMinor, isFirm }) => ({
      ...{ facility_id: facilityId, request_on: requestOn, lands_on: landsOn, amount_minor: amountMinor, is_firm: isFirm },
    })),
    approved:
      approved === null
        ? null
        : {
            ...{ approval_id: approved.approval_id, asked_by: approved.asked_by, approved_by: approved.approved_by },
            ...{ reason: approved.reason, at: writeInstant(approved.at), incident_id: approved.incident_id },
          },
    superseded_by: supersededBy,
  }
}

/** `mayKnow`: whether the limit of the line may be seen. */
export function planView({ record, body }: KeptPlan, mayKnow: (facilityId: string) => boolean): View {
  const { plan, reasons, repairs, prices, book } = body
  return {
    ...headView(record),
    ...movesView(plan),
    ...proofView(plan),
    blocked: plan.blocked.map(({ facilityId, amountMinor, reason }) => ({
      ...{ facility_id: facilityId, amount_minor: mayKnow(facilityId) ? amountMinor : null, reason, text: blockedWords(reason) },
    })),
    run: record.head.run,
    cap_cost: capCostView(body.capCost ?? null),
    gap_reasons: reasons
      .filter(({ id }) => mayKnow(id))
      .map(({ code, id, on, usedMinor, limitMinor }) => ({ code, id, on, used_minor: usedMinor, limit_minor: limitMinor })),
    repairs: repairs.map(({ kind, id, by, needsApproval, gapPeakMinor, closesGap, extraCostMinor }) => ({
      ...{ kind, id, by, needs_approval: needsApproval, gap_peak_minor: gapPeakMinor, closes_gap: closesGap },
      extra_cost_minor: extraCostMinor,
    })),
    prices: prices.map(({ kind, id, easierSavesMinor, harderCostsMinor, priceMinor, binds, substitute }) => ({
      ...{
        kind,
        id,
        easier_saves_minor: easierSavesMinor,
        harder_costs_minor: harderCostsMinor,
        price_minor: priceMinor,
        binds: [...binds],
      },
      substitute: substitute && { facility_id: substitute.facilityId, rate_ppm: substitute.ratePpm },
    })),
    n_minus_one: nMinusOneOf(book ?? []).map(bookView),
  }
}

const capCostView = (cost: CapCost | null): View['cap_cost'] =>
  cost && {
    ...{ max_ppm: cost.maxPpm, concentration_ppm: cost.concentrationPpm, extra_cost_minor: cost.extraMinor },
    ...{
      free_cost_minor: cost.freeCostMinor,
      free_concentration_ppm: cost.freeConcentrationPpm,
      free_gap_peak_minor: cost.freeGapPeakMinor,
    },
  }

const movesView = ({ repayments, deferrals, buckets }: Plan) => ({
  repayments: repayments.map(({ facilityId, on, amountMinor }) => ({ facility_id: facilityId, on, amount_minor: amountMinor })),
  deferrals: deferrals.map(({ needId, amountMinor, paidOn }) => ({ need_id: needId, amount_minor: amountMinor, paid_on: paidOn })),
  weeks: buckets.map(({ startsOn, cashMinor, reserveUseMinor, gapMinor, outstandingMinor }) => ({
    ...{ starts_on: startsOn, cash_minor: cashMinor, reserve_use_minor: reserveUseMinor, gap_minor: gapMinor },
    outstanding: Object.entries(outstandingMinor)
      .filter(([, amount]) => amount > 0)
      .map(([id, amount]) => ({ facility_id: id, amount_minor: amount })),
  })),
})

const proofView = ({ cost, ledger, proof }: Plan) => ({
  cost: {
    ...{
      interest_minor: cost.interestMinor,
      existing_interest_minor: cost.existingInterestMinor,
      fees_minor: cost.feesMinor,
      commitment_minor: cost.commitmentMinor,
    },
    ...{ deferral_minor: cost.deferralMinor, income_minor: cost.incomeMinor },
  },
  ledger: { ok: ledger.ok, least_headroom_minor: ledger.leastHeadroomMinor },
  proof: proof && {
    ...{ primal_residual: proof.certificate.primalResidual, dual_residual: proof.certificate.dualResidual },
    ...{ relative_gap: proof.certificate.relativeGap, holds: proof.certificate.holds, at_most_above_ppm: proof.atMostAbovePpm },
    ...{ scenarios: proof.scenarios, solver: proof.solver },
  },
})

export const bookView = ({ shock, isCertified, draws, ...entry }: BookEntry): z.infer<typeof BookView> => ({
  ...{ kind: shock.kind, id: shock.id, severity: shock.severity, is_certified: isCertified },
  draws: draws.map(({ facilityId, landsOn, amountMinor, insteadOfMinor }) => ({
    ...{ facility_id: facilityId, lands_on: landsOn, amount_minor: amountMinor, instead_of_minor: insteadOfMinor },
  })),
  ...{ extra_cost_minor: entry.extraCostMinor, gap_peak_minor: entry.gapPeakMinor, first_gap_on: entry.firstGapOn },
  survival_days: entry.survivalDays,
})

/** One provider lost at a time. */
const nMinusOneOf = (entries: readonly BookEntry[]): BookEntry[] =>
  entries.filter(({ shock }) => shock.kind === 'provider' && shock.severity === 'closed')

/** Null where none goes short. */
export const weakestOf = (entries: readonly BookEntry[]): BookEntry | null =>
  nMinusOneOf(entries)
    .filter(({ survivalDays }) => survivalDays !== null)
    .sort((a, b) => a.survivalDays! - b.survivalDays! || b.gapPeakMinor - a.gapPeakMinor)[0] ?? null

export const differenceView = (difference: PlanDifference): z.infer<typeof Difference> => ({
  draws: difference.draws.map(({ facilityId, landsOn, beforeMinor, afterMinor }) => ({
    ...{ facility_id: facilityId, lands_on: landsOn, before_minor: beforeMinor, after_minor: afterMinor },
  })),
  ...{ extra_cost_minor: difference.extraCostMinor, act_on: difference.actOn, first_gap_on: difference.firstGapOn },
  gap_peak_minor: difference.gapPeakMinor,
})
