/** What one person asks for and another approves, as it is asked for, listed and decided. */
import { z } from 'zod'
import { APPROVAL_KINDS, APPROVAL_STATES } from '../approvals.ts'
import { Problem } from '../problem.ts'
import { publicId, text } from '../text.ts'
import { listed, pageOf, pageQuery } from './page.ts'

const REASON_MAX = 500

const ApprovalKind = z.enum(APPROVAL_KINDS).meta({ id: 'ApprovalKind' })
const ApprovalState = z.enum(APPROVAL_STATES).meta({ id: 'ApprovalState' })

const ChangedValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()])

/** `field`: as on the wire, unit and all. `of`: where several have one: the id of the loan. `before` null: there is none. */
export const Change = z
  .object({ field: z.string(), of: z.string().optional(), before: ChangedValue, after: ChangedValue })
  .meta({ id: 'ApprovalChange' })
export type Change = z.infer<typeof Change>

const why = text(REASON_MAX).refine((value) => value.trim() !== '', 'must say something')

/** `request`: what the kind of it wants, the same as at its own address. */
export const ApprovalAsk = z
  .strictObject({ kind: ApprovalKind, request: z.record(z.string(), z.unknown()), reason: why })
  .meta({ id: 'ApprovalAsk' })

/** `seen`: of the approval as it was looked at. */
export const ApprovalApprove = z.strictObject({ approval_id: publicId, seen: z.string().max(64) }).meta({ id: 'ApprovalApprove' })
export const ApprovalReject = z.strictObject({ approval_id: publicId, why }).meta({ id: 'ApprovalReject' })
export const ApprovalWithdraw = z.strictObject({ approval_id: publicId }).meta({ id: 'ApprovalWithdraw' })

export const ApprovalView = z
  .object({
    approval_id: z.string(),
    kind: ApprovalKind,
    state: ApprovalState,
    subject: z.string(),
    currency: z.string().nullable(),
    request: z.record(z.string(), z.unknown()),
    changes: z.array(Change),
    /** What is shown, in short: sent along with an approval. */
    seen: z.string(),
    reason: z.string(),
    asked_by: z.string(),
    asked_by_name: z.string(),
    asked_at: z.string(),
    expires_at: z.string(),
    decided_by: z.string().nullable(),
    decided_by_name: z.string().nullable(),
    decided_at: z.string().nullable(),
    why: z.string().nullable(),
    done_at: z.string().nullable(),
    /** Why it could not be carried out. */
    problem: Problem.nullable(),
    is_mine: z.boolean(),
    /** By who asks, as far as his part and his roles go: the rest is told when he does. */
    may_decide: z.boolean(),
    may_withdraw: z.boolean(),
  })
  .meta({ id: 'Approval' })

/**
 * `changed_since`: what it would change is not what it was when it was asked for. `stands_in_the_way`: why it could not be done now. `may_collect`: whoever looks
 * asked for a key that is approved, and can still fetch it.
 */
export const ApprovalDetail = ApprovalView.extend({
  changed_since: z.boolean(),
  stands_in_the_way: Problem.nullable(),
  may_collect: z.boolean(),
}).meta({ id: 'ApprovalDetail' })

const APPROVAL_SIDES = ['to-decide', 'mine', 'all'] as const

export const ApprovalQuery = z.strictObject({
  ...pageQuery,
  side: z.enum(APPROVAL_SIDES).default('all'),
  state: listed(ApprovalState).optional(),
  kind: listed(ApprovalKind).optional(),
})

/** `to_decide`: how many wait for who asks. */
export const ApprovalList = pageOf(ApprovalView).extend({ to_decide: z.int() }).meta({ id: 'ApprovalList' })
