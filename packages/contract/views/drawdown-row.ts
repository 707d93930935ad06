/** Drawdowns, the newest first: what was asked for, what was answered, and whether the money left. */
import { z } from 'zod'
import { ExplainedReason } from '../answer.ts'
import { LoanTerms, RepaymentMethod } from '../terms.ts'
import { listed, pageOf, pageQuery, searched } from './page.ts'

/**
 * pending: approved, and the money is not known to be out. approved: another system pays it out and keeps the loan. disbursed: it became a loan. failed: the
 * money could not be paid out.
 */
const DRAWDOWN_STATES = ['pending', 'approved', 'declined', 'disbursed', 'failed'] as const
const DrawdownState = z.enum(DRAWDOWN_STATES).meta({ id: 'DrawdownState' })

export const DrawdownRow = z
  .object({
    drawdown_id: z.string(),
    borrower_id: z.string(),
    state: DrawdownState,
    amount_minor: z.int().positive(),
    currency: z.string().nullable(),
    purpose: z.string().nullable(),
    method: RepaymentMethod.nullable(),
    tenor_months: z.int().positive().nullable(),
    /** Parts per 10^8 a day. */
    day_rate: z.int().nonnegative().nullable(),
    decline_code: z.string().nullable(),
    /** Codes. */
    reasons: z.array(z.string()),
    loan_id: z.string().nullable(),
    /** What stood in the way of paying it out. */
    failure: z.string().nullable(),
    decided_at: z.string(),
    /** When the money was out, or known not to go. */
    ended_at: z.string().nullable(),
    /** Of the event that asked for it, and of the last one that changed it, in the borrower's log. */
    decided_by_sequence: z.int().positive(),
    sequence: z.int().positive(),
  })
  .meta({ id: 'DrawdownRow' })

export const DrawdownQuery = z.strictObject({ ...pageQuery, borrower: searched.optional(), state: listed(DrawdownState).optional() })

export const DrawdownList = pageOf(DrawdownRow).meta({ id: 'DrawdownList' })

export const DrawdownDetail = DrawdownRow.omit({ reasons: true })
  .extend({ terms: LoanTerms.nullable(), reasons: z.array(ExplainedReason) })
  .meta({ id: 'DrawdownDetail' })
