/** SQL of `session`: hashes only; what the cookie holds is known to its browser alone. It is of a key, or of a person in one organisation. */
import type { Queryable } from './database.ts'

export type KeySession = Readonly<{ kind: 'key'; apiKeyId: string }>
/** `device`, `address`: as his own list shows them, coarsely. `provedAt`: when a fresh code was last shown. */
export type UserSession = Readonly<{
  kind: 'user'
  userId: string
  organisationId: number
  provedAt: number | null
  device: string
  address: string
}>
export type NewSession = (KeySession | UserSession) & Readonly<{ sha256: Buffer; createdAt: number; expiresAt: number }>

/** A session of a person ends once it was not seen for `idleMs`. Also forgets those that ended. */
export async function insertSession(database: Queryable, session: NewSession, idleMs: number): Promise<void> {
  const { sha256, createdAt, expiresAt } = session
  await database.query('delete from session where expires_at <= $1 or seen_at <= $2', [new Date(createdAt), new Date(createdAt - idleMs)])
  const [at, until] = [new Date(createdAt), new Date(expiresAt)]
  if (session.kind === 'key') {
    await database.query('insert into session (sha256, api_key_id, created_at, expires_at) values ($1, $2, $3, $4)', [
      sha256,
      session.apiKeyId,
      at,
      until,
    ])
    return
  }
  const { userId, organisationId, provedAt, device, address } = session
  await database.query(
    `insert into session (sha256, user_id, organisation_id, proved_at, device, address, created_at, seen_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`,
    [sha256, userId, organisationId, provedAt === null ? null : new Date(provedAt), device, address, at, until],
  )
}

/**
 * The same person in another organisation: under a new hash, as old as before, and with nothing proved. False where there is no such session any more: of two at
 * once, one moves it.
 */
export async function moveSession(
  database: Queryable,
  from: Buffer,
  { sha256, organisationId, at }: Readonly<{ sha256: Buffer; organisationId: number; at: number }>,
): Promise<boolean> {
  const { rowCount } = await database.query(
    `with ended as (delete from session where sha256 = $1 and user_id is not null returning *)
     insert into session (sha256, user_id, organisation_id, device, address, created_at, seen_at, expires_at)
     select $2, user_id, $3, device, address, created_at, greatest(seen_at, $4), expires_at from ended`,
    [from, sha256, organisationId, new Date(at)],
  )
  return rowCount === 1
}

export async function deleteSession(database: Queryable, sha256: Buffer): Promise<void> {
  await database.query('delete from session where sha256 = $1', [sha256])
}

export type FoundKeySession = Readonly<{
  kind: 'key'
  keyId: string
  person: string
  addresses: readonly string[]
  requestsPerMinute: number | null
  name: string
  organisationId: number
  organisation: string
  scopes: string[]
  senders: string[]
  expiresAt: number
}>

export type FoundUserSession = Readonly<{
  kind: 'user'
  userId: string
  person: string
  name: string
  email: string
  hasSecondFactor: boolean
  hasPassword: boolean
  organisationId: number
  organisation: string
  /** Where he may go in this session: his own among them. Whom a provider speaks for comes in by the one of each. */
  organisations: readonly string[]
  roles: readonly string[]
  provedAt: number | null
  seenAt: number
  expiresAt: number
}>

/** With the key or the person behind it; none once either is no longer valid. */
export async function findSession(
  database: Queryable,
  sha256: Buffer,
  now: number,
  idleMs: number,
): Promise<FoundKeySession | FoundUserSession | undefined> {
  const { rows } = await database.query<Row>(FIND, [sha256, new Date(now), new Date(now - idleMs)])
  return rows[0] && foundOf(rows[0])
}

