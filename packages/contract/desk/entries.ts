/**
 * What a financing desk keeps registers of: one strict schema for each kind of entry, in the order in which they name each other.
 *
 * Units    `..._minor`: whole minor units of the entry's own currency. `..._ppm`: parts per million, of rates a year. Days are calendar days of the desk.
 * People   are labels that the desk chooses, never names: who they are, the desk keeps elsewhere.
 */
import { z } from 'zod'
import { DESK_SCOPES } from '../facts/consent-facts.ts'
import { writtenInstant } from '../instant.ts'
import { currency, nonNegativeMinor, positiveMinor, prose, publicId, text, writtenDay } from '../text.ts'
import { Playbook } from './playbooks.ts'
import { CREDIT_KINDS, PROJECT_PURPOSES } from './purposes.ts'

/** What a borrower is guided about before anything stands in his way. */
export const GUIDANCE_TOPICS = ['applications', 'device', 'profile', 'utilisation'] as const

/** Who is trained: the desk's own people, and those whose lines it watches. */
export const TRAINED = ['finance_staff', 'management', 'borrowers'] as const
/** What a complaint about a professional firm is about. */
export const COMPLAINTS = ['upfront_fee', 'promised_limit', 'unauthorised', 'quality', 'other'] as const

const [EVERY_DAYS_MAX, VALID_MONTHS_MAX] = [3_650, 120]
/** What a borrower may let a desk know: of his line, and what is looked at before he joins. */
export const CONSENT_SCOPES = [...DESK_SCOPES, 'screening'] as const

const PPM = 1_000_000
/** A rate of ten times the amount a year is a mistake. */
const ratePpm = z
  .int()
  .min(0)
  .max(10 * PPM)
const partPpm = z.int().min(0).max(PPM)
const DAYS_MAX = 36_500
const days = z.int().min(0).max(DAYS_MAX)
const LIST_MAX = 50
const INSTALMENTS_MAX = 600
const ids = z.array(publicId).max(LIST_MAX)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 in lower hex')
const note = prose(1_000)
const name = text(200)

/** Eleven digits or more in a row are a telephone, a card or a document: none of them belongs here. */
const NUMBER_OF_SOMEBODY = /\d[\d\s-]{9,}[\dXx]/
const label = text(100).refine((value) => !NUMBER_OF_SOMEBODY.test(value), 'must be a label of your own, and no number of a person')

/** How sure: what is needed, or comes in, in nine cases of ten at least (`p10_minor`) and at most (`p90_minor`). */
const amounts = { currency, p10_minor: nonNegativeMinor.optional(), p50_minor: positiveMinor, p90_minor: positiveMinor.optional() }

/** How old what is known of it may be before it is stale, by twice, and unknown, by four times. */
const expectedEvery = z.int().min(1).max(8_760)

const MONTH = /^20\d{2}-(?:0[1-9]|1[0-2])$/
const band = z.enum(['normal', 'amber', 'red']).optional()
const SCREENED = {
  overdue: band,
  record: band,
  ability: band,
  applications: band,
  inquiries: band,
  utilisation: band,
  identity: band,
  profile: band,
}
export type ScreeningCriterion = keyof typeof SCREENED
export const SCREENING_CRITERIA = Object.keys(SCREENED) as readonly ScreeningCriterion[]

