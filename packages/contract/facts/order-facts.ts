/** What the law orders about one borrower. */
import { z } from 'zod'
import { neutralFact } from '../fact-entry.ts'
import { instant } from '../instant.ts'
import { publicId, text } from '../text.ts'
import { DOCUMENTS } from './request-facts.ts'

const authority = text(128)
/** Instrument and article. */
const basis = text(200)

export const orderFacts = {
  'anti-fraud-measure-ordered': neutralFact({
    zh: '涉诈风险处置',
    en: 'A measure against fraud was ordered',
    senders: ['regulator', 'operator', 'lending-system'],
    data: z.strictObject({
      order_id: publicId,
      measure: z.enum(['verify_transaction', 'verify_identity', 'delay', 'restrict']),
      basis,
      authority: authority.optional(),
    }),
    example: { order_id: 'af_1', measure: 'restrict', basis: '反电信网络诈骗法 第三十二条', authority: '示例市公安局' },
  }),
  'anti-fraud-measure-lifted': neutralFact({
    zh: '涉诈风险处置解除',
    en: 'That measure was lifted',
    senders: ['regulator', 'operator', 'lending-system'],
    data: z.strictObject({ order_id: publicId }),
    example: { order_id: 'af_1' },
  }),
  /** Told to the borrower in neutral words: which documents are missing, never what is suspected. */
  'due-diligence-requested': neutralFact({
    zh: '要求尽职调查',
    en: 'Due diligence is to be done',
    senders: ['regulator', 'operator', 'lending-system'],
    data: z.strictObject({
      request_id: publicId,
      items: z.array(z.enum(DOCUMENTS)).min(1).max(DOCUMENTS.length),
      due_at: instant.optional(),
    }),
    example: { request_id: 'dd_1', items: ['identity_document', 'bank_statement'], due_at: '2026-03-16T00:00:00+08:00' },
  }),
  'due-diligence-completed': neutralFact({
    zh: '尽职调查完成',
    en: 'Due diligence is done',
    senders: ['regulator', 'operator', 'lending-system'],
    data: z.strictObject({ request_id: publicId }),
    example: { request_id: 'dd_1' },
  }),
  'judicial-freeze-ordered': neutralFact({
    zh: '司法冻结',
    en: 'A court froze the line',
    senders: ['regulator', 'operator'],
    data: z.strictObject({ order_id: publicId, authority, ends_at: instant.optional() }),
    example: { order_id: 'jf_1', authority: '示例市人民法院', ends_at: '2026-09-01T00:00:00+08:00' },
  }),
  'judicial-freeze-lifted': neutralFact({
    zh: '司法冻结解除',
    en: 'The court’s freeze was lifted',
    senders: ['regulator', 'operator'],
    data: z.strictObject({ order_id: publicId }),
    example: { order_id: 'jf_1' },
  }),
} as const
