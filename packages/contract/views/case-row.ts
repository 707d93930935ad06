/** Cases, what is due first before all others; and one of them with what it is about, its documents and all that happened. */
import { z } from 'zod'
import { BorrowerView, ExplainedReason } from '../answer.ts'
import { CaseClock } from '../case-outcomes.ts'
import { CASE_KINDS } from '../facts/case-facts.ts'
import { instant } from '../instant.ts'
import { listed, pageOf, pageQuery, searched } from './page.ts'

/**
 * open: nobody has it. waiting_for_us: somebody has it. waiting_for_borrower: we answered, or asked for something. escalated: somebody above has to act.
 * decided: it has its result, which is still to be told. closed: for good.
 */
const CASE_STATES = ['open', 'waiting_for_us', 'waiting_for_borrower', 'escalated', 'decided', 'closed'] as const
const CaseState = z.enum(CASE_STATES).meta({ id: 'CaseState' })
const CaseKind = z.enum(CASE_KINDS).meta({ id: 'CaseKind' })

/** `overturns`: what was decided first does not stand. `by`: the API key, or whoever signed in with it. */
const CaseDecision = z.object({ at: z.string(), result: z.string(), overturns: z.boolean(), by: z.string() }).meta({ id: 'CaseDecision' })

export const CaseRow = z
  .object({
    case_id: z.string(),
    borrower_id: z.string(),
    kind: CaseKind,
    state: CaseState,
    category: z.string().nullable(),
    reasons: z.array(z.string()),
    hold_id: z.string().nullable(),
    notice_id: z.string().nullable(),
    loan_id: z.string().nullable(),
    channel: z.string().nullable(),
    assignee: z.string().nullable(),
    opened_at: z.string(),
    /** The first moment that is too late; null where no clock runs for it. */
    due_at: z.string().nullable(),
    escalated_to: z.string().nullable(),
    first_answer_at: z.string().nullable(),
    decision: CaseDecision.nullable(),
    closed_at: z.string().nullable(),
    result: z.string().nullable(),
    /** Documents that were asked for, or brought in vain, and are not here yet; and those that nobody has looked at. */
    documents_missing: z.int().nonnegative(),
    documents_unchecked: z.int().nonnegative(),
    opened_by_sequence: z.int().positive(),
    sequence: z.int().positive(),
  })
  .meta({ id: 'CaseRow' })

/** `assignee`: `none` for those that nobody has. `due_before`: also those that are late. */
export const CaseQuery = z.strictObject({
  ...pageQuery,
  borrower: searched.optional(),
  state: listed(CaseState).optional(),
  kind: listed(CaseKind).optional(),
  category: listed(searched).optional(),
  assignee: searched.optional(),
  due_before: instant.optional(),
})

export const CaseList = pageOf(CaseRow).meta({ id: 'CaseList' })

const CaseDocument = z
  .object({
    item: z.string(),
    state: z.enum(['requested', 'submitted', 'accepted', 'unreadable', 'expired', 'mismatch', 'incomplete']),
    request_id: z.string().nullable(),
    due_at: z.string().nullable(),
    document_id: z.string().nullable(),
    upload_id: z.string().nullable(),
    at: z.string(),
  })
  .meta({ id: 'CaseDocument' })

/** `data` as in the borrower's timeline: a personal field in it is only named, and its text is asked for apart. */
const CaseMove = z
  .object({ sequence: z.int().positive(), at: z.string(), type: z.string(), actor: z.string(), data: z.record(z.string(), z.unknown()) })
  .meta({ id: 'CaseMove' })

/** What a case is about: the decision that is complained of, with its reasons and evidence as they were told then. `in_force`: of a hold. */
const CaseSubject = z
  .object({
    sequence: z.int().positive(),
    decided_at: z.string(),
    pack: z.string(),
    about: z.string(),
    in_force: z.boolean().nullable(),
    reasons: z.array(ExplainedReason),
  })
  .meta({ id: 'CaseSubject' })

/**
 * `subject`: null where it names neither a hold nor a notice of this borrower. `borrower`: line and holds as they are now. `asked`: the id of the appeal or request, as it is
 * decided by. `others`: his other cases, the newest first.
 */
export const CaseDetail = CaseRow.extend({
  asked: z.string().nullable(),
  clocks: z.array(CaseClock),
  escalations: z.array(z.object({ at: z.string(), to: z.string(), taken: z.boolean() })),
  holders: z.array(z.object({ at: z.string(), assignee: z.string().nullable(), by: z.string() })),
  documents: z.array(CaseDocument),
  moves: z.array(CaseMove),
  subject: CaseSubject.nullable(),
  borrower: BorrowerView,
  others: z.array(CaseRow.pick({ case_id: true, kind: true, state: true, opened_at: true, result: true, decision: true })),
}).meta({ id: 'CaseDetail' })

/** By the sequence of the entry and the field it stands in. Null: the value was deleted. */
export const CaseTexts = z
  .object({ data: z.array(z.object({ sequence: z.int().positive(), texts: z.record(z.string(), z.string().nullable()) })) })
  .meta({ id: 'CaseTexts' })
