/** SQL of `projection`: how far the views of an organisation have come. Whoever changes views holds its row. */
import { BUCKETS } from './borrower-key.ts'
import type { Client, Queryable } from './database.ts'
import { feedHorizon } from './event-feed.ts'
import { behindAllBelow, type FeedPosition } from './feed-position.ts'

/** `bucketsBuilt`: the buckets below it were built from their beginning; the feed is followed once all are. */
export type Projection = { readonly position: FeedPosition; readonly bucketsBuilt: number }

type Row = { transaction: string; bucket: number; borrower_id: string; sequence: number; buckets_built: number }

const COLUMNS = 'transaction_id::text as transaction, bucket, borrower_id, sequence, buckets_built'

const projectionOf = ({ transaction, bucket, borrower_id, sequence, buckets_built }: Row): Projection => ({
  position: { transactionId: BigInt(transaction), bucket, borrowerId: BigInt(borrower_id), sequence },
  bucketsBuilt: buckets_built,
})

/** Locks it until the transaction ends; undefined where somebody else has it. Made where there is none: from now on, with nothing built. */
export async function takeProjection(client: Client, organisationId: number): Promise<Projection | undefined> {
  const found = await lockRow(client, organisationId)
  if (found !== undefined) return found
  const { transactionId, bucket, borrowerId, sequence } = behindAllBelow(await feedHorizon(client))
  await client.query(
    `insert into projection (organisation_id, transaction_id, bucket, borrower_id, sequence, buckets_built)
     values ($1, $2::xid8, $3, $4, $5, 0) on conflict do nothing`,
    [organisationId, `${transactionId}`, bucket, borrowerId, sequence],
  )
  return lockRow(client, organisationId)
}

async function lockRow(client: Client, organisationId: number): Promise<Projection | undefined> {
  const { rows } = await client.query<Row>(`select ${COLUMNS} from projection where organisation_id = $1 for update skip locked`, [
    organisationId,
  ])
  return rows[0] && projectionOf(rows[0])
}

/** Waits for whoever has it. */
export async function waitForProjection(client: Client, organisationId: number): Promise<Projection> {
  await takeProjection(client, organisationId)
  const { rows } = await client.query<Row>(`select ${COLUMNS} from projection where organisation_id = $1 for update`, [organisationId])
  return projectionOf(rows[0]!)
}

export async function findProjection(database: Queryable, organisationId: number): Promise<Projection | undefined> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from projection where organisation_id = $1`, [organisationId])
  return rows[0] && projectionOf(rows[0])
}

export async function moveProjection(client: Client, organisationId: number, to: FeedPosition): Promise<void> {
  await client.query(
    'update projection set transaction_id = $2::xid8, bucket = $3, borrower_id = $4, sequence = $5 where organisation_id = $1',
    [organisationId, `${to.transactionId}`, to.bucket, to.borrowerId, to.sequence],
  )
}

export async function setBucketsBuilt(client: Client, organisationId: number, built: number): Promise<void> {
  await client.query('update projection set buckets_built = $2 where organisation_id = $1', [organisationId, built])
}

export const isBuilt = ({ bucketsBuilt }: Projection): boolean => bucketsBuilt === BUCKETS

/** When the oldest event that the views do not show yet was recorded; undefined where there is none. */
export async function oldestUnseen(database: Queryable, organisationId: number): Promise<number | undefined> {
  const projection = await findProjection(database, organisationId)
  if (projection === undefined) return undefined
  const { transactionId, bucket, borrowerId, sequence } = projection.position
  const { rows } = await database.query<{ recorded_at: Date }>(
    `select e.recorded_at from event e where e.organisation_id = $1 and e.transaction_id >= $2::xid8
       and (e.transaction_id, e.bucket, e.borrower_id, e.sequence) > ($2::xid8, $3::smallint, $4::bigint, $5::integer)
     order by e.transaction_id limit 1`,
    [organisationId, `${transactionId}`, bucket, borrowerId, sequence],
  )
  return rows[0]?.recorded_at.getTime()
}
