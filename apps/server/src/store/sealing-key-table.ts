/** SQL of `sealing_key`: one wrapped key per borrower, made with his first personal value. */
import { bigints, byteas, smallints, texts, uuids } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

export type SealingKeyRow = {
  readonly borrower: BorrowerKey
  readonly id: string
  readonly masterKey: string
  readonly wrapped: Buffer
}

type Row = { bucket: number; borrower_id: string; id: string; master_key: string; wrapped: Buffer }

export async function findSealingKeys(client: Queryable, borrowers: readonly BorrowerKey[]): Promise<SealingKeyRow[]> {
  const { rows } = await client.query<Row>({
    name: 'find-sealing-keys',
    text: `select k.bucket, k.borrower_id, k.id, k.master_key, k.wrapped from sealing_key k
      join unnest($1::smallint[], $2::bigint[]) as wanted(bucket, borrower_id) using (bucket, borrower_id)`,
    values: placesOf(borrowers),
  })
  return rows.map(rowOf)
}

/** Throws a unique violation where one of the borrowers has a key already. */
export async function insertSealingKeys(client: Queryable, organisationId: number, keys: readonly SealingKeyRow[]): Promise<void> {
  if (keys.length === 0) return
  await client.query({
    name: 'insert-sealing-keys',
    text: `insert into sealing_key (organisation_id, bucket, borrower_id, id, master_key, wrapped)
      select $1, * from unnest($2::smallint[], $3::bigint[], $4::uuid[], $5::text[], $6::bytea[])`,
    values: [
      organisationId,
      ...placesOf(keys.map(({ borrower }) => borrower)),
      uuids(keys.map(({ id }) => id)),
      texts(keys.map(({ masterKey }) => masterKey)),
      byteas(keys.map(({ wrapped }) => wrapped)),
    ],
  })
}

/** `usedBy`: how many keys of borrowers a master key wraps, over the rows that the asker may see. */
export async function countByMasterKey(client: Queryable): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ master_key: string; used_by: string }>(
    'select master_key, count(*) as used_by from sealing_key group by master_key',
  )
  return new Map(rows.map(({ master_key, used_by }) => [master_key, Number(used_by)]))
}

/** Those that another master key than `current` wraps, in the order of the key, from `after` on. */
export async function listWrappedBefore(
  client: Queryable,
  { current, after, limit }: Readonly<{ current: string; after: BorrowerKey; limit: number }>,
): Promise<SealingKeyRow[]> {
  const { rows } = await client.query<Row>(
    `select bucket, borrower_id, id, master_key, wrapped from sealing_key
     where (bucket, borrower_id) > ($1, $2) and master_key <> $3 order by bucket, borrower_id limit $4`,
    [after.bucket, after.id, current, limit],
  )
  return rows.map(rowOf)
}

/** The same keys, wrapped by another master key. One that was deleted, or wrapped anew, meanwhile stays so. Answers how many were changed. */
export async function rewrapSealingKeys(client: Queryable, keys: readonly SealingKeyRow[]): Promise<number> {
  const { rowCount } = await client.query(
    `update sealing_key k set master_key = fresh.master_key, wrapped = fresh.wrapped
     from unnest($1::smallint[], $2::bigint[], $3::uuid[], $4::text[], $5::bytea[]) as fresh (bucket, borrower_id, id, master_key, wrapped)
     where k.bucket = fresh.bucket and k.borrower_id = fresh.borrower_id and k.id = fresh.id`,
    [
      ...placesOf(keys.map(({ borrower }) => borrower)),
      uuids(keys.map(({ id }) => id)),
      texts(keys.map(({ masterKey }) => masterKey)),
      byteas(keys.map(({ wrapped }) => wrapped)),
    ],
  )
  return rowCount ?? 0
}

const rowOf = ({ bucket, borrower_id, id, master_key, wrapped }: Row): SealingKeyRow => ({
  borrower: { bucket, id: BigInt(borrower_id) },
  id,
  masterKey: master_key,
  wrapped,
})

const placesOf = (borrowers: readonly BorrowerKey[]): [buckets: Buffer, ids: Buffer] => [
  smallints(borrowers.map(({ bucket }) => bucket)),
  bigints(borrowers.map(({ id }) => id)),
]
