/** Which facts are the life of a case, and how a case of their own is called. */
import type { FactOf, FactType } from '@fairline/contract/facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import type { OutcomeOf } from '../line/outcomes.ts'
import type { CaseKind } from '../pack/case-plans.ts'

export const CASE_FACTS = [
  'case-opened',
  'case-assigned',
  'case-noted',
  'case-escalated',
  'case-extended',
  'case-closed',
  'appeal-submitted',
  'appeal-decided',
  'automated-decision-refused',
  'manual-review-decided',
  'document-requested',
  'document-submitted',
  'document-checked',
  'explanation-submitted',
  'reverification-requested',
  'commitment-made',
] as const satisfies readonly FactType[]

/** Not of a case, but a decision of a person that one may be about. */
export const FIRST_DECISIONS = ['application-reviewed'] as const satisfies readonly FactType[]

export type CaseFactType = (typeof CASE_FACTS)[number]
export type CaseFact = { [T in CaseFactType]: FactOf<T> }[CaseFactType]
export type FirstDecision = FactOf<(typeof FIRST_DECISIONS)[number]>

export type TakenUp = OutcomeOf<'case-taken-up'>['data']

/** An entry of the borrower's log. `actor`: who brought it. `takenUp`: what was decided on it, where it may open a case. */
export type CaseEntry = Readonly<{ sequence: number; actor: string; fact: CaseFact | FirstDecision; takenUp: TakenUp | null }>

const caseTypes: ReadonlySet<string> = new Set(CASE_FACTS)
const readTypes: ReadonlySet<string> = new Set([...CASE_FACTS, ...FIRST_DECISIONS])

export const isCaseFact = (fact: { readonly type: string }): fact is CaseFact => caseTypes.has(fact.type)
/** Whether the cases of a borrower are another matter after it. */
export const isOfCases = (type: string): boolean => readTypes.has(type)

/** What a fact opens that names no case: its id, which is the receipt, and its kind. Undefined where it opens none. */
export function ownCaseOf(fact: CaseFact): { readonly id: string; readonly kind: CaseKind } | undefined {
  switch (fact.type) {
    case 'case-opened':
      return { id: fact.data.caseId, kind: fact.data.kind }
    case 'appeal-submitted':
      return { id: caseIdOf(fact.data.appealId), kind: 'appeal' }
    case 'automated-decision-refused':
      return { id: caseIdOf(fact.data.requestId), kind: 'manual_review' }
    case 'document-requested':
    case 'reverification-requested':
      return fact.data.caseId === undefined ? { id: caseIdOf(fact.data.requestId), kind: 'ticket' } : undefined
    case 'explanation-submitted':
      return fact.data.caseId === undefined ? { id: caseIdOf(fact.data.explanationId), kind: 'ticket' } : undefined
    case 'case-assigned':
    case 'case-noted':
    case 'case-escalated':
    case 'case-extended':
    case 'case-closed':
    case 'appeal-decided':
    case 'manual-review-decided':
    case 'document-submitted':
    case 'document-checked':
    case 'commitment-made':
      return undefined
  }
}

const PREFIX = 'cs_'
const ID_LENGTH_MAX = 64

/** `cs_ap_1` for what was asked for as `ap_1`: whoever asked can tell it by heart. */
export function caseIdOf(id: string): string {
  const called = `${PREFIX}${id}`
  return called.length <= ID_LENGTH_MAX ? called : `${PREFIX}${id.slice(0, 40)}_${fingerprint(id).toString(36)}`
}
