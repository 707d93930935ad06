/** The policy by which a project is funded: the last one that two people agreed on, or the usual one. */
import type { FundingPolicy } from '@fairline/contract/desk/funding-policy'
import type { PlanPolicy } from '@fairline/planner/plan-input'
import { type DeskBook, type DeskState, storyOf, type When } from '../model/desk-book.ts'

export type ApprovedPolicy = Readonly<{
  policy: FundingPolicy
  approval_id: string
  asked_by: string
  approved_by: string
  reason: string
}>
export type PolicyInForce = Readonly<{ policy: FundingPolicy; approved: ApprovedPolicy | null; at: number | null }>

type Project = DeskState<'project'>

/** Weights of risk as research found them to pay; no caps, as what a desk can bear is its own to say. */
const USUAL: Omit<FundingPolicy, 'reserve_minor'> = {
  ...{ de_minimis_minor: 10_000_000, cash_yield_ppm: 0, risk_weight_ppm: 300_000, risk_level_ppm: 950_000 },
  ...{ horizon_weeks: 26, grid: 'weekly', scenarios_max: 30, receipt_delay_days: 21 },
}

export function policyOf(book: DeskBook, project: Project, { at, knownAt }: When): PolicyInForce {
  const said = storyOf(book, 'funding_policy', project.id).findLast(
    ({ recordedAt, effectiveAt }) => recordedAt <= knownAt && effectiveAt <= at,
  )
  if (said === undefined) return { policy: { ...USUAL, reserve_minor: project.content.reserve_target_minor }, approved: null, at: null }
  const approved = said.data as ApprovedPolicy
  return { policy: approved.policy, approved, at: said.effectiveAt }
}

/** `riskWeightPpm`: of this plan alone, where somebody looks at what another weight would cost. `otherDebtMinor`: owed beside the lines of the plan. */
export function planPolicyOf(
  policy: FundingPolicy,
  { content }: Project,
  { riskWeightPpm, otherDebtMinor }: Readonly<{ riskWeightPpm: number | undefined; otherDebtMinor: number }>,
): PlanPolicy {
  const { provider_cap_ppm: provider, group_cap_ppm: group, leverage_max_ppm: leverage, min_service_cover_ppm: cover } = policy
  const { concentration_max_ppm: concentration } = policy
  return {
    reserveMinor: policy.reserve_minor,
    cashYieldPpm: policy.cash_yield_ppm,
    deMinimisMinor: policy.de_minimis_minor,
    ...(provider !== undefined && { providerCapPpm: provider }),
    ...(group !== undefined && { groupCapPpm: group }),
    ...(leverage !== undefined && { leverage: { maxPpm: leverage, equityMinor: content.equity_minor, otherDebtMinor } }),
    ...(cover !== undefined && { minServiceCoverPpm: cover }),
    ...(concentration !== undefined && { concentrationMaxPpm: concentration }),
    riskWeightPpm: riskWeightPpm ?? policy.risk_weight_ppm,
    riskLevelPpm: policy.risk_level_ppm,
  }
}
