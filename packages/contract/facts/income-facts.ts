/** What the borrower can afford: income, employment, cash flow, and what he spends. */
import { z } from 'zod'
import { countedFact } from '../fact-entry.ts'
import { instant } from '../instant.ts'
import { personal } from '../personal-text.ts'
import { currency, nonNegativeMinor, opaqueId, positiveMinor, publicId, text } from '../text.ts'
import { DRAWDOWN_PURPOSES } from './loan-facts.ts'

export const incomeFacts = {
  /** `income_minor`: a month's, before tax. `verified`: what shows it was checked; false says that it could not be. */
  'income-statement-received': countedFact({
    zh: '收入证明',
    en: 'What the borrower earns',
    senders: ['channel', 'verifier', 'lending-system', 'operator'],
    data: z.strictObject({
      source: z.enum(['declared', 'payslip', 'tax_record', 'social_insurance', 'bank_statement']),
      income_minor: nonNegativeMinor,
      currency,
      verified: z.boolean(),
      document_id: publicId.optional(),
    }),
    example: { source: 'payslip', income_minor: 900_000, currency: 'CNY', verified: true, document_id: 'doc_1' },
  }),
  /** Cash in less cash out over the period: of the borrower's business, or of his employer. */
  'business-statement-received': countedFact({
    zh: '经营或雇主现金流',
    en: 'The cash flow of the borrower’s business or employer',
    senders: ['channel', 'verifier', 'lending-system', 'operator'],
    data: z.strictObject({
      of: z.enum(['business', 'employer']),
      cash_flow_minor: z.int(),
      currency,
      period_started_at: instant,
      period_ended_at: instant,
      document_id: publicId.optional(),
    }),
    example: {
      of: 'employer',
      cash_flow_minor: -12_000_000,
      currency: 'CNY',
      period_started_at: '2026-01-01T00:00:00+08:00',
      period_ended_at: '2026-02-01T00:00:00+08:00',
      document_id: 'doc_2',
    },
  }),
  'employment-reported': countedFact({
    zh: '职业与雇主信息',
    en: 'What the borrower works, and for whom',
    senders: ['channel', 'verifier', 'lending-system', 'operator'],
    data: z.strictObject({
      status: z.enum(['employed', 'temporary', 'self_employed', 'unemployed', 'retired', 'student']),
      employer: personal('employer', 200).optional(),
      employed_at: instant.optional(),
      verified: z.boolean(),
    }),
    example: { status: 'employed', employer: '示例机械有限公司', employed_at: '2020-07-01T00:00:00+08:00', verified: true },
  }),
  /** Money that moved on an account of his. `counterparty`: opaque; a name does not belong here. */
  'transaction-recorded': countedFact({
    zh: '消费或收支记录',
    en: 'Money that the borrower spent or got',
    senders: ['payment', 'channel', 'lending-system'],
    data: z.strictObject({
      transaction_id: publicId,
      amount_minor: positiveMinor,
      currency,
      direction: z.enum(['out', 'in']),
      category: z.enum([
        'groceries',
        'dining',
        'household',
        'transport',
        'travel',
        'education',
        'medical',
        'entertainment',
        'gaming',
        'luxury',
        'gambling',
        'securities',
        'property',
        'business',
        'salary',
        'transfer',
        'cash',
        'other',
      ]),
      channel: z.enum(['online', 'in_store', 'transfer', 'cash']),
      counterparty: opaqueId.optional(),
    }),
    example: {
      transaction_id: 'tx_1',
      amount_minor: 12_900,
      currency: 'CNY',
      direction: 'out',
      category: 'groceries',
      channel: 'in_store',
      counterparty: 'm-77',
    },
  }),
  /** Where the money of a drawdown went; whether that was allowed is for the policy pack to say. */
  'proceeds-use-reported': countedFact({
    zh: '借款资金的实际用途',
    en: 'What the money of a drawdown was used for',
    senders: ['payment', 'lending-system', 'operator', 'funder'],
    data: z.strictObject({
      drawdown_id: publicId,
      use: z.enum(DRAWDOWN_PURPOSES),
      amount_minor: positiveMinor,
      currency,
      transaction_id: publicId.optional(),
    }),
    example: { drawdown_id: 'dd1', use: 'securities', amount_minor: 50_000, currency: 'CNY', transaction_id: 'tx_2' },
  }),
  'terms-breach-reported': countedFact({
    zh: '违反服务协议',
    en: 'The borrower broke a clause of the terms',
    senders: ['lending-system', 'channel', 'operator'],
    data: z.strictObject({ breach_id: publicId, clause: text(64), terms_version: text(64).optional() }),
    example: { breach_id: 'br_1', clause: '4.2', terms_version: '3' },
  }),
  'terms-breach-cleared': countedFact({
    zh: '违约情形已消除',
    en: 'That breach was remedied, or was none',
    senders: ['lending-system', 'channel', 'operator'],
    data: z.strictObject({ breach_id: publicId }),
    example: { breach_id: 'br_1' },
  }),
} as const
