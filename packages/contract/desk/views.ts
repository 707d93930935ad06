/** What a desk is asked and answers: entries of its registers as they stand, what is seen of lines, and the ground of a plan. */
import { z } from 'zod'
import { instant, writtenInstant } from '../instant.ts'
import { publicId, text } from '../text.ts'
import { pageQuery } from '../views/page.ts'
import { CONSENT_SCOPES, DESK_ENTRIES, type DeskKind, ENROLLED_KINDS, PLANNED_KINDS } from './entries.ts'
import { OBSERVATION_SOURCES, OBSERVED_FIELDS, OBSERVED_KINDS } from './observations.ts'
import { CREDIT_KINDS, PROJECT_PURPOSES } from './purposes.ts'
import { ScreeningStanding } from './screenings.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower hex')

/** Its whole content, from `effective_at` on (left out: from now on). `version`: of the entry as it was read; 0 for a new one. */
const change = { version: z.int().min(0), effective_at: writtenInstant.optional() }

/** `at`: as it was then. `known_at`: as far as the desk knew then. Left out: now. */
const when = { at: instant.optional(), known_at: instant.optional() }
export const WhenQuery = z.strictObject(when)
/** `of`: only those that name the entry of this id. */
export const EntryListQuery = z.strictObject({
  ...{ ...pageQuery, cursor: publicId.optional(), of: publicId.optional() },
  ...{ ...when, with_ended: z.stringbool().optional() },
})

const standing = {
  id: z.string(),
  version: z.int(),
  effective_at: z.string(),
  recorded_at: z.string(),
  ended_at: z.string().nullable(),
  /** Fields that are not shown, as the borrower does not let the desk see them. */
  masked: z.array(z.string()),
}

const part = z.int().min(0).max(1_000_000)
/**
 * By which limits a project is financed. Left out: without that limit. `provider_cap_ppm`, `group_cap_ppm`: of all that is drawn, beyond `de_minimis_minor`. `leverage_max_ppm`: debt over
 * debt and equity. `service_cover_min_ppm`: receipts less what comes first, over debt service. `concentration_max_ppm`: sum of the squares of the providers' shares. `risk_level_ppm`,
 * `risk_weight_ppm`: which part of the paths is the worst, and how much it weighs.
 */
const policy = {
  reserve_floor_minor: z.int().nonnegative(),
  de_minimis_minor: z.int().nonnegative(),
  cash_yield_ppm: part,
  provider_cap_ppm: part.optional(),
  group_cap_ppm: part.optional(),
  leverage_max_ppm: part.optional(),
  service_cover_min_ppm: z.int().min(0).max(100_000_000).optional(),
  concentration_max_ppm: part.optional(),
  survival_weeks_min: z.int().min(0).max(520).optional(),
  utilisation_cap_ppm: part.optional(),
  risk_level_ppm: part,
  risk_weight_ppm: part,
}
export const POLICY_FIELDS = Object.keys(policy) as readonly (keyof typeof policy)[]
/** As it is asked for. */
export const ProjectPolicyWish = z.strictObject({ project_id: publicId, ...policy }).meta({ id: 'DeskProjectPolicy' })

const ApprovedPolicy = z
  .object({ ...policy, approval_id: z.string(), asked_by: z.string(), approved_by: z.string() })
  .meta({ id: 'DeskApprovedPolicy' })

export type ApprovedPolicy = z.infer<typeof ApprovedPolicy>

/** By two people, from a document of the lender. */
const ApprovedPurposes = z
  .object({
    credit_kind: z.enum(CREDIT_KINDS),
    purposes: z.array(z.string()),
    document: z.object({ name: z.string(), sha256: z.string() }),
    approval_id: z.string(),
    asked_by: z.string(),
    approved_by: z.string(),
  })
  .meta({ id: 'DeskApprovedPurposes' })

