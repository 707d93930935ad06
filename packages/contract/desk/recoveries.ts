/** Recovery cases of a desk: one line that somebody lost, the official way back, what was handed in and said on it, and what came of it; and what is learned once an incident is over. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { writtenInstant } from '../instant.ts'
import { prose, publicId, text, writtenDay } from '../text.ts'
import { listed, pageOf, pageQuery } from '../views/page.ts'

const CAUSE = z.enum(['individual', 'policy', 'regulatory', 'maintenance', 'technical'])
/** Ways that the lender itself offers, or that the law gives. */
export const OFFICIAL_ROUTES = ['app', 'hotline', 'branch', 'account_manager', 'written_appeal', 'complaint'] as const
/** restored, refused and withdrawn are over; what was refused may be filed again. */
const RECOVERY_STATES = ['preparing', 'filed', 'observing', 'restored', 'refused', 'withdrawn'] as const
export const TROUBLES = [
  'device',
  'profile',
  'score',
  'overdue',
  'utilisation',
  'applications',
  'employer',
  'policy',
  'rule',
  'outage',
  'data',
] as const

const DOCUMENTS_MAX = 20
const OBSERVED_DAYS_MAX = 400
const subject = z.strictObject({ kind: z.enum(['enrolment', 'facility']), id: publicId })
const evidence = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower hex')
const names = z.array(text(200)).max(DOCUMENTS_MAX)
const note = prose(1_000)

/** `cause`: as it is taken to be; what it turns out to be is told with the outcome. `documents`: what the official way asks for. `assignee`: the account of whoever looks after it. */
export const RecoveryWish = z
  .strictObject({
    id: publicId.max(40),
    subject,
    incident_id: publicId.optional(),
    cause: CAUSE,
    trouble: z.enum(TROUBLES),
    route: z.enum(OFFICIAL_ROUTES),
    documents: names,
    assignee: publicId,
    next_check_on: writtenDay,
  })
  .meta({ id: 'DeskRecoveryWish' })

/** filed takes its ticket; observing how many days; restored and refused the cause that was found. `next_check_on`: when to look again; left out, it stays. */
export const RecoveryMove = z
  .strictObject({
    id: publicId,
    state: z.enum(['filed', 'observing', 'restored', 'refused', 'withdrawn']),
    note,
    ticket: text(64).optional(),
    observed_days: z.int().min(1).max(OBSERVED_DAYS_MAX).optional(),
    cause_found: z.enum([...CAUSE.options, 'undetermined']).optional(),
    next_check_on: writtenDay.optional(),
    evidence_sha256: evidence.optional(),
  })
  .meta({ id: 'DeskRecoveryMove' })

/** Something that was said: to them, or by them. `message_id`: the desk's own; said twice it is kept once. `documents`: of those asked for, what was handed in with it. */
export const RecoveryNote = z
  .strictObject({
    id: publicId,
    message_id: publicId,
    from: z.enum(['desk', 'borrower', 'lender']),
    way: z.enum(['app', 'call', 'letter', 'meeting', 'message']),
    said_at: writtenInstant,
    words: note,
    documents: names.optional(),
    evidence_sha256: evidence.optional(),
  })
  .meta({ id: 'DeskRecoveryNote' })

const Move = z.object({
  state: z.string(),
  at: z.string(),
  actor: z.string(),
  note: z.string().nullable(),
  evidence_sha256: z.string().nullable(),
})

