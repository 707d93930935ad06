/** What a desk makes of all that it was told: how its projects stand, what is warned of, and what is known of each incident. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { prose, publicId, text } from '../text.ts'
import { pageQuery } from '../views/page.ts'
import { PostMortem } from './recoveries.ts'
import { IncidentView, TaskView } from './work.ts'

const nullableInt = z.int().nullable()
const Cause = z.enum(['individual', 'policy', 'regulatory', 'maintenance', 'technical'])
const CauseFound = z.enum([...Cause.options, 'undetermined'])
const Shares = z.record(Cause, z.number())
const EVIDENCE = [
  ...(['maintenance_notice', 'policy_notice', 'regulator_notice', 'second_source_contradicts'] as const),
  ...(['transport_errors', 'recovered_within_8_hours', 'refusal_names_borrower', 'works_on_usual_device'] as const),
] as const
const Band = z.enum(['normal', 'amber', 'red'])

export const PictureQuery = z.strictObject({ ...pageQuery, cursor: publicId.optional(), project_id: publicId.optional() })

/** Five things that are told apart, and the badge that follows. `null`: not known, or not for the desk to know. */
const Line = z
  .object({
    subject: z.string(),
    facility_id: z.string(),
    channel_id: z.string(),
    badge: z.string(),
    name: Bilingual,
    authorisation: z.string().nullable(),
    availability: z.string().nullable(),
    /** What it is counted with, and who says so: `last_seen` where its sources are silent or disagree, `agreed` where nobody saw it and it is as it was registered. */
    limit_minor: nullableInt,
    limit_from: z.enum(['seen', 'last_seen', 'agreed']).nullable(),
    limit_change_ppm: nullableInt,
    obligation: z.string().nullable(),
    health: z.string(),
    failed_at: z.string().nullable(),
    /** Whether it may pay for any need of the project. */
    may_fund: z.boolean(),
    /** How much of it is not counted. */
    haircut_ppm: z.int(),
    counted_minor: z.int(),
    inputs: z.array(z.string()),
  })
  .meta({ id: 'DeskLinePicture' })

/** `value` null: could not be worked out. `inputs`: observations, entries and statements that it is made of; `plan:` before the id of a plan. */
const Measure = z
  .object({ measure: z.string(), name: Bilingual, meaning: Bilingual, value: nullableInt, unit: z.string(), inputs: z.array(z.string()) })
  .meta({ id: 'DeskMeasure' })

const Expected = z.object({ forecast_minor: z.int(), actual_minor: z.int() })
/** Weeks from Monday on. `in`, `out`: what was expected when the week began, and what statements say came. Below zero: more was taken back than came. */
const ForecastWeek = z.object({ from_on: z.string(), in: Expected, out: Expected }).meta({ id: 'DeskForecastWeek' })

/** `room_ppm`: what is left of the nearest bound, as a share of it. Null: what it is about is not known. */
const Covenant = z
  .object({
    facility_id: z.string(),
    measure: z.string(),
    words: z.string(),
    at_least_ppm: nullableInt,
    at_most_ppm: nullableInt,
    found_ppm: nullableInt,
    room_ppm: nullableInt,
    state: z.enum(['kept', 'near', 'broken', 'unknown']),
  })
  .meta({ id: 'DeskCovenant' })

/** `is_running` false: the project is a draft, which has no level. */
const Level = z
  .object({
    level: z.int(),
    is_running: z.boolean(),
    name: Bilingual,
    triggers: z.array(z.object({ trigger: z.string(), words: Bilingual })),
    authority: Bilingual,
    approvers: z.int(),
    switching: z.string(),
    switching_words: Bilingual,
    exit: Bilingual,
  })
  .meta({ id: 'DeskLevel' })

const ProjectPicture = z
  .object({
    project_id: z.string(),
    currency: z.string(),
    lines: z.array(Line),
    measures: z.array(Measure),
    /** The last four weeks of which statements tell all; null: they do not, or the project is newer. */
    forecast: z.array(ForecastWeek).nullable(),
    covenants: z.array(Covenant),
    warnings: z.array(z.object({ indicator: z.string(), band: Band.nullable() })),
    level: Level,
    open_incidents: z.array(z.string()),
  })
  .meta({ id: 'DeskProjectPicture' })

