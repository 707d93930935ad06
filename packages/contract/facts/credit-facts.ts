/** What others know of the borrower's credit. */
import { z } from 'zod'
import { countedFact } from '../fact-entry.ts'
import { count, currency, daysPastDue, months, nonNegativeMinor, opaqueId, publicId, text } from '../text.ts'

const MAX_FACTORS = 10

const score = z
  .strictObject({
    value: z.int().nonnegative(),
    range_min: z.int().nonnegative(),
    range_max: z.int().positive(),
    source: text(64),
    factors: z.array(text(200)).max(MAX_FACTORS).optional(),
  })
  .refine(({ value, range_min, range_max }) => range_min <= value && value <= range_max, {
    path: ['value'],
    message: 'must lie within range_min and range_max',
  })

export const creditFacts = {
  /** An external credit score with its own scale, e.g. 350 to 950. */
  'score-updated': countedFact({
    zh: '外部信用分更新',
    en: 'An external credit score',
    senders: ['bureau', 'lending-system'],
    data: score,
    example: { value: 620, range_min: 350, range_max: 950, source: 'zhima', factors: ['逾期'] },
  }),
  /** State of one debt with another lender; 0 days past due says that it was brought current. */
  'delinquency-elsewhere-reported': countedFact({
    zh: '其他机构债务的逾期情况',
    en: 'The state of a debt with another lender',
    senders: ['bureau'],
    data: z.strictObject({ record_id: opaqueId, source: text(64), days_past_due: daysPastDue }),
    example: { record_id: 'x', source: 'bureau', days_past_due: 30 },
  }),
  /** All that he owes elsewhere: `obligation_minor` is what falls due each month. */
  'debt-statement-received': countedFact({
    zh: '其他机构负债汇总',
    en: 'What the borrower owes to others',
    senders: ['bureau', 'lending-system'],
    data: z.strictObject({
      source: text(64),
      obligation_minor: nonNegativeMinor,
      balance_minor: nonNegativeMinor,
      lender_count: count,
      currency,
    }),
    example: { source: 'bureau', obligation_minor: 250_000, balance_minor: 4_000_000, lender_count: 3, currency: 'CNY' },
  }),
  /** Somebody looked at his file. Looks of his own, and of lenders he has already, are told apart from applications. */
  'credit-inquiry-recorded': countedFact({
    zh: '征信查询记录',
    en: 'Somebody looked at the borrower’s credit file',
    senders: ['bureau'],
    data: z.strictObject({
      inquiry_id: opaqueId,
      source: text(64),
      purpose: z.enum(['application', 'guarantee', 'account_review', 'self']),
    }),
    example: { inquiry_id: 'q1', source: 'bureau', purpose: 'application' },
  }),
  /** How much of a credit file there is; 0 months says that there is none. */
  'credit-file-reported': countedFact({
    zh: '信用记录的长度与厚度',
    en: 'How long and how full the borrower’s credit file is',
    senders: ['bureau'],
    data: z.strictObject({ source: text(64), on_file_months: months, account_count: count }),
    example: { source: 'bureau', on_file_months: 30, account_count: 4 },
  }),
  'judgment-reported': countedFact({
    zh: '司法判决、执行或失信记录',
    en: 'A judgment, an enforcement, or an entry in the list of dishonest debtors',
    senders: ['bureau', 'regulator', 'operator'],
    data: z.strictObject({ judgment_id: opaqueId, kind: z.enum(['judgment', 'enforcement', 'dishonest_debtor']), source: text(64) }),
    example: { judgment_id: 'j1', kind: 'enforcement', source: 'court' },
  }),
  'judgment-settled': countedFact({
    zh: '司法记录已结清',
    en: 'That record was settled',
    senders: ['bureau', 'regulator', 'operator'],
    data: z.strictObject({ judgment_id: opaqueId, source: text(64) }),
    example: { judgment_id: 'j1', source: 'court' },
  }),
  /** A product of the same group beside the line: what became of it. */
  'linked-product-changed': countedFact({
    zh: '关联金融产品状态变化',
    en: 'The state of a linked product',
    senders: ['lending-system', 'channel'],
    data: z.strictObject({
      product_id: publicId,
      product: z.enum(['instalment_purchase', 'credit_card', 'merchant_loan', 'guarantee', 'insurance', 'savings']),
      state: z.enum(['current', 'past_due', 'defaulted', 'closed']),
      days_past_due: daysPastDue.optional(),
    }),
    example: { product_id: 'p1', product: 'instalment_purchase', state: 'past_due', days_past_due: 5 },
  }),
} as const
