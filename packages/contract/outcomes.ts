/**
 * Outcomes: what we decided on a fact. They are appended with the fact they answer, and told to whoever asks.
 *
 * Wire     as for facts: `fairline.<name>.v1`, snake_case fields.
 * Rule     every outcome against a borrower carries its causes, and is followed by the notice that tells him (P6).
 */
import { z } from 'zod'
import { currency, nonNegativeMinor, positiveMinor } from './text.ts'

/**
 * One value behind a reason: the signal of the catalogue, what it was, when what it was read from happened, and the test of the policy that it
 * met, as written. `test` is null for a value that is shown beside the tested one; `as_of` where a value has no date.
 */
export const Evidence = z.object({
  signal: z.string(),
  value: z.union([z.number(), z.string(), z.boolean(), z.null()]),
  test: z.string().nullable(),
  as_of: z.string().nullable(),
})

/** One principal reason with its evidence. Texts and cures are in the policy pack, under the reason's code. */
export const Cause = z.object({ reason: z.string(), evidence: z.array(Evidence) })

export const HOLD_SCOPES = ['draw', 'increase', 'login', 'profile'] as const
export const HoldScope = z.enum(HOLD_SCOPES).meta({ id: 'HoldScope' })

/**
 * Why a drawdown was declined.
 * held: a hold in force. line-not-open: nothing was granted yet. credit-insufficient: more than is available.
 * policy: the pack's drawdown table declines. not-assessable: the pack lacks an input it needs to approve.
 */
const DECLINE_CODES = ['held', 'line-not-open', 'credit-insufficient', 'policy', 'not-assessable'] as const

const holdId = z.string()
/** RFC 3339 in UTC, as we write it. */
const instantText = z.string()
const causes = z.array(Cause)

export const outcomeData = {
  'line-granted': z.object({ limit_minor: positiveMinor, currency, day_rate: z.int().nonnegative() }),
  'grant-declined': z.object({ causes }),
  'import-recorded': z.object({ limit_minor: positiveMinor, drawn_minor: nonNegativeMinor, currency, as_of: instantText }),
  /** The balance another system told us of, as of a statement, with what moved here since added. */
  'balance-observed': z.object({ drawn_minor: nonNegativeMinor, as_of: instantText }),
  'limit-changed': z.object({ from_minor: nonNegativeMinor, to_minor: nonNegativeMinor, causes }),
  'hold-placed': z.object({ hold_id: holdId, scope: HoldScope, cause: Cause }),
  /** In force as before, but what shows it is another value now. */
  'hold-kept': z.object({ hold_id: holdId, cause: Cause }),
  /** The trigger is gone; the hold is lifted once it has stayed away until then. */
  'observation-started': z.object({ hold_id: holdId, reason: z.string(), until: instantText }),
  'observation-broken': z.object({ hold_id: holdId, scope: HoldScope, cause: Cause }),
  'hold-lifted': z.object({ hold_id: holdId, reason: z.string() }),
  'drawdown-approved': z.object({ drawdown_id: z.string(), amount_minor: positiveMinor, day_rate: z.int().nonnegative() }),
  'drawdown-declined': z.object({
    drawdown_id: z.string(),
    amount_minor: positiveMinor,
    code: z.enum(DECLINE_CODES),
    /** True where it is the borrower's own doing and feeds his counters; never for a hold, our policy or a fault (P5). */
    counts: z.boolean(),
    causes,
  }),
  /** `already_observed_minor`: paid before the latest observed balance, which holds it already. `overpaid_minor`: beyond the debt, kept apart. */
  'repayment-applied': z.object({
    repayment_id: z.string(),
    principal_minor: nonNegativeMinor,
    overpaid_minor: nonNegativeMinor,
    already_observed_minor: nonNegativeMinor,
    as_of: instantText,
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
} as const

export type OutcomeType = keyof typeof outcomeData
