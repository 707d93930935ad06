/** Applications for a line, the newest first; and one of them with what it still waits for. */
import { z } from 'zod'
import { ExplainedReason } from '../answer.ts'
import { listed, pageOf, pageQuery, searched } from './page.ts'

/** open: a step is missing, or nothing is decided yet. referred: a person looks at it. lapsed: an offer was not accepted in time. */
const APPLICATION_STATES = ['open', 'referred', 'offered', 'accepted', 'declined', 'withdrawn', 'lapsed'] as const
const ApplicationState = z.enum(APPLICATION_STATES).meta({ id: 'ApplicationState' })

const LineOffer = z
  .object({
    /** With its version. */
    product: z.string(),
    limit_minor: z.int().positive(),
    currency: z.string(),
    day_rate: z.int().nonnegative(),
    expires_at: z.string(),
  })
  .meta({ id: 'LineOffer' })

export const ApplicationRow = z
  .object({
    application_id: z.string(),
    borrower_id: z.string(),
    state: ApplicationState,
    product: z.string(),
    /** The limit he asked for. */
    wish_minor: z.int().positive().nullable(),
    offer: LineOffer.nullable(),
    /** Codes: why it was referred or declined. */
    reasons: z.array(z.string()),
    submitted_at: z.string(),
    referred_at: z.string().nullable(),
    offered_at: z.string().nullable(),
    closed_at: z.string().nullable(),
    /** From its arrival, or what was last missing for it, to the first answer. */
    took_ms: z.int().nonnegative().nullable(),
    /** Of the event that brought it, and of the last one that changed it, in the borrower's log. */
    opened_by_sequence: z.int().positive(),
    sequence: z.int().positive(),
  })
  .meta({ id: 'ApplicationRow' })

export const ApplicationQuery = z.strictObject({
  ...pageQuery,
  borrower: searched.optional(),
  state: listed(ApplicationState).optional(),
  product: listed(searched).optional(),
})

export const ApplicationList = pageOf(ApplicationRow).meta({ id: 'ApplicationList' })

/** `missing`: what the policy in force waits for now, each with its cures; empty where it waits for nothing. */
export const ApplicationDetail = ApplicationRow.omit({ reasons: true })
  .extend({ reasons: z.array(ExplainedReason), missing: z.array(ExplainedReason) })
  .meta({ id: 'ApplicationDetail' })
