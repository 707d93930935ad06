/** Outcomes about holds: placed, kept, observed, given back in stages, lifted; and what of the borrower's steps is done. */
import { z } from 'zod'
import { Cause } from './cause.ts'
import { nonNegativeMinor } from './text.ts'

export const HOLD_SCOPES = ['draw', 'increase', 'login', 'profile'] as const
export const HoldScope = z.enum(HOLD_SCOPES).meta({ id: 'HoldScope' })

/**
 * Why a hold ended. Left out: cured, its trigger is gone and its observation over. expired: its time was up. overturned: a person found it wrong. corrected: it was our mistake.
 * ordered: whoever had ordered it took the order back. honoured: a way back that we had given was gone to its end.
 */
const LIFTED_WHY = ['expired', 'overturned', 'corrected', 'ordered', 'honoured'] as const

/** What signals count: each a series of facts or outcomes, by the name under which an account keeps it. */
export const EVIDENCE_SERIES = [
  'identity_failures',
  'devices',
  'places',
  'failed_draws',
  'applications',
  'delinquencies_elsewhere',
  'late_payments',
] as const

/** What becomes of a restoration that is broken: it begins again, or ends so much later. */
export const SET_BACKS = ['reset', 'extend'] as const

const holdId = z.string()
/** RFC 3339 in UTC, as we write it. */
const instantText = z.string()
const permille = z.int().min(0).max(1000)

export const holdOutcomeData = {
  /** `expires_at`: it ends by itself then. `review_at`: a person looks at it by then. */
  'hold-placed': z.object({
    hold_id: holdId,
    scope: HoldScope,
    cause: Cause,
    expires_at: instantText.optional(),
    review_at: instantText.optional(),
  }),
  /** In force as before, but what shows it is another value now. */
  'hold-kept': z.object({ hold_id: holdId, cause: Cause }),
  /** Nobody has lifted it by the day on which a person was to look at it. */
  'hold-review-due': z.object({ hold_id: holdId, reason: z.string(), next_review_at: instantText }),
  /** The trigger is gone; the hold is lifted once it has stayed away until then. */
  'observation-started': z.object({ hold_id: holdId, reason: z.string(), until: instantText }),
  'observation-broken': z.object({ hold_id: holdId, scope: HoldScope, cause: Cause }),
  /**
   * `strikes`: what of these series happened up to now no longer counts, whenever we
   * hear of it. `causes`: what went wrong on our side.
   */
  'hold-lifted': z.object({
    hold_id: holdId,
    reason: z.string(),
    why: z.enum(LIFTED_WHY).optional(),
    strikes: z.array(z.enum(EVIDENCE_SERIES)).optional(),
    causes: z.array(Cause).optional(),
  }),
  /** A hold that had been lifted before was wrong from the start: what of these series happened until `until` no longer counts. `tested`: the signals that it was tested on. */
  'hold-struck': z.object({
    hold_id: holdId,
    reason: z.string(),
    scope: HoldScope,
    why: z.enum(['overturned', 'corrected']),
    until: instantText,
    tested: z.array(z.string()),
    strikes: z.array(z.enum(EVIDENCE_SERIES)),
    causes: z.array(Cause).optional(),
  }),
  /** What a hold that was lifted had rested on is gone by now: should it come back, it is another trigger. */
  'exemption-ended': z.object({ reason: z.string(), scope: HoldScope }),
  /** A step of the way back out of a hold, by the id of the cure in the pack. */
  'step-completed': z.object({ hold_id: holdId, cure: z.string() }),
  /** Which hold an appeal is about. */
  'appeal-noted': z.object({ appeal_id: z.string(), hold_id: holdId }),
  /**
   * He promised to keep to the rules, so that the line comes back in stages: so many days after the trigger is gone, so much of `of_minor`, the limit that he had.
   * `sets_back_days_past_due`: being past due for more days than that sets it back.
   */
  'restoration-agreed': z.object({
    hold_id: holdId,
    commitment_id: z.string(),
    of_minor: nonNegativeMinor,
    stages: z.array(z.object({ after_days: z.int().nonnegative(), permille })),
    sets_back_days_past_due: z.int().nonnegative(),
    set_back: z.enum(SET_BACKS),
  }),
  /** The trigger is gone, and the days count from `began_at`; also when they count again after it was set back. */
  'restoration-started': z.object({ hold_id: holdId, began_at: instantText, ends_at: instantText, checkpoints: z.int().nonnegative() }),
  'checkpoint-passed': z.object({ hold_id: holdId, nth: z.int().positive(), of: z.int().positive() }),
  /** `usable_minor`: as much of the line may be used from now on, and no more than its limit. */
  'restoration-advanced': z.object({ hold_id: holdId, stage: z.int().positive(), permille, usable_minor: nonNegativeMinor }),
  /** reset: it begins again from nothing. extend: it stands where it is. Either goes on once what `causes` say is over. */
  'restoration-set-back': z.object({
    hold_id: holdId,
    scope: HoldScope,
    set_back: z.enum(SET_BACKS),
    nth: z.int().positive(),
    causes: z.array(Cause),
  }),
  /** A way back that was given to him, to be kept to until then though the policy changes. */
  'way-back-noted': z.object({ plan_id: z.string(), hold_ids: z.array(holdId), policy_hash: z.string(), honour_until: instantText }),
  'restoration-completed': z.object({ hold_id: holdId, commitment_id: z.string() }),
} as const