/** `is_hidden`: its borrower does not let the desk see him now: neither cause nor words are told. */
export const RecoveryView = z
  .object({
    id: z.string(),
    subject,
    label: z.string(),
    incident_id: z.string().nullable(),
    state: z.enum(RECOVERY_STATES),
    is_hidden: z.boolean(),
    cause: CAUSE.nullable(),
    trouble: z.enum(TROUBLES).nullable(),
    cause_found: z.string().nullable(),
    route: z.enum(OFFICIAL_ROUTES),
    ticket: z.string().nullable(),
    documents: z.array(z.object({ name: z.string(), handed_in_at: z.string().nullable() })),
    assignee: z.string(),
    next_check_on: z.string(),
    is_late: z.boolean(),
    observed_until: z.string().nullable(),
    observed_days_left: z.int().nullable(),
    /** What to do next, worked out from all of it and from how the line stands now. */
    next: z.enum(['hand_in', 'file', 'wait', 'look', 'observe', 'confirm_restored', 'restricted_again', 'over']),
    opened_at: z.string(),
    opened_by: z.string(),
    moves: z.array(Move),
    messages: z.array(
      z.object({
        message_id: z.string(),
        from: z.string(),
        way: z.string(),
        said_at: z.string(),
        told_at: z.string(),
        actor: z.string(),
        words: z.string(),
        documents: z.array(z.string()),
        evidence_sha256: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DeskRecovery' })

export const RecoveryQuery = z.strictObject({
  ...pageQuery,
  cursor: publicId.optional(),
  state: listed(z.enum(RECOVERY_STATES)).optional(),
  incident_id: publicId.optional(),
})
export const RecoveryPage = pageOf(RecoveryView)

/** For each line that an incident is about: what is likely the matter, the official way, what it asks for, and for how long to watch afterwards. Best first. */
export const RecoveryGuides = z
  .object({
    data: z.array(
      z.object({
        subject,
        label: z.string(),
        recovery_id: z.string().nullable(),
        cause: CAUSE,
        guides: z.array(
          z.object({
            trouble: z.enum(TROUBLES),
            name: Bilingual,
            route: z.enum(OFFICIAL_ROUTES),
            documents: z.array(Bilingual),
            observed_days: z.int(),
            how: Bilingual,
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'DeskRecoveryGuides' })

const Finding = z.strictObject({ words: text(500), assignee: publicId, due_at: writtenInstant })
/** Of an incident that is over: what the desk learned; each finding becomes a task. */
export const IncidentReview = z
  .strictObject({ id: publicId.max(40), lessons: prose(2_000), findings: z.array(Finding).max(50) })
  .meta({ id: 'DeskIncidentReview' })

const minutes = z.int().nullable()
/** `told`, `found`: the cause as it was told before it was known, and as it turned out. */
export const PostMortem = z
  .object({
    told: z.string().nullable(),
    told_ppm: z.int().nullable(),
    found: z.string().nullable(),
    verdict: z.enum(['real', 'false']).nullable(),
    /** From when it began. */
    minutes: z.object({ opened: minutes, taken: minutes, switched: minutes, over: minutes }),
    tasks: z.object({ done: z.int(), late: z.int(), dropped: z.int() }),
    recoveries: z.object({ restored: z.int(), refused: z.int(), open: z.int() }),
    reviews: z.array(z.object({ at: z.string(), actor: z.string(), lessons: z.string(), tasks: z.array(z.string()) })),
  })
  .meta({ id: 'DeskPostMortem' })

/** How well the desk's diagnosis tells causes, and what it goes by: figures set by judgement until enough incidents are labelled, and learned from all of them after that. */
export const CalibrationView = z
  .object({
    model: z.string(),
    is_calibrated: z.boolean(),
    labelled: z.int(),
    needed: z.int(),
    /** Of all lines, in days, weighed by their warnings; null while nothing is learned. */
    exposure_days: z.number().nullable(),
    priors: z.array(z.object({ cause: CAUSE, believed_ppm: z.int(), now_ppm: z.int(), seen: z.int() })),
    hazard: z.object({ believed_ppm_per_day: z.number(), now_ppm_per_day: z.number() }),
    bins: z.array(
      z.object({
        from_ppm: z.int(),
        to_ppm: z.int(),
        told_ppm: z.int().nullable(),
        right: z.int(),
        of: z.int(),
        right_permille: z.int().nullable(),
      }),
    ),
    brier_permille: z.int().nullable(),
    /** Newest first, at most a hundred. */
    incidents: z.array(z.object({ id: z.string(), closed_at: z.string(), told: z.string(), told_ppm: z.int().nullable(), found: CAUSE })),
  })
  .meta({ id: 'DeskCalibration' })
