/** SQL of `event`: one row per fact together with the decision on it. Rows are only ever added. */
import type { Fact, FactType } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import type { Decision } from '@fairline/domain/account/account'
import { bigints, instants, integers, jsonbs, smallints, texts, uuids } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { readDecision, type StoredDecision } from './stored-decision.ts'
import { readFactData } from './stored-fact.ts'

/** How an event is known again: see event-key.ts. */
export type EventName = { readonly borrower: BorrowerKey; readonly key: string }

export type Recorded = { readonly contentHash: string; readonly sequence: number; readonly packId: number; readonly decision: Decision }

/** As it was sent. `dataText`: the fact's data as the log keeps it (stored-fact.ts). */
export type SentEvent = EventName & {
  readonly source: string
  readonly eventId: string
  /** Who brought it: the id of an API key, or a part of ours. */
  readonly actor: string
  /** Of the contract, as it was sent. */
  readonly schemaVersion: number
  readonly dataText: string
}

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
  text: `insert into event (organisation_id, recorded_at, bucket, borrower_id, key, content_hash, sequence, type, schema_version, source, event_id,
      actor, occurred_at, known_at, pack_id, data, decision, record_tree, record_nth)
    select $1::smallint, $2::timestamptz, bucket, borrower_id, key, content_hash, sequence, type, schema_version, source, event_id, actor,
      occurred_at, known_at, pack_id, data, decision, $18::smallint, $19::bigint + nth - 1
    from unnest($3::smallint[], $4::bigint[], $5::uuid[], $6::uuid[], $7::integer[], $8::text[],
      $9::smallint[], $10::text[], $11::text[], $12::text[], $13::timestamptz[], $14::timestamptz[], $15::smallint[], $16::jsonb[],
      $17::jsonb[]) with ordinality as new(bucket, borrower_id, key, content_hash, sequence, type, schema_version, source, event_id, actor,
      occurred_at, known_at, pack_id, data, decision, nth)`,
}

/** `decisions`: their canonical texts. `tree`, `first`: where the leaf of the first stands in the record; the others are behind it. */
export type Writing = Readonly<{ recordedAt: number; decisions: readonly string[]; tree: number; first: number }>

/** What the log already holds under these names. */
export async function findEvents(client: Queryable, names: readonly EventName[]): Promise<FoundEvent[]> {
  if (names.length === 0) return []
  const { rows } = await client.query<RecordedRow>({ ...FIND, values: namesOf(names) })
  return rows.map(foundOf)
}

/** Throws a unique violation where one of them is there already. */
export async function insertEvents(
  client: Queryable,
  organisationId: number,
  events: readonly NewEvent[],
  { recordedAt, decisions, tree, first }: Writing,
): Promise<void> {
  const sent = events.map((event) => event.sent)
  const facts = events.map(({ fact }) => fact)
  const recorded = events.map((event) => event.recorded)
  await client.query({
    ...INSERT,
    values: [
      organisationId,
      writeInstant(recordedAt),
      ...namesOf(sent),
      uuids(recorded.map(({ contentHash }) => contentHash)),
      integers(recorded.map(({ sequence }) => sequence)),
      texts(facts.map(({ type }) => type)),
      smallints(sent.map(({ schemaVersion }) => schemaVersion)),
      texts(sent.map(({ source }) => source)),
      texts(sent.map(({ eventId }) => eventId)),
      texts(sent.map(({ actor }) => actor)),
      instants(facts.map(({ occurredAt }) => occurredAt)),
      instants(facts.map(({ knownAt }) => knownAt)),
      smallints(recorded.map(({ packId }) => packId)),
      jsonbs(sent.map(({ dataText }) => dataText)),
      jsonbs(decisions),
      tree,
      first,
    ],
  })
}

export type SealedTokens = ReadonlyMap<string, { readonly token: string; readonly key: string }>

/** The sealed values in what the log holds under these names, by `<borrower id> <key>` and field. */
export async function findSealedValues(client: Queryable, names: readonly EventName[]): Promise<ReadonlyMap<string, SealedTokens>> {
  if (names.length === 0) return new Map()
  const { rows } = await client.query<{ borrower_id: string; key: string; field: string; token: string; sealed_by: string }>(
    `select e.borrower_id, e.key, f.key as field, f.value ->> 'token' as token, f.value ->> 'key' as sealed_by
     from event e join unnest($1::smallint[], $2::bigint[], $3::uuid[]) as wanted(bucket, borrower_id, key) using (bucket, borrower_id, key),
       jsonb_each(e.data) f where f.value ? 'sealed'`,
    namesOf(names),
  )
  const values = new Map<string, Map<string, { token: string; key: string }>>()
  for (const { borrower_id, key, field, token, sealed_by } of rows) {
    const name = `${borrower_id} ${key}`
    values.set(name, (values.get(name) ?? new Map()).set(field, { token, key: sealed_by }))
  }
  return values
}

