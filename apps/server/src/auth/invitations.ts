/**
 * Invitations into an organisation: a link that opens once, within LASTS_MS.
 *
 * Token    the organisation's number and 256 random bits; at rest there is its SHA-256. It stands behind the `#` of an address, which no server is sent.
 * Account  whoever has one under that e-mail shows its password; nobody else gets one under it.
 */
import { randomUUID } from 'node:crypto'
import type { Doer } from '../store/act-table.ts'
import { insertAct } from '../store/act-table.ts'
import type { Database } from '../store/database.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { findOpenInvitation, type Invitation, insertInvitation, useInvitation } from '../store/invitation-table.ts'
import { insertMember } from '../store/member-table.ts'
import { findPersonByEmail, findUserByEmail, type UserRow } from '../store/user-table.ts'
import { hashKey } from './api-keys.ts'
import { addUser, newUserId } from './make-user.ts'
import { hashPassword } from './password.ts'
import { newToken } from './sessions.ts'

const LASTS_MS = 72 * 60 * 60 * 1000
const TOKEN = /^(\d{1,5})\.[\w-]{43}$/
const SMALLINT_MAX = 32_767

export type OpenInvitation = Readonly<{ organisationId: number; invitation: Invitation; user: UserRow | undefined }>

export async function invite(
  database: Database,
  { by, email, roles, at }: Readonly<{ by: Doer; email: string; roles: readonly string[]; at: number }>,
): Promise<Readonly<{ invitation: Invitation; token: string }>> {
  const token = `${by.organisationId}.${newToken()}`
  const invitation = { id: `inv_${randomUUID()}`, email, roles, invitedBy: by.actor, createdAt: at, expiresAt: at + LASTS_MS }
  await inTransaction(database.as(by.organisationId), async (client) => {
    await insertInvitation(client, by.organisationId, invitation, hashKey(token))
    await insertAct(client, by, { act: 'person-invited', at, subject: invitation.id, detail: { roles } })
  })
  return { invitation, token }
}

/** Undefined: it was used, withdrawn, is over, or never was. */
export async function findInvitation(database: Database, token: string, now: number): Promise<OpenInvitation | undefined> {
  const organisationId = Number(TOKEN.exec(token)?.[1] ?? 0)
  if (organisationId === 0 || organisationId > SMALLINT_MAX) return undefined
  const invitation = await findOpenInvitation(database.as(organisationId), organisationId, hashKey(token), now)
  return invitation && { organisationId, invitation, user: await findUserByEmail(database, invitation.email) }
}

type Accepting = Readonly<{ open: OpenInvitation; name: string; password: string; from: Pick<Doer, 'address' | 'requestId'>; at: number }>

/** `password`: of a new account. Undefined where somebody else was quicker: then nothing was done. */
export async function acceptInvitation(database: Database, { open, name, password, from, at }: Accepting): Promise<string | undefined> {
  const { organisationId, invitation, user } = open
  const { email, roles } = invitation
  const userId = user?.id ?? newUserId()
  const hash = user === undefined ? await hashPassword(password) : undefined
  try {
    await inTransaction(database.as(organisationId), async (client) => {
      if (!(await useInvitation(client, organisationId, invitation.id, at))) throw new TooLate('the invitation was used')
      const isIn =
        hash === undefined
          ? await insertMember(client, { organisationId, userId, roles, since: at })
          : await addUser(
              client,
              {
                id: userId,
                person: (await findPersonByEmail(client, email)) ?? userId,
                email,
                name,
                password: hash,
                totp: null,
                issuer: null,
                subject: null,
                createdAt: at,
              },
              organisationId,
              roles,
            )
      if (!isIn) throw new TooLate('the account was made meanwhile')
      const { person } = (await findUserByEmail(client, email))!
      const by = { organisationId, actor: userId, person, roles, ...from }
      await insertAct(client, by, { act: 'invitation-accepted', at, subject: invitation.id })
    })
    return userId
  } catch (error) {
    if (error instanceof TooLate) return undefined
    throw error
  }
}

/** Undoes what was begun. */
class TooLate extends Error {
  override name = 'TooLate'
}
