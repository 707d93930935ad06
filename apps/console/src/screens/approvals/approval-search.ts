/** What the address says of the list of approvals: the names are the API's. */
import type { ApprovalQuestion } from '../../api/approval-requests.ts'
import type { Approval } from '../../api/views.ts'
import { choiceOf, choicesOf, present, questionOf } from '../../parts/search-values.ts'

export const SIDES = ['to-decide', 'mine', 'all'] as const
export const STATES = [
  'open',
  'failed',
  'approved',
  'done',
  'rejected',
  'withdrawn',
  'expired',
] as const satisfies readonly Approval['state'][]
export const KINDS = [
  'repayment-reversal',
  'loan-write-off',
  'limit-override',
  'bulk-correction',
  'regulator-order',
  'regulator-order-lift',
  'funder-limit',
  'client-floor',
  'personal-data-erasure',
  'pack-activation',
  'role-change',
  'facility-purposes',
  'project-policy',
  'notice-template',
] as const satisfies readonly Approval['kind'][]

export type ApprovalSearch = Partial<{ side: (typeof SIDES)[number]; state: Approval['state'][]; kind: Approval['kind'][] }>

export const readApprovalSearch = (raw: Record<string, unknown>): ApprovalSearch =>
  present<Required<ApprovalSearch>>({
    side: choiceOf(raw.side, SIDES),
    state: choicesOf(raw.state, STATES),
    kind: choicesOf(raw.kind, KINDS),
  })

export const isFiltered = ({ state, kind }: ApprovalSearch): boolean => state !== undefined || kind !== undefined

/** Of what waits for somebody the state says nothing more. */
export const approvalQuestion = ({ side = 'to-decide', state, kind }: ApprovalSearch): ApprovalQuestion =>
  questionOf(present({ side, state: side === 'to-decide' ? undefined : state, kind }))
