/** Who the borrower is: registration, profile, proof of identity, documents and cards. */
import { z } from 'zod'
import { countedFact, neutralFact } from '../fact-entry.ts'
import { instant } from '../instant.ts'
import { personal } from '../personal-text.ts'
import { currency, opaqueId, publicId, text } from '../text.ts'

export const PROFILE_FIELDS = ['phone', 'address', 'occupation', 'identity_document', 'bank_card'] as const

export const HELD_DOCUMENTS = ['identity_card', 'passport', 'residence_permit', 'business_licence'] as const

const method = z.enum(['document', 'document_bank_card_otp', 'face', 'in_person'])

export const profileFacts = {
  /** `fields_on_file`: profile fields taken and checked at registration, whether their values are sent or not. */
  'borrower-registered': neutralFact({
    zh: '借款人已登记',
    en: 'The borrower is known to us',
    senders: ['lending-system', 'channel'],
    data: z.strictObject({
      kind: z.enum(['individual', 'business']),
      currency,
      fields_on_file: z.array(z.enum(PROFILE_FIELDS)).max(PROFILE_FIELDS.length).optional(),
      name: personal('name', 100).optional(),
      id_number: personal('id_number', 32).optional(),
      phone: personal('phone', 32).optional(),
      address: personal('address', 300).optional(),
      bank_card: personal('bank_card', 32).optional(),
    }),
    example: {
      kind: 'individual',
      currency: 'CNY',
      fields_on_file: ['phone', 'address'],
      name: '张三',
      id_number: '110101199001010000',
      phone: '+86 138 0000 0000',
      address: '示例市示例区一号',
      bank_card: '6200 0000 0000 0000',
    },
  }),
  /** `verified`: the new value was checked, by a code or a document. Only then does the field count as up to date. */
  'profile-changed': neutralFact({
    zh: '资料变更',
    en: 'A profile field changed',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({
      field: z.enum(PROFILE_FIELDS),
      verified: z.boolean(),
      value: personal('by-field', 300).optional(),
      session_id: publicId.optional(),
      device_id: opaqueId.optional(),
    }),
    example: { field: 'phone', verified: true, value: '+86 139 0000 0000', session_id: 'ses_1', device_id: 'd1' },
  }),
  /** `device_id`: on which he did it. It is known to be his from then on; a proof made elsewhere says nothing of other devices. */
  'identity-verified': neutralFact({
    zh: '实名认证通过',
    en: 'The borrower proved who he is',
    senders: ['verifier', 'channel', 'operator'],
    data: z.strictObject({ method, device_id: opaqueId.optional() }),
    example: { method: 'document_bank_card_otp', device_id: 'd1' },
  }),
  /** The borrower's own failure. A verification service that broke is a `technical-failure-reported`. */
  'identity-failed': countedFact({
    zh: '本人原因导致的实名认证未通过',
    en: 'A proof of identity failed, by the borrower’s own doing',
    senders: ['verifier', 'channel'],
    data: z.strictObject({
      method,
      cause: z.enum(['mismatch', 'unreadable', 'expired', 'wrong_code', 'abandoned']),
      session_id: publicId.optional(),
      device_id: opaqueId.optional(),
    }),
    example: { method: 'face', cause: 'abandoned', session_id: 'ses_1', device_id: 'd1' },
  }),
  'reverification-requested': neutralFact({
    zh: '要求重新认证',
    en: 'The borrower is asked to prove again who he is',
    senders: ['lending-system', 'operator', 'platform'],
    data: z.strictObject({
      request_id: publicId,
      case_id: publicId.optional(),
      trigger: z.enum(['periodic', 'increase_requested', 'document_expired', 'new_device', 'takeover_suspected', 'operator', 'regulation']),
      due_at: instant.optional(),
    }),
    example: { request_id: 'rv_1', case_id: 'cs_1', trigger: 'periodic', due_at: '2026-03-31T00:00:00+08:00' },
  }),
  /** What a credit bureau holds; a field it does not hold is left out. */
  'bureau-identity-reported': neutralFact({
    zh: '征信机构登记的身份信息',
    en: 'The identity data that a bureau holds',
    senders: ['bureau'],
    data: z.strictObject({
      source: text(64),
      name: personal('name', 100).optional(),
      id_number: personal('id_number', 32).optional(),
      phone: personal('phone', 32).optional(),
      address: personal('address', 300).optional(),
    }),
    example: { source: 'pboc', name: '张三', id_number: '110101199001010000', phone: '13800000000', address: '示例市示例区一号' },
  }),
  /** Without `expires_at` the document does not expire. */
  'identity-document-reported': neutralFact({
    zh: '证件信息及有效期',
    en: 'An identity document and until when it is valid',
    senders: ['verifier', 'channel', 'lending-system'],
    data: z.strictObject({
      document: z.enum(HELD_DOCUMENTS),
      expires_at: instant.optional(),
    }),
    example: { document: 'identity_card', expires_at: '2036-01-01T00:00:00+08:00' },
  }),
  'bank-card-bound': neutralFact({
    zh: '绑定银行卡',
    en: 'A bank card was bound',
    senders: ['channel', 'payment', 'verifier'],
    data: z.strictObject({ card_id: opaqueId, bank_card: personal('bank_card', 32).optional() }),
    example: { card_id: 'card-1', bank_card: '6200 0000 0000 0000' },
  }),
  'bank-card-failed': neutralFact({
    zh: '银行卡失效',
    en: 'A bound bank card can no longer be used',
    senders: ['payment', 'verifier'],
    data: z.strictObject({ card_id: opaqueId, cause: z.enum(['expired', 'cancelled', 'frozen', 'name_mismatch', 'rejected']) }),
    example: { card_id: 'card-1', cause: 'expired' },
  }),
  'incapacity-reported': neutralFact({
    zh: '身故或行为能力受限的报告',
    en: 'A report that the borrower died or can no longer act for himself',
    senders: ['operator', 'lending-system', 'regulator'],
    data: z.strictObject({ report_id: publicId, kind: z.enum(['deceased', 'incapacitated']) }),
    example: { report_id: 'inc_1', kind: 'incapacitated' },
  }),
  'incapacity-cleared': neutralFact({
    zh: '身故或行为能力受限的报告已排除',
    en: 'That report was refuted, or a representative proved his right',
    senders: ['operator', 'lending-system', 'regulator'],
    data: z.strictObject({ report_id: publicId }),
    example: { report_id: 'inc_1' },
  }),
} as const
