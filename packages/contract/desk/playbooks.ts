/** Playbooks of a desk: what is done at a level, who may start it, who is called, which money comes first and what is said to whom. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { positiveMinor, prose, publicId, text, writtenDay } from '../text.ts'
import { PROJECT_PURPOSES } from './purposes.ts'

/** By which a level is called, from the most serious on. */
export const PLAYBOOK_TRIGGERS = [
  ...(['several_groups', 'gap_at_hand', 'debt_service_at_risk', 'confirmed_and_gap_near', 'reserve_below_floor'] as const),
  ...(['systemic_likely', 'one_loss_away', 'borrower_red', 'line_impaired'] as const),
] as const
/** To whom something is said. */
export const AUDIENCES = ['borrower', 'supplier', 'lender', 'board'] as const

const LIST_MAX = 30
const words = prose(2_000)

/**
 * `person`, `deputy`: ids of accounts. `sources`: lines of the company in the order in which they are drawn on; how long each takes is told by its register. `exit`: when it is over.
 * `project_id` left out: for all projects.
 */
export const Playbook = z.strictObject({
  name: text(200),
  level: z.int().min(1).max(4),
  project_id: publicId.optional(),
  triggers: z.array(z.enum(PLAYBOOK_TRIGGERS)).max(PLAYBOOK_TRIGGERS.length),
  contacts: z.array(z.strictObject({ role: text(100), person: publicId, deputy: publicId.optional() })).max(LIST_MAX),
  sources: z
    .array(
      z.strictObject({
        facility_id: publicId,
        amount_minor: positiveMinor,
        purposes: z.array(z.enum(PROJECT_PURPOSES)).max(PROJECT_PURPOSES.length),
        precondition: text(300).optional(),
      }),
    )
    .max(LIST_MAX),
  messages: z.strictObject({
    borrower: words.optional(),
    supplier: words.optional(),
    lender: words.optional(),
    board: words.optional(),
  }),
  exit: prose(1_000),
  review_by: writtenDay,
})

export const PLAYBOOK_GAPS = [
  ...(['no-trigger', 'no-contact', 'contact-without-deputy', 'contact-gone', 'no-source', 'source-without-purpose'] as const),
  ...(['source-not-open', 'no-message-borrower', 'no-message-supplier', 'no-message-lender', 'no-message-board'] as const),
  ...(['no-exit', 'review-overdue', 'drill-overdue'] as const),
] as const

const Kept = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  level: z.int(),
  project_id: z.string().nullable(),
  triggers: z.array(z.object({ trigger: z.string(), words: Bilingual })),
  contacts: z.array(z.object({ role: z.string(), person: z.string(), deputy: z.string().nullable() })),
  /** `lead_days`: from asking to money in the account; null: there is no such line any more. */
  sources: z.array(
    z.object({
      facility_id: z.string(),
      amount_minor: z.int(),
      currency: z.string(),
      lead_days: z.int().nullable(),
      purposes: z.array(z.string()),
      precondition: z.string().nullable(),
    }),
  ),
  messages: z.array(z.object({ audience: z.enum(AUDIENCES), words: z.string() })),
  exit: z.string(),
  review_by: z.string(),
  /** The day of the last drill of it that was run to its end; `drill_due_on` null: it needs none. */
  drilled_on: z.string().nullable(),
  drill_due_on: z.string().nullable(),
  /** What is missing in it; none: it is ready. */
  gaps: z.array(z.enum(PLAYBOOK_GAPS)),
  /** Projects that are at its level now. */
  called_by: z.array(z.string()),
})

/** Each level with what stands for it by itself, and the playbooks that the desk keeps for it. `projects`: at which level each is now; null: a draft. */
export const PlaybookBoard = z
  .object({
    as_of: z.string(),
    levels: z.array(
      z.object({
        level: z.int(),
        name: Bilingual,
        authority: Bilingual,
        approvers: z.int(),
        exit: Bilingual,
        triggers: z.array(z.object({ trigger: z.string(), words: Bilingual })),
        playbooks: z.array(Kept),
      }),
    ),
    projects: z.array(z.object({ project_id: z.string(), name: z.string(), level: z.int().nullable(), level_name: Bilingual })),
  })
  .meta({ id: 'DeskPlaybookBoard' })
