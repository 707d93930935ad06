/** What a desk can do for the borrowers who let it watch their lines: what is ready, what to tell them, and when to ask for a higher limit. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { publicId } from '../text.ts'
import { pageOf, pageQuery } from '../views/page.ts'
import { GUIDANCE_TOPICS } from './entries.ts'
import { LENDER_GUIDANCE_RESULTS } from './lender.ts'

const Named = z.object({ check: z.string(), name: Bilingual })

/** `state` of guidance: to be told; told and not over; told and over; told, and what came of it is not for the desk to see. */
const LineCoaching = z
  .object({
    enrolment_id: z.string(),
    borrower_id: z.string(),
    facility_id: z.string(),
    project_id: z.string().nullable(),
    label: z.string(),
    /** `seen`: what it rests on, in numbers alone. `how`: what he can do himself; null where it is ready. */
    readiness: z.array(
      Named.extend({ state: z.enum(['ready', 'attention', 'not_ready', 'unknown']), seen: Bilingual, how: Bilingual.nullable() }),
    ),
    guidance: z.array(
      z.object({
        topic: z.enum(GUIDANCE_TOPICS),
        name: Bilingual,
        state: z.enum(['due', 'waiting', 'cleared', 'unknown']),
        given_on: z.string().nullable(),
        /** What the borrower is told: what was seen, why it matters, what he can do. */
        what: Bilingual,
        why: Bilingual,
        how: Bilingual,
      }),
    ),
    /** Advice, and no promise: the lender decides. `first`: what to put right, or to find out, before. */
    raise: z.object({
      when: z.string(),
      words: Bilingual,
      first: z.array(Named),
      no_promise: Bilingual,
      makes_no_difference: z.array(Bilingual),
      never_do: z.array(Bilingual),
    }),
  })
  .meta({ id: 'DeskLineCoaching' })

export const CoachingQuery = z.strictObject({ ...pageQuery, cursor: publicId.optional(), borrower_id: publicId.optional() })
/** Of a borrower who does not let the desk see him: that he is enrolled, and nothing else. */
const Hidden = z.object({ enrolment_id: z.string(), borrower_id: z.string(), label: z.string(), project_id: z.string().nullable() })
/** `off_board`: how many are hidden. `hidden`: the first of them, on every page. */
export const CoachingPage = pageOf(LineCoaching)
  .extend({ as_of: z.string(), today: z.string(), off_board: z.int(), hidden: z.array(Hidden) })
  .meta({ id: 'DeskCoachingPage' })

/** `id`: of the guidance that is written down once the lender has taken it. */
export const GuidanceSending = z
  .strictObject({ id: publicId, enrolment_id: publicId, topic: z.enum(GUIDANCE_TOPICS) })
  .meta({ id: 'DeskGuidanceSending' })
/** `unreachable`: nobody answered, or there is no lender to ask; `closed`, `hidden`: the borrower ended the link, or lets no desk see him. Where it was not taken, `by_hand` says what to do. */
export const GuidanceSent = z
  .object({
    result: z.enum([...LENDER_GUIDANCE_RESULTS, 'unreachable', 'closed', 'hidden']),
    words: Bilingual,
    by_hand: z.boolean(),
  })
  .meta({ id: 'DeskGuidanceSent' })
