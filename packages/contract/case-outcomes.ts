/** Outcomes about the work on what a borrower brings up, and about mistakes of ours. */
import { z } from 'zod'
import { Cause } from './cause.ts'
import { CASE_KINDS } from './facts/case-facts.ts'
import { UNDOABLE } from './facts/upkeep-facts.ts'

/** RFC 3339 in UTC, as we write it. */
const instantText = z.string()

/** By when, in how many days from its arrival, and by what: a rule of law or a promise of ours. `extends_to`: the days it may be extended to. */
export const CaseClock = z
  .object({ days: z.int().nonnegative(), source: z.string(), due_at: instantText, extends_to: z.array(z.int().positive()) })
  .meta({ id: 'CaseClock' })

export const caseOutcomeData = {
  /**
   * `clocks`: all that apply, the earliest first; `due_at`: the earliest, or null where none does. `reasons`: what it is about, as far as known;
   * `escalations`: who hears of it when, if it is still open then.
   */
  'case-taken-up': z.object({
    case_id: z.string(),
    kind: z.enum(CASE_KINDS),
    reasons: z.array(z.string()),
    category: z.string().nullable(),
    clocks: z.array(CaseClock),
    due_at: instantText.nullable(),
    escalations: z.array(z.object({ at: instantText, to: z.string() })),
  }),
  /** What an event did is taken back: it was our mistake. */
  'mistake-undone': z.object({ correction_id: z.string(), event: z.enum(UNDOABLE), causes: z.array(Cause) }),
} as const