export const DESK_ENTRIES = {
  /** `equity_minor`: put in by its owners. `reserve_target_minor`: what is never drawn below, as an emergency fund. */
  project: z.strictObject({
    name,
    starts_on: writtenDay,
    ends_on: writtenDay,
    currency,
    equity_minor: nonNegativeMinor,
    reserve_target_minor: nonNegativeMinor,
    state: z.enum(['draft', 'active', 'stressed', 'closed']),
  }),
  /** `tier` 0 is paid whatever happens. */
  need: z.strictObject({
    project_id: publicId,
    name,
    purpose: z.enum(PROJECT_PURPOSES),
    ...amounts,
    due_on: writtenDay,
    tier: z.int().min(0).max(3),
    deferrable_days: days,
    defer_cost_ppm: ratePpm,
    certainty: z.enum(['contracted', 'forecast']),
  }),
  group: z.strictObject({ name, kind: z.enum(['regulator', 'platform_family', 'credit_policy', 'data_source', 'guarantor']) }),
  provider: z.strictObject({ name, kind: z.enum(['platform', 'bank', 'scf_core', 'factor', 'other']), group_ids: ids }),
  channel: z.strictObject({
    provider_id: publicId,
    product: name,
    family: z.enum(['online_line', 'bank_loan', 'bank_rcf', 'scf', 'receivables', 'guarantee', 'equity_bridge']),
    lifecycle: z.enum(['prospect', 'applying', 'active', 'watch', 'winding_down', 'retired']),
    notice_url: z
      .url({ protocol: /^https$/ })
      .max(500)
      .optional(),
    support_contact: text(200).optional(),
  }),
  borrower: z.strictObject({ label, kind: z.enum(['person', 'company']) }),
  /** What a borrower lets the desk see, by what text, until when. Ended, it is withdrawn. */
  consent: z.strictObject({
    borrower_id: publicId,
    scopes: z.array(z.enum(CONSENT_SCOPES)).min(1).max(CONSENT_SCOPES.length),
    purpose: text(200),
    granted_at: writtenInstant,
    expires_at: writtenInstant,
    text_sha256: sha256,
  }),
  /**
   * `project_ids`: those it may serve; none named: all. `limit_minor`: left out of a borrower's line where he does not let the desk know it. What it may pay for is decided by two people, and is no
   * part of this.
   */
  facility: z.strictObject({
    channel_id: publicId,
    project_ids: ids,
    borrower_id: publicId.optional(),
    credit_kind: z.enum(CREDIT_KINDS),
    currency,
    limit_minor: nonNegativeMinor.optional(),
    committed: z.boolean(),
    revolving: z.boolean(),
    callable: z.boolean(),
    available_from: writtenDay,
    available_to: writtenDay,
    apply_lead_days: days,
    draw_lead_days: days,
    min_draw_minor: nonNegativeMinor,
    draw_increment_minor: positiveMinor,
    max_draws_per_28_days: z.int().min(1).max(1_000).optional(),
    rate_ppm: ratePpm,
    day_count: z.enum(['ACT/365F', 'ACT/360', '30/360']),
    fee_on_draw_ppm: partPpm,
    fixed_fee_minor: nonNegativeMinor,
    commitment_fee_ppm: partPpm,
    prepay_fee_ppm: partPpm,
    repayment: z.enum(['revolving', 'bullet', 'equal_principal', 'equal_instalment']),
    tenor_days: z.int().min(1).max(DAYS_MAX),
    instalments: z.int().min(1).max(INSTALMENTS_MAX),
    advance_rate_ppm: partPpm.optional(),
    expected_every_hours: expectedEvery,
    covenants: z
      .array(
        z.strictObject({
          measure: z.enum(['leverage', 'dscr', 'current_ratio', 'other']),
          words: text(300),
          at_least_ppm: z.int().min(0).optional(),
          at_most_ppm: z.int().min(0).optional(),
        }),
      )
      .max(LIST_MAX),
  }),
  /** `pledged_to`: the facility that lends against it. */
  receipt: z.strictObject({
    project_id: publicId,
    debtor: name,
    ...amounts,
    due_on: writtenDay,
    confirmed: z.boolean(),
    pledged_to: publicId.optional(),
    dilution_ppm: partPpm,
  }),
  /** A borrower's line that the desk watches. `joined_because`: why he is in the project though no screening says that he fits. */
  enrolment: z.strictObject({
    borrower_id: publicId,
    facility_id: publicId,
    project_id: publicId.optional(),
    since_on: writtenDay,
    expected_every_hours: expectedEvery,
    joined_because: text(300).optional(),
  }),
  /** What was looked at before he joins, by the desk's marks of that day: bands alone, and left out what nobody knew. `told_on`: when he was told what was looked at. */
  screening: z.strictObject({
    borrower_id: publicId,
    project_id: publicId,
    screened_on: writtenDay,
    bands: z.strictObject(SCREENED),
    told_on: writtenDay.optional(),
  }),
  /** That a borrower was told, about one thing, what he can do himself: in the words of the desk for it. What he does is seen in what is observed, and asked nowhere else. */
  guidance: z.strictObject({
    facility_id: publicId,
    /** Always given; not shown once he does not let the desk see him. */
    topic: z.enum(GUIDANCE_TOPICS).optional(),
    given_on: writtenDay,
    /** `lender`: through the lender's own messages; the desk writes it itself once the lender has taken it. */
    way: z.enum(['call', 'meeting', 'letter', 'message', 'lender']),
  }),
  /** What an enterprise took in and paid out of its business in one month, without loans and their repayment, and what of its debts fell due then. */
  enterprise_cash_flow: z.strictObject({
    project_id: publicId,
    month: z.string().regex(MONTH, 'must be a month such as 2026-03'),
    currency,
    inflow_minor: nonNegativeMinor,
    outflow_minor: nonNegativeMinor,
    due_debt_minor: nonNegativeMinor,
    source: z.enum(['bank_statement', 'accounts', 'tax_return']),
    evidence_sha256: sha256,
  }),
  /** What is owed already: paid whatever happens, instalment by instalment. */
  debt: z.strictObject({
    project_id: publicId.optional(),
    facility_id: publicId.optional(),
    creditor: name,
    currency,
    instalments: z
      .array(z.strictObject({ due_on: writtenDay, amount_minor: positiveMinor }))
      .min(1)
      .max(INSTALMENTS_MAX),
  }),
  /** With whom at an institution the desk keeps in touch. `next_contact_on`: the day that was agreed. `every_days`: after each contact the next one is due so many days later. */
  relation: z.strictObject({
    ...{ provider_id: publicId, contact: text(200), next_contact_on: writtenDay, note: note.optional() },
    every_days: z.int().min(1).max(EVERY_DAYS_MAX).optional(),
  }),
  contact: z.strictObject({ relation_id: publicId, held_on: writtenDay, way: z.enum(['call', 'meeting', 'letter', 'message']), note }),
  /** `valid_months`: for so long it counts; left out: nobody said. */
  training: z.strictObject({
    topic: name,
    held_on: writtenDay,
    audience: z.enum(TRAINED),
    attendees: z.int().min(1).max(100_000),
    minutes: z.int().min(1).max(100_000),
    valid_months: z.int().min(1).max(VALID_MONTHS_MAX).optional(),
    material_sha256: sha256.optional(),
  }),
  /** A professional firm that is engaged: by which registration it may. `choice`: whether it may be chosen for new work, where somebody decided that; left out: it may. */
  service_provider: z.strictObject({
    name,
    kind: z.enum(['legal', 'accounting', 'appraisal', 'guarantee', 'credit_advice', 'other']),
    registration: text(100),
    valid_until: writtenDay,
    choice: z.enum(['open', 'suspended', 'refused']).optional(),
    choice_reason: text(300).optional(),
    note: note.optional(),
  }),
  playbook: Playbook,
  /** That somebody looked its registration up where it is kept. `checked_by`: a label. `valid_until`: as it is written there; left out: as it was registered. */
  service_check: z.strictObject({
    ...{ service_provider_id: publicId, checked_on: writtenDay, checked_by: label, where: text(200) },
    result: z.enum(['valid', 'not_found', 'revoked']),
    ...{ valid_until: writtenDay.optional(), next_check_on: writtenDay },
  }),
  /** Closed by a day and by what came of it, both or neither. */
  service_complaint: z.strictObject({
    ...{ service_provider_id: publicId, made_on: writtenDay, about: z.enum(COMPLAINTS), words: note },
    ...{ closed_on: writtenDay.optional(), outcome: note.optional() },
  }),
  /** What it works on for the desk. It is paid for what it has done, or for each part of it: there is no fee before a service. Ended, it works on it no more. */
  engagement: z.strictObject({
    ...{ service_provider_id: publicId, purpose: text(200), fee: z.enum(['none', 'after_service', 'by_stage']), from_on: writtenDay },
    project_id: publicId.optional(),
  }),
} as const satisfies Record<string, z.ZodObject>

