/** How each line that a desk may see stands, by all that was seen of it. */
import { z } from 'zod'
import { OBSERVATION_SOURCES, OBSERVED_FIELDS } from './observations.ts'
import { WhenQuery } from './views.ts'

const BADGE_NAMES = [
  ...(['unknown', 'doubtful', 'debt_urgent', 'authorisation_ended', 'closed'] as const),
  ...(['suspended', 'limit_cut', 'needs_authorisation', 'normal'] as const),
] as const

const HEALTHS = ['consistent', 'contradictory', 'stale', 'feed_down', 'never'] as const

/** `known` null: silent, in dispute, or never heard of. `last_known`: the last word; `since`: since when that holds. */
const field = <T extends z.ZodType>(value: T) =>
  z.object({ health: z.enum(HEALTHS), known: value.nullable(), last_known: value.nullable(), since: z.string().nullable() })

const LineStanding = z
  .object({
    facility_id: z.string(),
    channel_id: z.string(),
    /** Of a borrower's line; null each: it is the company's own. */
    enrolment_id: z.string().nullable(),
    borrower_id: z.string().nullable(),
    badge: z.enum(BADGE_NAMES),
    health: z.enum(HEALTHS),
    authorisation: field(z.string()),
    availability: field(z.string()),
    obligation: field(z.string()),
    limit_minor: field(z.int()),
    /** The limit is known as a band alone: it is that much, or more. */
    limit_is_least: z.boolean(),
    /** The highest limit that was heard of since it was agreed on, and what is missing of it now, in parts per million, below zero. */
    agreed_minor: z.int().nullable(),
    limit_change_ppm: z.int().nullable(),
    /** When anything was last seen of it, and how often something should be. */
    seen_at: z.string().nullable(),
    expected_every_hours: z.int(),
    /** What each source says of each field now. */
    words: z.array(z.object({ field: z.enum(OBSERVED_FIELDS), source: z.enum(OBSERVATION_SOURCES), value: z.unknown(), at: z.string() })),
  })
  .meta({ id: 'DeskLineStanding' })

/** `off_board`: lines of borrowers who do not let the desk see them. */
export const Standings = z.object({ as_of: z.string(), data: z.array(LineStanding), off_board: z.int() }).meta({ id: 'DeskStandings' })
export const StandingsQuery = WhenQuery
