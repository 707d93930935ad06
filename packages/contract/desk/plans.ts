/**
 * Funding plans of a project, as they are asked for and read: what to draw, repay and put off, what proves it, and what to do should something fail.
 *
 * Units   `..._minor`: whole minor units of the project's currency. `..._ppm`: parts per million. Days are calendar days of the desk.
 */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { publicId, text } from '../text.ts'
import { pageOf, pageQuery } from '../views/page.ts'

const PPM = 1_000_000
const LINES_MAX = 50
/** Tasks of a plan are named after it. */
export const planId = publicId.max(48)

/** `risk_weight_ppm`: of this plan alone; left out: as the policy has it. `horizon_weeks`: 26 unless said. `scenarios_max`: so many failures are weighed at most, 30 unless said. */
export const PlanWish = z
  .strictObject({
    plan_id: planId,
    risk_weight_ppm: z.int().min(0).max(PPM).optional(),
    horizon_weeks: z.int().min(4).max(104).optional(),
    scenarios_max: z.int().min(0).max(75).optional(),
  })
  .meta({ id: 'DeskPlanWish' })

/** What fails today. `closed`: takes no more draws; `called`: wants back all that is drawn, too. */
const failure = {
  closed: z.array(publicId).max(LINES_MAX).optional(),
  called: z.array(publicId).max(LINES_MAX).optional(),
  providers: z.array(publicId).max(LINES_MAX).optional(),
  groups: z.array(publicId).max(LINES_MAX).optional(),
}
/** `later`: lines that take no draws for so many days from today. */
export const Rehearsal = z
  .strictObject({
    plan_id: planId,
    ...failure,
    later: z
      .array(z.strictObject({ facility_id: publicId, days: z.int().min(1).max(365) }))
      .max(LINES_MAX)
      .optional(),
  })
  .meta({ id: 'DeskPlanRehearsal' })
/** `new_plan_id`: of the plan that comes of it. */
export const Replan = z.strictObject({ plan_id: planId, new_plan_id: planId, ...failure }).meta({ id: 'DeskReplan' })

/** What two people agree on. `owner`: whose the tasks are that come of it; `incident_id`: what it answers to. */
export const PlanProposal = z
  .strictObject({ project_id: publicId, plan_id: planId, owner: publicId, incident_id: publicId.optional() })
  .meta({ id: 'DeskPlanProposal' })
/** `owner` left out: whoever asks. */
export const PlanPropose = z
  .strictObject({ plan_id: planId, owner: publicId.optional(), incident_id: publicId.optional(), reason: text(500) })
  .meta({ id: 'DeskPlanPropose' })
export const PlanAsked = z.object({ approval_id: z.string(), seen: z.string() }).meta({ id: 'DeskPlanAsked' })
export const PlanCheckWish = z.strictObject({ plan_id: planId }).meta({ id: 'DeskPlanCheckWish' })

const PLAN_STATES = ['made', 'approved', 'superseded'] as const
const PLAN_METHODS = ['optimised', 'rules'] as const

const Draw = z
  .object({
    facility_id: z.string(),
    request_on: z.string(),
    lands_on: z.string(),
    amount_minor: z.int(),
    /** Near enough to be asked for as it stands; later ones are where the plan leads. */
    is_firm: z.boolean(),
  })
  .meta({ id: 'DeskPlanDraw' })

const Gap = z
  .object({
    peak_minor: z.int(),
    first_on: z.string(),
    peak_on: z.string(),
    weeks: z.int(),
    unpaid: z.array(z.object({ id: z.string(), tier: z.int(), amount_minor: z.int() })),
  })
  .meta({ id: 'DeskPlanGap' })

const head = {
  plan_id: z.string(),
  project_id: z.string(),
  state: z.enum(PLAN_STATES),
  made_at: z.string(),
  made_by: z.string(),
  replan_of: z.string().nullable(),
  as_of: z.string(),
  ends_on: z.string(),
  /** `rules`: no solver proved anything; lawful and led through the ledger, and not the cheapest. `because` says why. */
  method: z.enum(PLAN_METHODS),
  because: z.object({ code: z.string(), text: Bilingual }).nullable(),
  risk_weight_ppm: z.int(),
  horizon_weeks: z.int(),
  scenarios_max: z.int(),
  total_cost_minor: z.int(),
  gap: Gap.nullable(),
  draws: z.array(Draw),
  approved: z
    .object({
      ...{ approval_id: z.string(), asked_by: z.string(), approved_by: z.string(), reason: z.string(), at: z.string() },
      /** What it answers to; null: no incident. */
      incident_id: z.string().nullable(),
    })
    .nullable(),
  superseded_by: z.string().nullable(),
}
const PlanHead = z.object(head).meta({ id: 'DeskPlanHead' })

const Price = z
  .object({
    kind: z.string(),
    id: z.string(),
    easier_saves_minor: z.int(),
    harder_costs_minor: z.int().nullable(),
    price_minor: z.int().nullable(),
    binds: z.array(z.string()),
    substitute: z.object({ facility_id: z.string(), rate_ppm: z.int() }).nullable(),
  })
  .meta({ id: 'DeskPlanPrice' })
const GapReason = z
  .object({ code: z.string(), id: z.string(), on: z.string(), used_minor: z.int().nullable(), limit_minor: z.int().nullable() })
  .meta({ id: 'DeskGapReason' })
const Repair = z
  .object({
    kind: z.string(),
    id: z.string(),
    by: z.int(),
    needs_approval: z.boolean(),
    gap_peak_minor: z.int(),
    closes_gap: z.boolean(),
    extra_cost_minor: z.int(),
  })
  .meta({ id: 'DeskGapRepair' })

