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
  return rows.map(({ bucket, borrower_id, id, master_key, wrapped }) => ({
    borrower: { bucket, id: BigInt(borrower_id) },
    id,
    masterKey: master_key,
    wrapped,
  }))
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

/** What was sealed with them can never be opened again. */
export async function deleteSealingKeys(client: Queryable, borrowers: readonly BorrowerKey[]): Promise<void> {
  if (borrowers.length === 0) return
  await client.query(
    `delete from sealing_key k using unnest($1::smallint[], $2::bigint[]) as gone(bucket, borrower_id)
     where k.bucket = gone.bucket and k.borrower_id = gone.borrower_id`,
    placesOf(borrowers),
  )
}

const placesOf = (borrowers: readonly BorrowerKey[]): [buckets: Buffer, ids: Buffer] => [
  smallints(borrowers.map(({ bucket }) => bucket)),
  bigints(borrowers.map(({ id }) => id)),
]
