/**
 * The scheduler's own fact: time passed for one account.
 *
 * Twice    two servers that wake the same account say the same thing under the same id: one is recorded, the other repeated.
 */
import { ownFact } from '../ingest/own-fact.ts'
import type { DueAccount } from '../store/account-table.ts'
import type { Submission } from '../store/submission.ts'

const SCHEDULER = 'fairline:scheduler'

/** It takes effect when it was due, and is known now: after a stop of the server that may be days apart. */
export const wakeUp = (organisationId: number, { borrower, ref, wakeAt }: DueAccount, now: number): Submission =>
  ownFact({
    organisationId,
    borrower,
    ref,
    source: SCHEDULER,
    eventId: `wake-${wakeAt}`,
    actor: SCHEDULER,
    type: 'clock-ticked',
    data: {},
    occurredAt: wakeAt,
    knownAt: Math.max(wakeAt, now),
  })
