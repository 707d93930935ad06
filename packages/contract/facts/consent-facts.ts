/** What the borrower agreed to, and what was done with his data. */
import { z } from 'zod'
import { neutralFact } from '../fact-entry.ts'
import { instant } from '../instant.ts'
import { PERSONAL_KINDS } from '../personal-text.ts'
import { publicId, text } from '../text.ts'
import { approved, approvedExample } from './approved.ts'

export const CONSENT_PURPOSES = ['score', 'bureau', 'device', 'marketing'] as const

/**
 * What a borrower lets a financing desk know of his line, one by one. board: that it is his, its status, band, the kind of what is wrong, and what is left to
 * do; without it the desk sees nothing of him. inquiries: how often lenders looked at his credit file of late. income: what part of it his debts take, and never the
 * income itself. What is not here, such as devices, addresses of a network or what a score is made of, no desk ever sees.
 */
export const DESK_SCOPES = ['board', 'limit', 'balance', 'due_dates', 'score', 'reasons', 'inquiries', 'income'] as const

/** Why somebody of the platform may see what is personal. */
export const REVEAL_PURPOSES = [
  'borrower_service',
  'identity_check',
  'appeal_review',
  'fraud_inquiry',
  'legal_request',
  'audit',
  'data_subject_access',
  'loan_servicing',
] as const
type RevealPurpose = (typeof REVEAL_PURPOSES)[number]

/** What is left while the borrower’s data is only stored: serving what runs, the law, and himself. */
export const STORAGE_ONLY_PURPOSES: readonly RevealPurpose[] = ['legal_request', 'audit', 'data_subject_access', 'loan_servicing']

export const consentFacts = {
  'consent-granted': neutralFact({
    zh: '借款人同意某一用途的数据使用',
    en: 'The borrower agrees to one use of his data',
    senders: ['channel', 'lending-system'],
    data: z.strictObject({ purpose: z.enum(CONSENT_PURPOSES), terms_version: text(64).optional(), expires_at: instant.optional() }),
    example: { purpose: 'score', terms_version: '3', expires_at: '2027-03-01T00:00:00+08:00' },
  }),
  'consent-withdrawn': neutralFact({
    zh: '借款人撤回同意',
    en: 'The borrower takes that agreement back',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({ purpose: z.enum(CONSENT_PURPOSES) }),
    example: { purpose: 'score' },
  }),
  'desk-consent-granted': neutralFact({
    zh: '借款人同意向融资台展示一项信息',
    en: 'The borrower lets a financing desk see one thing of his line',
    senders: ['channel', 'lending-system'],
    data: z.strictObject({ scope: z.enum(DESK_SCOPES), terms_version: text(64).optional(), expires_at: instant.optional() }),
    example: { scope: 'board', terms_version: '3', expires_at: '2027-03-01T00:00:00+08:00' },
  }),
  /** At once. Without `board` nothing is left on the desk. */
  'desk-consent-withdrawn': neutralFact({
    zh: '借款人撤回对融资台的展示同意',
    en: 'The borrower takes that back',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({ scope: z.enum(DESK_SCOPES) }),
    example: { scope: 'board' },
  }),
  /** His right. It takes all his consents back, and is answered with what is erased now, or kept until when and by which law. Never held against him. */
  'deletion-requested': neutralFact({
    zh: '借款人申请删除个人信息',
    en: 'The borrower asks for his personal data to be deleted',
    senders: ['channel', 'operator'],
    data: z.strictObject({ request_id: publicId }),
    example: { request_id: 'del_1' },
  }),
  /** As long as nothing is erased yet. Consents that he took back with it are given anew by himself. */
  'deletion-withdrawn': neutralFact({
    zh: '借款人撤回删除申请',
    en: 'The borrower takes that request back',
    senders: ['channel', 'operator'],
    data: z.strictObject({ request_id: publicId }),
    example: { request_id: 'del_1' },
  }),
  /** His right: it starts a review by a person, and is never held against him. */
  'automated-decision-refused': neutralFact({
    zh: '借款人拒绝仅以自动化方式作出的决定',
    en: 'The borrower refuses a decision made by machine alone',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({ request_id: publicId, notice_id: publicId.optional() }),
    example: { request_id: 'mr_1', notice_id: 'ntc_1' },
  }),
  /** The values are gone from the book; what was decided stays. */
  'personal-data-erased': neutralFact({
    zh: '个人信息已删除',
    en: 'The borrower’s personal data was erased',
    senders: ['operator', 'platform'],
    data: z.strictObject({
      reason: z.enum(['borrower_request', 'purpose_met', 'retention_ended', 'consent_withdrawn', 'collected_wrongly']),
      ...approved,
    }),
    example: { reason: 'borrower_request', ...approvedExample },
  }),
  /** A person of ours saw personal data in clear. The values are not told here, only their kinds. */
  'personal-data-revealed': neutralFact({
    zh: '查看个人信息明文',
    en: 'Somebody of the platform saw personal data in clear',
    senders: ['platform'],
    data: z.strictObject({
      fields: z.array(z.enum(PERSONAL_KINDS)).min(1).max(PERSONAL_KINDS.length),
      purpose: z.enum(REVEAL_PURPOSES),
    }),
    example: { fields: ['phone'], purpose: 'borrower_service' },
  }),
  /** The same of a document that he brought. */
  'document-revealed': neutralFact({
    zh: '查看借款人提交的材料',
    en: 'Somebody of the platform opened a document of the borrower',
    senders: ['platform'],
    data: z.strictObject({ upload_id: publicId, purpose: z.enum(REVEAL_PURPOSES) }),
    example: { upload_id: 'up_1', purpose: 'appeal_review' },
  }),
} as const
