/** SQL of `session`: hashes only; what the cookie holds is known to its browser alone. */
import type { Queryable } from './database.ts'

export type SessionRow = { readonly sha256: Buffer; readonly apiKeyId: string; readonly createdAt: number; readonly expiresAt: number }

/** Also forgets those that ended. */
export async function insertSession(database: Queryable, { sha256, apiKeyId, createdAt, expiresAt }: SessionRow): Promise<void> {
  await database.query('delete from session where expires_at <= $1', [new Date(createdAt)])
  await database.query('insert into session (sha256, api_key_id, created_at, expires_at) values ($1, $2, $3, $4)', [
    sha256,
    apiKeyId,
    new Date(createdAt),
    new Date(expiresAt),
  ])
}

export async function deleteSession(database: Queryable, sha256: Buffer): Promise<void> {
  await database.query('delete from session where sha256 = $1', [sha256])
}

export type FoundSession = {
  readonly keyId: string
  readonly name: string
  readonly organisationId: number
  readonly organisation: string
  readonly scopes: string[]
  readonly senders: string[]
  readonly expiresAt: number
}

/** With the key behind it; none once either of them is no longer valid. */
export async function findSession(database: Queryable, sha256: Buffer, now: number): Promise<FoundSession | undefined> {
  const { rows } = await database.query<Row>(
    `select k.id, k.name, k.organisation_id, o.name as organisation, k.scopes, k.senders, s.expires_at
     from session s join api_key k on k.id = s.api_key_id and k.revoked_at is null join organisation o on o.id = k.organisation_id
     where s.sha256 = $1 and s.expires_at > $2`,
    [sha256, new Date(now)],
  )
  return rows[0] && foundOf(rows[0])
}

type Row = {
  id: string
  name: string
  organisation_id: number
  organisation: string
  scopes: string[]
  senders: string[]
  expires_at: Date
}

const foundOf = (row: Row): FoundSession => ({
  keyId: row.id,
  name: row.name,
  organisationId: row.organisation_id,
  organisation: row.organisation,
  scopes: row.scopes,
  senders: row.senders,
  expiresAt: row.expires_at.getTime(),
})
