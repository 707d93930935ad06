/** By which limits a project is planned: those that two people agreed on; without any, its reserve and the usual weights of risk. */
import type { ApprovedPolicy } from '@fairline/contract/desk/views'
import type { PlanPolicy } from '@fairline/planner/plan-input'
import type { DeskState } from '../model/desk-book.ts'

/** How far a plan looks, and how many failures it weighs: of each plan, not of the policy. `riskWeightPpm`: where somebody looks at what another weight would cost. */
export type PlanTerms = Readonly<{ horizonWeeks: number; scenariosMax: number; riskWeightPpm: number | null }>
export const USUAL_TERMS: PlanTerms = { horizonWeeks: 26, scenariosMax: 30, riskWeightPpm: null }
/** Beyond it, weeks further away are planned four at a time. */
export const WEEKLY_MAX = 26
/** A receipt may be so late. */
export const RECEIPT_DELAY_DAYS = 21

type Limits = Pick<ApprovedPolicy, 'reserve_floor_minor' | 'de_minimis_minor' | 'cash_yield_ppm' | 'risk_level_ppm' | 'risk_weight_ppm'>

/** Weights as research found them to pay; no caps, as what a desk can bear is its own to say. */
const usual = ({ content }: DeskState<'project'>): Limits => ({
  ...{ reserve_floor_minor: content.reserve_target_minor, de_minimis_minor: 10_000_000, cash_yield_ppm: 0 },
  ...{ risk_level_ppm: 950_000, risk_weight_ppm: 300_000 },
})

/** `otherDebtMinor`: owed beside the lines of the plan. A limit of nothing at all is none that a model can be made from, and is told by the check of the input. */
export function planPolicyOf(project: DeskState<'project'>, riskWeightPpm: number | null, otherDebtMinor: number): PlanPolicy {
  const policy: Partial<ApprovedPolicy> & Limits = project.policy ?? usual(project)
  const { provider_cap_ppm: provider, group_cap_ppm: group, leverage_max_ppm: leverage, concentration_max_ppm: concentration } = policy
  const { service_cover_min_ppm: cover } = policy
  return {
    ...{ reserveMinor: policy.reserve_floor_minor, cashYieldPpm: policy.cash_yield_ppm, deMinimisMinor: policy.de_minimis_minor },
    ...(provider !== undefined && { providerCapPpm: provider }),
    ...(group !== undefined && { groupCapPpm: group }),
    ...(leverage !== undefined && { leverage: { maxPpm: leverage, equityMinor: project.content.equity_minor, otherDebtMinor } }),
    ...(cover !== undefined && cover > 0 && { minServiceCoverPpm: cover }),
    ...(concentration !== undefined && { concentrationMaxPpm: concentration }),
    ...{ riskWeightPpm: riskWeightPpm ?? policy.risk_weight_ppm, riskLevelPpm: policy.risk_level_ppm },
  }
}
