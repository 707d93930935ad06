/** What people of a desk do about what they see: incidents, and the tasks that come of them. */
import { z } from 'zod'
import { writtenInstant } from '../instant.ts'
import { currency, positiveMinor, prose, publicId, text, writtenDay } from '../text.ts'
import { listed, pageQuery } from '../views/page.ts'
import { DESK_KINDS } from './entries.ts'

const SUBJECTS_MAX = 50
const subject = z.strictObject({ kind: z.enum(DESK_KINDS), id: publicId })
const evidence = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower hex')
const note = prose(1_000)

/** closed is the end. */
export const INCIDENT_STATES = ['open', 'diagnosing', 'switching', 'recovering', 'observing', 'closed'] as const
/** done and dropped are the end. */
const TASK_STATES = ['open', 'doing', 'done', 'dropped'] as const

/** `severity` 1 is the worst. `began_at`: when what it is about began, as far as anybody knows: the response clock starts there. */
export const IncidentWish = z
  .strictObject({
    id: publicId,
    title: text(200),
    severity: z.int().min(1).max(4),
    subjects: z.array(subject).min(1).max(SUBJECTS_MAX),
    began_at: writtenInstant,
  })
  .meta({ id: 'DeskIncidentWish' })
export const IncidentMove = z.strictObject({ id: publicId, state: z.enum(INCIDENT_STATES), note }).meta({ id: 'DeskIncidentMove' })

/** Money that moves once a task is done: by it, the entry of a statement is known again. `line`: the facility that is drawn on or repaid; `parties`: names on the other side. */
const ExpectedOfTask = z
  .strictObject({
    kind: z.enum(['draw', 'repayment']),
    line: publicId.optional(),
    amount_minor: positiveMinor,
    currency,
    on: writtenDay,
    references: z.array(text(100)).max(10),
    parties: z.array(text(200)).max(10),
  })
  .meta({ id: 'DeskExpectedMove' })

/** `assignee`: the id of somebody's account. `plan_id`, `step`: of the approved plan that it carries out, and its place among what is done for it. */
export const TaskWish = z
  .strictObject({
    id: publicId,
    kind: z.enum(['call', 'draw', 'repay', 'appeal', 'update_profile', 'collect_evidence', 'apply', 'confirm', 'reevaluate']),
    words: text(500),
    assignee: publicId,
    due_at: writtenInstant,
    incident_id: publicId.optional(),
    subject: subject.optional(),
    plan_id: publicId.optional(),
    drill_id: publicId.optional(),
    step: z.int().min(1).max(1_000).optional(),
    expects: ExpectedOfTask.optional(),
  })
  .meta({ id: 'DeskTaskWish' })
export const TaskMove = z
  .strictObject({ id: publicId, state: z.enum(TASK_STATES), note, evidence_sha256: evidence.optional() })
  .meta({ id: 'DeskTaskMove' })

/** `minutes`: from when it began until it was opened, and until each state it came to. */
const Move = z.object({
  state: z.string(),
  at: z.string(),
  actor: z.string(),
  note: z.string().nullable(),
  evidence_sha256: z.string().nullable(),
})
const moves = { opened_at: z.string(), opened_by: z.string(), moves: z.array(Move) }
/** Of an incident that warnings opened: what they were of first, and how long it took from what they rest on until the desk was told. */
const OfWarnings = z.object({
  key: z.string(),
  channel: z.string().nullable(),
  /** Null where the borrower does not let the desk see him any more. */
  indicator: z.string().nullable(),
  opened_at: z.int(),
  caused_at: z.int().nullable(),
  lag_seconds: z.int().nullable(),
})
/** `due_at`: when the next in line is called if nobody took it; null: nobody is called. The one who took it first answers for it. */
const Response = z.object({ due_at: z.string().nullable(), taken_at: z.string().nullable(), taken_by: z.string().nullable() })
export const IncidentView = IncidentWish.extend({
  ...{ state: z.enum(INCIDENT_STATES), warning: OfWarnings.optional(), response: Response },
  ...moves,
}).meta({ id: 'DeskIncident' })
export const TaskView = TaskWish.extend({ state: z.enum(TASK_STATES), is_late: z.boolean(), ...moves }).meta({ id: 'DeskTask' })

export const IncidentQuery = z.strictObject({
  ...pageQuery,
  cursor: publicId.optional(),
  state: listed(z.enum(INCIDENT_STATES)).optional(),
})
export const TaskQuery = z.strictObject({
  ...pageQuery,
  cursor: publicId.optional(),
  state: listed(z.enum(TASK_STATES)).optional(),
  assignee: publicId.optional(),
  incident_id: publicId.optional(),
  plan_id: publicId.optional(),
  drill_id: publicId.optional(),
})
