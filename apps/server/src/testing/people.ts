/** People who are signed in, each with roles, kept in memory. */
import { randomBytes } from 'node:crypto'
import { abilityOf } from '@fairline/access/ability'
import { permissionsOfRoles, type Role } from '@fairline/access/roles'
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import type { Caller } from '../auth/caller.ts'
import type { Session, Sessions } from '../auth/sessions.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'

/** `provedAt`: when he last showed a fresh code. */
export type Person = Readonly<{ actor: string; person: string; roles: readonly Role[]; provedAt: number | null }>

export const callerOfPerson = ({ actor, person, roles, provedAt }: Person, organisationId = FIRST_ORGANISATION): Caller => ({
  ...{ kind: 'user', actor, person, organisationId, roles, provedAt },
  ability: abilityOf(permissionsOfRoles(roles), person),
  senders: new Set(OUTSIDE_SENDERS),
})

export type TestPeople = Sessions & {
  /** The headers that his browser sends. */
  readonly headersOf: (person: Person, organisationId?: number) => Promise<Record<string, string>>
}

export function openTestPeople(expiresAt: number): TestPeople {
  const sessions = new Map<string, Session>()
  const open: Sessions['open'] = async (caller) => {
    const token = randomBytes(32).toString('base64url')
    const session = { caller, name: caller.actor, organisation: 'test', expiresAt }
    sessions.set(token, session)
    return { token, session }
  }
  return {
    open,
    find: async (token) => sessions.get(token),
    close: async (token) => void sessions.delete(token),
    headersOf: async (person, organisationId) => {
      const { token } = await open(callerOfPerson(person, organisationId))
      return { cookie: `fairline_session=${token}`, 'sec-fetch-site': 'same-origin' }
    },
  }
}
