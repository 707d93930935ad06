/** A case: what a borrower brought up, or we of him, until it is closed. Folded from the facts of his log (fold-cases.ts). */
import type { CaseKind } from '../pack/case-plans.ts'
import type { CaseFactType, TakenUp } from './case-facts.ts'

/**
 * open: nobody has it yet. waiting_for_us: somebody has it, or the borrower said something. waiting_for_borrower: we answered, or asked for something. escalated:
 * somebody above has to act. decided: an appeal or a review has its result, and the borrower is still to be told. closed: for good.
 */
export type CaseState = 'open' | 'waiting_for_borrower' | 'waiting_for_us' | 'escalated' | 'decided' | 'closed'

export type DocumentState = 'requested' | 'submitted' | 'accepted' | 'unreadable' | 'expired' | 'mismatch' | 'incomplete'

/** `item`: of the contract's list. `requestId` null: brought without being asked for. */
export type CaseDocument = Readonly<{
  item: string
  requestId: string | null
  dueAt: number | null
  documentId: string | null
  uploadId: string | null
  state: DocumentState
  at: number
}>

/** `overturns`: what was decided first does not stand. */
export type CaseDecision = Readonly<{ at: number; result: string; overturns: boolean; by: string }>

/** Who had it from when on; null: nobody. */
export type CaseHolder = Readonly<{ at: number; assignee: string | null; by: string }>
export type CaseMove = Readonly<{ sequence: number; at: number; type: CaseFactType; actor: string }>

export type CaseAbout = Readonly<{ holdId: string | null; noticeId: string | null; reason: string | null; loanId: string | null }>

/** Instants in epoch milliseconds. `asked`: the id of the appeal or request that it is about, as the sender calls it. */
export type Case = Readonly<{
  id: string
  kind: CaseKind
  asked: string | null
  about: CaseAbout
  channel: string | null
  state: CaseState
  reasons: readonly string[]
  category: string | null
  clocks: TakenUp['clocks']
  dueAt: number | null
  escalations: TakenUp['escalations']
  /** Steps of the plan that were taken. */
  escalated: number
  escalatedTo: string | null
  openedAt: number
  assignee: string | null
  holders: readonly CaseHolder[]
  firstAnswerAt: number | null
  decision: CaseDecision | null
  closedAt: number | null
  result: string | null
  documents: readonly CaseDocument[]
  moves: readonly CaseMove[]
  openedBySequence: number
  /** Of the last of its facts in the borrower's log. */
  sequence: number
}>

export const isDecidable = ({ kind }: Pick<Case, 'kind'>): boolean => kind === 'appeal' || kind === 'manual_review'
export const isOver = ({ state }: Pick<Case, 'state'>): boolean => state === 'decided' || state === 'closed'

/** As the rule behind that clock allows, and to more than it is now. */
export const mayExtend = ({ clocks }: Pick<Case, 'clocks'>, source: string, days: number): boolean =>
  clocks.some((clock) => clock.source === source && clock.extendsTo.includes(days) && days > clock.days)

/** When the next planned step is due; null where none is left, or nothing waits any more. */
export function nextEscalationAt(one: Case): number | null {
  const step = one.escalations[one.escalated]
  return step === undefined || isOver(one) ? null : Date.parse(step.at)
}
