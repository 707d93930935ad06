/**
 * Measures of restriction and recovery: whom restrictions hit wrongly, how long people wait, where they get lost, and who gets what he asks for.
 *
 * Period   days of the book, both included; compared with as many days before.
 * Shares   in parts per thousand, with the bounds between which the true share lies with 95 % confidence: 1 of 2 is no half.
 */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { askedDay, searched } from './page.ts'

const DAYS_AFTER_MAX = 365
const days = z.coerce.number().int().min(1).max(DAYS_AFTER_MAX)
const counted = z.int().nonnegative()
const ms = z.int().nonnegative().nullable()

const period = {
  /** Left out: the last 90 days. */
  from: askedDay.optional(),
  to: askedDay.optional(),
  product: searched.optional(),
}

export const RecoveryQuery = z.strictObject(period)
export const ApprovalQuery = z.strictObject(period)
export const RestrictionQuery = z.strictObject({ ...period, harmless_days: days.optional().describe('30 if left out') })
export const FlowQuery = z.strictObject({ ...period, abandon_days: days.optional().describe('14 if left out') })

/** `definitions`: what is counted, and how. `is_partial`: there is more in that time than is measured at once; then it is a part of it, the newest holds or an even sample of borrowers. */
const head = {
  from: z.string(),
  to: z.string(),
  previous_from: z.string(),
  previous_to: z.string(),
  is_partial: z.boolean(),
  definitions: z.array(z.object({ term: Bilingual, text: Bilingual })),
}

/** `count` of `of`. All else null where there is nothing to take a share of. */
export const Share = z
  .object({
    count: counted,
    of: counted,
    permille: z.int().nullable(),
    low_permille: z.int().nullable(),
    high_permille: z.int().nullable(),
  })
  .meta({ id: 'MeasuredShare' })

/** `open` of `waits` go on. After `half_ms` it is over for half of all, after `most_ms` for nine of ten; null where that is not known yet. */
const Waited = z.object({ waits: counted, open: counted, half_ms: ms, most_ms: ms }).meta({ id: 'MeasuredWait' })

/**
 * `wrong`: found wrong by a person (`overturned`) or as our mistake (`corrected`), of those lifted. `harmless`: lifted, and nothing adverse on record from so many days before it to so many
 * after; only for reasons that suspect something (`suspects`). `false_positive`: both, of those lifted so many days ago or more (`judged`).
 */
const RestrictionRow = z.object({
  reason: z.string(),
  category: z.string(),
  suspects: z.boolean(),
  placed: counted,
  in_force: counted,
  lifted: counted,
  overturned: counted,
  corrected: counted,
  wrong: Share,
  judged: counted,
  harmless: counted,
  false_positive: Share,
  days: z.array(z.object({ date: z.string(), placed: counted, wrong: counted, harmless: counted })),
})
export const RestrictionMeasures = z
  .object({ ...head, harmless_days: counted, data: z.array(RestrictionRow), previous: z.array(RestrictionRow.omit({ days: true })) })
  .meta({ id: 'RestrictionMeasures' })

/** `notice`: until the first letter, message or push was on its way, or he opened the notice. `restore`: until it was lifted. Who still waits is counted in. */
const waits = { notice: Waited, restore: Waited, oldest_open_at: z.string().nullable() }
const RecoveryRow = z.object({ reason: z.string(), category: z.string(), ...waits })
const AllRecovery = z.object(waits)
export const RecoveryMeasures = z
  .object({
    ...head,
    all: AllRecovery,
    previous_all: AllRecovery,
    data: z.array(RecoveryRow),
    previous: z.array(RecoveryRow),
    days: z.array(z.object({ date: z.string(), placed: counted, lifted: counted })),
  })
  .meta({ id: 'RecoveryMeasures' })

/** `started` of a step are those who did it, gave up, ended otherwise (declined, withdrawn, lapsed) or wait. `half_ms`, `most_ms`: of those who did it. */
const FlowStepRow = z.object({
  step: z.string(),
  by: z.enum(['borrower', 'us']),
  started: counted,
  done: counted,
  waiting: counted,
  ended: counted,
  gave_up: Share,
  erred: Share,
  failures: counted,
  half_ms: ms,
  most_ms: ms,
})
const FlowRow = z.object({
  flow: z.string(),
  begun: counted,
  finished: counted,
  ended: counted,
  gave_up: counted,
  under_way: counted,
  days: z.array(z.object({ date: z.string(), begun: counted, finished: counted, gave_up: counted })),
  steps: z.array(FlowStepRow),
})
export const FlowMeasures = z
  .object({ ...head, abandon_days: counted, data: z.array(FlowRow), previous: z.array(FlowRow.omit({ days: true })) })
  .meta({ id: 'FlowMeasures' })

/** `value` null: not known. `approved` null: too few to be told. */
const ApprovalRow = z.object({
  kind: z.enum(['line', 'increase']),
  approved: Share,
  segments: z.array(
    z.object({
      segment: z.enum(['product', 'grade', 'score_band', 'borrower_kind', 'employment']),
      cells: z.array(z.object({ value: z.string().nullable(), approved: Share.nullable() })),
    }),
  ),
  days: z.array(z.object({ date: z.string(), decided: counted, approved: counted })),
})
export const ApprovalMeasures = z
  .object({ ...head, cell_min: counted, data: z.array(ApprovalRow), previous: z.array(ApprovalRow.omit({ days: true })) })
  .meta({ id: 'ApprovalMeasures' })
