/** What happens around a borrower without being of his doing: faults, time, and the work of operators. */
import { z } from 'zod'
import { neutralFact } from '../fact-entry.ts'
import { personal } from '../personal-text.ts'
import { publicId, text } from '../text.ts'

export const upkeepFacts = {
  /** Something of ours or of a supplier broke. Recorded, never counted against the borrower (P5). */
  'technical-failure-reported': neutralFact({
    zh: '技术故障，从不计入借款人',
    en: 'Something of ours or of a supplier broke; never counted against a borrower',
    senders: ['channel', 'lending-system', 'payment', 'verifier', 'bureau', 'funder', 'operator', 'platform'],
    data: z.strictObject({ component: text(64), incident_id: publicId.optional() }),
    example: { component: 'scores', incident_id: 'inc1' },
  }),
  'clock-ticked': neutralFact({ zh: '时间流逝', en: 'Time passed', senders: ['scheduler'], data: z.strictObject({}), example: {} }),
  'operator-note-recorded': neutralFact({
    zh: '操作员备注',
    en: 'A note of an operator',
    senders: ['operator'],
    data: z.strictObject({ note_id: publicId, text: personal('free_text', 4_000) }),
    example: { note_id: 'nt_1', text: '已电话联系，本人下周提交材料。' },
  }),
  /** A mistake of ours, and what it was about: the sender's `id` of an event, or a hold. */
  'operator-error-recorded': neutralFact({
    zh: '人工操作失误',
    en: 'An operator made a mistake about this borrower',
    senders: ['operator'],
    data: z.strictObject({
      correction_id: publicId,
      kind: z.enum(['wrong_borrower', 'wrong_value', 'wrong_action', 'done_twice']),
      event_id: publicId.optional(),
      hold_id: publicId.optional(),
    }),
    example: { correction_id: 'co_1', kind: 'wrong_borrower', event_id: 'e1', hold_id: 'hd_1' },
  }),
} as const
