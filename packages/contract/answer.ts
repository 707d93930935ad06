/** What the sender of an event gets back: the decision on it, complete enough to tell the borrower. */
import { z } from 'zod'
import { Evidence } from './cause.ts'
import { HoldScope } from './outcomes.ts'

const LINE_STATUSES = ['pending', 'active', 'suspended', 'closed', 'charged_off'] as const
export const LineStatus = z.enum(LINE_STATUSES).meta({ id: 'LineStatus' })

/** Chinese first, English beside it. */
export const Bilingual = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Bilingual' })

const ExplainedEvidence = Evidence.extend({ name: Bilingual, unit: z.string(), window: z.string().nullable() })

export const ExplainedReason = z
  .object({
    code: z.string(),
    category: z.string(),
    text: Bilingual,
    evidence: z.array(ExplainedEvidence),
    cures: z.array(z.object({ id: z.string(), text: Bilingual })),
    /** How long the way back usually takes. */
    wait: Bilingual,
  })
  .meta({ id: 'ExplainedReason' })

export const LineView = z
  .object({
    status: LineStatus,
    currency: z.string().nullable(),
    limit_minor: z.int().nonnegative(),
    drawn_minor: z.int().nonnegative(),
    available_minor: z.int().nonnegative(),
  })
  .meta({ id: 'LineFigures' })

const Outcome = z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) }).meta({ id: 'Outcome' })

/** What was decided on a fact, in words. */
export const Decision = z
  .object({
    decided_at: z.string(),
    pack: z.string(),
    behaviour_score: z.int().nullable(),
    grade: z.string().nullable(),
    line: LineView,
    outcomes: z.array(Outcome),
    reasons: z.array(ExplainedReason),
  })
  .meta({ id: 'Decision' })

/** `status` recorded: new, and durable. repeated: sent before with the same content; this is the answer it got then. */
export const EventAnswer = z
  .object({
    id: z.string(),
    source: z.string(),
    subject: z.string(),
    type: z.string(),
    status: z.enum(['recorded', 'repeated']),
    sequence: z.int().positive(),
    decision: Decision,
  })
  .meta({ id: 'EventAnswer' })

/**
 * A line that comes back in stages. `began_at`: null while it waits for the trigger to be gone, or for what is past due to be paid. Dates are those that come if nothing
 * sets it back.
 */
export const RestorationView = z
  .object({
    commitment_id: z.string(),
    of_minor: z.int().nonnegative(),
    permille: z.int().nonnegative(),
    usable_minor: z.int().nonnegative(),
    began_at: z.string().nullable(),
    ends_at: z.string().nullable(),
    set_backs: z.int().nonnegative(),
    stages: z.array(
      z.object({ after_days: z.int().nonnegative(), permille: z.int().nonnegative(), at: z.string().nullable(), reached: z.boolean() }),
    ),
    checkpoints: z.array(z.object({ nth: z.int().positive(), at: z.string().nullable(), passed: z.boolean() })),
  })
  .meta({ id: 'Restoration' })

/** `done_at`: null while it is still to be done. `ours`: nothing for the borrower to do; the text says what we will do. */
const HoldStep = z.object({ id: z.string(), text: Bilingual, done_at: z.string().nullable(), ours: z.boolean() }).meta({ id: 'HoldStep' })

/** `expires_at`: it ends by itself then. `review_at`: a person looks at it by then. `blocks`: false while a stage of it is given back. */
export const HoldView = z
  .object({
    id: z.string(),
    scope: HoldScope,
    placed_at: z.string(),
    observed_until: z.string().nullable(),
    expires_at: z.string().nullable(),
    review_at: z.string().nullable(),
    blocks: z.boolean(),
    reason: ExplainedReason,
    steps: z.array(HoldStep),
    restoration: RestorationView.nullable(),
  })
  .meta({ id: 'Hold' })

/** The borrower's line as it stands now. */
export const BorrowerView = z
  .object({
    id: z.string(),
    sequence: z.int().positive(),
    as_of: z.string(),
    behaviour_score: z.int().nullable(),
    grade: z.string().nullable(),
    line: LineView,
    holds: z.array(HoldView),
  })
  .meta({ id: 'Borrower' })

export const BorrowerList = z
  .object({ data: z.array(BorrowerView), has_more: z.boolean(), next_cursor: z.string().nullable() })
  .meta({ id: 'BorrowerList' })

/** Events that broke our code and have not gone through since, the latest first. `fault` says what broke and where, never with which values. */
export const QuarantineList = z
  .object({
    data: z.array(
      z.object({
        id: z.string(),
        source: z.string(),
        subject: z.string(),
        type: z.string(),
        actor: z.string(),
        fault: z.object({ name: z.string(), rule: z.string().optional(), code: z.string().optional(), frames: z.array(z.string()) }),
        attempts: z.int().positive(),
        first_at: z.string(),
        last_at: z.string(),
      }),
    ),
    has_more: z.boolean(),
  })
  .meta({ id: 'QuarantineList' })
