/**
 * Are lists and figures what the log says? Each bucket's log is folded anew, as far as each line has come, and held against what is stored.
 *
 * Sees     one moment per bucket (repeatable read), so it may run while events arrive. What the feed has passed must be in the views.
 */

import { isOfCases } from '@fairline/domain/cases/case-facts'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { marksOf } from '@fairline/domain/measures/marks'
import { dayChangeOf } from '@fairline/domain/views/day-change'
import { nextLine, type ViewedHold, type ViewedLine } from '@fairline/domain/views/viewed-line'
import { BUCKETS } from './borrower-key.ts'
import { pagedLog, refsOf, type VIEWS } from './build-views.ts'
import { foldedCases, storedCases, type TouchedCases } from './case-view-table.ts'
import type { Client, OrganisationDatabase } from './database.ts'
import { newDaySums } from './day-view-table.ts'
import { type FoldedLending, foldLending } from './fold-lending.ts'
import { nameOfMark, storedMarks } from './mark-view-table.ts'
import { findProjection } from './projection-table.ts'
import { type NamedRows, storedApplications, storedLedger, storedLoans } from './stored-lending.ts'
import { storedDays, storedHolds, storedLines } from './stored-views.ts'

export type ViewName = (typeof VIEWS)[number]
/** `of`: a borrower, a hold, a day, or whatever else has a row. */
export type ViewDifference = { readonly view: ViewName; readonly of: string }
export type ViewCheck = {
  readonly bucket: number
  readonly lines: number
  readonly events: number
  readonly differences: readonly ViewDifference[]
  readonly differencesLeftOff: number
}

const DIFFERENCES_MAX = 100

export async function* checkViews(book: OrganisationDatabase, organisationId: number): AsyncGenerator<ViewCheck> {
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    yield await book.withClient(async (client) => {
      await client.query('begin transaction isolation level repeatable read read only')
      const check = await checkBucket(client, organisationId, bucket)
      await client.query('commit')
      return check
    })
  }
}

async function checkBucket(client: Client, organisationId: number, bucket: number): Promise<ViewCheck> {
  const stored = await storedLines(client, organisationId, bucket)
  const folded = await foldBucket(client, bucket, new Map([...stored].map(([id, { sequence }]) => [id, sequence])))
  const behind = await passedOver(client, organisationId, bucket)
  const of = [organisationId, bucket] as const
  const differences = [
    ...behind.map((ref): ViewDifference => ({ view: 'lines', of: ref })),
    ...differencesOf('lines', folded.lines, new Map([...stored.values()].map((line) => [line.ref, line]))),
    ...differencesOf('holds', folded.holds, await storedHolds(client, organisationId, bucket)),
    ...differencesOf('days', folded.days, await storedDays(client, organisationId, bucket)),
    ...differencesOf('loans', folded.lending.loans(), await storedLoans(client, of)),
    ...differencesOf('applications', folded.lending.applications(), await storedApplications(client, of)),
    ...differencesOf('ledger', folded.lending.ledger(), await storedLedger(client, of)),
    ...differencesOf('marks', folded.marks, await storedMarks(client, ...of)),
    ...differencesOf('cases', await foldedCases(client, folded.cases), await storedCases(client, ...of)),
  ]
  const kept = differences.slice(0, DIFFERENCES_MAX)
  return { bucket, lines: stored.size, events: folded.events, differences: kept, differencesLeftOff: differences.length - kept.length }
}

function differencesOf(view: ViewName, folded: ReadonlyMap<string, unknown>, stored: ReadonlyMap<string, unknown>): ViewDifference[] {
  const names = new Set([...folded.keys(), ...stored.keys()])
  const isSame = (name: string) => canonicalJson(folded.get(name) ?? null) === canonicalJson(stored.get(name) ?? null)
  return [...names].filter((name) => !isSame(name)).map((of) => ({ view, of }))
}

type Folded = {
  lines: Map<string, ViewedLine>
  holds: Map<string, ViewedHold>
  days: NamedRows
  lending: FoldedLending
  cases: TouchedCases[]
  marks: NamedRows
  events: number
}

async function foldBucket(client: Client, bucket: number, upTo: ReadonlyMap<bigint, number>): Promise<Folded> {
  const refs = await refsOf(client, bucket)
  const lines = new Map<string, ViewedLine>()
  const holds = new Map<string, ViewedHold>()
  const sums = newDaySums()
  const lending = foldLending()
  const cases = new Map<bigint, TouchedCases>()
  const marks = new Map<string, unknown>()
  let events = 0
  for await (const { borrower, sequence, fact, decision } of pagedLog(client, bucket)) {
    if (sequence > (upTo.get(borrower.id) ?? 0)) continue
    const ref = refs.get(borrower.id)!
    const before = lines.get(ref)
    const event = { ref, sequence, decision }
    const step = nextLine(before, event)
    sums.add(bucket, dayChangeOf(before, step, event))
    lines.set(ref, step.line)
    for (const hold of step.touched) holds.set(hold.id, hold)
    lending.take(borrower, event)
    for (const { sequence: _, nth, ...mark } of marksOf({ sequence, fact, decision })) marks.set(nameOfMark(ref, { sequence, nth }), mark)
    if (isOfCases(fact.type)) cases.set(borrower.id, { borrower, ref, upTo: sequence })
    events++
  }
  const days = new Map<string, unknown>([
    ...sums.amounts().map((row) => [`${row.day} ${row.currency}`, row] as const),
    ...sums.reasons().map((row) => [`${row.day} of ${row.reason}`, row] as const),
  ])
  return { lines, holds, days, lending, cases: [...cases.values()], marks, events }
}

/** Borrowers of whom the feed has passed an event that their line has not seen. */
async function passedOver(client: Client, organisationId: number, bucket: number): Promise<string[]> {
  const projection = await findProjection(client, organisationId)
  if (projection === undefined || projection.bucketsBuilt <= bucket) return []
  const { rows } = await client.query<{ ref: string }>(
    `select a.ref from account a left join line_view l using (bucket, borrower_id)
     where a.bucket = $1 and exists (select from event e where e.bucket = a.bucket and e.borrower_id = a.borrower_id
       and e.transaction_id < $2::xid8 and e.sequence > coalesce(l.sequence, 0))`,
    [bucket, `${projection.position.transactionId}`],
  )
  return rows.map(({ ref }) => ref)
}
