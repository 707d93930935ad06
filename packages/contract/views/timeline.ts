/** A borrower's log as people read it: each fact with the decision on it, the newest first; and how one decision came about. */
import { z } from 'zod'
import { Bilingual, Decision } from '../answer.ts'
import { listed, pageOf, pageQuery } from './page.ts'

/** `data` is as it was sent; a personal field in it is only named: `{"sealed": true}`. */
export const TimelineEntry = z
  .object({
    sequence: z.int().positive(),
    type: z.string(),
    source: z.string(),
    event_id: z.string(),
    actor: z.string(),
    occurred_at: z.string(),
    known_at: z.string(),
    recorded_at: z.string(),
    data: z.record(z.string(), z.unknown()),
    decision: Decision,
  })
  .meta({ id: 'TimelineEntry' })

export const TimelineQuery = z.strictObject({
  ...pageQuery,
  /** Wire types of facts. */
  type: listed(z.string().max(80)).optional(),
  /** Only those on which something was decided. */
  with_outcomes: z.stringbool().default(false),
})

export const Timeline = pageOf(TimelineEntry).meta({ id: 'Timeline' })

/** A cell value of a table: what a signal or a decision was. */
const CellValue = z.union([z.number(), z.string(), z.boolean(), z.null()])

/** One table of the pack as it stood before this decision: what went in, and which rows fired. Texts are as written in the table. */
export const TableTrace = z
  .object({
    name: z.string(),
    hit_policy: z.string(),
    /** `text` is the expression of the column: mostly the name of a signal or of another table, then told in words. */
    inputs: z.array(z.object({ text: z.string(), name: Bilingual.nullable(), unit: z.string().nullable(), value: CellValue })),
    outputs: z.array(z.string()),
    rows: z.array(
      z.object({
        row: z.int().positive(),
        cells: z.array(z.string()),
        outputs: z.array(CellValue),
        reason: z.string().nullable(),
        fired: z.boolean(),
      }),
    ),
    /** What the table gave; null for one that gives several. */
    value: CellValue,
  })
  .meta({ id: 'TableTrace' })

/**
 * `agrees`: evaluated again from the log and the pack that decided, it comes out as it is recorded (P8). One fact may have its line reviewed several
 * times, as a line just granted is looked at once more: the tables are those of the `review` that brought something about, or of the last one where
 * none did, and of the drawdown where one was asked for. Null for a fact on which the policy is not asked.
 */
export const DecisionTrace = TimelineEntry.extend({
  pack_title: Bilingual,
  agrees: z.boolean(),
  review: z.object({ nth: z.int().positive(), of: z.int().positive() }).nullable(),
  tables: z.array(TableTrace),
}).meta({ id: 'DecisionTrace' })
