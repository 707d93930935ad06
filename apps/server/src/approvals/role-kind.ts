/** Roles of a person: one administrator asks, another approves, and neither is the person himself. */
import { isRole } from '@fairline/access/roles'
import { publicId } from '@fairline/contract/text'
import { z } from 'zod'
import { carryOutOrder } from '../auth/member-orders.ts'
import { problemOf } from '../routes/problems.ts'
import { insertAct } from '../store/act-table.ts'
import type { Fields } from '../store/approval-table.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { findMember } from '../store/member-table.ts'
import { type Agreed, type ApprovalKind, type Asking, type Carried, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'

const ROLES_MAX = 20
const RoleChange = z.strictObject({
  id: publicId,
  roles: z.array(z.string().refine(isRole, 'there is no such role')).min(1).max(ROLES_MAX),
})

const userOf = ({ id }: Fields): string => String(id)
const sorted = (roles: readonly string[]): string[] => [...new Set(roles)].sort()

const isSame = (before: readonly string[], after: readonly string[]): boolean => sorted(before).join() === sorted(after).join()

export const roleKind: ApprovalKind = {
  ...{ ask: 'people:manage', decide: 'people:manage', lastsMs: USUAL_MS, schema: RoleChange, subjectOf: userOf, aboutOf: userOf },
  describe,
  carryOut,
}

async function describe({ database }: KindParts, { organisationId, maker, request }: Asking): Promise<Described> {
  const { id, roles } = RoleChange.parse(request)
  const member = await findMember(database.as(organisationId), organisationId, id)
  if (member === undefined) return { ok: false, problem: problemOf('member-not-found') }
  if (member.person === maker.person) return { ok: false, problem: problemOf('not-yourself') }
  const [before, after] = [sorted(member.roles), sorted(roles)]
  return { ok: true, changes: isSame(before, after) ? [] : [{ field: 'roles', before, after }] }
}

/** Done before, and not told: nothing is left to do. */
async function carryOut({ database, sessions, now }: KindParts, organisationId: number, approval: Agreed): Promise<Carried> {
  const { id: userId, roles } = RoleChange.parse(approval.request)
  const { checker, maker, reason } = approval
  const at = now()
  const refusal = await inTransaction(database.as(organisationId), async (client) => {
    const member = await findMember(client, organisationId, userId)
    if (member !== undefined && isSame(member.roles, roles)) return undefined
    const order = { kind: 'set-roles', userId, roles: sorted(roles) } as const
    const refused = await carryOutOrder(client, order, { organisationId, person: checker.person, at })
    if (refused !== undefined) return refused
    const doer = { organisationId, ...checker, roles: [], address: null, requestId: null }
    const detail = { roles: order.roles, approval_id: approval.id, asked_by: maker.actor }
    await insertAct(client, doer, { act: 'roles-changed', at, subject: userId, detail, reason })
    return undefined
  })
  sessions.forget()
  return refusal === undefined ? { kind: 'done' } : { kind: 'failed', problem: problemOf(refusal.code) }
}
