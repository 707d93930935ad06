/**
 * What an administrator changes about the members of his organisation, each a function of what is wanted, to be carried out in a transaction of its caller:
 * whoever wants a second person to release such a change keeps the wish, and calls it then.
 *
 * Always   nobody changes himself, through whatever account he comes; and one administrator who can sign in stays.
 */
import type { Queryable } from '../store/database.ts'
import { findMember, lockActive, type MemberRow, membershipsOf, setRoles, setSuspended } from '../store/member-table.ts'
import { endSessions } from '../store/session-table.ts'
import { dropTotp, setPerson } from '../store/user-table.ts'

export type MemberOrder =
  | Readonly<{ kind: 'set-roles'; userId: string; roles: readonly string[] }>
  | Readonly<{ kind: 'suspend' | 'restore' | 'end-sessions' | 'remove-second-factor'; userId: string }>
  | Readonly<{ kind: 'join'; userId: string; sameAs: string }>

export type MemberRefusal = Readonly<{ code: 'member-not-found' | 'not-yourself' | 'last-administrator' | 'belongs-elsewhere' }>

/** Who wants it: the person, not the account. */
export type OrderedBy = Readonly<{ organisationId: number; person: string; at: number }>

const ADMIN = 'admin'

/** Undefined: it was done. Sessions that end because of it are forgotten by their caller (`Sessions.forget`). */
export async function carryOutOrder(client: Queryable, order: MemberOrder, by: OrderedBy): Promise<MemberRefusal | undefined> {
  const member = await findMember(client, by.organisationId, order.userId)
  if (member === undefined) return { code: 'member-not-found' }
  const refusal = await whyNot(client, order, by, member)
  if (refusal !== undefined) return refusal
  await change(client, order, by)
  return undefined
}

async function whyNot(client: Queryable, order: MemberOrder, by: OrderedBy, member: MemberRow): Promise<MemberRefusal | undefined> {
  if (order.kind === 'end-sessions') return undefined
  if (member.person === by.person) return { code: 'not-yourself' }
  const goes = order.kind === 'suspend' || (order.kind === 'set-roles' && !order.roles.includes(ADMIN))
  if (goes && member.roles.includes(ADMIN) && (await isLast(client, by, member))) return { code: 'last-administrator' }
  // Where a provider says who somebody is, it says in what roles too.
  if (order.kind === 'set-roles' && member.issuer !== null) return { code: 'belongs-elsewhere' }
  if (
    order.kind === 'remove-second-factor' &&
    (await membershipsOf(client, order.userId)).some(({ organisationId }) => organisationId !== by.organisationId)
  )
    return { code: 'belongs-elsewhere' }
  if (order.kind === 'join' && (await findMember(client, by.organisationId, order.sameAs)) === undefined)
    return { code: 'member-not-found' }
  return undefined
}

async function isLast(client: Queryable, { organisationId }: OrderedBy, { userId }: MemberRow): Promise<boolean> {
  const active = await lockActive(client, organisationId, ADMIN)
  return active.every((one) => one === userId) && active.length > 0
}

async function change(client: Queryable, order: MemberOrder, { organisationId, at }: OrderedBy): Promise<void> {
  const { userId } = order
  switch (order.kind) {
    case 'set-roles':
      await setRoles(client, organisationId, userId, order.roles)
      break
    case 'suspend':
      await setSuspended(client, organisationId, userId, at)
      break
    case 'restore':
      await setSuspended(client, organisationId, userId, null)
      return
    case 'remove-second-factor':
      await dropTotp(client, userId)
      break
    case 'join':
      await setPerson(client, userId, (await findMember(client, organisationId, order.sameAs))!.person)
      break
    case 'end-sessions':
      break
  }
  await endSessions(client, userId, { organisationId })
}
