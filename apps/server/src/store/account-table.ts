/** SQL of `account`: one row per borrower, keyed by bucket and borrower. Rows are locked and changed in key order, by everyone. */
import { bigints, byteas, integers, optionalInstants, smallints, texts } from './binary-array.ts'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { STATE_HEADER_BYTES } from './stored-state.ts'

export type AccountRow = {
  readonly borrower: BorrowerKey
  readonly ref: string
  readonly version: number
  readonly state: Buffer
  readonly wakeAt: number | null
}

/** `before`: the version that it changes, 0 for an account that is not there yet. */
export type AccountChange = {
  readonly borrower: BorrowerKey
  readonly ref: string
  readonly before: number
  readonly version: number
  readonly state: Buffer
  /** When time alone may change something about it next. */
  readonly wakeAt: number | null
}

type Row = { bucket: number; borrower_id: string; ref: string; version: number; state: Buffer; wake_at: Date | null }

const COLUMNS = 'a.bucket, a.borrower_id, a.ref, a.version, a.state, a.wake_at'

const FIND = {
  name: 'find-accounts',
  text: `select ${COLUMNS} from account a join unnest($1::smallint[], $2::bigint[]) as wanted(bucket, borrower_id) using (bucket, borrower_id)`,
}

const LOCK = { name: 'lock-accounts', text: `${FIND.text} order by a.bucket, a.borrower_id for update of a` }

const MAKE = {
  name: 'make-accounts',
  text: `insert into account as a (organisation_id, bucket, borrower_id, ref, version, state)
    select $1, bucket, borrower_id, ref, 0, '' from unnest($2::smallint[], $3::bigint[], $4::text[]) as new(bucket, borrower_id, ref)
    order by bucket, borrower_id
    on conflict do nothing
    returning ${COLUMNS}`,
}

const INSERT = {
  name: 'insert-accounts',
  text: `insert into account (organisation_id, bucket, borrower_id, ref, version, state, wake_at)
    select $1, * from unnest($2::smallint[], $3::bigint[], $4::text[], $5::integer[], $6::bytea[], $7::timestamptz[])`,
}

/** A row that is not as it was read is an error, so that a commit sent right behind takes nothing: `isStale` knows it. */
const SAVE = {
  name: 'save-accounts',
  text: `with saved as (
      update account a set version = new.version, state = new.state, wake_at = new.wake_at
      from unnest($1::smallint[], $2::bigint[], $3::integer[], $4::integer[], $5::bytea[], $6::timestamptz[])
        as new(bucket, borrower_id, before, version, state, wake_at)
      where a.bucket = new.bucket and a.borrower_id = new.borrower_id and a.version = new.before
      returning 1)
    select 1 / (count(*) = $7::bigint)::integer from saved`,
}

const DIVISION_BY_ZERO = '22012'

/** Of what `saveAccounts` throws: somebody else changed one of the accounts first. */
export const isStale = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === DIVISION_BY_ZERO

/** As they are now, without a lock. */
export async function findAccounts(database: Queryable, borrowers: readonly BorrowerKey[]): Promise<AccountRow[]> {
  const { rows } = await database.query<Row>({ ...FIND, values: keysOf(borrowers) })
  return rows.map(accountOf)
}

/** Locks the rows there are, in key order. */
export async function lockAccounts(client: Queryable, borrowers: readonly BorrowerKey[]): Promise<AccountRow[]> {
  const { rows } = await client.query<Row>({ ...LOCK, values: keysOf(borrowers) })
  return rows.map(accountOf)
}

/**
 * Makes and locks the rows that `lockAccounts` did not find (version 0, no state), unless another transaction was faster: then locks its rows.
 * Always old rows first, then new ones, each in key order: two transactions never wait for each other in a circle. A row that is neither made
 * nor found is another organisation's.
 */
