/** SQL of `member`: who belongs to an organisation, in what roles. */
import type { Queryable } from './database.ts'

export type Membership = Readonly<{ organisationId: number; roles: readonly string[] }>

/** Of all organisations, but those that suspended him: only for whoever has just proved to be him. */
export async function membershipsOf(database: Queryable, userId: string): Promise<Membership[]> {
  const { rows } = await database.query<{ organisation_id: number; roles: string[] }>(
    'select organisation_id, roles from memberships_of($1)',
    [userId],
  )
  return rows.map(({ organisation_id, roles }) => ({ organisationId: organisation_id, roles }))
}

/** False where he is one already. */
export async function insertMember(
  book: Queryable,
  { organisationId, userId, roles, since }: Membership & Readonly<{ userId: string; since: number }>,
): Promise<boolean> {
  const { rowCount } = await book.query(
    'insert into member (organisation_id, user_id, roles, since) values ($1, $2, $3, $4) on conflict do nothing',
    [organisationId, userId, roles, new Date(since)],
  )
  return rowCount === 1
}

/** False where there is no such member. */
export async function setRoles(book: Queryable, organisationId: number, userId: string, roles: readonly string[]): Promise<boolean> {
  const { rowCount } = await book.query('update member set roles = $3 where organisation_id = $1 and user_id = $2', [
    organisationId,
    userId,
    roles,
  ])
  return rowCount === 1
}

/** `at` null: no more. False where there is no such member. */
export async function setSuspended(book: Queryable, organisationId: number, userId: string, at: number | null): Promise<boolean> {
  const { rowCount } = await book.query('update member set suspended_at = $3 where organisation_id = $1 and user_id = $2', [
    organisationId,
    userId,
    at === null ? null : new Date(at),
  ])
  return rowCount === 1
}

export type MemberRow = Readonly<{
  userId: string
  person: string
  email: string
  name: string
  roles: readonly string[]
  since: number
  suspendedAt: number | null
  hasSecondFactor: boolean
  issuer: string | null
  lastSeenAt: number | null
}>

type Row = Pick<MemberRow, 'person' | 'email' | 'name' | 'issuer'> & {
  user_id: string
  roles: string[]
  since: Date
  suspended_at: Date | null
  has_second_factor: boolean
  last_seen_at: Date | null
}

const memberOf = (row: Row): MemberRow => ({
  userId: row.user_id,
  person: row.person,
  email: row.email,
  name: row.name,
  roles: row.roles,
  since: row.since.getTime(),
  suspendedAt: row.suspended_at?.getTime() ?? null,
  hasSecondFactor: row.has_second_factor,
  issuer: row.issuer,
  lastSeenAt: row.last_seen_at?.getTime() ?? null,
})

/** `after`: the id of the last one that is known. */
export async function listMembers(
  book: Queryable,
  organisationId: number,
  { after, limit }: Readonly<{ after: string; limit: number }>,
): Promise<MemberRow[]> {
  const { rows } = await book.query<Row>(`${SELECT} and m.user_id > $2 order by m.user_id limit $3`, [organisationId, after, limit])
  return rows.map(memberOf)
}

export async function findMember(book: Queryable, organisationId: number, userId: string): Promise<MemberRow | undefined> {
  const { rows } = await book.query<Row>(`${SELECT} and m.user_id = $2`, [organisationId, userId])
  return rows.map(memberOf)[0]
}

const SELECT = `select m.user_id, u.person, u.email, u.name, m.roles, m.since, m.suspended_at, u.totp is not null as has_second_factor, u.issuer,
    (select max(s.seen_at) from session s where s.user_id = m.user_id and s.organisation_id = m.organisation_id) as last_seen_at
  from member m join user_account u on u.id = m.user_id where m.organisation_id = $1`

/** Whoever may still sign in with that role: of them there must be one. Locks them until the end of the transaction. */
export async function lockActive(book: Queryable, organisationId: number, role: string): Promise<string[]> {
  const { rows } = await book.query<{ user_id: string }>(
    `select user_id from member where organisation_id = $1 and $2 = any(roles) and suspended_at is null order by user_id for update`,
    [organisationId, role],
  )
  return rows.map(({ user_id }) => user_id)
}

/** Whether somebody but that person has the role, and a second factor to decide with. `but`: an account that does not count either, as it is about him. */
export async function hasOther(
  book: Queryable,
  organisationId: number,
  { role, person, but = '' }: Readonly<{ role: string; person: string; but?: string }>,
): Promise<boolean> {
  const { rows } = await book.query(
    `select from member m join user_account u on u.id = m.user_id
     where m.organisation_id = $1 and m.suspended_at is null and $2 = any(m.roles) and u.person <> $3 and u.id <> $4 and u.totp is not null limit 1`,
    [organisationId, role, person, but],
  )
  return rows.length > 0
}