const Diagnosis = z
  .object({
    cause: CauseFound,
    shares_ppm: Shares,
    systemic_ppm: z.int(),
    /** What spoke for each cause against the borrowers' own: natural logarithms. */
    weights: z.array(z.object({ of: z.string(), log: Shares })),
    /** Of each failed line: how likely it failed for causes of its own. */
    own: z.array(z.object({ subject: z.string(), own_ppm: z.int() })),
    model: z.string(),
    is_calibrated: z.boolean(),
    limits: z.array(Bilingual),
    /** What to do: about money, about people, and to get it back. */
    course: z.object({ action: z.string(), money: Bilingual, people: Bilingual, recovery: Bilingual }),
  })
  .meta({ id: 'DeskDiagnosis' })

const Notice = z.object({ kind: z.string(), starts_at: z.string(), ends_at: z.string().nullable(), words: z.string() })

const ChannelPicture = z
  .object({
    channel_id: z.string(),
    provider_id: z.string(),
    group_ids: z.array(z.string()),
    lines: z.int(),
    failed: z.array(z.string()),
    unseen: z.int(),
    notices: z.array(Notice),
    diagnosis: Diagnosis.nullable(),
  })
  .meta({ id: 'DeskChannelPicture' })

/** `channels`: those of the projects' lines. `next_look_at`: when something changes though nothing is told. */
export const DeskPictureView = z
  .object({
    as_of: z.string(),
    next_look_at: z.string(),
    data: z.array(ProjectPicture),
    channels: z.array(ChannelPicture),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
  })
  .meta({ id: 'DeskPicture' })

const Reason = z.object({ name: Bilingual, unit: z.string(), found: z.number(), is: z.string(), mark: z.number() })
const Alert = z
  .object({
    indicator: z.string(),
    name: Bilingual,
    subject: z.string(),
    at: z.string(),
    band: Band,
    reasons: z.array(Reason),
    /** Ids of observations. */
    evidence: z.array(z.string()),
    lag_seconds: nullableInt,
    first_action: Bilingual,
    owner: z.string(),
    owner_name: Bilingual,
    seen_by: z.array(z.string()),
  })
  .meta({ id: 'DeskAlert' })

/** `bits`: how much the answer is expected to teach. */
const Probe = z
  .object({ probe: z.string(), words: Bilingual, minutes: z.int(), bits: z.number(), answers: z.array(z.string()) })
  .meta({ id: 'DeskProbe' })

const Timers = z.object({
  project_id: z.string(),
  level: Level,
  tasks: z.array(z.object({ task: z.string(), words: Bilingual, due_at: z.string(), is_late: z.boolean() })),
})

export const IncidentDetail = z
  .object({
    incident: IncidentView,
    alerts: z.array(Alert),
    timeline: z.array(z.object({ at: z.string(), type: z.string(), actor: z.string(), data: z.record(z.string(), z.unknown()) })),
    diagnosis: Diagnosis.nullable(),
    /** Best first. */
    probes: z.array(Probe),
    playbook: z.array(Timers),
    tasks: z.array(TaskView),
    /** That answer to it. `asked`: a second person has not decided yet. `by`: who asked, or who agreed. */
    plans: z.array(
      z.object({
        plan_id: z.string(),
        project_id: z.string(),
        state: z.enum(['asked', 'approved', 'superseded']),
        approval_id: z.string(),
        by: z.string(),
        at: z.string(),
      }),
    ),
    escalation: z.object({ step: z.int(), told: z.array(z.string()), next_at: z.string().nullable(), taken_at: z.string().nullable() }),
    /** Null: it is not over. */
    post_mortem: PostMortem.nullable(),
  })
  .meta({ id: 'DeskIncidentDetail' })

const note = prose(1_000)
export const IncidentTake = z.strictObject({ id: publicId }).meta({ id: 'DeskIncidentTake' })
/** A question of a probe, as somebody found it to be. */
export const IncidentAnswer = z
  .strictObject({ id: publicId, evidence: z.enum(EVIDENCE), answer: z.boolean(), note: note.optional() })
  .meta({ id: 'DeskIncidentAnswer' })
