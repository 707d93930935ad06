/**
 * Outcomes: what we decided on a fact. They are appended with the fact they answer, and told to whoever asks.
 *
 * Wire     as for facts: `fairline.<name>.v1`, snake_case fields.
 * Rule     every outcome against a borrower carries its causes, and is followed by the notice that tells him (P6).
 */
import { z } from 'zod'
import { caseOutcomeData } from './case-outcomes.ts'
import { Cause } from './cause.ts'
import { HoldScope, holdOutcomeData } from './hold-outcomes.ts'
import { further_reasons, LimitBounds, limitOutcomeData } from './limit-outcomes.ts'
import { loanOutcomeData, RepaidPart } from './loan-outcomes.ts'
import { privacyOutcomeData } from './privacy-outcomes.ts'
import { calendarDay, LoanTerms } from './terms.ts'
import { currency, nonNegativeMinor, positiveMinor } from './text.ts'

export { HOLD_SCOPES, HoldScope } from './hold-outcomes.ts'

/**
 * Why a drawdown was declined.
 * line-closed: nothing is drawn on a closed line. not-offered: the product has no such amount, tenor or method. held: a hold in force. line-not-open: nothing was granted yet. credit-insufficient: more than is available.
 * policy: the pack's drawdown table declines. regulation: a rule of law would be broken. not-assessable: the pack lacks an input it needs to approve.
 * technical, platform: a fault or a lack on our side stops everybody's drawdowns; nothing was decided about the borrower, and nothing is held against him.
 */
const DECLINE_CODES = [
  'line-closed',
  'not-offered',
  'held',
  'line-not-open',
  'credit-insufficient',
  'policy',
  'regulation',
  'not-assessable',
  'technical',
  'platform',
] as const

const holdId = z.string()
/** RFC 3339 in UTC, as we write it. */
const instantText = z.string()
const causes = z.array(Cause)

export const outcomeData = {
  /** `product`: which one of the pack, and which version; absent where the pack has none. */
  'line-granted': z.object({
    limit_minor: positiveMinor,
    currency,
    day_rate: z.int().nonnegative(),
    product: z.string().optional(),
    bounds: LimitBounds.optional(),
  }),
  'grant-declined': z.object({ causes, further_reasons, application_id: z.string().optional() }),
  'import-recorded': z.object({ limit_minor: positiveMinor, drawn_minor: nonNegativeMinor, currency, as_of: instantText }),
  /** The balance another system told us of, as of a statement, with what moved here since added. */
  'balance-observed': z.object({ drawn_minor: nonNegativeMinor, as_of: instantText }),
  ...holdOutcomeData,
  /** With `terms` the money is to be paid out, and is owed as a loan once it was; without, another system keeps the loans. */
  'drawdown-approved': z.object({
    drawdown_id: z.string(),
    amount_minor: positiveMinor,
    day_rate: z.int().nonnegative(),
    terms: LoanTerms.optional(),
    purpose: z.string().nullable().optional(),
  }),
  'drawdown-declined': z.object({
    drawdown_id: z.string(),
    amount_minor: positiveMinor,
    code: z.enum(DECLINE_CODES),
    /** True where it is the borrower's own doing and feeds his counters; never for a hold, our policy or a fault (P5). */
    counts: z.boolean(),
    causes,
  }),
  /**
   * `already_observed_minor`: paid before the latest observed balance, which holds it already. `overpaid_minor`: beyond the debt, kept apart.
   * `parts`: of loans that are kept here. The principal is all that the line owes less, with or without a loan.
   */
  'repayment-applied': z.object({
    repayment_id: z.string(),
    principal_minor: nonNegativeMinor,
    overpaid_minor: nonNegativeMinor,
    already_observed_minor: nonNegativeMinor,
    as_of: instantText,
    paid_on: calendarDay.optional(),
    interest_minor: nonNegativeMinor.optional(),
    penalty_minor: nonNegativeMinor.optional(),
    parts: z.array(RepaidPart).optional(),
  }),
  /**
   * The borrower must be told. About which outcome, and which hold (with what it blocks) or drawdown. `cures` are the ids of the recovery steps,
   * per reason, in the pack; `further_reasons` counts what did not fit among the principal ones.
   */
  'notice-due': z.object({
    notice_id: z.string(),
    about: z.string(),
    hold_id: holdId.nullable(),
    scope: HoldScope.nullable(),
    drawdown_id: z.string().nullable(),
    further_reasons: z.int().nonnegative(),
    reasons: z.array(Cause.extend({ cures: z.array(z.string()) })),
  }),
  ...loanOutcomeData,
  ...limitOutcomeData,
  ...caseOutcomeData,
  ...privacyOutcomeData,
} as const

export type OutcomeType = keyof typeof outcomeData
