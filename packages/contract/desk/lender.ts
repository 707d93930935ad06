/**
 * A line of a lender that runs Fairline, as a desk sees it: the borrower links the two by a code of his own, and the lender answers whoever has the code with what
 * the borrower lets a desk see at that moment.
 */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { DESK_SCOPES } from '../facts/consent-facts.ts'
import { publicId, text } from '../text.ts'
import { GUIDANCE_TOPICS } from './entries.ts'

const CODE_MAX = 64

/** `desk`: whom the borrower gives it to, in his words. */
export const MeDeskLinkWish = z.strictObject({ request_id: publicId, desk: text(100) }).meta({ id: 'MeDeskLinkWish' })
/** `code`: told once; null where it was told before. */
export const MeDeskLinkMade = z.object({ link_id: z.string(), code: z.string().nullable() }).meta({ id: 'MeDeskLinkMade' })
export const MeDeskLinkEnd = z.strictObject({ link_id: publicId }).meta({ id: 'MeDeskLinkEnd' })
export const MeDeskLinkEnded = z.object({ ended_at: z.string() }).meta({ id: 'MeDeskLinkEnded' })
export const MeDeskLinks = z
  .object({ data: z.array(z.object({ link_id: z.string(), desk: z.string(), made_at: z.string(), ended_at: z.string().nullable() })) })
  .meta({ id: 'MeDeskLinks' })

const Band = z.object({ from_minor: z.int(), to_minor: z.int() })

/** Fields that the borrower does not let it see are null. `changed_at`: when something last happened in his book. `scopes`: what he lets it see, and until when. */
export const LenderLine = z
  .object({
    changed_at: z.string(),
    scopes: z.array(z.object({ scope: z.enum(DESK_SCOPES), granted_at: z.string(), expires_at: z.string().nullable() })),
    status: z.enum(['pending', 'active', 'suspended', 'closed', 'charged_off']),
    currency: z.string().nullable(),
    band: Band.nullable(),
    causes: z.array(z.string()),
    tasks: z.array(Bilingual),
    limit_minor: z.int().nullable(),
    balance_minor: z.int().nullable(),
    due_dates: z.array(z.string()).nullable(),
    score: z.int().nullable(),
    reasons: z.array(z.string()).nullable(),
    /** Left out by lenders that do not tell it yet. */
    inquiries_three_months: z.int().nullish(),
    debt_share_ppm: z.int().nullish(),
  })
  .meta({ id: 'DeskLenderLine' })
export type LenderLine = z.infer<typeof LenderLine>

/** `base_url` null: the lender is served by this very server. */
export const LenderBinding = z
  .strictObject({
    base_url: z
      .url({ protocol: /^https?$/ })
      .max(500)
      .nullable(),
    code: text(CODE_MAX),
  })
  .meta({ id: 'DeskLenderBinding' })
export const LENDER_STATES = ['open', 'hidden', 'closed', 'failing'] as const
/** `hidden`: the borrower lets no desk see him now; asked on. `closed`: he ended the link; asked no more. `failing`: the lender does not answer; what was last seen grows old. */
export const LenderState = z
  .object({
    enrolment_id: z.string(),
    base_url: z.string().nullable(),
    state: z.enum(LENDER_STATES),
    asked_at: z.string().nullable(),
    answered_at: z.string().nullable(),
    next_at: z.string(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'DeskLenderState' })
export const LenderPull = z.strictObject({ enrolment_id: publicId }).meta({ id: 'DeskLenderPull' })

/** What a desk asks the lender to tell the borrower: a topic of the catalogue, and no word of its own. `request_id`: asked for again it is told once. */
export const LenderGuidance = z.strictObject({ request_id: publicId, topic: z.enum(GUIDANCE_TOPICS) }).meta({ id: 'DeskLenderGuidance' })
export type LenderGuidance = z.infer<typeof LenderGuidance>
/** `told_lately`: about the same matter, by whomever, within four weeks. `not_wanted`: he takes no such messages. Whether he read it is never told. */
export const LENDER_GUIDANCE_RESULTS = ['accepted', 'repeated', 'told_lately', 'not_wanted'] as const
export const LenderGuidanceAnswer = z.object({ result: z.enum(LENDER_GUIDANCE_RESULTS) }).meta({ id: 'DeskLenderGuidanceAnswer' })
export type LenderGuidanceAnswer = z.infer<typeof LenderGuidanceAnswer>
