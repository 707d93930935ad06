/**
 * The live feed, `GET /v1/events/stream`: one Server-Sent Event for each fact that was decided, in the order in which they took effect.
 * The SSE `id` of each is where to go on from, sent back as `Last-Event-ID`; the SSE `event` is `decided`. A comment is sent while nothing happens.
 */
import { z } from 'zod'
import { LineView } from '../answer.ts'
import { listed } from './page.ts'

export const StreamQuery = z.strictObject({
  borrower: z.string().max(64).optional(),
  /** Wire types of facts. */
  type: listed(z.string().max(80)).optional(),
  /** Only those on which something was decided. */
  with_outcomes: z.stringbool().default(false),
  /** For clients that cannot set a header; the header wins. */
  last_event_id: z.string().max(64).optional(),
})

export const StreamedDecision = z
  .object({
    borrower_id: z.string(),
    sequence: z.int().positive(),
    type: z.string(),
    occurred_at: z.string(),
    decided_at: z.string(),
    recorded_at: z.string(),
    line: LineView,
    grade: z.string().nullable(),
    behaviour_score: z.int().nullable(),
    /** Names of what was decided, with the reason of each that has one. */
    outcomes: z.array(z.object({ type: z.string(), reasons: z.array(z.string()) })),
  })
  .meta({ id: 'StreamedDecision' })
