/** Asking and approving as two people do, over HTTP. */
import type { Role } from '@fairline/access/roles'
import { openSessions } from '../auth/sessions.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { insertMember, setRoles } from '../store/member-table.ts'
import { insertUser } from '../store/user-table.ts'
import type { TestApi } from './test-api.ts'

export type ApprovalBody = {
  approval_id: string
  state: string
  subject: string
  seen: string
  code?: string
  detail?: string
  changes: { field: string; of?: string; before: unknown; after: unknown }[]
  decided_by: string | null
  may_decide: boolean
  may_withdraw: boolean
  may_collect: boolean
  changed_since: boolean
  problem: { code: string } | null
  stands_in_the_way: { code: string } | null
}

/** `provedAt`: when he last showed a fresh code. */
export type Person = Readonly<{ actor: string; person: string; roles: readonly Role[]; provedAt: number | null }>

export const personNamed = (actor: string, role: Role, provedAt: number | null): Person => ({
  actor,
  person: actor,
  roles: [role],
  provedAt,
})

/** People as they come in with sessions of their own; each account is made when it is first used. */
export function openVisits(api: TestApi, now: () => number) {
  const sessions = openSessions(api.database, now)
  const headersOf = async ({ actor, person, roles, provedAt }: Person, organisationId = FIRST_ORGANISATION) => {
    const way = { password: 'none', issuer: null, subject: null, totp: Buffer.from('sealed') }
    const user = { id: actor, person, email: `${actor}@desk.example`, name: `名 ${actor}`, ...way, createdAt: now() }
    await inTransaction(api.database.as(organisationId), async (client) => {
      await insertUser(client, user)
      await insertMember(client, { organisationId, userId: actor, roles, since: now() })
      await setRoles(client, organisationId, actor, roles)
    })
    const of = { kind: 'user', userId: actor, organisationId, provedAt, device: '', address: '' } as const
    const { token } = await sessions.open(of)
    return { cookie: `fairline_session=${token}`, 'sec-fetch-site': 'same-origin' }
  }
  const post = async (who: Person, url: string, body: object): Promise<{ status: number; body: ApprovalBody }> => {
    const headers = { ...(await headersOf(who)), 'content-type': 'application/json' }
    const answer = await api.app.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) })
    return { status: answer.statusCode, body: answer.json() as ApprovalBody }
  }
  const read = async <T>(who: Person, url: string): Promise<T> => (await api.app.inject({ url, headers: await headersOf(who) })).json() as T
  const look = (who: Person, id: string) => read<ApprovalBody>(who, `/v1/approvals/${id}`)
  /** As he saw it; left out: as it is now. */
  const approve = async (who: Person, approval_id: string, seen?: string) =>
    post(who, '/v1/approvals:approve', { approval_id, seen: seen ?? (await look(who, approval_id)).seen })
  return { headersOf, post, read, look, approve }
}
