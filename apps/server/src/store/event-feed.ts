/** SQL of the feed: the events of an organisation in the order in which they took effect, over all borrowers. */
import type { Decision } from '@fairline/domain/account/account'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import type { FeedPosition } from './feed-position.ts'
import { readDecision, type StoredDecision } from './stored-decision.ts'

/** `isAt`: where it stands in the feed. */
export type FedEvent = {
  readonly position: FeedPosition
  readonly borrower: BorrowerKey
  readonly ref: string
  readonly sequence: number
  readonly type: string
  readonly schemaVersion: number
  readonly occurredAt: number
  readonly recordedAt: number
  readonly decision: Decision
}

type FeedRow = {
  transaction: string
  bucket: number
  borrower_id: string
  ref: string
  sequence: number
  type: string
  schema_version: number
  occurred_at: Date
  recorded_at: Date
  decision: StoredDecision
}

/** Tells this feed from those of other clusters, whose transaction ids mean other places: after a restore, none of the ids of before is one of this. */
export async function feedName(database: Queryable): Promise<string> {
  const { rows } = await database.query<{ name: string }>(NAME)
  return rows[0]!.name
}

const NAME = `select left(md5(system_identifier || ' ' || current_database()), 8) as name from pg_control_system()`

/** Transactions below it are over: what they wrote is seen by every statement from now on, and nothing will be added to it. */
export async function feedHorizon(database: Queryable): Promise<bigint> {
  const { rows } = await database.query<{ horizon: string }>(HORIZON)
  return BigInt(rows[0]!.horizon)
}

const HORIZON = { name: 'feed-horizon', text: 'select pg_snapshot_xmin(pg_current_snapshot())::text as horizon' }

const BEHIND = `e.organisation_id = $1 and e.transaction_id >= $2::xid8 and e.transaction_id < $3::xid8
      and (e.transaction_id, e.bucket, e.borrower_id, e.sequence) > ($2::xid8, $4::smallint, $5::bigint, $6::integer)`

/**
 * First up to which transaction the page goes, which the index says by itself; then only its events are sorted. Asked in one, PostgreSQL may sort all that is
 * left for each page, as long as it knows nothing yet of a young table.
 */
const READ = {
  name: 'read-feed',
  text: `with page as materialized (select e.transaction_id from event e where ${BEHIND} order by e.transaction_id limit $7)
    select e.transaction_id::text as transaction, e.bucket, e.borrower_id, a.ref, e.sequence, e.type, e.schema_version, e.occurred_at,
      e.recorded_at, e.decision
    from event e join account a using (bucket, borrower_id)
    where ${BEHIND} and e.transaction_id <= (select transaction_id from page order by transaction_id desc limit 1)
    order by e.transaction_id, e.bucket, e.borrower_id, e.sequence limit $7`,
}

/** The next `limit` events behind a position, below a horizon. Two of one borrower may come out of their order where two servers write. */
export async function readFeed(
  database: Queryable,
  organisationId: number,
  { after, horizon, limit }: { after: FeedPosition; horizon: bigint; limit: number },
): Promise<FedEvent[]> {
  const { transactionId, bucket, borrowerId, sequence } = after
  const values = [organisationId, `${transactionId}`, `${horizon}`, bucket, borrowerId, sequence, limit]
  const { rows } = await database.query<FeedRow>({ ...READ, values })
  return rows.map(fedOf)
}

function fedOf(row: FeedRow): FedEvent {
  const { bucket, sequence } = row
  const borrower = { bucket, id: BigInt(row.borrower_id) }
  return {
    position: { transactionId: BigInt(row.transaction), bucket, borrowerId: borrower.id, sequence },
    borrower,
    ref: row.ref,
    sequence,
    type: row.type,
    schemaVersion: row.schema_version,
    occurredAt: row.occurred_at.getTime(),
    recordedAt: row.recorded_at.getTime(),
    decision: readDecision(row.decision),
  }
}
