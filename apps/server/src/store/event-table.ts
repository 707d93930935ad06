/** SQL of `event`: one row per fact together with the decision on it. Rows are only ever added. */
import type { Fact, FactType } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import type { Decision } from '@fairline/domain/account/account'
import { bigints, instants, integers, jsonbs, smallints, texts, uuids } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { readDecision, type StoredDecision, writeDecision } from './stored-decision.ts'
import { readFactData } from './stored-fact.ts'

/** How an event is known again: see event-key.ts. */
export type EventName = { readonly borrower: BorrowerKey; readonly key: string }

export type Recorded = { readonly contentHash: string; readonly sequence: number; readonly packId: number; readonly decision: Decision }

/** As it was sent. `dataText`: the fact's data as the log keeps it (stored-fact.ts). */
export type SentEvent = EventName & { readonly source: string; readonly eventId: string; readonly dataText: string }

/** `fact` has its times as they were decided on. */
export type NewEvent = { readonly sent: SentEvent; readonly fact: Fact; readonly recorded: Recorded }

export type FoundEvent = { readonly borrowerId: bigint; readonly key: string; readonly recorded: Recorded }

export type LoggedEvent = Omit<Recorded, 'contentHash'> & { readonly borrower: BorrowerKey; readonly fact: Fact }

const FIND = {
  name: 'find-events',
  text: `select e.borrower_id, e.key, e.content_hash, e.sequence, e.pack_id, e.decision
    from event e join unnest($1::smallint[], $2::bigint[], $3::uuid[]) as wanted(bucket, borrower_id, key) using (bucket, borrower_id, key)`,
}

const INSERT = {
  name: 'insert-events',
  text: `insert into event (recorded_at, bucket, borrower_id, key, content_hash, sequence, type, source, event_id, occurred_at, known_at, pack_id,
      data, decision)
    select $1::timestamptz, * from unnest($2::smallint[], $3::bigint[], $4::uuid[], $5::uuid[], $6::integer[], $7::text[], $8::text[],
      $9::text[], $10::timestamptz[], $11::timestamptz[], $12::smallint[], $13::jsonb[], $14::jsonb[])`,
}

/** What the log already holds under these names. */
export async function findEvents(client: Queryable, names: readonly EventName[]): Promise<FoundEvent[]> {
  if (names.length === 0) return []
  const { rows } = await client.query<RecordedRow>({ ...FIND, values: namesOf(names) })
  return rows.map(foundOf)
}

export async function insertEvents(client: Queryable, events: readonly NewEvent[], recordedAt: number): Promise<void> {
  if (events.length === 0) return
  const sent = events.map((event) => event.sent)
  const facts = events.map(({ fact }) => fact)
  const recorded = events.map((event) => event.recorded)
  await client.query({
    ...INSERT,
    values: [
      writeInstant(recordedAt),
      ...namesOf(sent),
      uuids(recorded.map(({ contentHash }) => contentHash)),
      integers(recorded.map(({ sequence }) => sequence)),
      texts(facts.map(({ type }) => type)),
      texts(sent.map(({ source }) => source)),
      texts(sent.map(({ eventId }) => eventId)),
      instants(facts.map(({ occurredAt }) => occurredAt)),
      instants(facts.map(({ knownAt }) => knownAt)),
      smallints(recorded.map(({ packId }) => packId)),
      jsonbs(sent.map(({ dataText }) => dataText)),
      jsonbs(recorded.map(({ decision }) => JSON.stringify(writeDecision(decision)))),
    ],
  })
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
      data: readFactData(row.type, row.data),
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

const foundOf = ({ borrower_id, key, content_hash, sequence, pack_id, decision }: RecordedRow): FoundEvent => ({
  borrowerId: BigInt(borrower_id),
  key,
  recorded: { contentHash: content_hash, sequence, packId: pack_id, decision: readDecision(decision) },
})

const namesOf = (names: readonly EventName[]): [buckets: Buffer, ids: Buffer, keys: Buffer] => [
  smallints(names.map(({ borrower }) => borrower.bucket)),
  bigints(names.map(({ borrower }) => borrower.id)),
  uuids(names.map(({ key }) => key)),
]