/** `amount_minor` null: the borrower does not let the desk see it. */
const Blocked = z
  .object({ facility_id: z.string(), amount_minor: z.int().nullable(), reason: z.string(), text: Bilingual })
  .meta({ id: 'DeskBlockedLine' })

const BookDraw = z.object({ facility_id: z.string(), lands_on: z.string(), amount_minor: z.int(), instead_of_minor: z.int() })
export const BookEntry = z
  .object({
    kind: z.string(),
    id: z.string(),
    severity: z.string(),
    is_certified: z.boolean(),
    draws: z.array(BookDraw),
    extra_cost_minor: z.int(),
    gap_peak_minor: z.int(),
    first_gap_on: z.string().nullable(),
    survival_days: z.int().nullable(),
  })
  .meta({ id: 'DeskBookEntry' })
/** `missing`: the solver gave none. `weakest`: of those that lose one provider, the one that goes short first. */
export const Book = z
  .object({ missing: z.boolean(), entries: z.array(BookEntry), weakest: BookEntry.nullable() })
  .meta({ id: 'DeskPlanBook' })

export const PlanView = z
  .object({
    ...head,
    repayments: z.array(z.object({ facility_id: z.string(), on: z.string(), amount_minor: z.int() })),
    deferrals: z.array(z.object({ need_id: z.string(), amount_minor: z.int(), paid_on: z.string() })),
    weeks: z.array(
      z.object({
        starts_on: z.string(),
        cash_minor: z.int(),
        reserve_use_minor: z.int(),
        gap_minor: z.int(),
        outstanding: z.array(z.object({ facility_id: z.string(), amount_minor: z.int() })),
      }),
    ),
    blocked: z.array(Blocked),
    cost: z.object({
      interest_minor: z.int(),
      /** Of what is drawn already: no plan changes it. */
      existing_interest_minor: z.int(),
      fees_minor: z.int(),
      commitment_minor: z.int(),
      deferral_minor: z.int(),
      income_minor: z.int(),
    }),
    ledger: z.object({ ok: z.boolean(), least_headroom_minor: z.int() }),
    /** `at_most_above_ppm`: it costs at most so much more than any plan could. */
    proof: z
      .object({
        primal_residual: z.number(),
        dual_residual: z.number(),
        relative_gap: z.number(),
        holds: z.boolean(),
        at_most_above_ppm: z.int().nullable(),
        scenarios: z.int(),
        solver: z.string(),
      })
      .nullable(),
    run: z
      .object({ input_hash: z.string(), model_hash: z.string(), plan_hash: z.string(), solver_version: z.string(), took_ms: z.number() })
      .nullable(),
    /** What the cap on concentration costs: the same input solved without it. Null: there is none, it is not proven, or the plan was made in a hurry after a failure. */
    cap_cost: z
      .object({
        max_ppm: z.int(),
        concentration_ppm: z.int(),
        extra_cost_minor: z.int(),
        free_cost_minor: z.int(),
        free_concentration_ppm: z.int(),
        free_gap_peak_minor: z.int(),
      })
      .nullable(),
    gap_reasons: z.array(GapReason),
    repairs: z.array(Repair),
    prices: z.array(Price),
    n_minus_one: z.array(BookEntry),
  })
  .meta({ id: 'DeskPlan' })

/** Still being made: the same sent again answers it. */
export const PlanMaking = z.object({ plan_id: z.string(), state: z.literal('making'), since: z.string() }).meta({ id: 'DeskPlanMaking' })

export const PlanListQuery = z.strictObject({ ...pageQuery, cursor: publicId.optional() })
export const PlanList = pageOf(PlanHead)

export const Difference = z
  .object({
    draws: z.array(z.object({ facility_id: z.string(), lands_on: z.string(), before_minor: z.int(), after_minor: z.int() })),
    extra_cost_minor: z.int(),
    act_on: z.string().nullable(),
    first_gap_on: z.string().nullable(),
    gap_peak_minor: z.int(),
  })
  .meta({ id: 'DeskPlanDifference' })

/** `slips`: needs that would be paid later, or not at all, than by the plan. */
export const Rehearsed = z
  .object({
    method: z.enum(PLAN_METHODS),
    difference: Difference,
    gap: Gap.nullable(),
    slips: z.array(
      z.object({
        need_id: z.string(),
        name: z.string(),
        tier: z.int(),
        amount_minor: z.int(),
        due_on: z.string(),
        paid_on: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DeskPlanRehearsed' })
/** `entry`: as the book of the plan before has it, worked out before it happened; null where it foresaw no such failure. */
export const Replanned = z.object({ entry: BookEntry.nullable(), difference: Difference, plan: PlanView }).meta({ id: 'DeskReplanned' })

export const PremiumQuery = z.strictObject({
  risk_weights_ppm: z
    .string()
    .regex(/^\d{1,7}(?:,\d{1,7}){0,6}$/)
    .default('0,100000,300000,600000'),
})
export const Premiums = z
  .object({ data: z.array(z.object({ risk_weight_ppm: z.int(), premium_minor: z.int(), mean_minor: z.int(), tail_minor: z.int() })) })
  .meta({ id: 'DeskPlanPremiums' })

/** Made anew from what the desk knew when it was made. */
export const PlanCheck = z
  .object({ input_is_same: z.boolean(), plan_is_same: z.boolean().nullable(), input_hash: z.string(), plan_hash: z.string().nullable() })
  .meta({ id: 'DeskPlanCheck' })
