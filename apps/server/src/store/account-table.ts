/** SQL of `account`: one row per borrower, keyed by bucket and borrower. Rows are locked in key order, by everyone. */
import { bigints, byteas, integers, smallints, texts } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'

export type AccountRow = { readonly borrower: BorrowerKey; readonly ref: string; readonly version: number; readonly state: Buffer }

export type AccountChange = { readonly borrower: BorrowerKey; readonly version: number; readonly state: Buffer }

type Row = { bucket: number; borrower_id: string; ref: string; version: number; state: Buffer }

const COLUMNS = 'a.bucket, a.borrower_id, a.ref, a.version, a.state'

const LOCK = {
  name: 'lock-accounts',
  text: `select ${COLUMNS} from account a join unnest($1::smallint[], $2::bigint[]) as wanted(bucket, borrower_id) using (bucket, borrower_id)
    order by a.bucket, a.borrower_id for update of a`,
}

const MAKE = {
  name: 'make-accounts',
  text: `insert into account as a (bucket, borrower_id, ref, version, state)
    select bucket, borrower_id, ref, 0, '' from unnest($1::smallint[], $2::bigint[], $3::text[]) as new(bucket, borrower_id, ref)
    order by bucket, borrower_id
    on conflict do nothing
    returning ${COLUMNS}`,
}

const SAVE = {
  name: 'save-accounts',
  text: `update account a set version = new.version, state = new.state
    from unnest($1::smallint[], $2::bigint[], $3::integer[], $4::bytea[]) as new(bucket, borrower_id, version, state)
    where a.bucket = new.bucket and a.borrower_id = new.borrower_id`,
}

/** Locks the rows there are, in key order. */
export async function lockAccounts(client: Queryable, borrowers: readonly BorrowerKey[]): Promise<AccountRow[]> {
  const { rows } = await client.query<Row>({ ...LOCK, values: keysOf(borrowers) })
  return rows.map(accountOf)
}

/**
 * Makes and locks the rows that `lockAccounts` did not find (version 0, no state), unless another transaction was faster: then locks its rows.
 * Always old rows first, then new ones, each in key order: two transactions never wait for each other in a circle.
 */
export async function makeAccounts(client: Queryable, missing: readonly (BorrowerKey & { ref: string })[]): Promise<AccountRow[]> {
  const { rows } = await client.query<Row>({ ...MAKE, values: [...keysOf(missing), texts(missing.map(({ ref }) => ref))] })
  const made = rows.map(accountOf)
  if (made.length === missing.length) return made
  const ours = new Set(made.map(({ borrower }) => borrower.id))
  return [
    ...made,
    ...(await lockAccounts(
      client,
      missing.filter(({ id }) => !ours.has(id)),
    )),
  ]
}

/** The caller holds the locks. */
export async function saveAccounts(client: Queryable, changes: readonly AccountChange[]): Promise<void> {
  if (changes.length === 0) return
  const versions = integers(changes.map(({ version }) => version))
  const states = byteas(changes.map(({ state }) => state))
  await client.query({ ...SAVE, values: [...keysOf(changes.map(({ borrower }) => borrower)), versions, states] })
}

/** Rows made by this transaction for borrowers of whom, in the end, nothing was recorded. */
export async function removeEmptyAccounts(client: Queryable, borrowers: readonly BorrowerKey[]): Promise<void> {
  if (borrowers.length === 0) return
  await client.query(
    `delete from account a using unnest($1::smallint[], $2::bigint[]) as empty(bucket, borrower_id)
     where a.bucket = empty.bucket and a.borrower_id = empty.borrower_id and a.version = 0`,
    keysOf(borrowers),
  )
}

export async function findAccount(database: Queryable, { bucket, id }: BorrowerKey): Promise<AccountRow | undefined> {
  const { rows } = await database.query<Row>(`select ${COLUMNS} from account a where bucket = $1 and borrower_id = $2`, [bucket, id])
  return rows[0] && accountOf(rows[0])
}

/** In key order, from behind `after` on, up to the end of `lastBucket`. */
export async function listAccounts(
  database: Queryable,
  { after, lastBucket, limit }: { after: BorrowerKey; lastBucket: number; limit: number },
): Promise<AccountRow[]> {
  const { rows } = await database.query<Row>(
    `select ${COLUMNS} from account a where (bucket, borrower_id) > ($1::smallint, $2::bigint) and bucket <= $3
     order by bucket, borrower_id limit $4`,
    [after.bucket, after.id, lastBucket, limit],
  )
  return rows.map(accountOf)
}

const keysOf = (borrowers: readonly BorrowerKey[]): [buckets: Buffer, ids: Buffer] => [
  smallints(borrowers.map(({ bucket }) => bucket)),
  bigints(borrowers.map(({ id }) => id)),
]

const accountOf = ({ bucket, borrower_id, ref, version, state }: Row): AccountRow => ({
  borrower: { bucket, id: BigInt(borrower_id) },
  ref,
  version,
  state,
})
