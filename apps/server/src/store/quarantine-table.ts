/** SQL of `quarantine`: events that broke our code, kept whole with the place of the fault until they went through. */
import { writeInstant } from '@fairline/contract/instant'
import { type BugDescription, describeBug } from '../describe-bug.ts'
import { bigints, instants, jsonbs, smallints, texts, uuids } from './binary-array.ts'
import type { Queryable } from './database.ts'
import type { Poisoned, SealedBatch } from './decide-batch.ts'

/** In the order of last failing, newest first. An event that has gone through since is not among them. */
export type QuarantinedEvent = {
  readonly ref: string
  readonly type: string
  readonly source: string
  readonly event_id: string
  readonly actor: string
  readonly fault: BugDescription
  readonly attempts: number
  readonly first_at: string
  readonly last_at: string
}

/** What broke before it could be sealed is kept without its personal values. */
export async function quarantineEvents(
  client: Queryable,
  organisationId: number,
  poisoned: readonly Poisoned[],
  sealed: SealedBatch,
): Promise<void> {
  const events = poisoned.map(({ submission }) => submission)
  await client.query(
    `insert into quarantine as q (organisation_id, bucket, borrower_id, key, ref, type, schema_version, source, event_id, actor, occurred_at,
        known_at, data, fault)
      select $1, * from unnest($2::smallint[], $3::bigint[], $4::uuid[], $5::text[], $6::text[], $7::smallint[], $8::text[], $9::text[],
        $10::text[], $11::timestamptz[], $12::timestamptz[], $13::jsonb[], $14::jsonb[])
      on conflict (bucket, borrower_id, key)
        do update set fault = excluded.fault, last_at = excluded.last_at, attempts = q.attempts + 1`,
    [
      organisationId,
      smallints(events.map(({ borrower }) => borrower.bucket)),
      bigints(events.map(({ borrower }) => borrower.id)),
      uuids(events.map(({ key }) => key)),
      texts(events.map(({ ref }) => ref)),
      texts(events.map(({ fact }) => fact.type)),
      smallints(events.map(({ schemaVersion }) => schemaVersion)),
      texts(events.map(({ source }) => source)),
      texts(events.map(({ eventId }) => eventId)),
      texts(events.map(({ actor }) => actor)),
      instants(events.map(({ fact }) => fact.occurredAt)),
      instants(events.map(({ fact }) => fact.knownAt)),
      jsonbs(events.map((event) => sealed.get(event)?.dataText ?? event.dataText)),
      jsonbs(poisoned.map(({ error }) => JSON.stringify(describeBug(error)))),
    ],
  )
}

const STILL_ASIDE = 'not exists (select from event e where e.bucket = q.bucket and e.borrower_id = q.borrower_id and e.key = q.key)'

/** Counts no further: beyond it, the number says nothing new. */
const QUARANTINE_COUNTED_MAX = 10_000

export async function countQuarantine(database: Queryable): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `select count(*)::integer as count from (select from quarantine q where ${STILL_ASIDE} limit ${QUARANTINE_COUNTED_MAX}) as aside`,
  )
  return rows[0]!.count
}

export async function listQuarantine(database: Queryable, limit: number): Promise<QuarantinedEvent[]> {
  const { rows } = await database.query<Omit<QuarantinedEvent, 'first_at' | 'last_at'> & { first_at: Date; last_at: Date }>(
    `select q.ref, q.type, q.source, q.event_id, q.actor, q.fault, q.attempts, q.first_at, q.last_at from quarantine q
     where ${STILL_ASIDE}
     order by q.last_at desc limit $1`,
    [limit],
  )
  return rows.map((row) => ({ ...row, first_at: writeInstant(row.first_at.getTime()), last_at: writeInstant(row.last_at.getTime()) }))
}
