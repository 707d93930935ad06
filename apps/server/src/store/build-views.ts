/**
 * Builds the views of an organisation from the beginning of its log, bucket by bucket: at first, after a loss, or to be sure. What a bucket had
 * before is seen until the new is committed with it.
 */

import { isOfCases } from '@fairline/domain/cases/case-facts'
import { marksOf } from '@fairline/domain/measures/marks'
import type { ViewedLine } from '@fairline/domain/views/viewed-line'
import { BUCKETS } from './borrower-key.ts'
import { refoldCases, type TouchedCases } from './case-view-table.ts'
import type { Client, OrganisationDatabase } from './database.ts'
import { type LoggedEvent, readLog } from './event-table.ts'
import type { KnownLending } from './lending-changes.ts'
import { type MarkToSave, saveMarks } from './mark-view-table.ts'
import { setBucketsBuilt, waitForProjection } from './projection-table.ts'
import { gatherChanges } from './view-changes.ts'

export const VIEWS = ['lines', 'holds', 'days', 'loans', 'applications', 'ledger', 'cases', 'marks'] as const

const PAGE = 500
/** Of events, in one transaction: others that write are not in the feed before it ends. */
const EVENTS_AT_ONCE = 2_000
const LINES_AT_ONCE = 500
const ENTRIES_AT_ONCE = 5_000

const TABLES = ['line_view', 'hold_view', 'day_view', 'day_hold_view', 'loan_view', 'drawdown_view', 'application_view', 'repayment_view', 'due_day_view', 'journal_view', 'ledger_day_view', 'case_view', 'mark_view'] // biome-ignore format: one table

/** As many buckets as have EVENTS_AT_ONCE events together, at least one. The number of those events. */
export async function buildNextBuckets(client: Client, organisationId: number, from: number): Promise<number> {
  const { rows } = await client.query<{ bucket: number }>(
    `select bucket from generate_series($1::integer, $2::integer) bucket
     where exists (select from account a where a.bucket = bucket.bucket)
       or exists (select from line_view l where l.bucket = bucket.bucket) order by bucket`,
    [from, BUCKETS - 1],
  )
  let events = 0
  for (const { bucket } of rows) {
    if (events >= EVENTS_AT_ONCE) {
      await setBucketsBuilt(client, organisationId, bucket)
      return events
    }
    events += await buildBucket(client, organisationId, bucket)
  }
  await setBucketsBuilt(client, organisationId, BUCKETS)
  return events
}

/** All views anew, beside a server that goes on serving the former ones. */
export async function* rebuildViews(
  book: OrganisationDatabase,
  organisationId: number,
): AsyncGenerator<{ bucket: number; events: number }> {
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const events = await book.withClient(async (client) => {
      await client.query('begin')
      await waitForProjection(client, organisationId)
      const built = await buildBucket(client, organisationId, bucket)
      await client.query('commit')
      return built
    })
    yield { bucket, events }
  }
}

/** A borrower's log is folded from its beginning. */
const NOTHING_KNOWN: KnownLending = new Map()

async function buildBucket(client: Client, organisationId: number, bucket: number): Promise<number> {
  for (const table of TABLES) {
    await client.query(`delete from ${table} where organisation_id = $1 and bucket = $2`, [organisationId, bucket])
  }
  const refs = await refsOf(client, bucket)
  let changes = gatherChanges(NOTHING_KNOWN)
  let line: ViewedLine | undefined
  let borrowerId: bigint | undefined
  const cases = new Map<bigint, TouchedCases>()
  let marks: MarkToSave[] = []
  let lines = 0
  let events = 0
  for await (const { borrower, sequence, fact, decision } of pagedLog(client, bucket)) {
    if (borrower.id !== borrowerId) {
      if (++lines % LINES_AT_ONCE === 0 || changes.waiting() + marks.length >= ENTRIES_AT_ONCE) {
        await changes.write(client, organisationId)
        await saveMarks(client, organisationId, marks)
        marks = []
        changes = gatherChanges(NOTHING_KNOWN)
      }
      borrowerId = borrower.id
      line = undefined
    }
    const ref = refs.get(borrower.id)!
    line = changes.take(borrower, line, { ref, sequence, decision })
    for (const mark of marksOf({ sequence, fact, decision })) marks.push({ borrower, mark })
    if (isOfCases(fact.type)) cases.set(borrower.id, { borrower, ref, upTo: sequence })
    events++
  }
  await changes.write(client, organisationId)
  await saveMarks(client, organisationId, marks)
  await refoldCases(client, organisationId, [...cases.values()])
  return events
}

export async function refsOf(client: Client, bucket: number): Promise<ReadonlyMap<bigint, string>> {
  const { rows } = await client.query<{ borrower_id: string; ref: string }>('select borrower_id, ref from account where bucket = $1', [
    bucket,
  ])
  return new Map(rows.map(({ borrower_id, ref }) => [BigInt(borrower_id), ref]))
}

export async function* pagedLog(client: Client, bucket: number): AsyncGenerator<LoggedEvent> {
  for (let after = { borrowerId: -1n, sequence: 0 }; ; ) {
    const page = await readLog(client, { bucket, after, limit: PAGE })
    yield* page
    if (page.length < PAGE) return
    const last = page.at(-1)!
    after = { borrowerId: last.borrower.id, sequence: last.sequence }
  }
}