const titleOf = (kind: DeskKind): string => kind.replaceAll(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
const ofKinds = <T>(of: (kind: DeskKind) => T): Readonly<Record<DeskKind, T>> =>
  Object.fromEntries(Object.keys(DESK_ENTRIES).map((kind) => [kind, of(kind as DeskKind)])) as Record<DeskKind, T>

/** What two people agreed on; null: nothing yet. */
const decided = (kind: DeskKind): z.ZodRawShape => {
  if (kind === 'facility') return { approved: ApprovedPurposes.nullable() }
  return kind === 'project' ? { policy: ApprovedPolicy.nullable() } : {}
}

/** As each kind is written. */
export const EntryWish = ofKinds((kind) => (DESK_ENTRIES[kind] as z.ZodObject).extend(change).meta({ id: `Desk${titleOf(kind)}Wish` }))
/** As each kind is read. */
export const EntryView = ofKinds((kind) =>
  (DESK_ENTRIES[kind] as z.ZodObject).extend({ ...standing, ...decided(kind) }).meta({ id: `Desk${titleOf(kind)}` }),
)

/** Who said what of it, the newest first. */
const EntryHistory = z
  .array(
    z.object({
      sequence: z.int(),
      type: z.string(),
      effective_at: z.string(),
      recorded_at: z.string(),
      actor: z.string(),
      data: z.record(z.string(), z.unknown()),
    }),
  )
  .meta({ id: 'DeskEntryHistory' })
export const historyOf = (view: z.ZodObject) => z.object({ entry: view, history: EntryHistory })

/** `repeated`: it stood like this already, so nothing was written. */
export const EntryKept = z.object({ id: z.string(), version: z.int(), repeated: z.boolean() }).meta({ id: 'DeskEntryKept' })

const ending = { id: publicId, effective_at: writtenInstant.optional(), reason: text(500) }
export const EntryEnd = z.strictObject({ kind: z.enum(PLANNED_KINDS), ...ending }).meta({ id: 'DeskEntryEnd' })
export const EnrolledEnd = z.strictObject({ kind: z.enum(ENROLLED_KINDS), ...ending }).meta({ id: 'DeskEnrolledEnd' })

export const FacilityPurposes = z
  .strictObject({
    facility_id: publicId,
    credit_kind: z.enum(CREDIT_KINDS),
    purposes: z.array(z.enum(PROJECT_PURPOSES)).max(PROJECT_PURPOSES.length),
    document_name: text(200),
    document_sha256: sha256,
  })
  .meta({ id: 'DeskFacilityPurposes' })

export const SeenQuery = z.strictObject({
  subject_kind: z.enum(OBSERVED_KINDS),
  subject_id: publicId,
  ...when,
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

const SeenValue = z
  .object({
    id: z.string(),
    sequence: z.int(),
    field: z.enum(OBSERVED_FIELDS),
    value: z.unknown(),
    effective_at: z.string(),
    observed_at: z.string(),
    recorded_at: z.string(),
    /** From when it was so until the desk knew. */
    lag_seconds: z.int(),
    source: z.enum(OBSERVATION_SOURCES),
    confidence_ppm: z.int().nullable(),
    evidence_sha256: z.string().nullable(),
  })
  .meta({ id: 'DeskSeenValue' })
export const SeenList = z.object({ data: z.array(SeenValue), hidden: z.int() }).meta({ id: 'DeskSeenList' })

export const NoticeQuery = z.strictObject({
  limit: pageQuery.limit,
  cursor: z.coerce.number().int().positive().optional(),
  about_id: publicId.optional(),
})
/** `ends_at` null: nobody knows. */
export const NoticeView = z
  .object({
    id: z.string(),
    sequence: z.int(),
    about_kind: z.string(),
    about_id: z.string(),
    kind: z.string(),
    words: z.string(),
    starts_at: z.string(),
    ends_at: z.string().nullable(),
    observed_at: z.string(),
    recorded_at: z.string(),
  })
  .meta({ id: 'DeskNoticeView' })

export const BoardQuery = z.strictObject({ ...pageQuery, cursor: publicId.optional(), project_id: publicId.optional(), ...when })

/** `seen`: the newest of each field and source. */
const BoardRow = z
  .object({
    enrolment_id: z.string(),
    borrower_id: z.string(),
    label: z.string(),
    facility_id: z.string(),
    project_id: z.string().nullable(),
    scopes: z.array(z.enum(CONSENT_SCOPES)),
    expected_every_hours: z.int(),
    /** Null: of no project. */
    screening: ScreeningStanding.nullable(),
    seen: z.array(SeenValue),
  })
  .meta({ id: 'DeskBoardRow' })
/** `off_board`: lines of borrowers who do not let the desk see them, or not any more. */
export const BoardPage = z
  .object({ data: z.array(BoardRow), has_more: z.boolean(), next_cursor: z.string().nullable(), off_board: z.int() })
  .meta({ id: 'DeskBoard' })

const PlannedFacility = z
  .object({
    facility: EntryView.facility,
    provider_id: z.string().nullable(),
    group_ids: z.array(z.string()),
    /** What it may not pay for, and why; null: it may. */
    blocked: z.record(z.string(), z.string().nullable()),
    seen: z.array(SeenValue),
  })
  .meta({ id: 'DeskPlannedFacility' })

export const PlanningGround = z
  .object({
    as_of: z.string(),
    today: z.string(),
    project: EntryView.project,
    needs: z.array(EntryView.need),
    receipts: z.array(EntryView.receipt),
    debts: z.array(EntryView.debt),
    facilities: z.array(PlannedFacility),
    seen: z.array(SeenValue),
  })
  .meta({ id: 'DeskPlanningGround' })

/** `writes`: how often something was told. `faults`: where it is not what was recorded. */
export const DeskCheck = z.object({ writes: z.int(), faults: z.array(z.string()) }).meta({ id: 'DeskCheck' })

/** One fact, told thinly: what it says is read at its own address, by whoever may. */
export const StreamedFact = z
  .object({ sequence: z.int(), type: z.string(), kind: z.string(), id: z.string(), effective_at: z.string(), recorded_at: z.string() })
  .meta({ id: 'DeskStreamedFact' })
export const DeskStreamQuery = z.strictObject({ last_event_id: z.string().max(20).optional() })
