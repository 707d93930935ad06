/** Drills of a desk, with a clock: what if these failed now, how long until backup funds would be there, and what was found to be missing. */
import { z } from 'zod'
import { writtenInstant } from '../instant.ts'
import { prose, publicId, text } from '../text.ts'
import { pageOf, pageQuery } from '../views/page.ts'
import { BookEntry, planId } from './plans.ts'

const note = prose(1_000)
/** funds_ready: the backup would be in the account. ended is the end. */
const DRILL_STATES = ['running', 'funds_ready', 'ended'] as const

/** `kind`, `fails`: the line, the provider or the common cause that is taken to fail at this moment. */
export const DrillWish = z
  .strictObject({
    id: publicId.max(40),
    project_id: publicId,
    plan_id: planId,
    kind: z.enum(['facility', 'provider', 'group']),
    fails: publicId,
  })
  .meta({ id: 'DeskDrillWish' })
const Finding = z.strictObject({ words: text(500), assignee: publicId, due_at: writtenInstant })
/** `findings`: each becomes a task. */
export const DrillMove = z
  .strictObject({ id: publicId, state: z.enum(['funds_ready', 'ended']), note, findings: z.array(Finding).max(50).optional() })
  .meta({ id: 'DeskDrillMove' })

/** `minutes`: from the start until the backup would be there; of one that runs, null. */
export const DrillView = z
  .object({
    id: z.string(),
    project_id: z.string(),
    plan_id: z.string(),
    kind: z.string(),
    fails: z.string(),
    state: z.enum(DRILL_STATES),
    started_at: z.string(),
    started_by: z.string(),
    funds_at: z.string().nullable(),
    ended_at: z.string().nullable(),
    minutes: z.int().nullable(),
    entry: BookEntry.nullable(),
    findings: z.array(z.string()),
  })
  .meta({ id: 'DeskDrill' })
export const DrillListQuery = z.strictObject({ ...pageQuery, cursor: publicId.optional(), project_id: publicId.optional() })
export const DrillList = pageOf(DrillView)

/** `minutes`: from what was first observed until the first backup funds were in the account; null while they are not, or where nothing shows it. */
export const SwitchView = z
  .object({
    plan_id: z.string(),
    incident_id: z.string().nullable(),
    first_seen_at: z.string(),
    funds_at: z.string().nullable(),
    minutes: z.int().nullable(),
    steps: z.array(
      z.object({
        task_id: z.string(),
        step: z.int(),
        kind: z.string(),
        words: z.string(),
        state: z.string(),
        due_at: z.string(),
        assignee: z.string(),
        done_at: z.string().nullable(),
        matched: z.object({ statement_id: z.string(), entry_key: z.string(), booked_on: z.string(), evidence: z.string() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'DeskSwitch' })
