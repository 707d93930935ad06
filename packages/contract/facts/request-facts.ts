/** What the borrower asks for, promises and brings along. Asking never costs him anything (P4). */
import { z } from 'zod'
import { neutralFact } from '../fact-entry.ts'
import { instant } from '../instant.ts'
import { personal } from '../personal-text.ts'
import { currency, positiveMinor, publicId, text } from '../text.ts'
import { approved, approvedExample } from './approved.ts'
import { formerHold, formerHoldExample } from './former-hold.ts'

export const DOCUMENTS = [
  'identity_document',
  'income_proof',
  'employment_proof',
  'bank_statement',
  'financial_statement',
  'cash_flow_plan',
  'settlement_proof',
  'purpose_invoice',
  'address_proof',
  'representative_proof',
  'operation_log',
  'other',
] as const

const FREE_TEXT_MAX = 4_000
const DOCUMENTS_MAX = 20
const HOLDS_MAX = 16
const STEPS_MAX = 16

const document = z.enum(DOCUMENTS)
const documentIds = z.array(publicId).max(DOCUMENTS_MAX)
const documents = z.array(document).min(1).max(DOCUMENTS.length)

export const requestFacts = {
  /** `limit_minor`: the limit he wishes for. */
  'increase-requested': neutralFact({
    zh: '申请提额',
    en: 'The borrower asks for a higher limit',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({ request_id: publicId, limit_minor: positiveMinor.optional(), currency }),
    example: { request_id: 'inc_1', limit_minor: 5_000_000, currency: 'CNY' },
  }),
  /** A higher limit that the lender thinks of by himself. Where the product asks for it, the borrower accepts it first. */
  'limit-proposed': neutralFact({
    zh: '主动提额',
    en: 'The lender proposes a higher limit',
    senders: ['operator', 'lending-system'],
    data: z.strictObject({ proposal_id: publicId, limit_minor: positiveMinor, currency, ...approved }),
    example: { proposal_id: 'lp_1', limit_minor: 5_000_000, currency: 'CNY', ...approvedExample },
  }),
  'limit-accepted': neutralFact({
    zh: '接受提额',
    en: 'The borrower accepts a higher limit that was offered',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({ proposal_id: publicId }),
    example: { proposal_id: 'lp_1' },
  }),
  /** `limit_minor`: all that the line may be used for until then, not what is added. */
  'temporary-limit-granted': neutralFact({
    zh: '临时额度',
    en: 'A higher limit for a while',
    senders: ['operator', 'lending-system'],
    data: z.strictObject({ limit_minor: positiveMinor, currency, ends_at: instant }),
    example: { limit_minor: 2_400_000, currency: 'CNY', ends_at: '2026-05-01T00:00:00+08:00' },
  }),
  /** `close`: for good, as far as he is concerned. `freeze`: until he asks again. */
  'closure-requested': neutralFact({
    zh: '本人申请关闭或冻结额度',
    en: 'The borrower asks to close or freeze his line',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({ request_id: publicId, kind: z.enum(['close', 'freeze']) }),
    example: { request_id: 'cl_1', kind: 'freeze' },
  }),
  'reopening-requested': neutralFact({
    zh: '本人申请恢复额度',
    en: 'The borrower asks to open his line again',
    senders: ['channel', 'lending-system', 'operator'],
    data: z.strictObject({ request_id: publicId }),
    example: { request_id: 'ro_1' },
  }),
  'commitment-made': neutralFact({
    zh: '履约承诺',
    en: 'The borrower promises to keep to the rules for some months',
    senders: ['channel', 'operator'],
    data: z.strictObject({ commitment_id: publicId, hold_id: publicId.optional(), duration_months: z.int().min(1).max(60) }),
    example: { commitment_id: 'cm_1', hold_id: 'hd_1', duration_months: 6 },
  }),
  'explanation-submitted': neutralFact({
    zh: '提交情况说明',
    en: 'The borrower explains what happened',
    senders: ['channel', 'operator'],
    data: z.strictObject({
      explanation_id: publicId,
      case_id: publicId.optional(),
      hold_id: publicId.optional(),
      text: personal('free_text', FREE_TEXT_MAX),
      document_ids: documentIds.optional(),
    }),
    example: { explanation_id: 'ex_1', case_id: 'cs_1', hold_id: 'hd_1', text: '装修购买家具。', document_ids: ['doc_3'] },
  }),
  'document-requested': neutralFact({
    zh: '要求补充材料',
    en: 'Documents are asked for, item by item',
    senders: ['lending-system', 'operator', 'platform'],
    data: z.strictObject({ request_id: publicId, case_id: publicId.optional(), items: documents, due_at: instant.optional() }),
    example: { request_id: 'dr_1', case_id: 'cs_1', items: ['income_proof'], due_at: '2026-03-20T00:00:00+08:00' },
  }),
  /** `upload_id`: where the document itself is. */
  'document-submitted': neutralFact({
    zh: '提交补充材料',
    en: 'The borrower brought one document',
    senders: ['channel', 'operator'],
    data: z.strictObject({
      document_id: publicId,
      item: document,
      request_id: publicId.optional(),
      upload_id: publicId.optional(),
    }),
    example: { document_id: 'doc_1', item: 'income_proof', request_id: 'dr_1', upload_id: 'up_1' },
  }),
  'document-checked': neutralFact({
    zh: '补充材料审核结果',
    en: 'A document was looked at: good, or what is wrong with it',
    senders: ['verifier', 'operator', 'lending-system'],
    data: z.strictObject({
      document_id: publicId,
      item: document,
      result: z.enum(['accepted', 'unreadable', 'expired', 'mismatch', 'incomplete']),
    }),
    example: { document_id: 'doc_1', item: 'income_proof', result: 'unreadable' },
  }),
  'appeal-submitted': neutralFact({
    zh: '提交申诉',
    en: 'The borrower appeals',
    senders: ['channel', 'operator', 'regulator'],
    data: z.strictObject({
      appeal_id: publicId,
      hold_id: publicId.optional(),
      notice_id: publicId.optional(),
      text: personal('free_text', FREE_TEXT_MAX).optional(),
      document_ids: documentIds.optional(),
    }),
    example: { appeal_id: 'ap_1', hold_id: 'hd_1', notice_id: 'ntc_1', text: '该逾期记录不是本人的。', document_ids: ['doc_4'] },
  }),
  /** `hold_id`: the hold it was about; left out, the one that the appeal named. Upheld, the appeal lifts it; of one that was lifted before (former-hold.ts), what it counted goes all the same. */
  'appeal-decided': neutralFact({
    zh: '申诉结果',
    en: 'The appeal was decided by a person',
    senders: ['operator', 'regulator'],
    data: z.strictObject({
      appeal_id: publicId,
      hold_id: publicId.optional(),
      result: z.enum(['upheld', 'upheld_in_part', 'rejected', 'withdrawn']),
      text: personal('free_text', FREE_TEXT_MAX).optional(),
      ...formerHold,
    }),
    example: { appeal_id: 'ap_1', hold_id: 'hd_1', result: 'upheld', text: '经核实，记录属于他人，予以解除。', ...formerHoldExample },
  }),
  /** A plan that was proven and handed to the borrower: done by `honoured_until_at`, it lifts its holds as the policy of `policy_hash` would, whatever the policy is by then. */
  'way-back-given': neutralFact({
    zh: '给出恢复方案',
    en: 'A proven way back was given to the borrower',
    senders: ['platform'],
    data: z.strictObject({
      plan_id: publicId,
      holds: z.array(publicId).min(1).max(HOLDS_MAX),
      steps: z.array(z.strictObject({ action: text(64), amount_minor: positiveMinor.optional() })).max(STEPS_MAX),
      /** Of the steps that are payments. */
      currency: currency.optional(),
      policy_hash: text(128),
      state_hash: text(128),
      honoured_until_at: instant,
    }),
    example: {
      plan_id: 'wb_1',
      holds: ['hd_1'],
      steps: [{ action: 'repay-overdue', amount_minor: 23_417 }],
      currency: 'CNY',
      policy_hash: '9f2c',
      state_hash: '77ab',
      honoured_until_at: '2026-05-01T00:00:00+08:00',
    },
  }),
  /** upheld: what was decided stands. overturned: it was wrong, and its hold is lifted. in_part: it was not wholly right, and the hold stays. */
  'manual-review-decided': neutralFact({
    zh: '人工复核结果',
    en: 'A person looked again at what was decided',
    senders: ['operator', 'regulator'],
    data: z.strictObject({
      request_id: publicId,
      hold_id: publicId.optional(),
      result: z.enum(['upheld', 'overturned', 'in_part']),
      text: personal('free_text', FREE_TEXT_MAX).optional(),
      ...formerHold,
    }),
    example: { request_id: 'mr_1', hold_id: 'hd_1', result: 'overturned', text: '新设备是本人更换的手机。', ...formerHoldExample },
  }),
} as const
