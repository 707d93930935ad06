/**
 * Tells of cases whose deadline comes near or has passed, step by step as the pack plans it: each step is a fact in the borrower's log.
 *
 * Twice    two servers say the same thing under the same id; so does one whose views lag behind what it said last.
 * Limit    PAGE cases at a look; the next look takes the rest.
 */
import { ownFact } from '../ingest/own-fact.ts'
import { type DueEscalation, dueEscalations } from '../store/case-list.ts'
import type { Database } from '../store/database.ts'
import type { Lanes } from '../store/lanes.ts'
import type { Submission } from '../store/submission.ts'
import type { BookClocks } from './book-clocks.ts'

const SCHEDULER = 'fairline:scheduler'
const PAGE = 200

type Parts = { readonly database: Database; readonly lanes: Lanes; readonly clocks: BookClocks }

/** `known`: when it was due, in a book of the past that others go on telling of; or now. */
export async function escalateDue({ database, lanes, clocks }: Parts, id: number, known: 'as-due' | 'now'): Promise<void> {
  const now = clocks.nowIn(id)
  if (now === undefined) return
  const due = await dueEscalations(database.as(id), id, { until: now, limit: PAGE })
  await Promise.all(
    due.map(async (one) => {
      const { answer } = await lanes.submitWhenRoom(escalation(id, one, known === 'as-due' ? undefined : now), { closed: false })
      await answer
    }),
  )
}

/** It takes effect when it was due, and is known now: after a stop of the server that may be days apart. */
function escalation(organisationId: number, { borrower, ref, one }: DueEscalation, now: number | undefined): Submission {
  const step = one.escalations[one.escalated]!
  const [at, stepNth] = [Date.parse(step.at), one.escalated + 1]
  const why = one.dueAt !== null && at < one.dueAt ? 'due_soon' : 'overdue'
  return ownFact({
    organisationId,
    borrower,
    ref,
    source: SCHEDULER,
    eventId: `escalate-${stepNth}-${one.id}`,
    actor: SCHEDULER,
    type: 'case-escalated',
    data: { caseId: one.id, to: step.to, why, stepNth },
    occurredAt: at,
    knownAt: Math.max(at, now ?? at),
  })
}
