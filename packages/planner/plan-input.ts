/**
 * What a funding plan is made from. The caller has decided already which line may serve which purpose and who consented to what: a line that may not
 * be used comes with `blocked`, and comes back as an amount with that reason.
 *
 * Units    `...Minor`: whole minor units of one currency, safe integers, at most AMOUNT_MINOR_MAX. `...Ppm`: parts per million; rates are per year.
 *          Days are whole; dates are `YYYY-MM-DD`.
 */
export type DayCount = 'ACT/365F' | 'ACT/360' | '30/360'

/** `free`: repaid and drawn again at will. The others follow a schedule over `tenorDays` from the day a draw lands. */
export type Repayment = 'free' | 'bullet' | 'equal-principal' | 'equal-instalment'

/** What is owed on a line already falls due in part. */
export type ScheduledPrincipal = { readonly on: string; readonly principalMinor: number }

export type FacilityInput = {
  readonly id: string
  readonly providerId: string
  /** What would hit several lines at once: a regulator, a family of platforms, one credit policy. */
  readonly groupIds: readonly string[]
  readonly limitMinor: number
  readonly drawnMinor: number
  /** Of `drawnMinor`. What it leaves out is not due within any horizon. Of a line that is repaid freely: empty. */
  readonly schedule: readonly ScheduledPrincipal[]
  /** Requests are taken from the one day to the other, both included. */
  readonly availableFrom: string
  readonly availableTo: string
  /** A line that is repaid freely owes nothing any more from this day on. */
  readonly maturesOn?: string
  /** Calendar days from the request of a draw to the money. */
  readonly leadDays: number
  readonly minDrawMinor: number
  readonly drawIncrementMinor: number
  readonly drawsPer28Days?: number
  readonly ratePpm: number
  readonly dayCount: DayCount
  /** Of each draw, taken when it lands, beside a fixed fee. */
  readonly drawFeePpm: number
  readonly fixedFeeMinor: number
  readonly repayment: Repayment
  readonly tenorDays: number
  readonly instalments: number
  /** Whether what was repaid may be drawn again. */
  readonly redrawable: boolean
  readonly committed: boolean
  /** A year, on what is not drawn. */
  readonly commitmentFeePpm: number
  /** Whether the provider may ask for everything back at once. */
  readonly callable: boolean
  /** The limit follows the receipts that are pledged to the line, at this share. */
  readonly advanceRatePpm?: number
  /** Undefined: any purpose. */
  readonly purposes?: readonly string[]
  /** How much of what is free is not counted on. */
  readonly haircutPpm: number
  /** A code of the caller's: why nothing may be drawn here. */
  readonly blocked?: string
}

/** 1: payroll and tax, 2: suppliers, 3: what can wait. Debt service is an obligation, and comes before all of them. */
export type Tier = 1 | 2 | 3

export type NeedInput = {
  readonly id: string
  readonly tier: Tier
  readonly purpose: string
  readonly amountMinor: number
  readonly dueOn: string
  readonly deferrableDays: number
  /** A year, on what is deferred. */
  readonly deferCostPpm: number
}

export type ReceiptInput = {
  readonly id: string
  readonly amountMinor: number
  readonly expectedOn: string
  /** The line whose limit it carries until it is in. */
  readonly pledgedTo?: string
}

/** Debt service that no line above holds: principal and interest, never deferred. */
export type ObligationInput = { readonly id: string; readonly amountMinor: number; readonly dueOn: string }

export type PlanPolicy = {
  readonly reserveMinor: number
  /** Interest on cash, a year. */
  readonly cashYieldPpm: number
  /** The most that one provider, or one group, may hold of all that is drawn, beyond `deMinimisMinor`. */
  readonly providerCapPpm?: number
  readonly groupCapPpm?: number
  readonly deMinimisMinor: number
  /** debt / (debt + equity). */
  readonly leverage?: { readonly maxPpm: number; readonly equityMinor: number; readonly otherDebtMinor: number }
  /** Receipts less payroll, tax and suppliers, over debt service, in every 13 weeks. */
  readonly minServiceCoverPpm?: number
  /** The sum of the squares of the providers' shares of what is drawn. */
  readonly concentrationMaxPpm?: number
  /** λ: how much the worst paths weigh against the mean, and how many of them are meant (α). */
  readonly riskWeightPpm: number
  readonly riskLevelPpm: number
}

/** What was promised to a provider or approved already: changing it costs a little, so that plans do not jump. */
export type PromisedDraw = { readonly facilityId: string; readonly landsOn: string; readonly amountMinor: number }

export type Severity = 'closed' | 'called' | 'cut'

/** How often something happens to a provider, a group or a single line: expected events a week, in parts per million. */
export type Hazard = {
  readonly kind: 'facility' | 'provider' | 'group' | 'receipts'
  readonly id: string
  readonly weeklyPpm: number
  /** Shares of the severities, together one million. Without them: all closed. */
  readonly severities?: Readonly<Partial<Record<Severity, number>>>
  /** What a cut leaves of a limit. */
  readonly cutToPpm?: number
  readonly backAfterDays?: number
  /** For receipts, and for a shock that delays them too. */
  readonly receiptDelayDays?: number
}

export type PlanInput = {
  readonly asOf: string
  readonly horizonWeeks: number
  /** `weekly` throughout, or 13 weeks and then buckets of four. */
  readonly grid: 'weekly' | 'bucketed'
  readonly openingCashMinor: number
  readonly facilities: readonly FacilityInput[]
  readonly needs: readonly NeedInput[]
  readonly receipts: readonly ReceiptInput[]
  readonly obligations: readonly ObligationInput[]
  readonly promised: readonly PromisedDraw[]
  readonly policy: PlanPolicy
  /** None: the expected path alone. */
  readonly hazards: readonly Hazard[]
  /** The most scenarios that are kept, beside the path on which nothing fails. */
  readonly scenariosMax: number
}

/** Ten billion of a currency with two decimals: sums over a whole input stay safe integers. */
export const AMOUNT_MINOR_MAX = 1_000_000_000_000
/** What one unit of the solver is: 10,000 of a currency with two decimals. */
export const UNIT_MINOR = 1_000_000
