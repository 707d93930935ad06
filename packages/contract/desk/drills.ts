/** Drills of a desk, with a clock: what if these failed now, how long until backup funds would be there, and what was found to be missing. */
import { z } from 'zod'
import { writtenInstant } from '../instant.ts'
import { prose, publicId, text } from '../text.ts'
import { pageOf, pageQuery } from '../views/page.ts'
import { BookEntry, planId } from './plans.ts'
import { AUDIENCES } from './playbooks.ts'

const note = prose(1_000)
/** planned: the clock does not run yet. funds_ready: the backup would be in the account. ended and called_off are the end. */
export const DRILL_STATES = ['planned', 'running', 'funds_ready', 'ended', 'called_off'] as const
export type DrillState = (typeof DRILL_STATES)[number]

/** Tier 0 is paid whatever happens, so it is looked after first; then people are called, backups drawn on in their order, and those concerned told. */
export const DRILL_STEPS = ['secure_debts', 'call', 'draw', 'tell'] as const
const STEPS_MAX = 200

/**
 * `kind`, `fails`: the line, the provider or the common cause that is taken to fail. `playbook_id`: that is drilled. `planned_for`: when it is to begin; left out: the clock runs from now on.
 */
export const DrillWish = z
  .strictObject({
    id: publicId.max(40),
    project_id: publicId,
    plan_id: planId,
    kind: z.enum(['facility', 'provider', 'group']),
    fails: publicId,
    playbook_id: publicId.optional(),
    planned_for: writtenInstant.optional(),
  })
  .meta({ id: 'DeskDrillWish' })
const Finding = z.strictObject({ words: text(500), assignee: publicId, due_at: writtenInstant })
/** `running`: one that was planned begins. `findings`: each becomes a task. */
export const DrillMove = z
  .strictObject({
    id: publicId,
    state: z.enum(['running', 'funds_ready', 'ended', 'called_off']),
    note,
    findings: z.array(Finding).max(50).optional(),
  })
  .meta({ id: 'DeskDrillMove' })
/** `step`: counted from 1. */
export const DrillTick = z
  .strictObject({ id: publicId, step: z.int().min(1).max(STEPS_MAX), note: note.optional() })
  .meta({ id: 'DeskDrillTick' })

/** What it is about is null where its kind is about something else. `took_seconds`: since the step before it was done, or the clock began. */
const Step = z.object({
  step: z.int(),
  kind: z.enum(DRILL_STEPS),
  role: z.string().nullable(),
  person: z.string().nullable(),
  deputy: z.string().nullable(),
  facility_id: z.string().nullable(),
  amount_minor: z.int().nullable(),
  audience: z.enum(AUDIENCES).nullable(),
  done_at: z.string().nullable(),
  done_by: z.string().nullable(),
  took_seconds: z.int().nullable(),
  note: z.string().nullable(),
})

/** `minutes`: from the start until the backup would be there; of one that runs, null. `started_at`: null while it is planned, or where it was called off. */
export const DrillView = z
  .object({
    id: z.string(),
    project_id: z.string(),
    plan_id: z.string(),
    kind: z.string(),
    fails: z.string(),
    playbook_id: z.string().nullable(),
    state: z.enum(DRILL_STATES),
    planned_for: z.string().nullable(),
    planned_by: z.string(),
    started_at: z.string().nullable(),
    started_by: z.string().nullable(),
    funds_at: z.string().nullable(),
    ended_at: z.string().nullable(),
    minutes: z.int().nullable(),
    steps: z.array(Step),
    moves: z.array(z.object({ state: z.enum(DRILL_STATES), at: z.string(), actor: z.string(), note: z.string() })),
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