export async function makeAccounts(
  client: Queryable,
  organisationId: number,
  missing: readonly (BorrowerKey & { ref: string })[],
): Promise<AccountRow[]> {
  const { rows } = await client.query<Row>({ ...MAKE, values: [organisationId, ...keysOf(missing), texts(missing.map(({ ref }) => ref))] })
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

/** Throws a unique violation where one of them is there already. */
export async function insertAccounts(client: Queryable, organisationId: number, changes: readonly AccountChange[]): Promise<void> {
  if (changes.length === 0) return
  const sorted = inKeyOrder(changes)
  await client.query({
    ...INSERT,
    values: [organisationId, ...keysOf(sorted.map(({ borrower }) => borrower)), texts(sorted.map(({ ref }) => ref)), ...contentOf(sorted)],
  })
}

/** All of them, or none and an error that `isStale` knows. */
export async function saveAccounts(client: Queryable, changes: readonly AccountChange[]): Promise<void> {
  if (changes.length === 0) return
  const sorted = inKeyOrder(changes)
  const before = integers(sorted.map((change) => change.before))
  await client.query({
    ...SAVE,
    values: [...keysOf(sorted.map(({ borrower }) => borrower)), before, ...contentOf(sorted), sorted.length],
  })
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

/** Of the bucket of `after`, in key order from behind it on: accounts stored in a format below `format`. */
export async function listOlderAccounts(
  database: Queryable,
  { after, format, limit }: { after: BorrowerKey; format: number; limit: number },
): Promise<AccountRow[]> {
  const { rows } = await database.query<Row>(
    `select ${COLUMNS} from account a where bucket = $1 and borrower_id > $2
       and case when length(state) > $4 then get_byte(state, $4) < $3 else false end
     order by borrower_id limit $5`,
    [after.bucket, after.id, format, STATE_HEADER_BYTES, limit],
  )
  return rows.map(accountOf)
}

export type DueAccount = { readonly borrower: BorrowerKey; readonly ref: string; readonly wakeAt: number }

/** Accounts to be woken by `until`, the longest due first. */
export async function listDueAccounts(
  database: Queryable,
  organisationId: number,
  { until, limit }: { until: number; limit: number },
): Promise<DueAccount[]> {
  const { rows } = await database.query<{ bucket: number; borrower_id: string; ref: string; wake_at: Date }>(
    `select bucket, borrower_id, ref, wake_at from account where organisation_id = $1 and wake_at <= $2 order by wake_at limit $3`,
    [organisationId, new Date(until), limit],
  )
  return rows.map(({ bucket, borrower_id, ref, wake_at }) => ({
    borrower: { bucket, id: BigInt(borrower_id) },
    ref,
    wakeAt: wake_at.getTime(),
  }))
}

const WAKE = `update account a set wake_at = new.wake_at
  from unnest($1::smallint[], $2::bigint[], $3::integer[], $4::timestamptz[]) as new(bucket, borrower_id, version, wake_at)
  where a.bucket = new.bucket and a.borrower_id = new.borrower_id and a.version = new.version`

/** Only of those that still have their version: whoever changed one meanwhile has set its time himself. */
export async function setWakes(client: Queryable, wakes: readonly Pick<AccountChange, 'borrower' | 'version' | 'wakeAt'>[]): Promise<void> {
  if (wakes.length === 0) return
  const [versions, wakeAts] = [integers(wakes.map(({ version }) => version)), optionalInstants(wakes.map(({ wakeAt }) => wakeAt))]
  await client.query(WAKE, [...keysOf(wakes.map(({ borrower }) => borrower)), versions, wakeAts])
}

const keysOf = (borrowers: readonly BorrowerKey[]): [buckets: Buffer, ids: Buffer] => [
  smallints(borrowers.map(({ bucket }) => bucket)),
  bigints(borrowers.map(({ id }) => id)),
]

const contentOf = (changes: readonly AccountChange[]): [versions: Buffer, states: Buffer, wakeAts: Buffer] => [
  integers(changes.map(({ version }) => version)),
  byteas(changes.map(({ state }) => state)),
  optionalInstants(changes.map(({ wakeAt }) => wakeAt)),
]

const inKeyOrder = (changes: readonly AccountChange[]): AccountChange[] =>
  [...changes].sort((a, b) => a.borrower.bucket - b.borrower.bucket || (a.borrower.id < b.borrower.id ? -1 : 1))

const accountOf = ({ bucket, borrower_id, ref, version, state, wake_at }: Row): AccountRow => ({
  borrower: { bucket, id: BigInt(borrower_id) },
  ref,
  version,
  state,
  wakeAt: wake_at?.getTime() ?? null,
})
