/** Money lent and paid back: the borrower's line, its drawdowns, and the loans they became. */
import { z } from 'zod'
import { Client } from '../client.ts'
import { countedFact, neutralFact } from '../fact-entry.ts'
import { instant } from '../instant.ts'
import { ReliefKind, RepaymentMethod, tenorMonths } from '../terms.ts'
import { currency, daysPastDue, nonNegativeMinor, opaqueId, positiveMinor, publicId, text } from '../text.ts'
import { approved, approvedExample } from './approved.ts'

/** Declared use of a drawdown; which are allowed is for the policy pack to say. */
export const DRAWDOWN_PURPOSES = [
  'consumption',
  'education',
  'medical',
  'travel',
  'renovation',
  'business_turnover',
  'house_purchase',
  'mortgage_repayment',
  'securities',
  'fixed_asset_investment',
] as const

const RELIEF_MONTHS_MAX = 24

/** Counted from 1. */
const nth = z.int().min(1).max(600)

export const loanFacts = {
  /** Asks what a drawdown would cost; it changes nothing. What is left out is the product's default. */
  'quote-requested': neutralFact({
    zh: '借款试算',
    en: 'The borrower asks what a drawdown would cost',
    senders: ['channel', 'lending-system'],
    data: z.strictObject({
      quote_id: publicId,
      amount_minor: positiveMinor,
      currency,
      purpose: z.enum(DRAWDOWN_PURPOSES).optional(),
      tenor_months: tenorMonths.optional(),
      repayment_method: RepaymentMethod.optional(),
      client: Client.optional(),
    }),
    example: {
      quote_id: 'qt_1',
      amount_minor: 1_000_000,
      currency: 'CNY',
      purpose: 'consumption',
      tenor_months: 12,
      repayment_method: 'equal_instalment',
      client: { kind: 'android', version: '10.6.0' },
    },
  }),
  /**
   * With `quote_id` he takes what was quoted: amount and terms must be those of the quote, and he had the time that the law gives him to read what
   * it costs. Without it, the sender has shown that itself. What is left out is the product's default.
   */
  'drawdown-requested': countedFact({
    zh: '申请借款',
    en: 'The borrower asks for money',
    senders: ['channel', 'lending-system'],
    data: z.strictObject({
      drawdown_id: publicId,
      amount_minor: positiveMinor,
      currency,
      purpose: z.enum(DRAWDOWN_PURPOSES).optional(),
      tenor_months: tenorMonths.optional(),
      repayment_method: RepaymentMethod.optional(),
      quote_id: publicId.optional(),
      session_id: publicId.optional(),
      device_id: opaqueId.optional(),
      client: Client.optional(),
    }),
    example: {
      drawdown_id: 'dd1',
      amount_minor: 50_000,
      currency: 'CNY',
      purpose: 'consumption',
      tenor_months: 12,
      repayment_method: 'equal_instalment',
      quote_id: 'qt_1',
      session_id: 'ses_1',
      device_id: 'd1',
      client: { kind: 'android', version: '10.6.0' },
    },
  }),
  /** The money left; from here on the drawdown is a loan. */
  'drawdown-disbursed': countedFact({
    zh: '放款',
    en: 'The money of a drawdown was paid out',
    senders: ['payment', 'lending-system', 'funder'],
    data: z.strictObject({ drawdown_id: publicId, loan_id: publicId, amount_minor: positiveMinor, currency, funder: text(64).optional() }),
    example: { drawdown_id: 'dd1', loan_id: 'ld_1', amount_minor: 50_000, currency: 'CNY', funder: 'bank-a' },
  }),
  /** Whatever the cause, it is no failed attempt of the borrower. */
  'disbursement-failed': neutralFact({
    zh: '放款失败',
    en: 'The money of a drawdown could not be paid out',
    senders: ['payment', 'lending-system', 'funder'],
    data: z.strictObject({ drawdown_id: publicId, cause: z.enum(['bank_card', 'funder', 'technical']) }),
    example: { drawdown_id: 'dd1', cause: 'technical' },
  }),
  'instalment-due': neutralFact({
    zh: '分期到期',
    en: 'An instalment falls due',
    senders: ['lending-system', 'scheduler'],
    data: z.strictObject({
      loan_id: publicId,
      nth,
      due_at: instant,
      principal_minor: nonNegativeMinor,
      interest_minor: nonNegativeMinor,
      currency,
    }),
    example: {
      loan_id: 'ld_1',
      nth: 1,
      due_at: '2026-02-15T00:00:00+08:00',
      principal_minor: 77_641,
      interest_minor: 12_400,
      currency: 'CNY',
    },
  }),
  'instalment-paid': countedFact({
    zh: '分期已还清',
    en: 'An instalment was paid in full',
    senders: ['lending-system', 'payment'],
    data: z.strictObject({ loan_id: publicId, nth, paid_minor: positiveMinor, currency }),
    example: { loan_id: 'ld_1', nth: 1, paid_minor: 90_041, currency: 'CNY' },
  }),
  /** Told again as the days past due grow. */
  'instalment-missed': countedFact({
    zh: '分期逾期',
    en: 'An instalment is past due',
    senders: ['lending-system', 'scheduler'],
    data: z.strictObject({ loan_id: publicId, nth, days_past_due: daysPastDue, overdue_minor: positiveMinor, currency }),
    example: { loan_id: 'ld_1', nth: 2, days_past_due: 4, overdue_minor: 90_041, currency: 'CNY' },
  }),
  'loan-charged-off': countedFact({
    zh: '借据核销',
    en: 'A loan was written off; it is still owed',
    senders: ['lending-system', 'operator'],
    data: z.strictObject({ loan_id: publicId, principal_minor: positiveMinor, currency, ...approved }),
    example: { loan_id: 'ld_1', principal_minor: 1_000_000, currency: 'CNY', ...approvedExample },
  }),
  /** What is unpaid of a loan is put off, or spread over more instalments, and the penalty unpaid is waived. Never held against the borrower. */
  'relief-granted': neutralFact({
    zh: '给予还款纾困',
    en: 'The borrower is granted relief on a loan',
    senders: ['operator', 'lending-system'],
    data: z.strictObject({
      relief_id: publicId,
      loan_id: publicId,
      kind: ReliefKind,
      months: z.int().min(1).max(RELIEF_MONTHS_MAX),
      reason: z.enum(['hardship', 'disaster', 'illness', 'unemployment', 'policy']),
    }),
    example: { relief_id: 'rl_1', loan_id: 'ld_1', kind: 'defer', months: 3, reason: 'illness' },
  }),
  /** All principal of the loan bears the misuse penalty of its terms, from the day this is known until the loan is paid back or the finding is cleared. */
  'misuse-found': countedFact({
    zh: '认定借款被挪用',
    en: 'A loan was found to be used for something else than agreed',
    senders: ['operator', 'lending-system'],
    data: z.strictObject({ finding_id: publicId, loan_id: publicId, used_for: z.enum(DRAWDOWN_PURPOSES).optional() }),
    example: { finding_id: 'mf_1', loan_id: 'ld_1', used_for: 'securities' },
  }),
  /** remedied: it bears the rate of its terms again from that day on. found_wrongly: as if it had never been found; what was charged is given back. */
  'misuse-cleared': neutralFact({
    zh: '挪用认定解除',
    en: 'A finding of misuse was cleared',
    senders: ['operator', 'lending-system'],
    data: z.strictObject({ finding_id: publicId, cause: z.enum(['remedied', 'found_wrongly']) }),
    example: { finding_id: 'mf_1', cause: 'remedied' },
  }),
  /** `loan_id`: for that loan alone. Without it, what is due comes first, the oldest before all, then loans in the order they were drawn. */
  'repayment-posted': countedFact({
    zh: '还款到账',
    en: 'A repayment arrived',
    senders: ['payment', 'lending-system'],
    data: z.strictObject({ repayment_id: publicId, amount_minor: positiveMinor, currency, loan_id: publicId.optional() }),
    example: { repayment_id: 'r1', amount_minor: 1, currency: 'CNY', loan_id: 'ld_1' },
  }),
  'repayment-reversed': countedFact({
    zh: '还款被冲回',
    en: 'A repayment was taken back',
    senders: ['payment', 'lending-system'],
    data: z.strictObject({
      repayment_id: publicId,
      amount_minor: positiveMinor,
      currency,
      cause: z.enum(['insufficient_funds', 'disputed', 'posted_wrongly']),
      ...approved,
    }),
    example: { repayment_id: 'r1', amount_minor: 1, currency: 'CNY', cause: 'posted_wrongly', ...approvedExample },
  }),
  /** Observed: a line that another system granted. Never declined. */
  'line-imported': countedFact({
    zh: '导入其他系统授予的额度',
    en: 'A line that another system granted',
    senders: ['lending-system'],
    data: z.strictObject({ limit_minor: positiveMinor, drawn_minor: nonNegativeMinor, currency }),
    example: { limit_minor: 1, drawn_minor: 0, currency: 'TWD' },
  }),
  /** Observed: a statement of an imported line. `balance_minor` below zero is a credit balance; `paid_minor` since the statement before. */
  'statement-issued': countedFact({
    zh: '导入额度的账单',
    en: 'A statement of an imported line',
    senders: ['lending-system'],
    data: z.strictObject({
      statement_id: publicId,
      balance_minor: z.int(),
      paid_minor: nonNegativeMinor,
      days_past_due: daysPastDue,
      currency,
    }),
    example: { statement_id: 's', balance_minor: -5, paid_minor: 0, days_past_due: 0, currency: 'TWD' },
  }),
} as const
