/** What a borrower sees of himself, and asks for himself. Nothing here takes the id of a borrower: the session knows whose it is. */
import { z } from 'zod'
import { Bilingual, BorrowerView, HoldView } from '../answer.ts'
import { CaseClock } from '../case-outcomes.ts'
import { DOCUMENTS } from '../facts/request-facts.ts'
import { calendarDay } from '../terms.ts'
import { prose, publicId, text } from '../text.ts'
import { CaseRow } from './case-row.ts'
import { IncreaseQuestion } from './increase-check.ts'
import { ContactWish, NoticeView } from './notices.ts'
import { Banner } from './status.ts'
import { UploadView } from './upload.ts'
import { VerificationConfirm, VerificationStart } from './verification.ts'

const ADDRESS_MAX = 200
const TEXT_MAX = 2_000
const language = z.enum(['zh', 'en'])

/** Either of the two. `organisation`: of several lenders on one server, by name. The answer is the same whether anybody is known by it or not. */
export const MeSignIn = z
  .strictObject({
    phone: text(32).optional(),
    email: z.email().max(ADDRESS_MAX).optional(),
    organisation: text(64).optional(),
    language: language.default('zh'),
  })
  .refine(({ phone, email }) => (phone === undefined) !== (email === undefined), { path: ['phone'], error: 'either phone or email' })
export const MeChallenge = z.object({ challenge_id: z.string(), expires_at: z.string() }).meta({ id: 'MeChallenge' })
export const MeConfirm = z.strictObject({ challenge_id: z.uuid(), code: z.string().regex(/^\d{6}$/) })
export const MeSessionView = z.object({ expires_at: z.string() }).meta({ id: 'MeSession' })

const Falling = z.object({ on: calendarDay, amount_minor: z.int().positive() })
const MeLoan = z.object({
  loan_id: z.string(),
  due_minor: z.int().nonnegative(),
  days_past_due: z.int().nonnegative(),
  next: Falling.nullable(),
  payoff_minor: z.int().nonnegative(),
})

/** The score as the policy reads it; null where there is none that may be read. */
const MeScore = z.object({ value: z.int(), range_min: z.int(), range_max: z.int(), at: z.string() })

/**
 * What moves his scores: of the one from outside, where it stood before and what its maker says; of ours, what raises and what lowers it, what weighs most first.
 * Points and bounds are not told, and nothing of security is.
 */
export const MeScoreMoves = z
  .object({
    score: MeScore.nullable(),
    before: z.object({ value: z.int(), at: z.string() }).nullable(),
    told: z.array(z.string()),
    ours: z.array(
      z.object({
        signal: z.string(),
        name: Bilingual,
        unit: z.string(),
        value: z.union([z.number(), z.string(), z.boolean()]).nullable(),
        moves: z.enum(['up', 'down']),
      }),
    ),
  })
  .meta({ id: 'MeScoreMoves' })

/** `owner`: who of us answers for it. */
const HOLD_OWNERS = ['security', 'credit', 'data', 'operations', 'compliance', 'policy', 'funding', 'technology'] as const
const MeHold = HoldView.extend({ owner: z.enum(HOLD_OWNERS) }).meta({ id: 'MeHold' })

/** `usable_now_minor`: what may be drawn this moment; nothing while a hold blocks drawing. */
export const MeView = BorrowerView.omit({ id: true, sequence: true })
  .extend({
    score: MeScore.nullable(),
    usable_now_minor: z.int().nonnegative(),
    holds: z.array(MeHold),
    due: z.object({
      due_minor: z.int().nonnegative(),
      next: Falling.nullable(),
      loans: z.array(MeLoan),
    }),
    /** How the platform is meanwhile; nothing of it is about him. */
    banners: z.array(Banner),
    session: MeSessionView,
  })
  .meta({ id: 'Me' })

