/** Facts that an import says. Their ids are those of the entries: however often one is said, it is recorded once. */
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { FactOf, FactType } from '@fairline/contract/facts'
import { knownDay } from '@fairline/domain/kernel/day'
import { BrokenInvariant } from '@fairline/domain/kernel/outcome'
import type { Zone } from '@fairline/domain/kernel/zone'
import { ownFact } from '../ingest/own-fact.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import type { Submission } from '../store/submission.ts'
import { isUnmatchedWhy } from './entry-task.ts'
import type { NotedEntry } from './noted-entry.ts'

/** `at`: the clock of the book. */
export type Saying = { readonly organisationId: number; readonly actor: string; readonly at: number }

type Said<T extends FactType> = { readonly type: T; readonly data: FactOf<T>['data'] }

function say<T extends FactType>(saying: Saying, entryId: string, ref: string, said: Said<T>, occurredAt = saying.at): Submission {
  const { organisationId, actor, at } = saying
  const source = `fairline:import/${said.type}`
  return ownFact({
    organisationId,
    borrower: borrowerKey(organisationId, ref),
    ref,
    source,
    eventId: entryId,
    actor,
    ...said,
    occurredAt,
    knownAt: at,
  })
}

/** It counts from the day that the bank counts it from, but not from a day to come. */
export function repayment(saying: Saying, entry: NotedEntry, ref: string, zone: Zone): Submission {
  const { entryId, amountMinor, currency, loanId, valueOn } = entry
  const data = { repaymentId: entryId, amountMinor, currency, ...(loanId !== null && { loanId }) }
  const occurredAt = Math.max(0, Math.min(zone.startOf(knownDay(valueOn)), saying.at))
  return say(saying, entryId, ref, { type: 'repayment-posted', data }, occurredAt)
}

/** Why the bank took it back is not known; that somebody could not pay must not be made up. */
export function reversal(saying: Saying, entry: NotedEntry, ref: string, originalId: string): Submission {
  const { entryId, amountMinor, currency } = entry
  const data = { repaymentId: originalId, amountMinor, currency, cause: 'posted_wrongly' } as const
  return say(saying, entryId, ref, { type: 'repayment-reversed', data })
}

export function unmatched(saying: Saying, { entryId, amountMinor, currency, bookedOn, why }: NotedEntry): Submission {
  if (!isUnmatchedWhy(why)) throw new BrokenInvariant('only money that came goes to suspense')
  return say(saying, entryId, BOOK_SUBJECT, { type: 'payment-unmatched', data: { entryId, amountMinor, currency, bookedOn, why } })
}

export function resolved(saying: Saying, { entryId, amountMinor, currency }: NotedEntry, borrowerId: string | null): Submission {
  const money = { entryId, amountMinor, currency }
  const data =
    borrowerId === null ? ({ ...money, resolution: 'returned' } as const) : ({ ...money, resolution: 'assigned', borrowerId } as const)
  return say(saying, entryId, BOOK_SUBJECT, { type: 'payment-resolved', data })
}
