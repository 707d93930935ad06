/** The list of loans: each as it stands on the book's day, with what is filtered and sorted by. */
import { z } from 'zod'
import { Bucket, FiveTier } from '../loan-outcomes.ts'
import { calendarDay, RepaymentMethod } from '../terms.ts'
import { askedDay, listed, pageOf, pageQuery, searched } from './page.ts'

const minor = z.int().nonnegative()

/** overdue: something is past due, its grace over. written_off: and still owed. settled: paid back. */
const LOAN_STATUSES = ['open', 'overdue', 'settled', 'written_off'] as const
export const LoanStatus = z.enum(LOAN_STATUSES).meta({ id: 'LoanStatus' })

/**
 * `due_minor`: of instalments due by now and not paid, penalty included. `overdue_since`: due day of the oldest of them, once its grace is over.
 * `next_due_on`: the first later day with something to pay. `payoff_minor`: what ends the loan if it is paid today.
 */
export const LoanRow = z
  .object({
    loan_id: z.string(),
    borrower_id: z.string(),
    drawdown_id: z.string(),
    /** With its version, as the loan was drawn on it. */
    product: z.string(),
    status: LoanStatus,
    currency: z.string(),
    principal_minor: minor,
    principal_left_minor: minor,
    method: RepaymentMethod,
    tenor_months: z.int().positive(),
    /** Parts per 10^8 a day. */
    day_rate: minor,
    disbursed_on: calendarDay,
    ends_on: calendarDay,
    due_minor: minor,
    overdue_since: calendarDay.nullable(),
    days_past_due: minor,
    bucket: Bucket,
    five_tier: FiveTier,
    /** Due day of the oldest instalment with something left to pay; null once paid back. */
    first_unpaid_on: calendarDay.nullable(),
    next_due_on: calendarDay.nullable(),
    next_due_minor: minor,
    payoff_minor: minor,
    settled_on: calendarDay.nullable(),
    written_off_on: calendarDay.nullable(),
    /** Of the last event that changed it, in its borrower's log. */
    sequence: z.int().positive(),
  })
  .meta({ id: 'LoanRow' })

/** In the order of a column, and where it is equal in that of the loans' ids; `-` before it turns the whole order round. What is missing comes below every value. */
export const LOAN_SORTS = ['loan_id', 'disbursed_on', 'principal_minor', 'principal_left_minor', 'first_unpaid_on', 'settled_on'] as const
export type LoanSortColumn = (typeof LOAN_SORTS)[number]
const LoanSort = z.enum(LOAN_SORTS.flatMap((column) => [column, `-${column}`] as const))

export const loanFilters = {
  borrower: searched.optional(),
  status: listed(LoanStatus).optional(),
  /** Products without their version. */
  product: listed(searched).optional(),
  bucket: listed(Bucket).optional(),
  currency: listed(z.string().regex(/^[A-Z]{3}$/)).optional(),
  /** Loans with something unpaid that falls due before that day. */
  due_before: askedDay.optional(),
  /** Loans with something unpaid that falls due on that very day, but for those written off: what the calendar of repayments counts on it. */
  due_on: askedDay.optional(),
}
export type LoanFilters = z.output<z.ZodObject<typeof loanFilters>>

export const LoanQuery = z.strictObject({ ...pageQuery, ...loanFilters, sort: LoanSort.default('-disbursed_on') })

/** `on`: the day of the book on which they stand like this. */
export const LoanList = pageOf(LoanRow).extend({ on: calendarDay }).meta({ id: 'LoanList' })
