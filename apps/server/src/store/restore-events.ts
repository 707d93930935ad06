/** Rows of `event` as a backup has them: column for column, decisions included. */
import type { Fact, FactType } from '@fairline/contract/facts'
import type { Decision } from '@fairline/domain/account/account'
import { bigints, integers, jsonbs, smallints, texts, uuids } from './binary-array.ts'
import type { Queryable } from './database.ts'
import { readDecision, type StoredDecision } from './stored-decision.ts'
import { readFactData } from './stored-fact.ts'

/** Instants: as PostgreSQL writes them in JSON, to the microsecond. */
export type EventRow = {
  readonly bucket: number
  readonly borrower_id: string
  readonly key: string
  readonly content_hash: string
  readonly sequence: number
  readonly type: FactType
  readonly source: string
  readonly event_id: string
  readonly occurred_at: string
  readonly known_at: string
  readonly recorded_at: string
  readonly pack_id: number
  readonly data: Readonly<Record<string, unknown>>
  readonly decision: StoredDecision
  readonly organisation_id: number
  readonly actor: string
  readonly schema_version: number
  /** Left out of a backup that was made before there was a record. */
  readonly record_tree?: number | null
  readonly record_nth?: number | null
}

const INSERT = {
  name: 'restore-events',
  text: `insert into event (bucket, borrower_id, key, content_hash, sequence, type, source, event_id, occurred_at, known_at, recorded_at, pack_id,
      data, decision, organisation_id, actor, schema_version, record_tree, record_nth)
    select bucket, borrower_id, key, content_hash, sequence, type, source, event_id, occurred_at::timestamptz, known_at::timestamptz,
      recorded_at::timestamptz, pack_id, data, decision, organisation_id, actor, schema_version,
      case when record_nth >= 0 then record_tree end, case when record_nth >= 0 then record_nth end
    from unnest($1::smallint[], $2::bigint[], $3::uuid[], $4::uuid[], $5::integer[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[],
      $11::text[], $12::smallint[], $13::jsonb[], $14::jsonb[], $15::smallint[], $16::text[], $17::smallint[], $18::smallint[], $19::bigint[])
      as row(bucket, borrower_id, key, content_hash, sequence, type, source, event_id, occurred_at, known_at, recorded_at, pack_id, data, decision,
        organisation_id, actor, schema_version, record_tree, record_nth)`,
}

export async function insertEventRows(client: Queryable, rows: readonly EventRow[]): Promise<void> {
  if (rows.length === 0) return
  await client.query({
    ...INSERT,
    values: [
      smallints(rows.map((row) => row.bucket)),
      bigints(rows.map((row) => BigInt(row.borrower_id))),
      uuids(rows.map((row) => row.key)),
      uuids(rows.map((row) => row.content_hash)),
      integers(rows.map((row) => row.sequence)),
      texts(rows.map((row) => row.type)),
      texts(rows.map((row) => row.source)),
      texts(rows.map((row) => row.event_id)),
      texts(rows.map((row) => row.occurred_at)),
      texts(rows.map((row) => row.known_at)),
      texts(rows.map((row) => row.recorded_at)),
      smallints(rows.map((row) => row.pack_id)),
      jsonbs(rows.map((row) => JSON.stringify(row.data))),
      jsonbs(rows.map((row) => JSON.stringify(row.decision))),
      smallints(rows.map((row) => row.organisation_id)),
      texts(rows.map((row) => row.actor)),
      smallints(rows.map((row) => row.schema_version)),
      smallints(rows.map((row) => row.record_tree ?? 0)),
      bigints(rows.map((row) => BigInt(row.record_nth ?? -1))),
    ],
  })
}

/** What a replay needs of it. */
export const decidedFactOf = ({
  type,
  schema_version,
  occurred_at,
  known_at,
  data,
  decision,
}: EventRow): { fact: Fact; decision: Decision } => ({
  fact: {
    type,
    occurredAt: Date.parse(occurred_at),
    knownAt: Date.parse(known_at),
    data: readFactData(type, data, schema_version),
  } as Fact,
  decision: readDecision(decision),
})
