/** Holds of many borrowers that were a mistake of ours, put right together: proposed by one, released by another. */
import { z } from 'zod'
import { bookFact } from '../fact-entry.ts'
import { instant } from '../instant.ts'
import { count, publicId, text } from '../text.ts'
import { approved, approvedExample } from './approved.ts'

const BORROWERS_MAX = 1_000
/** Names each correction of it, beside the id of its hold. */
const batchId = publicId.max(32)

export const bulkFacts = {
  /** All holds of `reason` that stood or were placed up to now: of these borrowers, placed within these times, by this pack; each narrows it, and one of the first two must be there. */
  'bulk-correction-proposed': bookFact({
    zh: '提出批量更正',
    en: 'Somebody proposes to put many holds right together',
    senders: ['operator'],
    data: z.strictObject({
      batch_id: batchId,
      kind: z.enum(['wrong_borrower', 'wrong_value', 'wrong_action', 'done_twice']),
      reason: text(64),
      borrower_ids: z.array(publicId).min(1).max(BORROWERS_MAX).optional(),
      placed_from_at: instant.optional(),
      placed_until_at: instant.optional(),
      policy_hash: text(128).optional(),
      ...approved,
    }),
    example: {
      batch_id: 'bc_1',
      kind: 'wrong_value',
      reason: 'CR04',
      borrower_ids: ['bor_1', 'bor_2'],
      placed_from_at: '2026-02-01T00:00:00+08:00',
      placed_until_at: '2026-02-03T00:00:00+08:00',
      policy_hash: '9f2c',
      ...approvedExample,
    },
  }),
  /** By another than whoever proposed it. `hold_count`: as he saw it; should it be another by then, he looks again. */
  'bulk-correction-released': bookFact({
    zh: '批量更正已放行',
    en: 'Another person releases them',
    senders: ['operator'],
    data: z.strictObject({ batch_id: batchId, hold_count: count, ...approved }),
    example: { batch_id: 'bc_1', hold_count: 2, ...approvedExample },
  }),
  'bulk-correction-withdrawn': bookFact({
    zh: '批量更正已撤回',
    en: 'That proposal was withdrawn',
    senders: ['operator'],
    data: z.strictObject({ batch_id: batchId }),
    example: { batch_id: 'bc_1' },
  }),
  'bulk-correction-completed': bookFact({
    zh: '批量更正已完成',
    en: 'All of them are put right',
    senders: ['platform'],
    data: z.strictObject({ batch_id: batchId, hold_count: count }),
    example: { batch_id: 'bc_1', hold_count: 2 },
  }),
} as const
