/** SQL of `invitation`: who was asked to join an organisation, by the hash of what his link holds. */
import type { Queryable } from './database.ts'

export type Invitation = Readonly<{
  id: string
  email: string
  roles: readonly string[]
  invitedBy: string
  createdAt: number
  expiresAt: number
}>

type Row = Pick<Invitation, 'id' | 'email'> & { roles: string[]; invited_by: string; created_at: Date; expires_at: Date }

const COLUMNS = 'id, email, roles, invited_by, created_at, expires_at'

const invitationOf = ({ id, email, roles, invited_by, created_at, expires_at }: Row): Invitation => ({
  id,
  email,
  roles,
  invitedBy: invited_by,
  createdAt: created_at.getTime(),
  expiresAt: expires_at.getTime(),
})

/** Those to the same address that are still open are withdrawn: the newest link counts. */
export async function insertInvitation(book: Queryable, organisationId: number, invitation: Invitation, sha256: Buffer): Promise<void> {
  const { id, email, roles, invitedBy, createdAt, expiresAt } = invitation
  await book.query(
    'update invitation set withdrawn_at = $3 where organisation_id = $1 and email = $2 and used_at is null and withdrawn_at is null',
    [organisationId, email, new Date(createdAt)],
  )
  await book.query(
    `insert into invitation (organisation_id, id, email, roles, sha256, invited_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [organisationId, id, email, roles, sha256, invitedBy, new Date(createdAt), new Date(expiresAt)],
  )
}

const OPEN = 'used_at is null and withdrawn_at is null'

export async function listOpenInvitations(book: Queryable, organisationId: number, now: number): Promise<Invitation[]> {
  const { rows } = await book.query<Row>(
    `select ${COLUMNS} from invitation where organisation_id = $1 and ${OPEN} and expires_at > $2 order by created_at, id`,
    [organisationId, new Date(now)],
  )
  return rows.map(invitationOf)
}

export async function findOpenInvitation(
  book: Queryable,
  organisationId: number,
  sha256: Buffer,
  now: number,
): Promise<Invitation | undefined> {
  const { rows } = await book.query<Row>(
    `select ${COLUMNS} from invitation where organisation_id = $1 and sha256 = $2 and ${OPEN} and expires_at > $3`,
    [organisationId, sha256, new Date(now)],
  )
  return rows.map(invitationOf)[0]
}

/** False where it was used or withdrawn meanwhile. */
export async function useInvitation(book: Queryable, organisationId: number, id: string, at: number): Promise<boolean> {
  const { rowCount } = await book.query(`update invitation set used_at = $3 where organisation_id = $1 and id = $2 and ${OPEN}`, [
    organisationId,
    id,
    new Date(at),
  ])
  return rowCount === 1
}

export async function withdrawInvitation(book: Queryable, organisationId: number, id: string, at: number): Promise<boolean> {
  const { rowCount } = await book.query(`update invitation set withdrawn_at = $3 where organisation_id = $1 and id = $2 and ${OPEN}`, [
    organisationId,
    id,
    new Date(at),
  ])
  return rowCount === 1
}