/** `cause`: as it turned out. `verdict`: whether there was anything to warn of. */
export const IncidentClose = z
  .strictObject({ id: publicId, note, cause: CauseFound, verdict: z.enum(['real', 'false']) })
  .meta({ id: 'DeskIncidentClose' })

const INDICATOR = /^(?:[BCPD](?:[1-9]|1[0-2])|S1)$/
const indicator = z.string().regex(INDICATOR, 'must be one of the indicators')
export const WarningQuery = z.strictObject({
  ...pageQuery,
  cursor: z.string().max(200).optional(),
  indicator: indicator.optional(),
  subject: z.string().max(100).optional(),
  /** Left out: only what is, or ever was, amber or red. */
  with_normal: z.stringbool().optional(),
})

const Bound = z.object({ of: z.string(), is: z.string(), mark: z.number(), and: z.string().optional() })
const Tuned = z.object({ at: z.string(), actor: z.string(), reason: z.string() })
const Indicator = z
  .object({
    indicator: z.string(),
    name: Bilingual,
    scope: z.string(),
    /** What its marks are set on. */
    values: z.array(z.object({ value: z.string(), name: Bilingual, unit: z.string() })),
    amber: z.array(Bound),
    red: z.array(Bound),
    amber_for_ms: z.int(),
    red_for_ms: z.int(),
    clear_ms: z.int(),
    owner: z.string(),
    first_action: Bilingual,
    /** Newest first: who set other marks, and why. */
    tunings: z.array(Tuned),
  })
  .meta({ id: 'DeskIndicator' })
const Cell = z
  .object({
    indicator: z.string(),
    subject: z.string(),
    /** As it is read now; null: not known. */
    reads: Band.nullable(),
    /** What counts, after it held for long enough. */
    band: Band,
    since: z.string().nullable(),
    values: z.record(z.string(), z.number().nullable()),
    changes: z.array(z.object({ at: z.string(), from: Band, to: Band })),
    /** What was read and when, oldest first: only where one indicator of one subject is asked for. */
    readings: z.array(z.object({ at: z.string(), band: Band.nullable(), values: z.record(z.string(), z.number().nullable()) })),
  })
  .meta({ id: 'DeskWarning' })
const Share = z.object({ permille: z.int().nullable(), low_permille: z.int().nullable(), high_permille: z.int().nullable(), of: z.int() })
export const WarningsView = z
  .object({
    as_of: z.string(),
    data: z.array(Cell),
    has_more: z.boolean(),
    next_cursor: z.string().nullable(),
    indicators: z.array(Indicator),
    /** How good the warnings are. `lead_ms`: half came earlier before what happened. */
    ledger: z.object({
      rows: z.array(z.object({ indicator: z.string(), raised: z.int(), false_alarms: z.int(), open: z.int(), precision: Share })),
      lead_ms: nullableInt,
      missed: Share,
      misses: z.array(z.string()),
    }),
  })
  .meta({ id: 'DeskWarnings' })

const BOUNDS_MAX = 6
const HOLD_MAX_MINUTES = 90 * 24 * 60
const bound = z.strictObject({
  of: text(64),
  is: z.enum(['above', 'at_least', 'below', 'at_most']),
  mark: z.int().min(-1_000_000_000_000).max(1_000_000_000_000),
  and: text(64).optional(),
})
const bounds = z.array(bound).min(1).max(BOUNDS_MAX)
const minutes = z.int().min(0).max(HOLD_MAX_MINUTES)
/** What is left out is as the indicator has it by itself. */
export const TuningWish = z
  .strictObject({
    amber: bounds.optional(),
    red: bounds.optional(),
    amber_for_minutes: minutes.optional(),
    red_for_minutes: minutes.optional(),
    clear_minutes: minutes.optional(),
    reason: text(500),
  })
  .meta({ id: 'DeskTuningWish' })
export const TuningPlace = z.strictObject({ indicator })