/** `step`: of a hold. `document`: asked for in a case. `reply`: we answered, and wait. `by`: null where no date is set. */
export const MeTasks = z
  .object({
    data: z.array(
      z.object({
        kind: z.enum(['step', 'document', 'reply']),
        id: z.string(),
        text: Bilingual,
        by: z.string().nullable(),
        hold_id: z.string().nullable(),
        case_id: z.string().nullable(),
        reason: z.string().nullable(),
        item: z.enum(DOCUMENTS).nullable(),
        /** Of the request for a document: what is uploaded for it names it. */
        request_id: z.string().nullable(),
        /** Done here and now: with my document, my bank card and a code. */
        verify: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'MeTasks' })

export const MeNoticeList = z.object({ data: z.array(NoticeView.omit({ sequence: true, deliveries: true })) }).meta({ id: 'MeNoticeList' })
const READ_AT_ONCE_MAX = 100
export const MeRead = z.strictObject({ ids: z.array(text(128)).min(1).max(READ_AT_ONCE_MAX) })

export const MeMessagesRead = z.strictObject({ keys: z.array(text(128)).min(1).max(READ_AT_ONCE_MAX) })

/** What he may bring up himself. An objection is to data of a bureau; security: somebody else may act in his name. */
const ME_CASE_KINDS = ['appeal', 'ticket', 'manual_review', 'security', 'objection', 'complaint'] as const

/** `request_id`: his own; sent again, nothing new is opened. */
export const MeCaseWish = z.strictObject({
  request_id: publicId,
  kind: z.enum(ME_CASE_KINDS),
  hold_id: publicId.optional(),
  notice_id: publicId.optional(),
  loan_id: publicId.optional(),
  text: prose(TEXT_MAX).optional(),
})

/** The receipt: `case_id` is its number, `due_at` the first moment that is too late. */
export const MeReceipt = z
  .object({
    case_id: z.string(),
    kind: z.string(),
    opened_at: z.string(),
    due_at: z.string().nullable(),
    clocks: z.array(CaseClock),
    repeated: z.boolean(),
  })
  .meta({ id: 'MeReceipt' })

const MeCase = CaseRow.pick({
  case_id: true,
  kind: true,
  state: true,
  reasons: true,
  hold_id: true,
  notice_id: true,
  loan_id: true,
  opened_at: true,
  due_at: true,
  first_answer_at: true,
  closed_at: true,
  result: true,
  documents_missing: true,
}).extend({ decision: z.object({ at: z.string(), result: z.string(), overturns: z.boolean() }).nullable() })
export const MeCaseList = z.object({ data: z.array(MeCase.meta({ id: 'MeCase' })) }).meta({ id: 'MeCaseList' })

/** `by`: who said it. A text that was deleted is null. What only our people write to each other is not among them. */
const MeMove = z.object({
  at: z.string(),
  type: z.string(),
  by: z.enum(['me', 'lender']),
  texts: z.record(z.string(), z.string().nullable()),
})
export const MeCaseDetail = MeCase.extend({
  clocks: z.array(CaseClock),
  documents: z.array(z.object({ item: z.string(), state: z.string(), due_at: z.string().nullable() })),
  moves: z.array(MeMove),
}).meta({ id: 'MeCaseDetail' })

export const MeNote = z.strictObject({ request_id: publicId, text: prose(TEXT_MAX) })
export const MeExplanation = z.strictObject({
  request_id: publicId,
  case_id: publicId.optional(),
  hold_id: publicId.optional(),
  text: prose(TEXT_MAX),
})
export const MeCommitment = z.strictObject({ request_id: publicId, hold_id: publicId.optional(), duration_months: z.int().min(1).max(60) })
export const MeSaid = z.object({ recorded_at: z.string(), repeated: z.boolean() }).meta({ id: 'MeSaid' })

/** Times of a day at which somebody calls. */
const CALL_TIMES = ['morning', 'midday', 'afternoon', 'evening'] as const

/** `day` and `time` as offered to him, or `wished`: when, in his own words; one of the two. `phone`: where another number is better. */
export const MeCallback = z
  .strictObject({
    request_id: publicId,
    day: calendarDay.optional(),
    time: z.enum(CALL_TIMES).optional(),
    wished: text(100).optional(),
    phone: text(32).optional(),
    text: prose(TEXT_MAX).optional(),
  })
  .refine(({ day, time, wished }) => (day === undefined) === (time === undefined) && (day === undefined) !== (wished === undefined), {
    path: ['wished'],
    error: 'either day and time, or wished',
  })

export const MeVerificationStart = VerificationStart.omit({ borrower_id: true })
export const MeVerificationConfirm = VerificationConfirm.omit({ borrower_id: true })
/** `tries_left`: after a wrong code; with none left, it is started anew. */
export const MeVerified = z.object({ verified: z.boolean(), tries_left: z.int().nonnegative().nullable() }).meta({ id: 'MeVerified' })

/** Addresses stay as they are: they change only where they are checked. */
export const MeContactWish = ContactWish.pick({ language: true, opted_out: true, quiet_hours: true })

export const MeFaq = z
  .object({ data: z.array(z.object({ id: z.string(), question: Bilingual, answer: Bilingual, concerns_me: z.boolean() })) })
  .meta({ id: 'MeFaq' })

export const MeIncreaseQuestion = IncreaseQuestion.omit({ borrower_id: true })

/** `item`: what the document is. `request_id`: of the request for it, as his tasks name it. */
export const MeUploadQuery = z.strictObject({ upload_id: publicId, item: z.enum(DOCUMENTS), request_id: publicId.optional() })
export const MeUploadView = UploadView.omit({ borrower_id: true }).meta({ id: 'MeUpload' })

export const PREVIEWED_ACTIONS = ['another_device', 'another_application', 'failed_verification', 'drawdown_request'] as const
export const MePreviewQuery = z.strictObject({ action: z.enum(PREVIEWED_ACTIONS) })
/** `holds`: those that this very action would bring. `nearer`: holds that one more of it, or a few, would. Nothing is recorded by asking. */
export const MePreview = z
  .object({
    action: z.enum(PREVIEWED_ACTIONS),
    holds: z.array(z.object({ reason: z.string(), text: Bilingual })),
    nearer: z.array(
      z.object({ reason: z.string(), text: Bilingual, name: Bilingual, unit: z.string(), value: z.number(), bound: z.number() }),
    ),
  })
  .meta({ id: 'MePreview' })
