/** What is decided about applications, quotes and loans; outcomes like all others (outcomes.ts). Days are calendar days of the product's time zone. */
import { z } from 'zod'
import { Cause } from './cause.ts'
import { LimitBounds } from './limit-outcomes.ts'
import { calendarDay, LoanTerms, PlannedInstalment, ReliefKind } from './terms.ts'
import { currency, nonNegativeMinor, positiveMinor } from './text.ts'

/** RFC 3339 in UTC, as we write it. */
const instantText = z.string()
const ppm = z.int()

/** Days past due: m1 is 1 to 30, m2 31 to 60, and so on. */
const BUCKETS = ['current', 'm1', 'm2', 'm3', 'm4', 'm5', 'm6', 'm7_plus'] as const
const Bucket = z.enum(BUCKETS).meta({ id: 'DelinquencyBucket' })

/** 五级分类. */
const FIVE_TIERS = ['normal', 'special_mention', 'substandard', 'doubtful', 'loss'] as const
const FiveTier = z.enum(FIVE_TIERS).meta({ id: 'FiveTierClass' })

/**
 * What each account of a product's ledger is for. Code posts to roles; a product says which account of the lender's books each of them is, and what it
 * is called.
 *
 * In joint lending the creditor's books hold both shares: what the partner lent is an asset of ours in name only, and a debt to it of the same size.
 */
export const LEDGER_ROLES = [
  /** Money at the bank: paid out when a loan is disbursed, paid in when a borrower repays. */
  'cash',
  /** The creditor's share of principal outstanding. */
  'loan_principal',
  /** The partner's share of principal outstanding. */
  'loan_principal_partner',
  /** What the partner put in and has not got back; the contra of its share of principal. */
  'partner_funds',
  /** Interest accrued and unpaid, the creditor's share. */
  'interest_receivable',
  /** Interest accrued and unpaid, the partner's share. */
  'interest_receivable_partner',
  /** Penalty interest accrued and unpaid, the creditor's share. */
  'penalty_receivable',
  /** Penalty interest accrued and unpaid, the partner's share. */
  'penalty_receivable_partner',
  /** Owed to the partner: its share of what accrues, and of what was collected for it until it is settled. */
  'partner_payable',
  /** Interest earned by the creditor. */
  'interest_income',
  /** Penalty interest earned by the creditor. */
  'penalty_income',
  /** Paid by a borrower beyond what he owed: it is his. */
  'overpaid',
  /** Money that arrived and is matched to no borrower or loan yet. */
  'suspense',
  /** Principal and interest written off. */
  'credit_loss',
  /** Collected on loans that were written off before. */
  'recovered_loss',
] as const
const LedgerRole = z.enum(LEDGER_ROLES).meta({ id: 'LedgerRole' })

/** `amount_minor`: a debit; below zero a credit. */
const LedgerEntry = z.object({ account: LedgerRole, loan_id: z.string().nullable(), amount_minor: z.int() }).meta({ id: 'LedgerEntry' })

/** What a drawdown costs, all in. Yearly rates in millionths; null where cash flows have none. `basis`: of what a fee is taken. */
export const LoanCost = z
  .object({
    interest_minor: nonNegativeMinor,
    fees: z.array(z.object({ id: z.string(), amount_minor: nonNegativeMinor })),
    total_minor: nonNegativeMinor,
    /** Interest alone, simple: day rate times days of the year. */
    simple_annual_ppm: ppm,
    /** All that is paid beyond the principal, against the principal actually outstanding, a year. */
    all_in_annual_ppm: ppm.nullable(),
    /** Internal rate of the cash flows: twelve times that of a month, and compounded over a year of actual days. */
    nominal_annual_ppm: ppm.nullable(),
    effective_annual_ppm: ppm.nullable(),
  })
  .meta({ id: 'LoanCost' })

/** How much of a repayment one loan got, and what it paid there. */
const RepaidPart = z.object({
  loan_id: z.string(),
  amount_minor: positiveMinor,
  penalty_minor: nonNegativeMinor,
  interest_minor: nonNegativeMinor,
  principal_minor: nonNegativeMinor,
})

