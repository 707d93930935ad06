/** SQL of `event`: one row per fact together with the decision on it. Rows are only ever added. */
import type { Fact, FactType } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import type { Decision } from '@fairline/domain/account/account'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { readDecision, type StoredDecision, writeDecision } from './stored-decision.ts'
import { readFactData, writeFactData } from './stored-fact.ts'

/** How an event is known again: see event-key.ts. */
export type EventName = { readonly borrower: BorrowerKey; readonly key: string }

export type Recorded = { readonly contentHash: string; readonly sequence: number; readonly packId: number; readonly decision: Decision }

export type NewEvent = EventName &
  Recorded & { readonly source: string; readonly eventId: string; readonly recordedAt: number; readonly fact: Fact }

export type LoggedEvent = Omit<Recorded, 'contentHash'> & { readonly borrower: BorrowerKey; readonly fact: Fact }

/** What the log already holds under these names, by `nameText`. */
export async function findEvents(client: Queryable, names: readonly EventName[]): Promise<Map<string, Recorded>> {
  if (names.length === 0) return new Map()
  const { rows } = await client.query<RecordedRow>(
    `select e.borrower_id, e.key, e.content_hash, e.sequence, e.pack_id, e.decision
     from event e join unnest($1::smallint[], $2::bigint[], $3::uuid[]) as wanted(bucket, borrower_id, key) using (bucket, borrower_id, key)`,
    [...bucketsAndBorrowers(names), names.map(({ key }) => key)],
  )
  return new Map(rows.map((row) => [`${row.borrower_id} ${row.key}`, recordedOf(row)]))
}

export const nameText = ({ borrower, key }: EventName): string => `${borrower.id} ${key}`

export async function insertEvents(client: Queryable, events: readonly NewEvent[]): Promise<void> {
  if (events.length === 0) return
  await client.query(
    `insert into event (bucket, borrower_id, key, content_hash, sequence, type, source, event_id, occurred_at, known_at, recorded_at, pack_id,
       data, decision)
     select * from unnest($1::smallint[], $2::bigint[], $3::uuid[], $4::uuid[], $5::integer[], $6::text[], $7::text[], $8::text[],
       $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::smallint[], $13::jsonb[], $14::jsonb[])`,
    [
      ...bucketsAndBorrowers(events),
      events.map(({ key }) => key),
      events.map((event) => event.contentHash),
      events.map(({ sequence }) => sequence),
      events.map(({ fact }) => fact.type),
      events.map(({ source }) => source),
      events.map(({ eventId }) => eventId),
      events.map(({ fact }) => writeInstant(fact.occurredAt)),
      events.map(({ fact }) => writeInstant(fact.knownAt)),
      events.map(({ recordedAt }) => writeInstant(recordedAt)),
      events.map(({ packId }) => packId),
      events.map(({ fact }) => writeFactData(fact)),
      events.map(({ decision }) => JSON.stringify(writeDecision(decision))),
    ],
  )
}

/** A page of one bucket's log, ordered by borrower and sequence, from behind `after` on. */
export async function readLog(
  client: Queryable,
  { bucket, after, limit }: { bucket: number; after: { borrowerId: bigint; sequence: number }; limit: number },
): Promise<LoggedEvent[]> {
  const { rows } = await client.query<LogRow>(
    `select borrower_id, sequence, type, occurred_at, known_at, pack_id, data, decision from event
     where bucket = $1 and borrower_id >= $2 and (borrower_id > $2 or sequence > $3)
     order by borrower_id, sequence limit $4`,
    [bucket, after.borrowerId, after.sequence, limit],
  )
  return rows.map((row) => ({
    borrower: { bucket, id: BigInt(row.borrower_id) },
    sequence: row.sequence,
    packId: row.pack_id,
    decision: readDecision(row.decision),
    fact: {
      type: row.type,
      occurredAt: row.occurred_at.getTime(),
      knownAt: row.known_at.getTime(),
      data: readFactData(row.data),
    } as Fact,
  }))
}

type RecordedRow = {
  borrower_id: string
  key: string
  content_hash: string
  sequence: number
  pack_id: number
  decision: StoredDecision
}

type LogRow = {
  borrower_id: string
  sequence: number
  type: FactType
  occurred_at: Date
  known_at: Date
  pack_id: number
  data: Record<string, unknown>
  decision: StoredDecision
}

const recordedOf = ({ content_hash, sequence, pack_id, decision }: RecordedRow): Recorded => ({
  contentHash: content_hash,
  sequence,
  packId: pack_id,
  decision: readDecision(decision),
})

const bucketsAndBorrowers = (names: readonly { borrower: BorrowerKey }[]): [number[], string[]] => [
  names.map(({ borrower }) => borrower.bucket),
  names.map(({ borrower }) => borrower.id.toString()),
]
