/** SQL of `api_key`: hashes only; a key itself is shown once, to whoever made it. */
import type { Queryable } from './database.ts'

export type ApiKeyRow = {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly sha256: Buffer
  readonly scopes: string[]
  readonly organisationId: number
  readonly senders: string[]
}

/** A key that is there already, revoked or not, stays as it is. */
export async function insertApiKey(database: Queryable, row: ApiKeyRow): Promise<void> {
  await database.query(
    'insert into api_key (id, name, prefix, sha256, scopes, organisation_id, senders) values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing',
    [row.id, row.name, row.prefix, row.sha256, row.scopes, row.organisationId, row.senders],
  )
}

/** The key with this hash, unless it was revoked. */
export async function findApiKey(
  database: Queryable,
  sha256: Buffer,
): Promise<Pick<ApiKeyRow, 'id' | 'scopes' | 'organisationId' | 'senders'> | undefined> {
  const { rows } = await database.query<{ id: string; scopes: string[]; organisation_id: number; senders: string[] }>(
    'select id, scopes, organisation_id, senders from api_key where sha256 = $1 and revoked_at is null',
    [sha256],
  )
  const row = rows[0]
  return row && { id: row.id, scopes: row.scopes, organisationId: row.organisation_id, senders: row.senders }
}
