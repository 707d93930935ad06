/** Rows of the log and acts as the database gives them back, made into the texts that their leaves stand for. */
import { hash } from 'node:crypto'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { actText, eventText } from '@fairline/domain/record/entry'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { ACTS_TREE } from './record-leaves.ts'

/** Where a leaf stands; undefined where the row has none. `name`: for whoever reads of it. */
export type RecordedRow = Readonly<{ name: string; place: Readonly<{ tree: number; nth: number }> | undefined; text: string }>

/** `data`, `decision`: their canonical texts. */
export type RecordedEvent = RecordedRow & Readonly<{ key: string; borrower: BorrowerKey; sequence: number; data: string; decision: string }>

type EventRow = {
  organisation_id: number
  bucket: number
  borrower_id: string
  ref: string | null
  key: string
  content_hash: string
  sequence: number
  type: string
  schema_version: number
  source: string
  event_id: string
  actor: string
  occurred: string
  known: string
  recorded: string
  pack: string | null
  data: unknown
  decision: unknown
  record_tree: number | null
  record_nth: string | null
}

const micros = (column: string): string => `(extract(epoch from e.${column}) * 1000000)::bigint`

const SELECT = `select e.organisation_id, e.bucket, e.borrower_id, a.ref, e.key, e.content_hash, e.sequence, e.type, e.schema_version, e.source, e.event_id,
    e.actor, ${micros('occurred_at')} as occurred, ${micros('known_at')} as known, ${micros('recorded_at')} as recorded, p.hash as pack, e.data,
    e.decision, e.record_tree, e.record_nth
  from event e left join pack p on p.id = e.pack_id left join account a on a.bucket = e.bucket and a.borrower_id = e.borrower_id`

export type EventPlace = Readonly<{ bucket: number; borrowerId: bigint; key: string }>
const NO_KEY = '00000000-0000-0000-0000-000000000000'
export const FIRST_PLACE: EventPlace = { bucket: -1, borrowerId: 0n, key: NO_KEY }
export const placeOf = ({ borrower, key }: RecordedEvent): EventPlace => ({ bucket: borrower.bucket, borrowerId: borrower.id, key })

/** In the order of their key, from behind `after` on. */
export async function listRecorded(client: Queryable, after: EventPlace, limit: number): Promise<RecordedEvent[]> {
  const { rows } = await client.query<EventRow>(
    `${SELECT} where (e.bucket, e.borrower_id, e.key) > ($1::smallint, $2::bigint, $3::uuid) order by e.bucket, e.borrower_id, e.key limit $4`,
    [after.bucket, after.borrowerId, after.key, limit],
  )
  return rows.map(eventOf)
}

/** The next that have no leaf yet. */
export async function listWithoutLeaf(client: Queryable, buckets: readonly number[], limit: number): Promise<RecordedEvent[]> {
  const { rows } = await client.query<EventRow>(
    `${SELECT} where e.record_nth is null and e.bucket = any($1::smallint[]) order by e.bucket, e.borrower_id, e.key limit $2`,
    [buckets, limit],
  )
  return rows.map(eventOf)
}

/** Of one borrower, in the order of his log; with `sequence` that one alone. */
export async function listRecordedOf(
  client: Queryable,
  { bucket, id }: BorrowerKey,
  after: number,
  limit: number,
): Promise<RecordedEvent[]> {
  const { rows } = await client.query<EventRow>(
    `${SELECT} where e.bucket = $1 and e.borrower_id = $2 and e.sequence > $3 order by e.sequence limit $4`,
    [bucket, id, after, limit],
  )
  return rows.map(eventOf)
}

function eventOf(row: EventRow): RecordedEvent {
  const data = canonicalJson(row.data)
  const decision = canonicalJson(row.decision)
  const { actor, borrower_id, bucket, content_hash, event_id, key, organisation_id, schema_version, sequence, source, type } = row
  const text = eventText({
    ...{ actor, borrower_id, bucket, content_hash, event_id, key, organisation_id, schema_version, sequence, source, type },
    data: hash('sha256', data, 'hex'),
    decision: hash('sha256', decision, 'hex'),
    known_at: Number(row.known),
    occurred_at: Number(row.occurred),
    recorded_at: Number(row.recorded),
    pack: row.pack ?? '',
  })
  const place = row.record_nth === null ? undefined : { tree: row.record_tree ?? Number.NaN, nth: Number(row.record_nth) }
  return {
    name: `${row.ref ?? `#${borrower_id}`} ${sequence}`,
    key,
    borrower: { bucket, id: BigInt(borrower_id) },
    sequence,
    place,
    text,
    data,
    decision,
  }
}

type ActRow = {
  organisation_id: number
  id: string
  micros: string
  act: string
  actor: string
  person: string
  roles: string[]
  subject: string | null
  detail: unknown
  reason: string | null
  address: string | null
  request_id: string | null
  record_nth: string | null
}

export type RecordedAct = RecordedRow & Readonly<{ id: string }>

const SELECT_ACT = `select organisation_id, id, (extract(epoch from at) * 1000000)::bigint as micros, act, actor, person, roles, subject, detail, reason,
    address, request_id, record_nth from act`

/** In the order of their ids, from behind `after` on. */
export async function listRecordedActs(client: Queryable, after: string, limit: number): Promise<RecordedAct[]> {
  const { rows } = await client.query<ActRow>(`${SELECT_ACT} where id > $1::uuid order by id limit $2`, [after, limit])
  return rows.map(actOf)
}

/** The next that have no leaf yet. */
export async function listActsWithoutLeaf(client: Queryable, organisationId: number, limit: number): Promise<RecordedAct[]> {
  const { rows } = await client.query<ActRow>(`${SELECT_ACT} where organisation_id = $1 and record_nth is null order by id limit $2`, [
    organisationId,
    limit,
  ])
  return rows.map(actOf)
}

export async function findRecordedAct(client: Queryable, organisationId: number, id: string): Promise<RecordedAct | undefined> {
  const { rows } = await client.query<ActRow>(`${SELECT_ACT} where organisation_id = $1 and id = $2::uuid`, [organisationId, id])
  return rows.map(actOf)[0]
}

const actOf = ({ micros: at, record_nth: nth, ...act }: ActRow): RecordedAct => ({
  id: act.id,
  name: `act ${act.id}`,
  place: nth === null ? undefined : { tree: ACTS_TREE, nth: Number(nth) },
  text: actText({ ...act, at: Number(at) }),
})

export const FIRST_ACT = NO_KEY
