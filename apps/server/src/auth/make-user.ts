/** A new account and where it belongs, in one transaction: without a member there is no account, and the other way round. */
import { randomUUID } from 'node:crypto'
import type { Database, Queryable } from '../store/database.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { insertMember } from '../store/member-table.ts'
import { insertUser, type NewUser } from '../store/user-table.ts'
import { hashPassword } from './password.ts'

const ID_LETTERS = 16

export const newUserId = (): string => `usr_${randomUUID().replaceAll('-', '').slice(0, ID_LETTERS)}`

/** `totp`: sealed for this id (second-factor.ts). `id` left out: a new one. */
export type UserWish = Readonly<{
  id?: string
  organisationId: number
  email: string
  name: string
  password: string
  roles: readonly string[]
  totp?: Buffer
  createdAt: number
}>

/** False where the e-mail is taken: then nothing was made. */
export async function makeUser(database: Database, { password, ...wish }: UserWish): Promise<boolean> {
  const id = wish.id ?? newUserId()
  const { email, name, totp = null, createdAt } = wish
  const user: NewUser = {
    ...{ id, person: id, email, name, totp, createdAt },
    ...{ password: await hashPassword(password), issuer: null, subject: null },
  }
  return inTransaction(database.as(wish.organisationId), (client) => addUser(client, user, wish.organisationId, wish.roles))
}

export async function addUser(client: Queryable, user: NewUser, organisationId: number, roles: readonly string[]): Promise<boolean> {
  if (!(await insertUser(client, user))) return false
  return insertMember(client, { organisationId, userId: user.id, roles, since: user.createdAt })
}