const FIND = `select s.user_id, coalesce(k.id, s.user_id) as id, coalesce(u.person, maker.person, k.made_by_person, k.id) as person, k.addresses, k.requests_per_minute, coalesce(k.name, u.name) as name, u.email, u.totp is not null as has_second_factor, u.password is not null as has_password,
    o.id as organisation_id, o.name as organisation, coalesce(k.scopes, m.roles) as grants, k.senders, s.proved_at, s.seen_at,
    array(select other.name from memberships_of(s.user_id) his join organisation other on other.id = his.organisation_id
      where u.password is not null or other.id = s.organisation_id order by other.id) as organisations,
    least(s.expires_at, k.expires_at) as expires_at
  from session s
  left join api_key k on k.id = s.api_key_id and k.revoked_at is null and (k.expires_at is null or k.expires_at > $2)
  left join user_account maker on maker.id = k.made_by
  left join user_account u on u.id = s.user_id
  left join lateral memberships_of(s.user_id) m on m.organisation_id = s.organisation_id
  join organisation o on o.id = coalesce(k.organisation_id, m.organisation_id)
  where s.sha256 = $1 and s.expires_at > $2 and (s.seen_at is null or s.seen_at > $3)`

type Row = {
  user_id: string | null
  id: string
  person: string
  name: string
  email: string | null
  has_second_factor: boolean
  has_password: boolean
  organisation_id: number
  organisation: string
  organisations: string[]
  grants: string[]
  senders: string[] | null
  addresses: string[] | null
  requests_per_minute: number | null
  proved_at: Date | null
  seen_at: Date | null
  expires_at: Date
}

function foundOf(row: Row): FoundKeySession | FoundUserSession {
  const shared = {
    name: row.name,
    organisationId: row.organisation_id,
    organisation: row.organisation,
    expiresAt: row.expires_at.getTime(),
  }
  if (row.user_id === null) {
    const { id: keyId, person, grants: scopes, senders, addresses, requests_per_minute: requestsPerMinute } = row
    return { kind: 'key', keyId, person, scopes, senders: senders ?? [], addresses: addresses ?? [], requestsPerMinute, ...shared }
  }
  return {
    kind: 'user',
    userId: row.user_id,
    person: row.person,
    email: row.email!,
    hasSecondFactor: row.has_second_factor,
    hasPassword: row.has_password,
    organisations: row.organisations,
    roles: row.grants,
    provedAt: row.proved_at?.getTime() ?? null,
    seenAt: row.seen_at!.getTime(),
    ...shared,
  }
}

export async function seeSession(database: Queryable, sha256: Buffer, at: number): Promise<void> {
  await database.query('update session set seen_at = greatest(seen_at, $2) where sha256 = $1', [sha256, new Date(at)])
}

export async function proveSession(database: Queryable, sha256: Buffer, at: number): Promise<void> {
  await database.query('update session set proved_at = $2 where sha256 = $1', [sha256, new Date(at)])
}

/** `id`: the first letters of its hash, which open nothing. */
export type ListedSession = Readonly<{
  id: string
  organisation: string
  device: string
  address: string
  createdAt: number
  seenAt: number
}>

const ID = `left(encode(s.sha256, 'hex'), 16)`

/** The one that was seen last comes first. */
export async function listSessions(
  database: Queryable,
  userId: string,
  { now, idleMs }: Readonly<{ now: number; idleMs: number }>,
): Promise<ListedSession[]> {
  const { rows } = await database.query<
    Pick<ListedSession, 'id' | 'organisation' | 'device' | 'address'> & { created_at: Date; seen_at: Date }
  >(
    `select ${ID} as id, o.name as organisation, s.device, s.address, s.created_at, s.seen_at
     from session s join organisation o on o.id = s.organisation_id
     where s.user_id = $1 and s.expires_at > $2 and s.seen_at > $3 order by s.seen_at desc, id`,
    [userId, new Date(now), new Date(now - idleMs)],
  )
  return rows.map(({ created_at, seen_at, ...row }) => ({ ...row, createdAt: created_at.getTime(), seenAt: seen_at.getTime() }))
}

/** How many ended. `organisationId`: those in it alone; `except`: but this one; `only`: this one alone. */
export async function endSessions(
  database: Queryable,
  userId: string,
  { organisationId, except, only }: Readonly<{ organisationId?: number; except?: string; only?: string }> = {},
): Promise<number> {
  const { rowCount } = await database.query(
    `delete from session s where s.user_id = $1 and ($2::smallint is null or s.organisation_id = $2) and ($3::text is null or ${ID} <> $3)
       and ($4::text is null or ${ID} = $4)`,
    [userId, organisationId ?? null, except ?? null, only ?? null],
  )
  return rowCount ?? 0
}
