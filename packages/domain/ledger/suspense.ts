/** Money of the whole book that is nobody's yet: it is ours to keep until it is known whose it is, so we owe it. */
import type { FactOf } from '@fairline/contract/facts'
import { type Day, knownDay } from '../kernel/day.ts'
import type { OutcomeOf } from '../line/outcomes.ts'
import { journal } from './journal.ts'

type OfSuspense = FactOf<'payment-unmatched'> | FactOf<'payment-resolved'>

/**
 * Cash against suspense, and back. What is assigned leaves both: the repayment that it is becomes cash once more in the borrower's own books, so that
 * over all of them it is counted once.
 *
 * `today`  the day of a resolution. What comes is booked on the bank's own day.
 */
export function postSuspense(fact: OfSuspense, today: Day): readonly OutcomeOf<'journal-posted'>[] {
  const { amountMinor, currency } = fact.data
  const [cashMinor, bookedOn] = fact.type === 'payment-unmatched' ? [amountMinor, knownDay(fact.data.bookedOn)] : [0 - amountMinor, today]
  const entries = [
    { account: 'cash', loanId: null, amountMinor: cashMinor },
    { account: 'suspense', loanId: null, amountMinor: 0 - cashMinor },
  ] as const
  return journal(entries, { bookedOn, currency })
}
