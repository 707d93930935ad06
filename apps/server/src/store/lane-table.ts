/** SQL of `bucket_lane`: which lane writes which bucket. */
import { invariant } from '@fairline/domain/kernel/outcome'
import { BUCKETS } from './borrower-key.ts'
import type { Queryable } from './database.ts'

/** Lane by bucket. */
export async function readLanes(database: Queryable): Promise<readonly number[]> {
  const { rows } = await database.query<{ bucket: number; lane: number }>('select bucket, lane from bucket_lane order by bucket')
  invariant(rows.length === BUCKETS && rows.every(({ bucket }, index) => bucket === index), 'every bucket has its lane')
  return rows.map(({ lane }) => lane)
}
