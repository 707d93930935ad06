/**
 * The scheduler's own fact: time passed for one account. It takes the road of every other fact, so that nothing changes a line in another way.
 *
 * Twice    two servers that wake the same account say the same thing under the same id: one is recorded, the other repeated.
 */
import type { DueAccount } from '../store/account-table.ts'
import { contentHash, eventKey } from '../store/event-key.ts'
import type { Submission } from '../store/submission.ts'

export const SCHEDULER = 'fairline:scheduler'

/** It takes effect when it was due, and is known now: after a stop of the server that may be days apart. */
export function wakeUp(organisationId: number, { borrower, ref, wakeAt }: DueAccount, now: number): Submission {
  const eventId = `wake-${wakeAt}`
  return {
    organisationId,
    ref,
    borrower,
    key: eventKey(SCHEDULER, eventId),
    contentHash: contentHash({ wake: wakeAt }),
    source: SCHEDULER,
    eventId,
    actor: SCHEDULER,
    schemaVersion: 1,
    dataText: '{}',
    fact: { type: 'clock-ticked', occurredAt: wakeAt, knownAt: Math.max(wakeAt, now), data: {} },
    isTimed: true,
    personal: [],
  }
}
