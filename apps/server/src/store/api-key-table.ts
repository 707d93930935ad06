/** SQL of `api_key`: hashes only; a key itself is shown once, to whoever made it. */
import type { Queryable } from './database.ts'

export type ApiKeyRow = {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly sha256: Buffer
  readonly scopes: string[]
}

/** A key that is there already, revoked or not, stays as it is. */
export async function insertApiKey(database: Queryable, { id, name, prefix, sha256, scopes }: ApiKeyRow): Promise<void> {
  await database.query('insert into api_key (id, name, prefix, sha256, scopes) values ($1, $2, $3, $4, $5) on conflict do nothing', [
    id,
    name,
    prefix,
    sha256,
    scopes,
  ])
}

/** The key with this hash, unless it was revoked. */
export async function findApiKey(database: Queryable, sha256: Buffer): Promise<{ id: string; scopes: string[] } | undefined> {
  const { rows } = await database.query<{ id: string; scopes: string[] }>(
    'select id, scopes from api_key where sha256 = $1 and revoked_at is null',
    [sha256],
  )
  return rows[0]
}
