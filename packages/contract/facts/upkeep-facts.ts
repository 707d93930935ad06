/** What happens around a borrower without being of his doing: faults, time, and the work of operators. */
import { z } from 'zod'
import { neutralFact } from '../fact-entry.ts'
import { instant } from '../instant.ts'
import { personal } from '../personal-text.ts'
import { currency, nonNegativeMinor, opaqueId, positiveMinor, publicId, text } from '../text.ts'
import { formerHold, formerHoldExample } from './former-hold.ts'

/** Events that can be taken back where they were a mistake of ours. What is not among them is put right by sending what is right. */
export const UNDOABLE = [
  'repayment-posted',
  'limit-proposed',
  'limit-accepted',
  'temporary-limit-granted',
  'closure-requested',
  'misuse-found',
  'delinquency-elsewhere-reported',
  'judgment-reported',
  'terms-breach-reported',
  'incapacity-reported',
  'anti-fraud-measure-ordered',
  'due-diligence-requested',
  'judicial-freeze-ordered',
  'takeover-suspected',
  'fraud-link-reported',
] as const

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
  /**
   * A mistake of ours, and what it was about: the sender's `id` of an event, which is taken back, or a hold, which is lifted. `event_source`: where several senders used that id.
   * From `undoes` on, what that event was: filled in as it is found in the log, whatever was sent.
   */
  'operator-error-recorded': neutralFact({
    zh: '人工操作失误',
    en: 'An operator made a mistake about this borrower',
    senders: ['operator'],
    data: z.strictObject({
      correction_id: publicId,
      kind: z.enum(['wrong_borrower', 'wrong_value', 'wrong_action', 'done_twice']),
      event_id: publicId.optional(),
      event_source: text(256).optional(),
      hold_id: publicId.optional(),
      undoes: z.enum(UNDOABLE).optional(),
      undone_name: opaqueId.optional(),
      undone_source: text(64).optional(),
      happened_at: instant.optional(),
      currency: currency.optional(),
      amount_minor: positiveMinor.optional(),
      limit_before_minor: nonNegativeMinor.optional(),
      limit_after_minor: nonNegativeMinor.optional(),
      ...formerHold,
    }),
    example: {
      correction_id: 'co_1',
      kind: 'wrong_borrower',
      event_id: 'e1',
      event_source: 'core-banking',
      hold_id: 'hd_1',
      undoes: 'repayment-posted',
      undone_name: 'rp_1',
      undone_source: 'bureau-a',
      happened_at: '2026-02-28T09:00:00+08:00',
      currency: 'CNY',
      amount_minor: 90_041,
      limit_before_minor: 1_000_000,
      limit_after_minor: 1_200_000,
      ...formerHoldExample,
    },
  }),
} as const
