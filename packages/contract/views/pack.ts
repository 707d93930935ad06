/** A policy pack that somebody proposes, and what is known of it before it decides. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { text } from '../text.ts'

const REASON_MAX = 500
const PATH_MAX = 200

/** `files`: their texts by their path within the pack. */
export const PackProposal = z
  .strictObject({
    files: z.record(z.string().max(PATH_MAX), z.string()),
    reason: text(REASON_MAX).refine((value) => value.trim() !== '', 'must say something'),
  })
  .meta({ id: 'PackProposal' })

const DecisionImpact = z.object({ decision: z.string(), changed: z.int(), more: z.int(), less: z.int() }).meta({ id: 'DecisionImpact' })

/**
 * `cases`: how many of its own there are, and those that do not hold. `proof`: what of its tables and statements is proved. `impact`: of the borrowers looked at, about how many
 * its tables say something else today; `is_all` false where the book has more of them.
 */
export const PackReport = z
  .object({
    hash: z.string(),
    title: Bilingual,
    in_force: z.boolean(),
    has_decided: z.boolean(),
    warnings: z.array(z.string()),
    cases: z.object({ count: z.int(), failing: z.array(z.string()) }),
    proof: z.object({ proved: z.int(), refuted: z.int(), undecided: z.int(), findings: z.array(z.string()) }),
    impact: z.object({ looked_at: z.int(), is_all: z.boolean(), differ: z.int(), decisions: z.array(DecisionImpact) }),
  })
  .meta({ id: 'PackReport' })
export type PackReport = z.infer<typeof PackReport>
