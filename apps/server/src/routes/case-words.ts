/** A case in the words of the contract. */
import { writeInstant } from '@fairline/contract/instant'
import type { CaseDetail, CaseRow } from '@fairline/contract/views/case-row'
import type { Case } from '@fairline/domain/cases/case'
import type { z } from 'zod'

const optionalInstant = (at: number | null): string | null => (at === null ? null : writeInstant(at))

const BROUGHT = new Set(['submitted', 'accepted'])

export function caseRow(ref: string, one: Case): z.infer<typeof CaseRow> {
  const { id, kind, state, category, reasons, about, channel, assignee, decision, documents, result } = one
  return {
    case_id: id,
    borrower_id: ref,
    kind,
    state,
    category,
    reasons: [...reasons],
    hold_id: about.holdId,
    notice_id: about.noticeId,
    loan_id: about.loanId,
    channel,
    assignee,
    opened_at: writeInstant(one.openedAt),
    due_at: optionalInstant(one.dueAt),
    escalated_to: one.escalatedTo,
    first_answer_at: optionalInstant(one.firstAnswerAt),
    decision: decisionOf(decision),
    closed_at: optionalInstant(one.closedAt),
    result,
    documents_missing: documents.filter((document) => !BROUGHT.has(document.state)).length,
    documents_unchecked: documents.filter((document) => document.state === 'submitted').length,
    opened_by_sequence: one.openedBySequence,
    sequence: one.sequence,
  }
}

const decisionOf = (decision: Case['decision']): z.infer<typeof CaseRow>['decision'] =>
  decision && { at: writeInstant(decision.at), result: decision.result, overturns: decision.overturns, by: decision.by }

type Told = 'asked' | 'clocks' | 'escalations' | 'holders' | 'documents'

export const caseParts = (one: Case): Pick<z.infer<typeof CaseDetail>, Told> => ({
  asked: one.asked,
  clocks: one.clocks.map(({ days, source, dueAt, extendsTo }) => ({ days, source, due_at: dueAt, extends_to: [...extendsTo] })),
  escalations: one.escalations.map(({ at, to }, index) => ({ at, to, taken: index < one.escalated })),
  holders: one.holders.map(({ at, assignee, by }) => ({ at: writeInstant(at), assignee, by })),
  documents: one.documents.map(({ item, state, requestId, dueAt, documentId, uploadId, at }) => ({
    item,
    state,
    request_id: requestId,
    due_at: optionalInstant(dueAt),
    document_id: documentId,
    upload_id: uploadId,
    at: writeInstant(at),
  })),
})

export function otherCase(one: Case): z.infer<typeof CaseDetail>['others'][number] {
  const { id, kind, state, openedAt, result, decision } = one
  return { case_id: id, kind, state, opened_at: writeInstant(openedAt), result, decision: decisionOf(decision) }
}
