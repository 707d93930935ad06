/** SQL of `user_account` and `backup_code`: who can sign in, and what he proves it with. */
import type { Queryable } from './database.ts'

/** `password` and `totp` are never what was typed: a hash, and a sealed secret. `totpStep`: the newest step of which a code was taken. */
export type UserRow = Readonly<{
  id: string
  person: string
  email: string
  name: string
  password: string | null
  passwordSetAt: number | null
  totp: Buffer | null
  totpNext: Buffer | null
  totpStep: number
  issuer: string | null
  subject: string | null
  createdAt: number
}>

type Row = Pick<UserRow, 'id' | 'person' | 'email' | 'name' | 'password' | 'totp' | 'issuer' | 'subject'> & {
  password_set_at: Date | null
  totp_next: Buffer | null
  totp_step: string
  created_at: Date
}

const COLUMNS = 'id, person, email, name, password, password_set_at, totp, totp_next, totp_step, issuer, subject, created_at'

const userOf = ({ password_set_at, totp_next, totp_step, created_at, ...row }: Row): UserRow => ({
  ...row,
  passwordSetAt: password_set_at?.getTime() ?? null,
  totpNext: totp_next,
  totpStep: Number(totp_step),
  createdAt: created_at.getTime(),
})

export type NewUser = Pick<UserRow, 'id' | 'person' | 'email' | 'name' | 'password' | 'totp' | 'issuer' | 'subject' | 'createdAt'>

/** False where the e-mail, or the subject of that issuer, is taken. */
export async function insertUser(database: Queryable, user: NewUser): Promise<boolean> {
  const { id, person, email, name, password, totp, issuer, subject, createdAt } = user
  const at = new Date(createdAt)
  const { rowCount } = await database.query(
    `insert into user_account (id, person, email, name, password, password_set_at, totp, issuer, subject, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [id, person, email, name, password, password === null ? null : at, totp, issuer, subject, at],
  )
  return rowCount === 1
}

const findUser = async (database: Queryable, where: string, values: unknown[]): Promise<UserRow | undefined> =>
  (await database.query<Row>(`select ${COLUMNS} from user_account where ${where}`, values)).rows.map(userOf)[0]

export const findUserById = (database: Queryable, id: string) => findUser(database, 'id = $1', [id])
/** That signs in with a password. `email` in small letters. */
export const findUserByEmail = (database: Queryable, email: string) => findUser(database, 'email = $1 and issuer is null', [email])
export const findUserBySubject = (database: Queryable, issuer: string, subject: string) =>
  findUser(database, 'issuer = $1 and subject = $2', [issuer, subject])

export async function hasUsers(database: Queryable): Promise<boolean> {
  const { rows } = await database.query<{ there: boolean }>('select exists (select from user_account) as there')
  return rows[0]!.there
}

export async function setPassword(database: Queryable, id: string, password: string, at: number): Promise<void> {
  await database.query('update user_account set password = $2, password_set_at = $3 where id = $1', [id, password, new Date(at)])
}

/** One account is somebody else's: so are all that were of the same person, or those would be two pairs of eyes from then on. */
export async function setPerson(database: Queryable, id: string, person: string): Promise<void> {
  await database.query('update user_account set person = $2 where person = (select person from user_account where id = $1)', [id, person])
}

/** A secret that counts once a code of it was shown. */
export async function offerTotp(database: Queryable, id: string, sealed: Buffer): Promise<void> {
  await database.query('update user_account set totp_next = $2 where id = $1', [id, sealed])
}

/** The one that was offered, unless another was meanwhile. `step`: of the code that was shown. */
export async function takeTotp(database: Queryable, id: string, sealed: Buffer, step: number): Promise<boolean> {
  const { rowCount } = await database.query(
    'update user_account set totp = totp_next, totp_next = null, totp_step = $3 where id = $1 and totp_next = $2',
    [id, sealed, step],
  )
  return rowCount === 1
}

export async function dropTotp(database: Queryable, id: string): Promise<void> {
  await database.query('update user_account set totp = null, totp_next = null where id = $1', [id])
  await database.query('delete from backup_code where user_id = $1', [id])
}

/** False where a code of this step or a later one was taken before. */
export async function takeStep(database: Queryable, id: string, step: number): Promise<boolean> {
  const { rowCount } = await database.query('update user_account set totp_step = $2 where id = $1 and totp_step < $2', [id, step])
  return rowCount === 1
}

/** Those of before are worth nothing any more. */
export async function replaceBackupCodes(database: Queryable, id: string, hashes: readonly Buffer[]): Promise<void> {
  await database.query('delete from backup_code where user_id = $1', [id])
  await database.query('insert into backup_code (user_id, sha256) select $1, unnest($2::bytea[])', [id, hashes])
}

/** False where there is no such code, or it was used. */
export async function takeBackupCode(database: Queryable, id: string, sha256: Buffer, at: number): Promise<boolean> {
  const { rowCount } = await database.query('update backup_code set used_at = $3 where user_id = $1 and sha256 = $2 and used_at is null', [
    id,
    sha256,
    new Date(at),
  ])
  return rowCount === 1
}

export async function countBackupCodes(database: Queryable, id: string): Promise<number> {
  const { rows } = await database.query<{ left: number }>(
    'select count(*)::int as left from backup_code where user_id = $1 and used_at is null',
    [id],
  )
  return rows[0]!.left
}

/** The person behind an account whose e-mail that is known to be: by whoever invited him, or by his provider. Of several, the one who came first. */
export async function findPersonByEmail(database: Queryable, email: string): Promise<string | undefined> {
  const { rows } = await database.query<{ person: string }>(
    'select person from user_account where email = $1 and (issuer is null or email_proven_at is not null) order by created_at, id limit 1',
    [email],
  )
  return rows[0]?.person
}

/** His provider verified it. An e-mail that he did not come with the first time is not kept. */
export async function proveEmail(database: Queryable, id: string, email: string, at: number): Promise<void> {
  await database.query('update user_account set email_proven_at = $3 where id = $1 and email = $2 and email_proven_at is null', [
    id,
    email,
    new Date(at),
  ])
}
