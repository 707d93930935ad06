/** Asking and approving as two people do, over HTTP. */
import type { Role } from '@fairline/access/roles'
import type { Person, TestPeople } from './people.ts'
import type { TestApi } from './test-api.ts'

export type ApprovalBody = {
  approval_id: string
  state: string
  seen: string
  code?: string
  detail?: string
  changes: { field: string; of?: string; before: unknown; after: unknown }[]
  decided_by: string | null
  may_decide: boolean
  may_withdraw: boolean
  changed_since: boolean
  problem: { code: string } | null
  stands_in_the_way: { code: string } | null
}

export const personNamed = (actor: string, role: Role, provedAt: number | null): Person => ({
  actor,
  person: actor,
  roles: [role],
  provedAt,
})

export function openVisits(api: TestApi, people: TestPeople) {
  const post = async (who: Person, url: string, body: object): Promise<{ status: number; body: ApprovalBody }> => {
    const headers = { ...(await people.headersOf(who)), 'content-type': 'application/json' }
    const answer = await api.app.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) })
    return { status: answer.statusCode, body: answer.json() as ApprovalBody }
  }
  const read = async <T>(who: Person, url: string): Promise<T> =>
    (await api.app.inject({ url, headers: await people.headersOf(who) })).json() as T
  const look = (who: Person, id: string) => read<ApprovalBody>(who, `/v1/approvals/${id}`)
  /** As he saw it; left out: as it is now. */
  const approve = async (who: Person, approval_id: string, seen?: string) =>
    post(who, '/v1/approvals:approve', { approval_id, seen: seen ?? (await look(who, approval_id)).seen })
  return { post, read, look, approve }
}
