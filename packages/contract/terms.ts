/** The terms of one loan: agreed when it is drawn, and kept by it whatever the product becomes later. */
import { z } from 'zod'

/** 等额本息, 先息后本, 等额本金. */
export const REPAYMENT_METHODS = ['equal_instalment', 'interest_only', 'equal_principal'] as const
export const RepaymentMethod = z.enum(REPAYMENT_METHODS).meta({ id: 'RepaymentMethod' })

/** What a repayment pays of one instalment. */
export const DUE_PARTS = ['penalty', 'interest', 'principal'] as const

/** defer: every unpaid instalment moves by so many months. extend: so many instalments more. */
export const RELIEF_KINDS = ['defer', 'extend'] as const
export const ReliefKind = z.enum(RELIEF_KINDS).meta({ id: 'ReliefKind' })

/** A calendar day in the product's time zone. */
export const calendarDay = z.iso.date()

const TENOR_MONTHS_MAX = 600
export const tenorMonths = z.int().min(1).max(TENOR_MONTHS_MAX)

/**
 * `product`: which one, and which version of it: `cn-consumer@1`.
 * `interest_by`: days: each day counts. months: twelve equal months of `year_days` / 12 days.
 * `due_day`: of the month; in a shorter month its last day.
 * `due_date_moves`: left out, an instalment is due on that day whatever day it is. following_business_day: one that is no business day of the product's
 * calendar makes it due on the next that is; the period whose interest it pays ends on the due day all the same.
 * `penalty_permille`: of the day rate, on principal past due, in place of it; 1500 is one and a half times. Counted from the due day, once `grace_days` are over.
 * `misuse_penalty_permille`: of the day rate, in place of it and of the penalty above, on all principal of a loan that was used for something else than
 * agreed, each day from when that is found; left out by loans of earlier releases.
 * `allocation`: in which order a repayment pays the parts of an instalment; the oldest instalment comes first in any case.
 * `after_early`: what a part repaid early changes: the instalments become lower, or fewer.
 * `partner`: who lends how much of it beside the creditor. Its share is rounded down, the creditor has the rest.
 */
export const LoanTerms = z
  .object({
    product: z.string(),
    method: RepaymentMethod,
    tenor_months: tenorMonths,
    day_rate: z.int().nonnegative(),
    interest_by: z.enum(['days', 'months']),
    year_days: z.union([z.literal(365), z.literal(360)]),
    due_day: z.int().min(1).max(31),
    due_date_moves: z.literal('following_business_day').optional(),
    grace_days: z.int().nonnegative(),
    penalty_permille: z.int().min(1000),
    misuse_penalty_permille: z.int().min(1000).optional(),
    allocation: z.array(z.enum(DUE_PARTS)).length(DUE_PARTS.length),
    after_early: z.enum(['lower_instalments', 'fewer_instalments']),
    partner: z.object({ name: z.string(), permille: z.int().min(1).max(999) }).nullable(),
  })
  .meta({ id: 'LoanTerms' })

/** What falls due on one day. */
export const PlannedInstalment = z
  .object({ due_on: calendarDay, principal_minor: z.int().nonnegative(), interest_minor: z.int().nonnegative() })
  .meta({ id: 'PlannedInstalment' })
