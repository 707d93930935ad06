/** Of an event in the log, what a correction has to know to take it back. */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { UNDOABLE } from '@fairline/contract/facts/upkeep-facts'
import type { OutcomeOf } from '../line/outcomes.ts'
import type { Undoable } from '../signals/undone.ts'
import type { Decision } from './account.ts'

type Mistake = FactOf<'operator-error-recorded'>['data']
/** The fields that no sender fills in. */
export const FOUND_FIELDS = [
  'undoes',
  'undoneName',
  'undoneSource',
  'happenedAt',
  'currency',
  'amountMinor',
  'limitBeforeMinor',
  'limitAfterMinor',
] as const
export type Found = Pick<Mistake, (typeof FOUND_FIELDS)[number]>

const undoable: ReadonlySet<FactType> = new Set(UNDOABLE)
const isUndoable = (fact: Fact): fact is Extract<Fact, { type: Undoable }> => undoable.has(fact.type)

/** Undefined where it cannot be taken back: what is right must be sent instead. */
export function whatItDid(fact: Fact, decision: Decision): Found | undefined {
  if (!isUndoable(fact)) return undefined
  return { undoes: fact.type, happenedAt: fact.occurredAt, ...namedBy(fact, decision) }
}

function namedBy(fact: Extract<Fact, { type: Undoable }>, decision: Decision): Omit<Found, 'undoes'> {
  switch (fact.type) {
    case 'repayment-posted':
      return { undoneName: fact.data.repaymentId, amountMinor: fact.data.amountMinor, currency: fact.data.currency }
    case 'limit-proposed':
    case 'limit-accepted':
      return { undoneName: fact.data.proposalId, ...limitsOf(decision) }
    case 'temporary-limit-granted':
      return temporaryOf(decision)
    case 'closure-requested': // What is closed knows when that was decided.
      return { undoneName: fact.data.requestId, happenedAt: decision.at }
    case 'misuse-found':
      return { undoneName: fact.data.findingId }
    case 'delinquency-elsewhere-reported':
      return { undoneName: fact.data.recordId, undoneSource: fact.data.source }
    case 'judgment-reported':
      return { undoneName: fact.data.judgmentId, undoneSource: fact.data.source }
    case 'terms-breach-reported':
      return { undoneName: fact.data.breachId }
    case 'incapacity-reported':
      return { undoneName: fact.data.reportId }
    case 'anti-fraud-measure-ordered':
    case 'judicial-freeze-ordered':
      return { undoneName: fact.data.orderId }
    case 'due-diligence-requested':
      return { undoneName: fact.data.requestId }
    case 'takeover-suspected':
      return { undoneName: fact.data.suspicionId }
    case 'fraud-link-reported':
      return { undoneName: fact.data.linkId }
  }
}

function limitsOf({ outcomes, line }: Decision): Partial<Found> {
  const changed = outcomes.find((one): one is OutcomeOf<'limit-changed'> => one.type === 'limit-changed')
  const { currency } = line
  if (changed === undefined || currency === null) return {}
  return { currency, limitBeforeMinor: changed.data.fromMinor, limitAfterMinor: changed.data.toMinor }
}

function temporaryOf({ outcomes, line }: Decision): Partial<Found> {
  const set = outcomes.find((one): one is OutcomeOf<'temporary-limit-set'> => one.type === 'temporary-limit-set')
  return set === undefined || line.currency === null ? {} : { currency: line.currency, limitAfterMinor: set.data.limitMinor }
}
