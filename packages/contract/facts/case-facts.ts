/** The work on what a borrower brings up: taken up, handed on, talked about, raised, closed. It never counts for or against him (P4). */
import { z } from 'zod'
import { neutralFact } from '../fact-entry.ts'
import { personal } from '../personal-text.ts'
import { publicId, text } from '../text.ts'

/** objection: to data of a bureau. security: somebody else may act in his name. */
export const CASE_KINDS = ['ticket', 'appeal', 'manual_review', 'security', 'increase_review', 'objection', 'complaint'] as const
const CASE_CHANNELS = ['app', 'web', 'hotline', 'branch', 'email'] as const
/** in: the borrower said it. out: we answered. internal: nobody told him. */
const CASE_DIRECTIONS = ['in', 'out', 'internal'] as const
const CASE_RESULTS = ['resolved', 'answered', 'rejected', 'withdrawn', 'no_reply', 'duplicate'] as const
/** due_soon and overdue are said by the scheduler, step by step as the pack plans it. */
const ESCALATION_WHYS = ['due_soon', 'overdue', 'complex', 'borrower_asks', 'beyond_authority'] as const

const TEXT_MAX = 4_000
const ESCALATIONS_MAX = 20
const DAYS_MAX = 366
const said = personal('free_text', TEXT_MAX)
const channel = z.enum(CASE_CHANNELS)

/** An answer that leaves one of the three out sends the borrower back to ask again. */
const answer = ['cause', 'cure', 'options'] as const
const isAnswered = (field: (typeof answer)[number]) => (data: { direction: string; cause?: unknown; cure?: unknown; options?: unknown }) =>
  data.direction !== 'out' || data[field] !== undefined
const wanted = (field: (typeof answer)[number]) => ({ path: [field], error: 'an answer to the borrower says cause, cure and options' })

export const caseFacts = {
  /** What it is about, as far as it is known: a hold, a notice, a reason, a loan. */
  'case-opened': neutralFact({
    zh: '工单建立',
    en: 'A case was opened',
    senders: ['channel', 'operator', 'lending-system', 'regulator', 'platform'],
    data: z.strictObject({
      case_id: publicId,
      kind: z.enum(CASE_KINDS),
      channel,
      hold_id: publicId.optional(),
      notice_id: publicId.optional(),
      reason: text(64).optional(),
      loan_id: publicId.optional(),
      text: said.optional(),
    }),
    example: {
      case_id: 'cs_1',
      kind: 'ticket',
      channel: 'app',
      hold_id: 'hd_1',
      notice_id: 'ntc_1',
      reason: 'IF02',
      loan_id: 'ld_1',
      text: '手机号已换，为什么还不能借款？',
    },
  }),
  /** `assignee` left out: nobody has it any more, and whoever is free may take it. */
  'case-assigned': neutralFact({
    zh: '工单转交',
    en: 'A case was handed to somebody',
    senders: ['operator', 'platform'],
    data: z.strictObject({ case_id: publicId, assignee: publicId.optional(), note: said.optional() }),
    example: { case_id: 'cs_1', assignee: 'key_7', note: '已核实身份，待看流水。' },
  }),
  'case-noted': neutralFact({
    zh: '工单沟通记录',
    en: 'Something was said on a case',
    senders: ['operator', 'channel'],
    data: z
      .strictObject({
        case_id: publicId,
        direction: z.enum(CASE_DIRECTIONS),
        channel,
        text: said.optional(),
        cause: said.optional(),
        cure: said.optional(),
        options: said.optional(),
      })
      .refine((data) => data.direction === 'out' || data.text !== undefined, { path: ['text'], error: 'must say something' })
      .refine(isAnswered('cause'), wanted('cause'))
      .refine(isAnswered('cure'), wanted('cure'))
      .refine(isAnswered('options'), wanted('options')),
    example: {
      case_id: 'cs_1',
      direction: 'out',
      channel: 'hotline',
      text: '来电答复。',
      cause: '登记的手机号与征信留存的不一致。',
      cure: '在 App 内更新手机号并完成验证，当天恢复。',
      options: '也可携身份证到网点办理；对结果有异议可以申诉。',
    },
  }),
  'case-escalated': neutralFact({
    zh: '工单升级',
    en: 'A case was raised to somebody above',
    senders: ['operator', 'platform'],
    data: z.strictObject({
      case_id: publicId,
      to: text(64),
      why: z.enum(ESCALATION_WHYS),
      /** Which of the planned steps, where the scheduler says it. */
      step_nth: z.int().min(1).max(ESCALATIONS_MAX).optional(),
      note: said.optional(),
    }),
    example: { case_id: 'cs_1', to: 'team_lead', why: 'overdue', step_nth: 1, note: '材料核实超期。' },
  }),
  /** As the rule behind a clock allows: `days` is what it runs for in all, from the day of its arrival. The borrower is told why. */
  'case-extended': neutralFact({
    zh: '工单时限延长',
    en: 'The time for a case was extended',
    senders: ['operator'],
    data: z.strictObject({ case_id: publicId, source: text(64), days: z.int().min(1).max(DAYS_MAX), text: said }),
    example: { case_id: 'cs_1', source: 'CN-COMPLAINT', days: 30, text: '需向第三方机构调取凭证，已告知借款人。' },
  }),
  'case-closed': neutralFact({
    zh: '工单关闭',
    en: 'A case was closed',
    senders: ['operator', 'platform'],
    data: z.strictObject({ case_id: publicId, result: z.enum(CASE_RESULTS), text: said }),
    example: { case_id: 'cs_1', result: 'resolved', text: '手机号已更新，限制已解除，借款人确认无其他问题。' },
  }),
} as const