/** A page of one bucket's log, ordered by borrower and sequence, from behind `after` on. */
export async function readLog(
  client: Queryable,
  { bucket, after, limit }: { bucket: number; after: { borrowerId: bigint; sequence: number }; limit: number },
): Promise<LoggedEvent[]> {
  const { rows } = await client.query<LogRow>(
    `select ${LOG_COLUMNS} from event e
     where bucket = $1 and borrower_id >= $2 and (borrower_id > $2 or sequence > $3)
     order by borrower_id, sequence limit $4`,
    [bucket, after.borrowerId, after.sequence, limit],
  )
  return rows.map(loggedOf)
}

/**
 * The logs of some borrowers, each in its order: events behind the sequence `after` and up to `upTo`, and none that came after the version of
 * its account.
 */
export async function readLogsOf(
  client: Queryable,
  accounts: readonly { readonly borrower: BorrowerKey; readonly version: number }[],
  { after, upTo }: { after: number; upTo: number },
): Promise<LoggedEvent[]> {
  const { rows } = await client.query<LogRow>(
    `select ${LOG_COLUMNS} from event e join unnest($1::smallint[], $2::bigint[], $3::integer[]) as wanted(bucket, borrower_id, version)
       using (bucket, borrower_id)
     where e.sequence > $4 and e.sequence <= least($5, wanted.version) order by e.borrower_id, e.sequence`,
    [
      smallints(accounts.map(({ borrower }) => borrower.bucket)),
      bigints(accounts.map(({ borrower }) => borrower.id)),
      integers(accounts.map(({ version }) => version)),
      after,
      upTo,
    ],
  )
  return rows.map(loggedOf)
}

/** The names of one borrower's events up to a sequence, in the order of his log. */
export async function listEventKeys(client: Queryable, { bucket, id }: BorrowerKey, upTo: number): Promise<string[]> {
  const { rows } = await client.query<{ key: string }>(
    'select key from event where bucket = $1 and borrower_id = $2 and sequence <= $3 order by sequence',
    [bucket, id, upTo],
  )
  return rows.map(({ key }) => key)
}

/** Some events of one borrower, in the order of his log. */
export async function readEventsOf(client: Queryable, borrower: BorrowerKey, keys: readonly string[]): Promise<LoggedEvent[]> {
  const { rows } = await client.query<LogRow>(
    `select ${LOG_COLUMNS} from event e join unnest($1::smallint[], $2::bigint[], $3::uuid[]) as wanted(bucket, borrower_id, key)
       using (bucket, borrower_id, key) order by e.sequence`,
    namesOf(keys.map((key) => ({ borrower, key }))),
  )
  return rows.map(loggedOf)
}

/** When the last event of each account was recorded. */
export async function lastRecorded(
  client: Queryable,
  accounts: readonly { readonly borrower: BorrowerKey; readonly version: number }[],
): Promise<ReadonlyMap<bigint, number>> {
  const { rows } = await client.query<{ borrower_id: string; recorded_at: Date }>(
    `select e.borrower_id, e.recorded_at from event e
       join unnest($1::smallint[], $2::bigint[], $3::integer[]) as wanted(bucket, borrower_id, version) using (bucket, borrower_id)
     where e.sequence = wanted.version`,
    [
      smallints(accounts.map(({ borrower }) => borrower.bucket)),
      bigints(accounts.map(({ borrower }) => borrower.id)),
      integers(accounts.map(({ version }) => version)),
    ],
  )
  return new Map(rows.map(({ borrower_id, recorded_at }) => [BigInt(borrower_id), recorded_at.getTime()]))
}

type RecordedRow = {
  borrower_id: string
  key: string
  content_hash: string
  sequence: number
  pack_id: number
  decision: StoredDecision
}

const LOG_COLUMNS = 'bucket, borrower_id, e.sequence, e.type, e.schema_version, e.occurred_at, e.known_at, e.pack_id, e.data, e.decision'

type LogRow = {
  bucket: number
  borrower_id: string
  sequence: number
  type: FactType
  schema_version: number
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

const loggedOf = (row: LogRow): LoggedEvent => ({
  borrower: { bucket: row.bucket, id: BigInt(row.borrower_id) },
  sequence: row.sequence,
  packId: row.pack_id,
  decision: readDecision(row.decision),
  fact: {
    type: row.type,
    occurredAt: row.occurred_at.getTime(),
    knownAt: row.known_at.getTime(),
    data: readFactData(row.type, row.data, row.schema_version),
  } as Fact,
})

const namesOf = (names: readonly EventName[]): [buckets: Buffer, ids: Buffer, keys: Buffer] => [
  smallints(names.map(({ borrower }) => borrower.bucket)),
  bigints(names.map(({ borrower }) => borrower.id)),
  uuids(names.map(({ key }) => key)),
]
