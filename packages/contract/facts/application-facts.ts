/** The way to a line: applied for, looked at, offered, accepted. Asking never costs the borrower anything (P4). */
import { z } from 'zod'
import { neutralFact } from '../fact-entry.ts'
import { currency, positiveMinor, publicId, text } from '../text.ts'

/** Name of a product of the policy pack: `cn-consumer`. */
const productId = text(64)

export const applicationFacts = {
  /** `limit_minor`: the limit he wishes for; he is offered no more. `product` left out: the pack's default. */
  'application-submitted': neutralFact({
    zh: '提交授信申请',
    en: 'The borrower applies for a line',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({
      application_id: publicId,
      product: productId.optional(),
      limit_minor: positiveMinor.optional(),
      currency,
      terms_version: text(64).optional(),
    }),
    example: { application_id: 'app_1', product: 'cn-consumer', limit_minor: 2_000_000, currency: 'CNY', terms_version: '3' },
  }),
  'application-withdrawn': neutralFact({
    zh: '撤回授信申请',
    en: 'The borrower takes his application back',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({ application_id: publicId }),
    example: { application_id: 'app_1' },
  }),
  /** By a person, where the policy refers an application to one. */
  'application-reviewed': neutralFact({
    zh: '人工审核授信申请',
    en: 'A person decided on an application',
    senders: ['operator', 'lending-system'],
    data: z.strictObject({ application_id: publicId, result: z.enum(['approve', 'decline']) }),
    example: { application_id: 'app_1', result: 'approve' },
  }),
  /** Asked for a score or a credit record, whoever has it did not answer, after all tries. No fault of the borrower; it is asked for again. */
  'inquiry-failed': neutralFact({
    zh: '信用分或征信查询未成',
    en: 'A score or credit record could not be had',
    senders: ['bureau', 'lending-system', 'platform'],
    data: z.strictObject({ inquiry_id: publicId, kind: z.enum(['score', 'bureau']), source: text(64) }),
    example: { inquiry_id: 'inq_1', kind: 'score', source: 'sandbox-score' },
  }),
  'offer-accepted': neutralFact({
    zh: '接受授信方案',
    en: 'The borrower accepts the line that was offered',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({ application_id: publicId, terms_version: text(64).optional() }),
    example: { application_id: 'app_1', terms_version: '3' },
  }),
} as const
