/** SQL of `api_key`: hashes only; a key itself is shown once, to whoever made it. What one may do never changes: it is revoked, and another made. */
import type { Queryable } from './database.ts'

export type ApiKeyRow = {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly sha256: Buffer
  readonly scopes: readonly string[]
  readonly organisationId: number
  readonly senders: readonly string[]
}

/** A key that is there already, revoked or not, stays as it is. */
export async function insertApiKey(database: Queryable, row: ApiKeyRow): Promise<void> {
  await database.query(
    'insert into api_key (id, name, prefix, sha256, scopes, organisation_id, senders) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [row.id, row.name, row.prefix, row.sha256, row.scopes, row.organisationId, row.senders],
  )
}

/** What a key that somebody made has beside. */
export type KeyTerms = Readonly<{
  purpose: string | null
  /** None: from anywhere. */
  addresses: readonly string[]
  requestsPerMinute: number | null
  expiresAt: number | null
}>

export type NewKey = ApiKeyRow &
  KeyTerms &
  Readonly<{ createdAt: number; madeBy: string; madeByPerson: string; rotatedFrom: string | null; approvalId: string | null }>

export async function addKey(database: Queryable, key: NewKey): Promise<void> {
  await database.query(
    `insert into api_key (id, name, prefix, sha256, scopes, organisation_id, senders,
       purpose, addresses, requests_per_minute, expires_at, created_at, made_by, made_by_person, rotated_from, approval_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      ...[key.id, key.name, key.prefix, key.sha256, key.scopes, key.organisationId, key.senders],
      ...[key.purpose, key.addresses, key.requestsPerMinute, dateOf(key.expiresAt), new Date(key.createdAt)],
      ...[key.madeBy, key.madeByPerson, key.rotatedFrom, key.approvalId],
    ],
  )
}

/** Whether the key that two people agreed on was fetched. */
export async function wasCollected(database: Queryable, approvalId: string): Promise<boolean> {
  return (await database.query('select from api_key where approval_id = $1', [approvalId])).rows.length > 0
}

export type FoundKey = Readonly<{
  id: string
  person: string
  scopes: readonly string[]
  organisationId: number
  senders: readonly string[]
  addresses: readonly string[]
  requestsPerMinute: number | null
  expiresAt: number | null
  lastUsedAt: number | null
}>

/**
 * The key with this hash, unless it was revoked or is over. Its person is whoever stands behind the account that made it, by now: two accounts that turned out to be of one person are
 * one pair of eyes, and so are their keys.
 */
export async function findApiKey(database: Queryable, sha256: Buffer, at: number): Promise<FoundKey | undefined> {
  const { rows } = await database.query<Row & { person: string }>(
    `select ${COLUMNS}, coalesce(maker.person, k.made_by_person, k.id) as person
     from api_key k left join user_account maker on maker.id = k.made_by
     where k.sha256 = $1 and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)`,
    [sha256, new Date(at)],
  )
  return rows[0] && { ...keyOf(rows[0]), person: rows[0].person }
}

/** One that was made, as it is told of. */
export type ListedKey = Omit<ApiKeyRow, 'sha256'> &
  KeyTerms &
  Readonly<{
    createdAt: number
    madeBy: string | null
    madeByName: string | null
    lastUsedAt: number | null
    rotatedFrom: string | null
    revokedAt: number | null
  }>

type Row = {
  id: string
  name: string
  prefix: string
  scopes: string[]
  organisation_id: number
  senders: string[]
  purpose: string | null
  addresses: string[] | null
  requests_per_minute: number | null
  expires_at: Date | null
  created_at: Date
  made_by: string | null
  last_used_at: Date | null
  rotated_from: string | null
  revoked_at: Date | null
}

const COLUMNS = `k.id, k.name, k.prefix, k.scopes, k.organisation_id, k.senders, k.purpose, k.addresses, k.requests_per_minute, k.expires_at, k.created_at,
  k.made_by, k.last_used_at, k.rotated_from, k.revoked_at`

const timeOf = (date: Date | null): number | null => date?.getTime() ?? null
const dateOf = (time: number | null): Date | null => (time === null ? null : new Date(time))

const keyOf = (row: Row): Omit<ListedKey, 'madeByName'> => ({
  ...{ id: row.id, name: row.name, prefix: row.prefix, scopes: row.scopes, organisationId: row.organisation_id, senders: row.senders },
  ...{ purpose: row.purpose, addresses: row.addresses ?? [], requestsPerMinute: row.requests_per_minute },
  ...{ expiresAt: timeOf(row.expires_at), createdAt: row.created_at.getTime(), madeBy: row.made_by },
  ...{ lastUsedAt: timeOf(row.last_used_at), rotatedFrom: row.rotated_from, revokedAt: timeOf(row.revoked_at) },
})

const LISTED = `select ${COLUMNS}, coalesce(maker.name, of_maker.name, k.made_by) as made_by_name
  from api_key k left join user_account maker on maker.id = k.made_by left join api_key of_maker on of_maker.id = k.made_by`
const listedOf = (row: Row & { made_by_name: string | null }): ListedKey => ({ ...keyOf(row), madeByName: row.made_by_name })

/** By id, after that one. */
export async function listKeys(
  database: Queryable,
  organisationId: number,
  { after, limit }: Readonly<{ after: string; limit: number }>,
): Promise<ListedKey[]> {
  const { rows } = await database.query<Row & { made_by_name: string | null }>(
    `${LISTED} where k.organisation_id = $1 and k.id > $2 collate "C" order by k.id collate "C" limit $3`,
    [organisationId, after, limit],
  )
  return rows.map(listedOf)
}

/** Locked until the transaction ends. */
export async function lockKey(client: Queryable, organisationId: number, id: string): Promise<ListedKey | undefined> {
  const { rows } = await client.query<Row & { made_by_name: string | null }>(
    `${LISTED} where k.organisation_id = $1 and k.id = $2 for update of k`,
    [organisationId, id],
  )
  return rows[0] && listedOf(rows[0])
}

/** Those that open something now, or will not before they end. */
export async function countKeys(database: Queryable, organisationId: number, at: number): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    'select count(*)::integer as count from api_key where organisation_id = $1 and revoked_at is null and (expires_at is null or expires_at > $2)',
    [organisationId, new Date(at)],
  )
  return rows[0]!.count
}

export async function endKey(client: Queryable, id: string, at: number): Promise<void> {
  await client.query('update api_key set expires_at = least(expires_at, $2) where id = $1', [id, new Date(at)])
}

export async function revokeKey(client: Queryable, id: string, at: number): Promise<void> {
  await client.query('update api_key set revoked_at = $2 where id = $1', [id, new Date(at)])
}

/** Written once for all servers: whoever comes within `everyMs` changes nothing. */
export async function seeKey(database: Queryable, id: string, at: number, everyMs: number): Promise<void> {
  await database.query('update api_key set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at <= $3)', [
    id,
    new Date(at),
    new Date(at - everyMs),
  ])
}
