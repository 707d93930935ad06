/**
 * Puts right what was released in bulk: one correction a hold, each in its borrower's log and told to him, through the same lanes as everybody's events.
 *
 * Twice    two servers say the same thing under the same id; a batch that was broken off by a stop begins anew, and what was done is repeated, not done again.
 * Limit    UNDER_WAY corrections at once, as a mass release by an order.
 */
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { Batch } from '@fairline/domain/book/bulk-correction'
import { ownFact } from '../ingest/own-fact.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import { type BulkLog, noBulkLog, pageOfHolds, readBulkLog, type WrongHold } from '../store/bulk-corrections.ts'
import type { Database } from '../store/database.ts'
import type { Lanes } from '../store/lanes.ts'
import type { Organisation } from '../store/organisation-table.ts'
import type { Submission } from '../store/submission.ts'
import type { BookClocks } from './book-clocks.ts'

const SOURCE = 'fairline:corrections'
const UNDER_WAY = 500

type Parts = { readonly database: Database; readonly lanes: Lanes; readonly clocks: BookClocks }

/** What was read of each book before: of a log that did not grow nothing is read. */
export const openBulkCorrections = () => {
  const known = new Map<number, BulkLog>()
  return async (parts: Parts, { id }: Pick<Organisation, 'id'>, signal: AbortSignal): Promise<void> => {
    const log = await readBulkLog(parts.database.as(id), id, known.get(id) ?? noBulkLog)
    known.set(id, log)
    const now = parts.clocks.nowIn(id)
    if (now === undefined) return
    for (const batch of log.batches.values()) if (batch.state === 'released') await correct(parts, id, batch, now, signal)
  }
}

async function correct({ database, lanes }: Parts, organisationId: number, batch: Batch, now: number, signal: AbortSignal): Promise<void> {
  let after: WrongHold | undefined
  let holdCount = 0
  for (;;) {
    if (signal.aborted) return
    const page = await pageOfHolds(database.as(organisationId), organisationId, batch, { after, limit: UNDER_WAY })
    const results = await Promise.all(page.map((hold) => said(lanes, correction(organisationId, batch, hold, now))))
    // What nobody could answer now is asked for at the next look, from the beginning.
    if (results.some((kind) => kind === 'failed')) return
    holdCount += page.length
    after = page.at(-1)
    if (page.length < UNDER_WAY) break
  }
  await said(lanes, completion(organisationId, batch, holdCount, now))
}

async function said(lanes: Lanes, submission: Submission): Promise<'answered' | 'refused' | 'failed'> {
  const { answer } = await lanes.submitWhenRoom(submission, { closed: false })
  const result = await answer
  return result.kind === 'failed' && result.code === 'quarantined' ? 'refused' : result.kind
}

/** In the name of whoever released it. */
const correction = (organisationId: number, batch: Batch, { borrower, ref, holdId }: WrongHold, now: number): Submission =>
  ownFact({
    ...{ organisationId, borrower, ref, source: SOURCE, eventId: `${batch.id} ${holdId}`, actor: batch.releasedBy ?? SOURCE },
    type: 'operator-error-recorded',
    data: { correctionId: batch.id, kind: batch.proposal.kind, holdId },
    occurredAt: now,
    knownAt: now,
  })

const completion = (organisationId: number, { id: batchId }: Batch, holdCount: number, now: number): Submission =>
  ownFact({
    ...{ organisationId, borrower: borrowerKey(organisationId, BOOK_SUBJECT), ref: BOOK_SUBJECT, source: SOURCE },
    ...{ eventId: `${batchId} completed`, actor: SOURCE },
    type: 'bulk-correction-completed',
    data: { batchId, holdCount },
    occurredAt: now,
    knownAt: now,
  })