export type DeskKind = keyof typeof DESK_ENTRIES
export const DESK_KINDS = Object.keys(DESK_ENTRIES) as readonly DeskKind[]
export type DeskEntry<K extends DeskKind> = z.output<(typeof DESK_ENTRIES)[K]>

/** In paths: `/v1/desk/projects`. */
export const DESK_PLURALS: Readonly<Record<DeskKind, string>> = {
  project: 'projects',
  need: 'needs',
  group: 'groups',
  provider: 'providers',
  channel: 'channels',
  borrower: 'borrowers',
  consent: 'consents',
  facility: 'facilities',
  receipt: 'receipts',
  enrolment: 'enrolments',
  screening: 'screenings',
  guidance: 'guidances',
  enterprise_cash_flow: 'enterprise-cash-flows',
  debt: 'debts',
  relation: 'relations',
  contact: 'contacts',
  training: 'trainings',
  service_provider: 'service-providers',
  playbook: 'playbooks',
  service_check: 'service-checks',
  service_complaint: 'service-complaints',
  engagement: 'engagements',
}

/** Kinds that are about people: kept by whoever may enrol. */
export const ENROLLED_KINDS = ['borrower', 'consent', 'enrolment', 'screening', 'guidance'] as const satisfies readonly DeskKind[]
type EnrolledKind = (typeof ENROLLED_KINDS)[number]
export const PLANNED_KINDS = DESK_KINDS.filter((kind) => !(ENROLLED_KINDS as readonly DeskKind[]).includes(kind)) as readonly Exclude<
  DeskKind,
  EnrolledKind
>[]