export const loanOutcomeData = {
  'application-opened': z.object({
    application_id: z.string(),
    product: z.string(),
    limit_minor: positiveMinor.nullable(),
    submitted_at: instantText,
  }),
  /** `took_ms`: from the application, or what was last missing for it, to this answer. `causes`: why it is less than he wished for. */
  'offer-made': z.object({
    application_id: z.string(),
    product: z.string(),
    limit_minor: positiveMinor,
    currency,
    day_rate: z.int().nonnegative(),
    expires_at: instantText,
    took_ms: z.int().nonnegative(),
    bounds: LimitBounds.optional(),
    causes: z.array(Cause).optional(),
  }),
  /** To be asked of whoever makes scores or keeps credit records, by consent and for that purpose; the answer comes as a fact of its own. */
  'inquiry-ordered': z.object({ inquiry_id: z.string(), kind: z.enum(['score', 'bureau']), purpose: z.enum(['application', 'renewal']) }),
  /** Something is missing yet; told to whoever applies or accepts. Nothing is decided, and nothing is held against him. */
  'application-waiting': z.object({ application_id: z.string(), causes: z.array(Cause) }),
  /** To a person; nothing is decided yet. */
  'application-referred': z.object({ application_id: z.string(), causes: z.array(Cause) }),
  /** withdrawn: by the borrower. lapsed: an offer was not accepted in time. */
  'application-closed': z.object({ application_id: z.string(), why: z.enum(['accepted', 'declined', 'withdrawn', 'lapsed']) }),
  /** Nothing is agreed, and nothing changes; until `expires_at` it can be taken up, from `readable_until` on. */
  'quote-issued': z.object({
    quote_id: z.string(),
    amount_minor: positiveMinor,
    currency,
    purpose: z.string().nullable(),
    terms: LoanTerms,
    disbursed_on: calendarDay,
    instalments: z.array(PlannedInstalment),
    cost: LoanCost,
    may_confirm_at: instantText,
    expires_at: instantText,
  }),
  /** What a drawdown like that would be told. It is no drawdown, and counts for nothing. */
  'quote-declined': z.object({ quote_id: z.string(), amount_minor: positiveMinor, code: z.string(), causes: z.array(Cause) }),
  /**
   * The money could not be paid out; the drawdown is as if it had not been, and the borrower is told why. `uncounted`: neither is it counted that he asked,
   * as it failed by our fault or for lack of a funder. In earlier releases neither `causes` nor `uncounted`.
   */
  'drawdown-cancelled': z.object({
    drawdown_id: z.string(),
    amount_minor: positiveMinor,
    cause: z.string(),
    causes: z.array(Cause).optional(),
    uncounted: z.literal(true).optional(),
  }),
  'loan-opened': z.object({
    loan_id: z.string(),
    drawdown_id: z.string(),
    principal_minor: positiveMinor,
    currency,
    disbursed_on: calendarDay,
    terms: LoanTerms,
    instalments: z.array(PlannedInstalment),
  }),
  'instalment-billed': z.object({
    loan_id: z.string(),
    nth: z.int().positive(),
    due_on: calendarDay,
    principal_minor: nonNegativeMinor,
    interest_minor: nonNegativeMinor,
  }),
  'instalment-settled': z.object({
    loan_id: z.string(),
    nth: z.int().positive(),
    due_on: calendarDay,
    settled_on: calendarDay,
    days_late: z.int().nonnegative(),
  }),
  /** `days_past_due` 0: brought current. `restructured`: there where a relief keeps the class at special mention at least. */
  'delinquency-changed': z.object({
    loan_id: z.string(),
    days_past_due: z.int().nonnegative(),
    bucket: Bucket,
    five_tier: FiveTier,
    overdue_minor: nonNegativeMinor,
    restructured: z.boolean().optional(),
  }),
  'loan-settled': z.object({ loan_id: z.string(), settled_on: calendarDay }),
  /** A matter of the accounts: it is still owed. */
  'loan-written-off': z.object({
    loan_id: z.string(),
    written_off_on: calendarDay,
    principal_minor: nonNegativeMinor,
    interest_minor: nonNegativeMinor,
  }),
  /**
   * What was unpaid before the payments of that day is planned anew over the due days. `instalments`: as planned now; where little is left they are fewer.
   * `principal_minor`: what was paid on that very day counts by the new plan, and pays so much more principal than was told of it; below zero, less.
   */
  'loan-relieved': z.object({
    loan_id: z.string(),
    relief_id: z.string(),
    relieved_on: calendarDay,
    kind: ReliefKind,
    due_days: z.array(calendarDay).min(1),
    waived_penalty_minor: nonNegativeMinor,
    principal_minor: z.int(),
    instalments: z.array(PlannedInstalment),
  }),
  /** From that day on each day costs the misuse penalty, in place of interest and penalty, until the loan is paid back or `misuse-ended`. */
  'misuse-charged': z.object({
    loan_id: z.string(),
    finding_id: z.string(),
    charged_from: calendarDay,
    penalty_permille: z.int(),
    causes: z.array(Cause),
  }),
  /** `penalty_minor`: so much of what was charged is given back; `principal_minor`: so much more principal was paid by it. Both 0 where it was remedied. */
  'misuse-ended': z.object({
    loan_id: z.string(),
    finding_id: z.string(),
    cause: z.enum(['remedied', 'found_wrongly']),
    ended_on: calendarDay,
    penalty_minor: z.int(),
    principal_minor: z.int(),
  }),
  /** A repayment that bounced, or was posted wrongly: what it had paid is owed again, as if it had never been. */
  'repayment-taken-back': z.object({
    repayment_id: z.string(),
    amount_minor: positiveMinor,
    overpaid_minor: nonNegativeMinor,
    principal_minor: nonNegativeMinor,
    interest_minor: nonNegativeMinor,
    penalty_minor: nonNegativeMinor,
    parts: z.array(RepaidPart.pick({ loan_id: true, amount_minor: true })),
    /** Instalments that it had settled, and are not any more. */
    reopened: z.array(z.object({ loan_id: z.string(), nth: z.int().positive() })),
  }),
  /** Debits and credits that sum to zero, on the day they are of. `through`: what was earned before that day is in it. */
  'journal-posted': z.object({ booked_on: calendarDay, through: calendarDay, currency, entries: z.array(LedgerEntry).min(2) }),
  /** Nothing more is drawn; what is owed runs on as agreed. By the policy only with its causes, and never as the first measure unless the reason is of the gravest. */
  'line-closed': z.object({ by: z.enum(['borrower', 'policy']), kind: z.enum(['close', 'freeze']), causes: z.array(Cause).optional() }),
  /** By the borrower who had closed it; or because closing it was wrong. */
  'line-reopened': z.object({ by: z.enum(['borrower', 'appeal', 'remediation']) }),
} as const

export { Bucket, FiveTier, LedgerRole, RepaidPart }
