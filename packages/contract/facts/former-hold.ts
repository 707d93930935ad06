/** Of a hold that is named and does not stand any more: what it was, filled in as it is found in the log, whatever was sent. */
import { z } from 'zod'
import { HOLD_SCOPES } from '../hold-outcomes.ts'
import { instant } from '../instant.ts'
import { text } from '../text.ts'

const SIGNALS_MAX = 64

/** `lifted_tests`: the signals that it was tested on. */
export const formerHold = {
  lifted_at: instant.optional(),
  lifted_reason: text(64).optional(),
  lifted_scope: z.enum(HOLD_SCOPES).optional(),
  lifted_tests: z.array(text(64)).max(SIGNALS_MAX).optional(),
} as const

export const formerHoldExample: { lifted_at: string; lifted_reason: string; lifted_scope: 'draw'; lifted_tests: string[] } = {
  lifted_at: '2026-02-27T09:00:00+08:00',
  lifted_reason: 'SE01',
  lifted_scope: 'draw',
  lifted_tests: ['devices_30d'],
}
